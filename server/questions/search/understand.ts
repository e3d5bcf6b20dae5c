import { sayCount } from '../../lib/text.ts'
import { type FactTest, FIELD_WORDS, type Meaning } from './fields.ts'
import type { SearchLookups } from './lookups.ts'
import { allOf, type Fact, mapLeaves, type Tree } from './tree.ts'

/** A field word whose values are understood: true of a question when any of the tests is. */
export interface KnownFact extends Fact {
  tests: readonly FactTest[]
  /** Each thing it may mean, by name. */
  labels: readonly string[]
}

export type KnownTree = Tree<KnownFact>

const FIELDS = new Map(FIELD_WORDS.map((field) => [field.name, field]))
const MOST_NAMES = 5
const MOST_SAID = 3

/** Finds out what the field words mean today: whom `asker:ann` names. What means nothing is left out and said. */
export function understandFacts(
  tree: Tree | null,
  lookups: SearchLookups,
  notices: string[],
): KnownTree | null {
  return (
    tree &&
    mapLeaves<Fact, KnownFact>(tree, (leaf) => (leaf.kind === 'fact' ? known(leaf, lookups, notices) : leaf))
  )
}

function known({ field: name, values }: Fact, lookups: SearchLookups, notices: string[]): KnownTree | null {
  const field = FIELDS.get(name)
  const meanings = values.flatMap((value) => {
    const meaning = field?.read(value, lookups)
    if (!meaning) notices.push(sayUnknown(name, value, field?.wants ?? ''))
    else if (meaning.labels.length > 1) notices.push(saySeveral(name, value, meaning))
    return meaning ? [{ value, ...meaning }] : []
  })
  if (meanings.every(({ tests }) => tests.length === 0)) return null
  return {
    kind: 'fact',
    field: name,
    values: meanings.map(({ value }) => value),
    tests: meanings.flatMap(({ tests }) => tests),
    labels: meanings.flatMap(({ value, labels }) =>
      labels.length > MOST_SAID ? [`any of ${labels.length} called “${value}”`] : labels,
    ),
  }
}

function sayUnknown(name: string, value: string, wants: string): string {
  return `“${value.slice(0, 40)}” is not known for “${name}:”, which wants ${wants}. It was left out.`
}

function saySeveral(name: string, value: string, { labels }: Meaning): string {
  return `“${name}:${value.slice(0, 40)}” is any of ${labels.length}: ${sayNames(labels, 'and')}.`
}

/** "Ann Example, Bea Sample or 12 more" */
export function sayNames(names: readonly string[], joiner: 'and' | 'or'): string {
  const few = names.length <= MOST_NAMES ? [...names] : names.slice(0, MOST_NAMES)
  if (names.length > MOST_NAMES) few.push(`${sayCount(names.length - MOST_NAMES)} more`)
  const last = few.pop() ?? ''
  return few.length === 0 ? last : `${few.join(', ')} ${joiner} ${last}`
}

/** The tree with the days of the form's filters as one more thing that must be true. */
export function withDays(tree: KnownTree | null, days: readonly KnownFact[]): KnownTree | null {
  return allOf([...(tree === null ? [] : [tree]), ...days])
}
