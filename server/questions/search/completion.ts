import type { CivilDate } from '../../lib/dates.ts'
import { FIELD_WORDS, type FieldWord, QUESTION_LANGUAGE, SCOPE_LABELS } from './fields.ts'
import type { SearchLookups } from './lookups.ts'
import { beginsWords } from './names.ts'
import type { Offer } from './offers.ts'
import { type ParsedSearch, parseSearch } from './parse.ts'
import { printValue } from './print.ts'
import { asRead } from './tokens.ts'
import { leavesOf } from './tree.ts'
import { type Typing, typingAt } from './typing.ts'

/** One way to go on with what is being typed. */
export interface Suggestion {
  /** What it puts in: `asker:`, or a value, in quotes where it needs them. */
  written: string
  /** What that is, in words. */
  label: string
  /** The field word whose value it is; null when it is a field word itself. */
  field: string | null
  /** The whole search once it is taken, and the place in it to go on typing. */
  text: string
  caret: number
}

/** What the names mean today, and which day it is. */
interface Known {
  lookups: SearchLookups
  today: CivilDate
}

const MOST_SUGGESTIONS = 10
/** In characters. */
export const LONGEST_SEARCH = 500
const SHORTEST_FIELD = 2
/** Where nothing can be put in, such as at the end of a very long search, a thousand Members need not be tried. */
const MOST_TRIED = 30

const FIELDS = new Map(FIELD_WORDS.map((field) => [field.name, field]))
const FIELD_OFFERS = [
  ...FIELD_WORDS.map(({ name, label }) => ({ name, label })),
  ...Object.entries(SCOPE_LABELS).map(([name, label]) => ({ name, label })),
]

/**
 * What may be meant by what is being typed: field words, and after one its values. Each gives a search that is read
 * without complaint, as far as the rest of it is.
 * @param caret in characters of what was typed, from its beginning
 */
export function completions(typed: string, caret: number, known: Known): Suggestion[] {
  const before = asRead(typed.slice(0, caret))
  const text = before + asRead(typed.slice(caret))
  const typing = typingAt(text, before.length, QUESTION_LANGUAGE)
  if (typing === null) return []
  const field = typing.field === null ? null : FIELDS.get(typing.field)
  return field ? valuesFor(field, typing, text, known) : fieldsFor(typing, text)
}

function fieldsFor(typing: Typing, text: string): Suggestion[] {
  if (typing.typed.length < SHORTEST_FIELD) return []
  const typed = typing.typed.toLowerCase()
  const byName = FIELD_OFFERS.filter(({ name }) => name.startsWith(typed))
  const byLabel = FIELD_OFFERS.filter(({ name, label }) => !name.startsWith(typed) && isBegun(typed, label))
  return [...byName, ...byLabel]
    .map(({ name, label }) => taken(typing, text, { written: `${name}:`, label, field: null }))
    .filter((suggestion) => suggestion.text.length <= LONGEST_SEARCH)
    .slice(0, MOST_SUGGESTIONS)
}

/** By the first of the words that say what it asks for: "asked" for `asker:`. */
function isBegun(typed: string, label: string): boolean {
  const [first = ''] = label.split(' ')
  return beginsWords(typed, first)
}

function valuesFor(field: FieldWord, typing: Typing, text: string, known: Known): Suggestion[] {
  const before = parseSearch(text, QUESTION_LANGUAGE)
  const suggestions: Suggestion[] = []
  for (const offer of field.offers(typing.typed, known.lookups, known.today).slice(0, MOST_TRIED)) {
    const value = valueFor(offer, field, known.lookups)
    if (value === undefined) continue
    const written = printValue(value)
    const suggestion = taken(typing, text, { written, label: offer.label, field: field.name })
    if (suggestion.text !== text && isGood(suggestion, field, value, before)) suggestions.push(suggestion)
    if (suggestions.length === MOST_SUGGESTIONS) break
  }
  return suggestions
}

/** What is written to mean this and nothing else; undefined when there is no such thing. */
function valueFor({ written }: Offer, field: FieldWord, lookups: SearchLookups): string | undefined {
  return written
    .map(asRead)
    .find((value) => !value.includes('"') && field.read(value, lookups)?.labels.length === 1)
}

function taken(
  { start, end }: Typing,
  text: string,
  suggestion: Pick<Suggestion, 'written' | 'label' | 'field'>,
): Suggestion {
  const { written, field } = suggestion
  const after = text.slice(end)
  const gap = field === null || /^(?:$|[\s),|])/.test(after) ? '' : ' '
  return { ...suggestion, text: text.slice(0, start) + written + gap + after, caret: start + written.length }
}

/** Neither what stands there already nor what cannot stand there, such as a value with brackets inside brackets. */
function isGood({ text }: Suggestion, field: FieldWord, value: string, before: ParsedSearch): boolean {
  if (text.length > LONGEST_SEARCH) return false
  const { tree, notices } = parseSearch(text, QUESTION_LANGUAGE)
  const values = leavesOf(tree).flatMap((leaf) =>
    leaf.kind === 'fact' && leaf.field === field.name ? leaf.values : [],
  )
  return values.filter((one) => one === value).length === 1 && notices.length <= before.notices.length
}
