import { foldWord, wordsIn } from '../search/words.ts'

/** A form of a word that the record has, with the number of questions and answers it is in. */
export interface WordForm {
  word: string
  stem: string
  documents: number
}

/** What a question is about, to be compared with others. */
export interface Subject {
  /** Form of a word → its stem, of every form that the question's own words have. */
  stems: ReadonlyMap<string, string>
  /** Stem → how much it tells; the rarer the more, and twice as much in the heading. */
  weights: ReadonlyMap<string, number>
  /** The sum of the weights. */
  weight: number
}

/** The texts that questions are compared by: answers repeat the same lines on many subjects. */
export interface Asked {
  heading: string
  question: string
}

/** Folded, each once; not the letters and figures that number the parts of a question. */
export function wordsAsked({ heading, question }: Asked): string[] {
  const words = wordsIn(`${heading} ${question}`).filter((word) => word.length > 1)
  return [...new Set(words.map(foldWord))]
}

/**
 * @param forms every form of the question's words that the record has
 * @param size how many questions the record has
 */
export function subjectOf(asked: Asked, forms: readonly WordForm[], size: number): Subject {
  const stems = new Map(forms.map(({ word, stem }) => [word, stem]))
  const counts = documentsOf(forms)
  const headed = stemsIn({ heading: asked.heading, question: '' }, stems)
  const weights = new Map<string, number>()
  for (const stem of stemsIn(asked, stems)) {
    const documents = counts.get(stem) ?? 0
    // What no other question has cannot be shared, and what more than half of them have tells nothing.
    if (documents < 2 || documents * 2 > size) continue
    weights.set(stem, Math.log(size / documents) * (headed.has(stem) ? HEADING : 1))
  }
  return { stems, weights, weight: [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
}

const HEADING = 2

/** An upper limit: a record with two forms of a word counts twice. */
function documentsOf(forms: readonly WordForm[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { stem, documents } of forms) counts.set(stem, (counts.get(stem) ?? 0) + documents)
  return counts
}

function stemsIn(asked: Asked, stems: ReadonlyMap<string, string>): Set<string> {
  return new Set(wordsAsked(asked).flatMap((word) => stems.get(word) ?? []))
}

/** A word to look for others by. */
export interface TellingWord {
  word: string
  weight: number
}

/**
 * The words to look for others by, the most telling first: as many as together stand in no more than `most` records,
 * which bounds the work whatever the question says.
 */
export function tellingWords(
  { stems, weights }: Subject,
  forms: readonly WordForm[],
  { words: limit, documents: most }: { words: number; documents: number },
): TellingWord[] {
  const counts = documentsOf(forms)
  const formOf = new Map([...stems].map(([word, stem]) => [stem, word]))
  const chosen: TellingWord[] = []
  let left = most
  for (const [stem, weight] of [...weights].sort(([, a], [, b]) => b - a)) {
    const documents = counts.get(stem) ?? 0
    if (documents > left) continue
    chosen.push({ word: formOf.get(stem) ?? stem, weight })
    left -= documents
    if (chosen.length === limit) break
  }
  return chosen
}

/** How much of what the question is about another is about too: from 0 to 1. */
export function likeness({ stems, weights, weight }: Subject, other: Asked): number {
  let shared = 0
  for (const stem of stemsIn(other, stems)) shared += weights.get(stem) ?? 0
  return weight === 0 ? 0 : shared / weight
}
