import type { SearchDocument } from './indexing.ts'
import { foldedWordsIn } from './words.ts'

/** What a change does to the counts of words: in how many documents more, or fewer, each stands. */
export function wordCounts() {
  const counts = new Map<string, { by: number; document: number }>()
  let document = 0

  return {
    /** @param by 1 for a document that comes in, -1 for one that goes */
    count({ heading, question, answer }: SearchDocument, by: 1 | -1): void {
      document += 1
      for (const text of [heading, question, answer]) for (const word of foldedWordsIn(text)) note(word, by)
    },
    /** The words of which the count has moved. */
    moved: (): [word: string, by: number][] =>
      [...counts].filter(([, { by }]) => by !== 0).map(([word, { by }]) => [word, by]),
    /** The words that stand in fewer documents. */
    fewer: (): string[] => [...counts].filter(([, { by }]) => by < 0).map(([word]) => word),
  }

  /** A word counts once in a document. */
  function note(word: string, by: 1 | -1): void {
    const known = counts.get(word)
    if (known === undefined) counts.set(word, { by, document })
    else if (known.document !== document) {
      known.by += by
      known.document = document
    }
  }
}
