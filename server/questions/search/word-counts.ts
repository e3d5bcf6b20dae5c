import type { SearchDocument } from './indexing.ts'
import { wordTable } from './word-table.ts'
import { eachFoldedWord } from './words.ts'

/** What a change does to the counts of words: in how many documents more, or fewer, each stands. */
export function wordCounts() {
  const table = wordTable()
  let document = 0

  return {
    /** @param by 1 for a document that comes in, -1 for one that goes; a word counts once in it */
    count({ heading, question, answer }: SearchDocument, by: 1 | -1): void {
      document += 1
      const note = (within: Uint8Array, start: number, end: number) =>
        table.count(within, start, end, document, by)
      for (const text of [heading, question, answer]) eachFoldedWord(text, note)
    },
    /** The words of which the count has moved, and by how much. */
    moved: (): [word: string, by: number][] => table.moved(),
  }
}
