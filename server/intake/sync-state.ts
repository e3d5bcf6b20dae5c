import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { Window } from './client.ts'

/** Where a run stands, so that it can go on after whatever stops it. */
export interface Place {
  body: number
  /** The first day that was asked for; null for a run that asks for what happened since the one before. */
  since: CivilDate | null
  plan: readonly Window[]
  beganAt: Instant
  step: number
  skip: number
  seen: ReadonlySet<number>
}

type StoredPlace = Omit<Place, 'plan' | 'seen'> & { plan: string; seen: string }

/** What is remembered from one sync to the next. Write inside the transaction of the records it speaks of. */
export const syncState = oncePerDatabase((db) => {
  const place = db.prepare<[number], StoredPlace>(`
    select body_id as body, since, plan, began_at as beganAt, step, skip, seen
      from sync_place
     where body_id = ?`)
  const putPlace = db.prepare<StoredPlace>(`
    insert into sync_place (body_id, since, plan, began_at, step, skip, seen)
    values (:body, :since, :plan, :beganAt, :step, :skip, :seen)
    on conflict (body_id) do update
       set since = excluded.since, plan = excluded.plan, began_at = excluded.began_at, step = excluded.step,
           skip = excluded.skip, seen = excluded.seen`)
  const dropPlace = db.prepare<[number]>('delete from sync_place where body_id = ?')
  const syncedAt = db.prepare<[number], Instant>('select synced_at from sync_state where body_id = ?').pluck()
  const putSyncedAt = db.prepare<[number, Instant]>(`
    insert into sync_state (body_id, synced_at) values (?, ?)
    on conflict (body_id) do update set synced_at = excluded.synced_at`)
  const setAside = db.prepare<[number, number, string, Instant]>(`
    insert into sync_set_aside (parliament_id, body_id, reason, first_at) values (?, ?, ?, ?)
    on conflict (parliament_id) do update set reason = excluded.reason`)
  const isSetAside = db
    .prepare<[number], number>('select 1 from sync_set_aside where parliament_id = ?')
    .pluck()
  const takeBack = db.prepare<[number]>('delete from sync_set_aside where parliament_id = ?')
  // Open questions, for a transferred one vanishes from its department's list; those of a session that has long
  // been over are not answered any more. And what is cut, could not be had the last time, or was not there lately.
  const toAskAgain = db
    .prepare<{ body: number; beganAt: Instant }, number>(`
      select parliament_id
        from question q
       where q.source = 'official' and q.parliament_id is not null and q.last_seen < :beganAt
         and q.status in ('unanswered', 'holding')
         and exists (select 1 from question_version v where v.question_id = q.id and v.answering_body_id = :body)
         and not exists (select 1 from session s
                          where q.date_tabled between s.first_on and s.last_on
                            and s.last_on < date(:beganAt, '-60 days'))
       union
      select parliament_id
        from question q
       where q.source = 'official' and q.parliament_id is not null and q.answering_body_id = :body
         and (q.is_cut = 1
              or exists (select 1 from current_answer a where a.question_id = q.id and a.is_cut = 1))
       union
      select parliament_id
        from question q
        join question_absence a on a.question_id = q.id
       where q.answering_body_id = :body and a.last_missed > q.last_seen
         and a.first_missed > date(:beganAt, '-14 days')
       union
      select parliament_id from sync_set_aside where body_id = :body
       order by parliament_id`)
    .pluck()

  // All that the body ever had, so that a change which Parliament says nowhere is seen in its turn.
  const toLookAgain = db
    .prepare<{ body: number; beganAt: Instant; most: number }, number>(`
      select parliament_id
        from question q
       where q.source = 'official' and q.parliament_id is not null and q.last_seen < :beganAt
         and exists (select 1 from question_version v where v.question_id = q.id and v.answering_body_id = :body)
         and not exists (select 1 from question_absence a
                          where a.question_id = q.id and a.last_missed > q.last_seen and a.last_missed >= :beganAt)
       order by max(q.last_seen, coalesce((select max(last_missed) from question_absence a
                                            where a.question_id = q.id), ''))
       limit :most`)
    .pluck()

  return {
    place(body: number): Place | undefined {
      const row = place.get(body)
      return row && { ...row, plan: JSON.parse(row.plan), seen: new Set<number>(JSON.parse(row.seen)) }
    },
    putPlace: ({ plan, seen, ...rest }: Place) =>
      putPlace.run({ ...rest, plan: JSON.stringify(plan), seen: JSON.stringify([...seen]) }),
    dropPlace: (body: number) => dropPlace.run(body),
    /** When the run began that last brought all there was of a body. */
    syncedAt: (body: number) => syncedAt.get(body),
    putSyncedAt: (body: number, at: Instant) => putSyncedAt.run(body, at),
    setAside: (parliamentId: number, body: number, reason: string, at: Instant) =>
      setAside.run(parliamentId, body, reason, at),
    /** It could not be had or read when it was last asked for. */
    isSetAside: (parliamentId: number) => isSetAside.get(parliamentId) !== undefined,
    takeBack: (parliamentId: number) => takeBack.run(parliamentId),
    /** Parliament's ids of the questions to ask for one by one, that this run has not seen. */
    toAskAgain: (body: number, beganAt: Instant) => toAskAgain.all({ body, beganAt }),
    /** The same of questions that nothing is known to have happened to: those not looked at for longest, so many. */
    toLookAgain: (body: number, beganAt: Instant, most: number) => toLookAgain.all({ body, beganAt, most }),
  }
})

export type SyncState = ReturnType<typeof syncState>
