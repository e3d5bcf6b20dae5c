import { oncePerDatabase } from '../../../db/once.ts'

/** The questions that wait for something to be found out of them. */
export const waitingQueries = oncePerDatabase((db) => {
  const any = db.prepare<[], 1>('select 1 from building_waiting limit 1').pluck()
  const next = db
    .prepare<[string, number], number>(`
      select question_id from building_waiting where builder = ? order by question_id limit ?`)
    .pluck()
  const done = db.prepare<[string, string]>(`
    delete from building_waiting where builder = ? and question_id in (select value from json_each(?))`)
  const forgetTotal = db.prepare<[string]>(`
    delete from building_progress
     where builder = ? and not exists (select 1 from building_waiting w where w.builder = building_progress.builder)`)

  return {
    isAny: () => any.get() !== undefined,
    next: (builder: string, limit: number) => next.all(builder, limit),
    done(builder: string, questionIds: readonly number[]): void {
      done.run(builder, JSON.stringify(questionIds))
      forgetTotal.run(builder)
    },
  }
})
