import { allOf, mapLeaves, type Phrase } from '../tree.ts'
import type { KnownFact, KnownTree } from '../understand.ts'
import { foldWord } from '../words.ts'
import { distance } from './distance.ts'
import type { CountedWord, Vocabulary } from './vocabulary.ts'

/** How a word of the corpus that is so far from the one typed has to be commoner to be preferred: e^8, 3,000 times. */
const COST_OF_EDIT = 8
const SHORTEST = 4
const SHORTEST_FOR_TWO = 6
const MOST_MENDED = 4
/** A word in so few questions may be meant; then only another that is in many more is offered. */
const RARE = 2
const COMMON = 40

/**
 * The tree with words that find nothing, or next to nothing, as the corpus spells them; null when there is nothing to
 * mend. Exact forms, beginnings and facts stay as typed.
 */
export function mend(tree: KnownTree, vocabulary: Vocabulary): KnownTree | null {
  const mended = new Map<string, readonly string[] | null>()
  const known = (word: string): readonly string[] => {
    const isFull = [...mended.values()].filter((words) => words !== null).length >= MOST_MENDED
    if (!mended.has(word)) mended.set(word, isFull ? null : mendWord(word, vocabulary))
    return mended.get(word) ?? [word]
  }
  const whole = mapLeaves<KnownFact, KnownFact>(tree, (leaf) => {
    if (leaf.kind === 'phrase' && !leaf.isExact) return withWords(leaf, leaf.words.flatMap(known))
    if (leaf.kind === 'near') return { ...leaf, phrases: leaf.phrases.map((words) => words.flatMap(known)) }
    return leaf
  })
  return [...mended.values()].some((words) => words !== null) ? whole : null
}

/** One word that is now two was no phrase, and is none now. */
function withWords(leaf: Phrase, words: readonly string[]): KnownTree | null {
  if (leaf.words.length > 1) return { ...leaf, words }
  return allOf(words.map((word): KnownTree => ({ ...leaf, words: [word] })))
}

function mendWord(typed: string, vocabulary: Vocabulary): readonly string[] | null {
  const word = foldWord(typed)
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return null
  const documents = vocabulary.formsOf(word).reduce((sum, form) => sum + form.documents, 0)
  if (documents > RARE || isAbbreviation(word, vocabulary)) return null
  const near = documents === 0 ? nearest(word, vocabulary) : commonNeighbour(word, vocabulary)
  if (near !== null) return [near]
  return documents === 0 ? inTwoWords(word, vocabulary) : null
}

function isAbbreviation(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.standingFor(word).length > 0
}

function nearest(word: string, vocabulary: Vocabulary): string | null {
  const most = word.length < SHORTEST_FOR_TWO ? 1 : 2
  // The first letter is mostly right; if not, it was often put in too much, or swapped with the second.
  for (const letter of [...new Set([word.charAt(0), word.charAt(1)])]) {
    const found = best(word, most, 1, letter, vocabulary)
    if (found !== null) return found
  }
  return null
}

function commonNeighbour(word: string, vocabulary: Vocabulary): string | null {
  return best(word, 1, COMMON, word.charAt(0), vocabulary)
}

function best(
  word: string,
  most: number,
  fewest: number,
  letter: string,
  vocabulary: Vocabulary,
): string | null {
  const candidates = vocabulary.wordsLike(letter, word.length - most, word.length + most, fewest)
  let [found, cost]: [string | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const candidate of candidates) {
    const edits = distance(word, candidate.word, most)
    if (edits === 0 || edits > most || !/^\p{L}+$/u.test(candidate.word)) continue
    const cand = costOf(candidate, edits)
    if (cand < cost) [found, cost] = [candidate.word, cand]
  }
  return found
}

function costOf({ documents }: CountedWord, edits: number): number {
  return edits * COST_OF_EDIT - Math.log(documents)
}

/** "asylumhotels": the space was left out. Of several places, that whose rarer word is the commonest. */
function inTwoWords(word: string, vocabulary: Vocabulary): string[] | null {
  const countOf = (part: string) =>
    vocabulary.formsOf(part).find((form) => form.word === part)?.documents ?? 0
  const places = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => at + 3)
  const [found] = places
    .map((at) => [word.slice(0, at), word.slice(at)])
    .map((parts) => ({ parts, documents: Math.min(...parts.map(countOf)) }))
    .filter(({ documents }) => documents > 0)
    .toSorted((a, b) => b.documents - a.documents)
  return found?.parts ?? null
}
