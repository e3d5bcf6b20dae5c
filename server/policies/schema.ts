import { z } from 'zod'
import { webAddress } from '../lib/addresses.ts'
import { isPlausibleDate } from '../lib/dates.ts'
import { squash, stripControls } from '../lib/text.ts'
import { PageField, ReasonField, RequiredReason, RevisionField } from '../web/fields.ts'
import { COVERAGES } from './coverage.ts'
import { aliasKey } from './linking.ts'
import { isSlug, KINDS, slugFrom, type WebLink } from './policy.ts'

const LONGEST_TITLE = 200
const LONGEST_LINK = 1_000
const LONGEST_LABEL = 100
const MOST_LINKS = 20
const LONGEST_ALIAS = 100
const SHORTEST_ALIAS = 2
const MOST_ALIASES = 40
const LONGEST_BODY = 20_000

const TitleField = z
  .string({ error: 'Enter the title.' })
  .transform((typed) => squash(stripControls(typed)).normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1, { error: 'Enter the title.' })
      .max(LONGEST_TITLE, { error: `Shorten the title to at most ${LONGEST_TITLE} characters.` }),
  )

const DateField = z
  .string()
  .default('')
  .transform((typed) => typed.trim() || null)
  .refine((typed) => typed === null || isPlausibleDate(typed), {
    error: 'Enter a date such as 2026-01-12, or nothing.',
  })

/** One a line: words if there are any, then the address. */
const LinksField = z
  .string()
  .default('')
  .transform((typed, context) => {
    const lines = linesOf(typed)
    const links = lines.flatMap((line) => linkIn(line) ?? [])
    const problem = problemWithLinks(lines)
    if (problem === null) return links
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })

const AliasesField = z
  .string()
  .default('')
  .transform((typed, context) => {
    const aliases = aliasesOf(typed)
    const problem = problemWith(aliases)
    if (problem === null) return aliases
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })

const BodyField = z
  .string()
  .default('')
  .transform((typed) => stripControls(typed).trim())
  .pipe(z.string().max(LONGEST_BODY, { error: 'Shorten the description to at most 20,000 characters.' }))

/** Its number; 0 is the number of none. */
const ChosenTeam = z
  .string()
  .default('')
  .transform((typed) => (typed === '' ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : 0))

/** The end of its address. */
const ChosenPolicy = z
  .string()
  .default('')
  .transform((typed) => typed.trim() || null)

const FACTS = {
  title: TitleField,
  kind: z.enum(KINDS, { error: 'Choose what kind of policy it is.' }),
  published: DateField,
  review: DateField,
  links: LinksField,
  team: ChosenTeam,
  'superseded-by': ChosenPolicy,
  aliases: AliasesField,
  body: BodyField,
}

export type SentFacts = z.output<z.ZodObject<typeof FACTS>>

const SlugField = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase())

/** The address is made from the title where none is given. */
export const NewPolicyForm = z
  .object({ ...FACTS, slug: SlugField })
  .transform((form) => ({ ...form, slug: form.slug || slugFrom(form.title) }))
  .refine(({ slug }) => isSlug(slug), {
    path: ['slug'],
    error:
      'Write the end of the address with small letters a to z, digits and hyphens, such as fire-safety-plan.',
  })

export const PolicyForm = z.object({ ...FACTS, reason: ReasonField, revision: RevisionField })

export const RemovalForm = z.object({ reason: RequiredReason })

export const PolicyParams = z.object({ slug: z.string().refine(isSlug) })

/** Which kind the list shows; what is none is all. */
export const ListQuery = z.object({ kind: z.enum(KINDS).nullable().catch(null) })

/** The page of the list of questions, and which actions are shown. */
export const PageQuery = z.object({ page: PageField, actions: z.enum(COVERAGES).nullable().catch(null) })

/** One a line; the same name again is left out. */
function aliasesOf(typed: string): string[] {
  const byKey = new Map<string, string>()
  for (const line of linesOf(typed)) if (!byKey.has(aliasKey(line))) byKey.set(aliasKey(line), line)
  return [...byKey.values()]
}

function linesOf(typed: string): string[] {
  const lines = stripControls(typed).split('\n')
  return lines.map((line) => squash(line).normalize('NFC')).filter((line) => line !== '')
}

function linkIn(line: string): WebLink | null {
  const [, label = '', typed = ''] = /^(.*?)\s?(\S+)$/.exec(line) ?? []
  const address = webAddress(typed)
  return address === null || address.length > LONGEST_LINK ? null : { label, address }
}

function problemWithLinks(lines: readonly string[]): string | null {
  if (lines.length > MOST_LINKS) return `Enter at most ${MOST_LINKS} links.`
  const wrong = lines.find((line) => linkIn(line) === null)
  if (wrong !== undefined)
    return `End the line “${wrong.slice(0, 40)}” with an address that begins with https://.`
  const long = lines.find((line) => (linkIn(line)?.label.length ?? 0) > LONGEST_LABEL)
  return long === undefined
    ? null
    : `Shorten the words of the link “${long.slice(0, 40)}…” to at most ${LONGEST_LABEL} characters.`
}

function problemWith(aliases: readonly string[]): string | null {
  if (aliases.length > MOST_ALIASES) return `Enter at most ${MOST_ALIASES} aliases.`
  const long = aliases.find((alias) => alias.length > LONGEST_ALIAS)
  if (long) return `Shorten the alias “${long.slice(0, 40)}…” to at most ${LONGEST_ALIAS} characters.`
  const short = aliases.find((alias) => aliasKey(alias).length < SHORTEST_ALIAS)
  if (short) return `The alias “${short}” is too short: it would be found everywhere.`
  return null
}
