import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { importFile } from '../../server/intake/import.ts'
import { buildLists } from '../../server/questions/search/lists/build-lists.ts'
import { syntheticQuestions } from './synthetic-questions.ts'

/**
 * Makes a database of so many synthetic questions, or keeps one that an earlier run has made, with the lists of words that
 * a site would have made meanwhile.
 */
export async function fillSynthetic(file: string, size: number): Promise<void> {
  const db = await openFilled(file, size, syntheticQuestions(size))
  const start = performance.now()
  const made = await buildLists(db, () => false)
  if (made > 0)
    console.error(`${made} stretches of lists made in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  db.close()
}

/** The same with records of one's own, left open. */
export async function openFilled(
  file: string,
  size: number,
  chunks: AsyncGenerator<Buffer>,
): Promise<Database> {
  const db = openDatabase(file)
  migrate(db)
  loadStartingFacts(db)
  const has = db.prepare<[], number>('select count(*) from question').pluck().get() ?? 0
  if (has < size) {
    const start = performance.now()
    const source = { name: 'bench', seenAt: '2026-02-02T10:00:00.000Z', chunks }
    await importFile(db, () => new Date('2026-02-02T10:00:00Z'), source)
    console.error(`${size} questions written in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }
  return db
}
