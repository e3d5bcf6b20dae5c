import type { Fact, Scope } from '../tree.ts'
import { bestKeeper, bestOf } from './best.ts'
import { inverseFrequency, scoreOf } from './bm25.ts'
import type { Clause, Clauses, ListedPhrase } from './clauses.ts'
import type { Weighed } from './weighed.ts'
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
    let place = 0
    for (let at = 0; at < word.size && place < among.length; at += 1) {
      const position = word.positions[at] as number
      while (place < among.length && (among[place] as number) < position) place += 1
      if (among[place] !== position) continue
      const score = scoreOf(word.weights[at] as number, lengths[position] as number, idf, averageLength)
      scores[place] = (scores[place] as number) + score
    }
  }
  return bestOf(among, scores, most)
}

/** Of one word nothing is added up, so nothing is kept for each record. */
function bestOfWord(
  { positions, weights, size: withWord }: Weighed,
  { size, lengths, averageLength }: WordLists,
  among: Int32Array,
  most: number,
): number[] {
  const idf = inverseFrequency(size, withWord)
  const best = bestKeeper(most)
  let [least, wanted] = [best.least(), among.length - 1]
  for (let at = withWord - 1; at >= 0 && wanted >= 0; at -= 1) {
    const position = positions[at] as number
    if (position !== among[wanted]) continue // each that is wanted has the word
    wanted -= 1
    const score = scoreOf(weights[at] as number, lengths[position] as number, idf, averageLength)
    if (score <= least) continue
    best.offer(position, score)
    least = best.least()
  }
  return best.inOrder()
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
