import { oncePerDatabase } from '../../db/once.ts'

/** What finds something out from the record, and may leave it for the background. */
export type Builder = 'promises' | 'policy links' | 'threads' | 'lines'

/** How far the background has come with it, in questions. */
export interface Waiting {
  left: number
  /** Since nothing waited. */
  total: number
}

/** Questions whose links are to be found anew, too many to do at once: a process of its own works through them. */
export const waitingLinks = oncePerDatabase((db) => {
  const add = db.prepare<[Builder, string]>(`
    insert or ignore into building_waiting (builder, question_id)
    select ?, value from json_each(?)`)
  const count = db
    .prepare<[Builder], number>('select count(*) from building_waiting where builder = ?')
    .pluck()
  const total = db.prepare<[Builder], number>('select total from building_progress where builder = ?').pluck()
  const isWaiting = db
    .prepare<[Builder], 1>('select 1 from building_waiting where builder = ? limit 1')
    .pluck()
  const forgetTotal = db.prepare<[Builder]>('delete from building_progress where builder = ?')
  const addToTotal = db.prepare<[Builder, number]>(`
    insert into building_progress (builder, total) values (?, ?)
    on conflict (builder) do update set total = total + excluded.total`)

  return {
    /** Leaves questions for later, however many wait already. Call inside the transaction of what makes it necessary. */
    later(builder: Builder, questionIds: readonly number[]): void {
      if (isWaiting.get(builder) === undefined) forgetTotal.run(builder)
      addToTotal.run(builder, add.run(builder, JSON.stringify(questionIds)).changes)
    },
    /** After questions that waited have gone: of none nothing has to be known. */
    forgetIfNone(builder: Builder): void {
      if (isWaiting.get(builder) === undefined) forgetTotal.run(builder)
    },
    /** Null when nothing waits. */
    waiting,
  }

  function waiting(builder: Builder): Waiting | null {
    const left = count.get(builder) ?? 0
    return left === 0 ? null : { left, total: Math.max(left, total.get(builder) ?? 0) }
  }
})
