import { dateOfDay, sayDate } from '../../lib/dates.ts'
import { dayOfKey, firstKeyOfDay } from './search-key.ts'
import type { Fact, TextLeaf, Tree } from './tree.ts'

/**
 * Going through so many entries of the index takes some 100 ms, and putting what they find in order as long again. Of a
 * larger record more is gone through, so that a few words that are in most questions still reach all of it.
 */
const MOST_ENTRIES = 1_600_000
const MOST_ENTRIES_A_RECORD = 4

/** An entry that is looked into for where the word stands costs more; one for whether others are near, most. */
const IN_PHRASE = 1.5
const NEAR = 3
/** An exact form is looked for in both indexes. */
const EXACT = 2

/** In how many records words are, at most. */
export interface Frequencies {
  /** The word in any of its forms. */
  withWord(word: string): number
  /** Any word that begins so. */
  withPrefix(start: string): number
}

interface Cost {
  /** Entries of the index to be gone through. */
  entries: number
  /** Records found at most. */
  most: number
}

/**
 * How far back a search can look in the time there is. Sixteen phrases of words that are in every question take half a
 * second among 100,000; nobody is helped by all that they find.
 * @param keys the search keys of all records, ascending
 * @returns the first search key to look at: 0 for all
 */
export function reachOf<F extends Fact>(
  tree: Tree<F>,
  keys: Float64Array,
  frequencies: Frequencies,
  notices: string[],
): number {
  const { entries } = costOf(tree, frequencies)
  const most = Math.max(MOST_ENTRIES, MOST_ENTRIES_A_RECORD * keys.length)
  if (entries <= most) return 0
  const first = keys[Math.floor(keys.length * (1 - most / entries))] ?? 0
  const day = dayOfKey(first)
  if (day === 0) return 0
  notices.push(
    `So many questions have these words that only those tabled since ${sayDate(dateOfDay(day))} were looked ` +
      'through. Add a rarer word to look through all.',
  )
  return firstKeyOfDay(day)
}

function costOf<F extends Fact>(tree: Tree<F>, frequencies: Frequencies): Cost {
  switch (tree.kind) {
    case 'all':
      return costOfAll(tree.nodes.map((node) => costOf(node, frequencies)))
    case 'any':
      return costOfAny(tree.nodes.map((node) => costOf(node, frequencies)))
    case 'not':
      return { entries: costOf(tree.node, frequencies).entries, most: Number.POSITIVE_INFINITY }
    case 'fact':
      return { entries: 0, most: Number.POSITIVE_INFINITY }
    default:
      return costOfLeaf(tree as TextLeaf, frequencies)
  }
}

/** The index leaps over what the rarest part has not. */
function costOfAll(parts: readonly Cost[]): Cost {
  const most = Math.min(...parts.map((part) => part.most))
  const entries = parts.map((part) =>
    part.most > most ? (part.entries * Math.max(1, most)) / part.most : part.entries,
  )
  return { entries: sum(entries), most }
}

function costOfAny(parts: readonly Cost[]): Cost {
  return { entries: sum(parts.map(({ entries }) => entries)), most: sum(parts.map(({ most }) => most)) }
}

function costOfLeaf(leaf: TextLeaf, { withWord, withPrefix }: Frequencies): Cost {
  if (leaf.kind === 'prefix') {
    const most = withPrefix(leaf.start)
    return { entries: most, most }
  }
  const words = leaf.kind === 'near' ? leaf.phrases.flat() : leaf.words
  const most = Math.min(...words.map(withWord))
  if (words.length === 1) return { entries: most, most }
  const weight = leaf.kind === 'near' ? NEAR : leaf.isExact ? EXACT * IN_PHRASE : IN_PHRASE
  return { entries: words.length * most * weight, most }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
