import { capital } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { FieldSpec } from '../web/forms.ts'
import { EMPTY_FORM, showForm } from '../web/forms.ts'
import type { Decision, LinkStanding } from './link-decisions.ts'
import type { QuestionLink, QuestionProvision, RefusedLink } from './link-queries.ts'
import { sayDecided, sayLink } from './link-words.ts'

interface LinksParts {
  questionId: number
  links: readonly QuestionLink[]
  provisions: readonly QuestionProvision[]
  refused: readonly RefusedLink[]
  /** All there are, by title. */
  policies: readonly { slug: string; title: string }[]
  /** Whether the visitor may know who decided. */
  seesWho: boolean
  mayDecide: boolean
}

/** The policies of a question as its page shows them, with what an editor may decide of each. */
export function showLinks(parts: LinksParts) {
  const { questionId, links, refused, mayDecide } = parts
  const slugs = [...new Set(links.map(({ slug }) => slug))]
  const taken = new Set([...slugs, ...refused.map(({ slug }) => slug)])
  const others = parts.policies.filter(({ slug }) => !taken.has(slug))
  return {
    policies: slugs.map((slug) => showLink(slug, parts)),
    refusedPolicies: mayDecide ? refused.map((one) => showRefused(one, questionId)) : [],
    addPolicy: mayDecide && others.length > 0 ? addForm(questionId, others) : null,
    decideAction: paths.policyDecisions(),
  }
}

function showLink(slug: string, { questionId, links, provisions, seesWho, mayDecide }: LinksParts) {
  const own = links.filter((link) => link.slug === slug)
  const [first] = own
  const title = first?.title ?? slug
  const state = first?.state ?? 'found'
  return {
    title,
    href: paths.policy(slug),
    named: sayLink(own, seesWho && first ? first : null),
    provisions: provisions
      .filter((provision) => provision.slug === slug)
      .map(({ provision, words }) => ({ text: `${capital(provision)}: “${words}”` })),
    buttons: mayDecide
      ? BUTTONS[state].map((button) => decision(button, { questionId, slug, title, seen: state }))
      : [],
  }
}

interface Button {
  label: string
  decision: Decision | 'none'
}

const REFUSE: Button = { label: 'Not this policy', decision: 'refused' }

const BUTTONS: Readonly<Record<QuestionLink['state'], readonly Button[]>> = {
  found: [{ label: 'Confirm', decision: 'confirmed' }, REFUSE],
  confirmed: [{ label: 'Take back', decision: 'none' }, REFUSE],
  added: [{ label: 'Take back', decision: 'none' }],
  refused: [{ label: 'Take back', decision: 'none' }],
}

function showRefused(refused: RefusedLink, questionId: number) {
  const { slug, title } = refused
  return {
    title,
    href: paths.policy(slug),
    named: capital(sayDecided('refused', refused)),
    buttons: BUTTONS.refused.map((button) => decision(button, { questionId, slug, title, seen: 'refused' })),
  }
}

interface Seen {
  questionId: number
  slug: string
  title: string
  seen: LinkStanding
}

function decision({ label, decision }: Button, { questionId, slug, title, seen }: Seen) {
  return { label, about: title, fields: decisionFields({ questionId, slug, decision, seen }) }
}

/** What a form sends to decide. */
export function decisionFields({
  questionId,
  slug,
  decision,
  seen,
}: Omit<Seen, 'title'> & { decision: Decision | 'none' }) {
  return [
    { name: 'question', value: String(questionId) },
    { name: 'policy', value: slug },
    { name: 'decision', value: decision },
    { name: 'seen', value: seen },
  ]
}

function addForm(questionId: number, policies: readonly { slug: string; title: string }[]) {
  const specs = {
    policy: {
      label: 'Add a policy',
      options: [
        { value: '', label: 'Choose a policy' },
        ...policies.map(({ slug, title }) => ({ value: slug, label: title })),
      ],
    },
  } satisfies Record<string, FieldSpec>
  const { fields } = showForm(specs, EMPTY_FORM, 'add-')
  return {
    field: fields.policy,
    hidden: decisionFields({ questionId, slug: '', decision: 'added', seen: 'none' }).filter(
      ({ name }) => name !== 'policy',
    ),
  }
}
