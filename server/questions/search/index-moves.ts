import type { SearchDocument } from './indexing.ts'
import type { indexingQueries } from './indexing-queries.ts'
import { stemsOf } from './stems.ts'
import { wordCounts } from './word-counts.ts'

/** What happens to a search key: the document that stands under it, and the one that shall; null for none. */
export interface Move {
  key: number
  was: SearchDocument | null
  becomes: SearchDocument | null
}

type Sql = ReturnType<typeof indexingQueries>

/**
 * Gathers what a change does to the index and the words, so that it is written in one go at the end: FTS5 writes what
 * it holds in memory to the file at each savepoint, and whenever a key comes that is lower than the one before it. Then
 * each document is a segment of its own, to be merged with the others.
 */
export function indexMoves(sql: Sql) {
  const moves = new Map<number, Move>()

  function add({ key, was, becomes }: Move): void {
    moves.set(key, { key, was: (moves.get(key) ?? { was }).was, becomes })
  }

  /** @returns the keys that were touched, in order */
  function write(): number[] {
    const inOrder = [...moves.values()].sort((a, b) => a.key - b.key)
    inOrder.forEach(writeIndex)
    writeWords(inOrder.filter(changesWords))
    return inOrder.map(({ key }) => key)
  }

  /** The old values leave first: else the index keeps ghosts. */
  function writeIndex(move: Move): void {
    const { key, was, becomes } = move
    if (was) sql.takeOutOfIndex(key, was)
    if (becomes) sql.putInIndex(key, becomes)
    if (!changesWords(move)) return // the tags at most have moved, which the exact forms do not have
    if (was) sql.takeOutOfExact(key)
    if (becomes) sql.putInExact(key, becomes)
  }

  function writeWords(changed: readonly Move[]): void {
    const counts = wordCounts()
    for (const { was, becomes } of changed) {
      if (was) counts.count(was, -1)
      if (becomes) counts.count(becomes, 1)
    }
    sql.countWords(counts.moved())
    sql.dropUnusedWords(counts.fewer())
    const unstemmed = sql.unstemmedWords()
    const stems = stemsOf(unstemmed)
    sql.giveStems(unstemmed.map((word) => [word, stems.get(word) ?? word]))
  }

  return { add, write }
}

function changesWords({ was, becomes }: Move): boolean {
  return (['heading', 'question', 'answer'] as const).some((field) => was?.[field] !== becomes?.[field])
}
