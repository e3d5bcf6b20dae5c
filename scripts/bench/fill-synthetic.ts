import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { type ImportSource, importFile } from '../../server/intake/import.ts'
import { indexSegments } from '../../server/questions/search/index-segments.ts'
import { buildLists } from '../../server/questions/search/lists/build-lists.ts'
import { syntheticQuestions } from './synthetic-questions.ts'

/**
 * Makes a database of so many synthetic questions, or keeps one that an earlier run has made. Its index is merged and its
 * lists of words are made, as a site does beside serving; of its made-up texts, which name no policy and no other question
 * and promise next to nothing, nothing more is found out.
 */
export async function fillSynthetic(file: string, size: number): Promise<void> {
  const db = await openFilled(file, size, syntheticQuestions(size), { largeFrom: 0 })
  const mergeStep = db.transaction(indexSegments(db).mergeStep)
  while (mergeStep.immediate());
  db.exec(`
    delete from building_waiting;
    delete from building_progress;
    insert or ignore into detected_version (answer_version_id, detected_at) select id, last_seen from answer_version`)
  const start = performance.now()
  const made = await buildLists(db, () => false)
  if (made > 0)
    console.error(`${made} stretches of lists made in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  db.close()
}

/** The same with records of one's own, left open, and with all that is found out of them. */
export async function openFilled(
  file: string,
  size: number,
  chunks: AsyncGenerator<Buffer>,
  { largeFrom = 'never' }: Pick<ImportSource, 'largeFrom'> = {},
): Promise<Database> {
  const db = openDatabase(file)
  migrate(db)
  loadStartingFacts(db)
  const has = db.prepare<[], number>('select count(*) from question').pluck().get() ?? 0
  if (has < size) {
    const start = performance.now()
    const source = { name: 'bench', seenAt: '2026-02-02T10:00:00.000Z', chunks, largeFrom }
    await importFile(db, () => new Date('2026-02-02T10:00:00Z'), source)
    console.error(`${size} questions written in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }
  return db
}
