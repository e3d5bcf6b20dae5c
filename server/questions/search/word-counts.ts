import type { SearchDocument } from './indexing.ts'
import { wordTable } from './word-table.ts'
import { eachFoldedWord } from './words.ts'

/** What a change does to the counts of words: in how many documents more, or fewer, each stands. */
export function wordCounts() {
  const table = wordTable()
  // By the number of the word.
  const moved: number[] = []
  const lastDocument: number[] = []
  let document = 0

  return {
    /** @param by 1 for a document that comes in, -1 for one that goes; a word counts once in it */
    count({ heading, question, answer }: SearchDocument, by: 1 | -1): void {
      document += 1
      const note = (within: string, start: number, end: number) => {
        const word = table.numberOf(within, start, end)
        if (lastDocument[word] === document) return
        lastDocument[word] = document
        moved[word] = (moved[word] ?? 0) + by
      }
      for (const text of [heading, question, answer]) eachFoldedWord(text, note)
    },
    /** The words of which the count has moved. */
    moved(): [word: string, by: number][] {
      const pairs: [word: string, by: number][] = []
      for (const [number, word] of table.words().entries()) {
        const by = moved[number] ?? 0
        if (by !== 0) pairs.push([word, by])
      }
      return pairs
    },
    /** The words that stand in fewer documents. */
    fewer: (): string[] => table.words().filter((_, number) => (moved[number] ?? 0) < 0),
  }
}
