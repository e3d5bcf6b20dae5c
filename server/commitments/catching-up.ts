import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import { answerReading } from './answer-reading.ts'

/** Answers looked at in one go, and at most so many read: the site answers requests in between. */
const LOOKED_AT = 2_000
const READ_AT_ONCE = 10
const PAUSE_MS = 20

/**
 * Reads the answers that the detector has not read: those of the sample, and those of a database from before there was
 * one. A little at a time, beside serving; what was read stays read when it is stopped. Those that a large import left
 * for later are read by the process that finds them out.
 * @returns how many suggestions were found
 */
export async function readUnreadAnswers(db: Database, clock: Clock, signal: AbortSignal): Promise<number> {
  const reading = answerReading(db, clock)
  const unread = unreadAnswers(db)
  const read = db.transaction((questionIds: readonly number[]) => reading.readAnswers(questionIds))
  let found = 0
  for (let from = 0; !signal.aborted; ) {
    const { questionIds, next } = unread(from)
    for (let index = 0; index < questionIds.length && !signal.aborted; index += READ_AT_ONCE) {
      found += read.immediate(questionIds.slice(index, index + READ_AT_ONCE))
      await pause(PAUSE_MS)
    }
    if (next === null) break
    from = next
    await pause(PAUSE_MS)
  }
  return found
}

/** Walks the versions of answers by number, so that each look is short however many there are. */
function unreadAnswers(db: Database) {
  const last = db.prepare<[], number | null>('select max(id) from answer_version').pluck()
  const among = db
    .prepare<[number, number], number>(`
      select v.question_id
        from current_answer v
       where v.id > ? and v.id <= ?
         and v.kind <> 'holding'
         and v.is_cut = 0
         and v.id not in (select answer_version_id from detected_version)
         and v.question_id not in (select question_id from building_waiting where builder = 'promises')`)
    .pluck()
  return (from: number): { questionIds: number[]; next: number | null } => {
    const to = from + LOOKED_AT
    return { questionIds: among.all(from, to), next: to < (last.get() ?? 0) ? to : null }
  }
}
