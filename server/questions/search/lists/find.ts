import type { Fact, Scope } from '../tree.ts'
import { bestKeeper, bestOf } from './best.ts'
import { inverseFrequency, scoreOf } from './bm25.ts'
import type { Clause, Clauses, ListedPhrase } from './clauses.ts'
import { reached, type Weighed } from './weighed.ts'
import type { WordLists } from './word-lists.ts'

type Asked = Pick<Clauses<Fact>, 'wanted' | 'unwanted'>

/** What the lists say of the words of a search; each word is read once, for finding and for putting in order. */
export function asker(lists: WordLists) {
  const read = new Map<string, Weighed>()

  function having(phrase: ListedPhrase): Weighed {
    const { stems, scope, beside } = phrase
    const name = nameOf(stems, scope)
    if (beside && !read.has(name)) {
      for (const [stem, weighed] of lists.havingEach(beside, scope)) read.set(nameOf([stem], scope), weighed)
    }
    const known = read.get(name) ?? lists.having(phrase)
    read.set(name, known)
    return known
  }

  /** The positions of the records with something of each clause and none of the others, ascending. */
  function found({ wanted, unwanted }: Asked): Int32Array {
    const clauses = wanted.map((clause) => clause.map(having)).sort((a, b) => sizeOf(b) - sizeOf(a))
    const rarest = clauses.at(-1) ?? []
    const [only] = rarest.length === 1 ? rarest : []
    if (only && clauses.length === 1 && unwanted.length === 0) return positionsIn(only)
    // How many of the clauses each record meets, one after the other.
    const met = new Uint8Array(lists.size)
    for (const [before, clause] of clauses.entries()) for (const words of clause) meet(words, met, before)
    for (const words of unwanted) for (const position of positionsIn(having(words))) met[position] = 0
    return only
      ? metAmong(positionsIn(only), met, clauses.length)
      : allMet(met, clauses.length, sizeOf(rarest))
  }

  /**
   * The best of some records, in order.
   * @param positions ascending
   */
  function best(clauses: readonly Clause[], positions: Int32Array, most: number): number[] {
    const words = clauses.flat().map(having)
    const [only] = words
    return only && words.length === 1
      ? bestOfWord(only, lists, positions, most)
      : bestOfWords(words, lists, positions, most)
  }

  return { found, best }
}

function bestOfWords(
  words: readonly Weighed[],
  { size, lengths, averageLength }: WordLists,
  among: Int32Array,
  most: number,
): number[] {
  const scores = new Float64Array(among.length)
  for (const word of words) {
    const idf = inverseFrequency(size, word.size)
    let at = 0
    for (let place = 0; place < among.length; place += 1) {
      const position = among[place] as number
      at = reached(word, at, position)
      if (at === word.size) break
      if (word.positions[at] !== position) continue
      const score = scoreOf(word.weights[at] as number, lengths[position] as number, idf, averageLength)
      scores[place] = (scores[place] as number) + score
    }
  }
  return bestOf(among, scores, most)
}

/** Nearly no record has a word so often that it weighs more. */
const USUAL_WEIGHTS = 256
const LONGEST = 0x7fffffff

/**
 * Of one word nothing is added up, so nothing is kept for each record. Of the same weight a longer record never scores more,
 * and to be among the best takes ever more: records as long as one that did not score enough are passed over.
 */
function bestOfWord(
  word: Weighed,
  { size, lengths, averageLength }: WordLists,
  among: Int32Array,
  most: number,
): number[] {
  const idf = inverseFrequency(size, word.size)
  const weights = among.length === word.size ? word.weights : weightsAmong(word, among)
  const best = bestKeeper(most)
  /** By weight: from which length on a record scores too little. */
  const tooLong = new Int32Array(USUAL_WEIGHTS).fill(LONGEST)
  const before = (at: number) => lastShortEnough({ among, weights, lengths, tooLong }, at)
  for (let at = before(among.length - 1); at >= 0; at = before(at - 1)) {
    const position = among[at] as number
    const weight = weights[at] as number
    const length = lengths[position] as number
    const score = scoreOf(weight, length, idf, averageLength)
    if (score > best.least()) best.offer(position, score)
    else if (weight < USUAL_WEIGHTS) tooLong[weight] = length
  }
  return best.inOrder()
}

interface Lengths {
  among: Int32Array
  weights: Uint16Array
  lengths: Int32Array
  tooLong: Int32Array
}

/** Alone in a loop without calls: it goes through all records, and the others through hundreds. */
function lastShortEnough({ among, weights, lengths, tooLong }: Lengths, from: number): number {
  let at = from
  while (at >= 0) {
    const weight = weights[at] as number
    if (weight >= USUAL_WEIGHTS || (lengths[among[at] as number] as number) < (tooLong[weight] as number))
      break
    at -= 1
  }
  return at
}

/** What a word weighs in some of the records that have it. */
function weightsAmong(word: Weighed, among: Int32Array): Uint16Array {
  const found = new Uint16Array(among.length)
  let at = 0
  for (let place = 0; place < among.length; place += 1) {
    at = reached(word, at, among[place] as number)
    found[place] = word.weights[at] ?? 0
  }
  return found
}

function nameOf(stems: readonly string[], scope: Scope): string {
  return `${scope ?? ''}:${stems.join(' ')}`
}

function positionsIn({ positions, size }: Weighed): Int32Array {
  return positions.subarray(0, size)
}

function meet({ positions, size }: Weighed, met: Uint8Array, before: number): void {
  for (let at = 0; at < size; at += 1) {
    const position = positions[at] ?? 0
    if (met[position] === before) met[position] = before + 1
  }
}

function sizeOf(clause: readonly Weighed[]): number {
  return clause.reduce((sum, { size }) => sum + size, 0)
}

/** By hand: `filter` with a function takes many times as long. */
function metAmong(among: Int32Array, met: Uint8Array, clauses: number): Int32Array {
  const found = new Int32Array(among.length)
  let size = 0
  for (let at = 0; at < among.length; at += 1) {
    const position = among[at] as number
    if (met[position] === clauses) found[size++] = position
  }
  return found.subarray(0, size)
}

/** @param most how many there are at most */
function allMet(met: Uint8Array, clauses: number, most: number): Int32Array {
  const found = new Int32Array(most)
  let size = 0
  for (let position = 0; position < met.length; position += 1) {
    if (met[position] === clauses) found[size++] = position
  }
  return found.subarray(0, size)
}
