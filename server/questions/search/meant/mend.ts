import { allOf, mapLeaves, type Phrase } from '../tree.ts'
import type { KnownFact, KnownTree } from '../understand.ts'
import { foldWord } from '../words.ts'
import { distance } from './distance.ts'
import type { CountedWord, Vocabulary } from './vocabulary.ts'

/** One letter more that is wrong has to be made up for by being commoner e^8 times, which is 3,000. */
const COST_OF_EDIT = 8
const SHORTEST = 4
const SHORTEST_FOR_TWO = 6
/** Each is compared with thousands of words. */
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
    if (!mended.has(word) && isSuspect(word, vocabulary) && mended.size < MOST_MENDED) {
      mended.set(word, mendWord(foldWord(word), vocabulary))
    }
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

/** A word that finds next to nothing, and is no abbreviation that we know. */
function isSuspect(typed: string, vocabulary: Vocabulary): boolean {
  if (typed.length < SHORTEST || !/^[\p{L}\p{M}]+$/u.test(typed)) return false
  return countOf(typed, vocabulary) <= RARE && vocabulary.standingFor(typed).length === 0
}

function countOf(word: string, vocabulary: Vocabulary): number {
  return vocabulary.formsOf(word).reduce((sum, { documents }) => sum + documents, 0)
}

function mendWord(word: string, vocabulary: Vocabulary): readonly string[] | null {
  const letter = word.charAt(0)
  if (countOf(word, vocabulary) > 0) {
    const common = nearest(word, 1, letter, vocabulary)
    return common !== null && common.documents >= COMMON ? [common.word] : null
  }
  const most = word.length < SHORTEST_FOR_TWO ? 1 : 2
  // The first letter is mostly right; if not, it was often put in too much, or swapped with the second.
  const found = nearest(word, most, letter, vocabulary) ?? nearest(word, most, word.charAt(1), vocabulary)
  return found ? [found.word] : inTwoWords(word, vocabulary)
}

/** Of the words that begin with a letter and are near enough, the nearest and commonest. */
function nearest(word: string, most: number, letter: string, vocabulary: Vocabulary): CountedWord | null {
  const edits = new Map<string, number>()
  for (const other of vocabulary.wordsLike(letter, word.length - most, word.length + most)) {
    const far = distance(word, other, most)
    if (far > 0 && far <= most && /^\p{L}+$/u.test(other)) edits.set(other, far)
  }
  const cost = ({ word: other, documents }: CountedWord) =>
    (edits.get(other) ?? 0) * COST_OF_EDIT - Math.log(documents)
  const [best] = vocabulary.counted([...edits.keys()]).toSorted((a, b) => cost(a) - cost(b))
  return best ?? null
}

/** "asylumhotels": the space was left out. Of several places, that whose rarer word is the commonest. */
function inTwoWords(word: string, vocabulary: Vocabulary): string[] | null {
  const places = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => at + 3)
  const splits = places.map((at) => [word.slice(0, at), word.slice(at)])
  const counts = new Map(vocabulary.counted(splits.flat()).map((known) => [known.word, known.documents]))
  const [found] = splits
    .map((parts) => ({ parts, documents: Math.min(...parts.map((part) => counts.get(part) ?? 0)) }))
    .filter(({ documents }) => documents > 0)
    .toSorted((a, b) => b.documents - a.documents)
  return found?.parts ?? null
}
