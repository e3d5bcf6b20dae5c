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
 * Gathers what a change does to the indexes and the words, so that each is written in one go at the end. FTS5 writes what
 * it holds in memory to the file at each savepoint, and whenever a key comes that is lower than the one before it; then
 * each document is a segment of its own, to be merged with the others. And it finds the words that it holds a quarter
 * faster where those of the other index do not push them out of the processor's cache.
 */
export function indexMoves(sql: Sql) {
  const moves = new Map<number, Move>()

  function add({ key, was, becomes }: Move): void {
    moves.set(key, { key, was: (moves.get(key) ?? { was }).was, becomes })
  }

  /** @returns the keys that were touched, in order */
  function write(): number[] {
    const inOrder = [...moves.values()].sort((a, b) => a.key - b.key)
    const withOtherWords = inOrder.filter(changesWords) // of the others only tags have moved, which are in the first alone
    if (inOrder.every(isNew)) putAllIn(inOrder.map(({ key }) => key))
    else {
      inOrder.forEach(writeStemmed)
      withOtherWords.forEach(writeExact)
    }
    writeWords(withOtherWords)
    return inOrder.map(({ key }) => key)
  }

  function putAllIn(keys: readonly number[]): void {
    sql.putAllInIndex(keys)
    sql.putAllInExact(keys)
  }

  /** The old values leave first: else the index keeps ghosts. */
  function writeStemmed({ key, was, becomes }: Move): void {
    if (was) sql.takeOutOfIndex(key, was)
    if (becomes) sql.putInIndex(key, becomes)
  }

  function writeExact({ key, was, becomes }: Move): void {
    if (was) sql.takeOutOfExact(key)
    if (becomes) sql.putInExact(key, becomes)
  }

  function writeWords(changed: readonly Move[]): void {
    const counts = wordCounts()
    for (const { was, becomes } of changed) {
      if (was) counts.count(was, -1)
      if (becomes) counts.count(becomes, 1)
    }
    const moved = counts.moved()
    sql.countWords(moved)
    sql.dropUnusedWords(moved.filter(([, by]) => by < 0).map(([word]) => word))
    const unstemmed = sql.unstemmedWords()
    const stems = stemsOf(unstemmed)
    sql.giveStems(unstemmed.map((word) => [word, stems.get(word) ?? word]))
  }

  return { add, write }
}

function isNew({ was, becomes }: Move): boolean {
  return was === null && becomes !== null
}

function changesWords({ was, becomes }: Move): boolean {
  return (['heading', 'question', 'answer'] as const).some((field) => was?.[field] !== becomes?.[field])
}
