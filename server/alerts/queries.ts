import { oncePerDatabase } from '../../db/once.ts'
import type { Instant } from '../lib/dates.ts'
import type { Arrival, Frequency, Mark, SavedSearch } from './saved-search.ts'

/** A row as it is kept. */
interface Row {
  id: number
  name: string
  query: string
  isOn: 0 | 1
  every: Frequency
  savedAt: Instant
  savedQuestion: number
  savedAnswer: number
  seenAt: Instant
  seenQuestion: number
  seenAnswer: number
  feedMadeAt: Instant | null
}

const COLUMNS = `
         s.id, s.name, s.query, s.is_on as isOn, s.every, s.saved_at as savedAt, s.saved_question as savedQuestion,
         s.saved_answer as savedAnswer, s.seen_at as seenAt, s.seen_question as seenQuestion,
         s.seen_answer as seenAnswer, case when s.feed_epoch = a.epoch then s.feed_made_at end as feedMadeAt
    from saved_search s
    join account a on a.id = s.account_id`

/** Reads saved searches: each only for whose it is. */
export const savedSearchQueries = oncePerDatabase((db) => {
  const all = db.prepare<[number], Row>(`select ${COLUMNS} where s.account_id = ? order by s.place, s.id`)
  const one = db.prepare<{ accountId: number; id: number }, Row>(
    `select ${COLUMNS} where s.account_id = :accountId and s.id = :id`,
  )
  const same = db.prepare<{ accountId: number; query: string }, { id: number; name: string }>(
    'select id, name from saved_search where account_id = :accountId and query = :query',
  )
  const count = db.prepare<[number], number>('select count(*) from saved_search where account_id = ?').pluck()
  // Of a token that works: whatever ends all sessions has moved the epoch on.
  const byToken = db.prepare<{ id: number; hash: string }, Row>(`
    select ${COLUMNS}
     where s.feed_hash = :hash and s.id = :id and s.feed_epoch = a.epoch and a.disabled_at is null`)
  const latest = db.prepare<[], Mark>(`
    select (select coalesce(max(id), 0) from question) as question,
           (select coalesce(max(id), 0) from answer_version) as answer`)
  // An answer counts when it is the one that stands; a holding answer is none, and the sample is not the record.
  const arrivals = db
    .prepare<Mark, [number, number, number, Arrival['what']]>(`
      select f.search_key, q.id, 0, 'asked'
        from question q
        join search_facet f on f.question_id = q.id
       where q.id > :question and q.source <> 'sample'
       union all
      select f.search_key, v.question_id, v.id,
             case when v.kind = 'corrected' then 'corrected'
                  when exists (
                       select 1
                         from answer_version e
                        where e.question_id = v.question_id and e.kind <> 'holding' and e.id < v.id) then 'changed'
                  else 'answered' end
        from answer_version v
        join search_facet f on f.question_id = v.question_id
       where v.id > :answer and v.kind <> 'holding' and v.source <> 'sample'
         and v.id = (select c.id from current_answer c where c.question_id = v.question_id)
       order by 1`)
    .raw()

  return {
    ofAccount: (accountId: number): SavedSearch[] => all.all(accountId).map(readRow),
    /** Undefined also for one that is somebody else's. */
    ofAccountById(accountId: number, id: number): SavedSearch | undefined {
      const row = one.get({ accountId, id })
      return row && readRow(row)
    },
    /** The one among a person's own that asks the same. */
    same: (accountId: number, query: string) => same.get({ accountId, query }),
    count: (accountId: number) => count.get(accountId) ?? 0,
    /** The one whose feed this token opens. */
    withToken(id: number, hash: string): SavedSearch | undefined {
      const row = byToken.get({ id, hash })
      return row && readRow(row)
    },
    /** Where whoever has seen everything stands. */
    latest: (): Mark => latest.get() ?? { question: 0, answer: 0 },
    /** What has come into the record after a mark, by search key. */
    arrivals: (after: Mark): Arrival[] =>
      arrivals
        .all(after)
        .map(([searchKey, questionId, versionId, what]) => ({ searchKey, questionId, versionId, what })),
  }
})

function readRow({ isOn, savedQuestion, savedAnswer, seenQuestion, seenAnswer, ...row }: Row): SavedSearch {
  return {
    ...row,
    isOn: isOn === 1,
    saved: { question: savedQuestion, answer: savedAnswer },
    seen: { question: seenQuestion, answer: seenAnswer },
  }
}
