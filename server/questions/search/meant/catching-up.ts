import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../../db/open.ts'
import { abbreviationRecords, type QuestionTexts } from './learning.ts'

const AT_ONCE = 200
const PAUSE_MS = 20

interface Unread extends QuestionTexts {
  questionId: number
}

/**
 * Reads the questions of a database from before abbreviations were learned, a little at a time beside serving; it goes on
 * where it was stopped.
 */
export async function learnFromEarlierQuestions(db: Database, signal: AbortSignal): Promise<void> {
  const { learn } = abbreviationRecords(db)
  const unread = db.prepare<[number, number], Unread>(`
    select f.question_id as questionId, d.heading, d.question, d.answer
      from search_facet f
      join search_document d on d.search_key = f.search_key
      join question q on q.id = f.question_id
     where f.question_id > ? and f.question_id <= ? and q.source <> 'sample'`)
  const state = db.prepare<[], { done: number; until: number }>(
    'select done, until from abbreviation_reading',
  )
  const move = db.prepare<[number]>('update abbreviation_reading set done = ?')

  /** @returns whether there is more */
  const step = db.transaction(() => {
    const { done, until } = state.get() ?? { done: 0, until: 0 }
    const to = Math.min(until, done + AT_ONCE)
    if (done >= until) return false
    for (const { questionId, ...document } of unread.all(done, to)) learn(questionId, document)
    move.run(to)
    return to < until
  })

  while (!signal.aborted && step.immediate()) await pause(PAUSE_MS)
}
