import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate, Instant } from '../../lib/dates.ts'
import type { Commitment, Deadline } from '../commitment.ts'
import { asCommitment, COMMITMENT, type StoredCommitment } from '../queries.ts'
import type { CommitmentList, DeadlineStanding, Holder, Horizon, OpenCounts, Whose } from './lists.ts'

/** Who proposed to drop a commitment, and why. */
export interface DropProposal {
  authorId: number | null
  authorName: string
  madeOn: CivilDate
  reason: string
}

/** What anyone may read of a commitment, with a day to stand on in a calendar. */
export interface DatedPromise extends Deadline {
  id: number
  quote: string
  loggedAt: Instant
  revision: number
  dateAnswered: CivilDate | null
}

const OPEN = "c.status in ('open', 'in-progress', 'partly-delivered')"
const HELD = '(:ownerId is null or c.owner_id = :ownerId) and (:teamId is null or c.team_id = :teamId)'

/** `standingByDate` as conditions, of which exactly one holds; a test holds the two together. */
const STANDS: Readonly<Record<DeadlineStanding, string>> = {
  overdue: 'c.due_latest < :today',
  week: 'c.due_latest between :today and :inWeek',
  month: 'c.due_latest > :inWeek and c.due_latest <= :inMonth',
  review: `(c.due_latest is null or c.due_latest > :inMonth)
           and (c.review_on <= :today or (c.review_on is null and c.due_latest is null))`,
  later: 'c.due_latest > :inMonth and (c.review_on is null or c.review_on > :today)',
  waiting: 'c.due_latest is null and c.review_on > :today',
}

const LISTED: Readonly<Record<CommitmentList, string>> = {
  ...STANDS,
  letters: "c.kind = 'write_or_deposit'",
  drops: 'c.is_drop_proposed = 1',
}

const BY_DUE = 'c.due_latest, c.id'
const BY_REVIEW = 'c.review_on, c.id'
const BY_ANSWER = 'v.date_answered nulls last, c.id'
const ORDER: Readonly<Record<CommitmentList, string>> = {
  overdue: BY_DUE,
  week: BY_DUE,
  month: BY_DUE,
  later: BY_DUE,
  review: BY_REVIEW,
  waiting: BY_REVIEW,
  letters: BY_ANSWER,
  drops: BY_ANSWER,
}

/** All reading of what is due when, of open commitments. */
export const deadlineQueries = oncePerDatabase((db) => {
  const counted = (name: string) => `count(*) filter (where ${LISTED[name as CommitmentList]}) as ${name}`
  const counts = db.prepare<Holder & Horizon, OpenCounts>(`
    select count(*) as open, ${Object.keys(LISTED).map(counted).join(', ')}
      from commitment c
     where ${OPEN} and ${HELD}`)
  const perHolder = db.prepare<Holder, Readonly<Record<Whose, number>>>(`
    select count(*) filter (where c.owner_id = :ownerId) as mine,
           count(*) filter (where c.team_id = :teamId)   as team,
           count(*)                                      as "all"
      from commitment c
     where ${OPEN}`)
  const listStatement = (list: CommitmentList) =>
    db.prepare<Holder & Horizon & { limit: number; offset: number }, StoredCommitment>(`
      ${COMMITMENT}
       where c.id in (select c.id
                        from commitment c
                        ${ORDER[list] === BY_ANSWER ? 'join answer_version v on v.id = c.answer_version_id' : ''}
                       where ${OPEN} and ${HELD} and ${LISTED[list]}
                       order by ${ORDER[list]}
                       limit :limit offset :offset)
       order by ${ORDER[list]}`)
  const lists = Object.fromEntries(
    Object.keys(LISTED).map((list) => [list, listStatement(list as CommitmentList)]),
  ) as Record<CommitmentList, ReturnType<typeof listStatement>>
  const ownOverdue = db
    .prepare<{ ownerId: number; today: CivilDate }, number>(`
      select count(*) from commitment c where c.owner_id = :ownerId and ${OPEN} and ${STANDS.overdue}`)
    .pluck()
  const dated = db.prepare<Holder, DatedPromise>(`
    select c.id, c.quote, c.due_phrase as phrase, c.due_earliest as earliest, c.due_latest as latest,
           c.due_precision as precision, c.due_anchor as anchor, c.due_name as name, c.due_recurs as recurs,
           c.review_on as reviewOn, c.review_every_days as reviewEveryDays, c.logged_at as loggedAt, c.revision,
           v.date_answered as dateAnswered
      from commitment c
      join answer_version v on v.id = c.answer_version_id
     where ${OPEN} and ${HELD} and (c.due_latest is not null or c.review_on is not null)
     order by c.id`)
  const revision = db.prepare<[], number>('select max(revision) from commitment_change').pluck()
  const proposals = db.prepare<[string], DropProposal & { commitmentId: number }>(`
    select commitment_id as commitmentId, author_id as authorId, author_name as authorName, made_on as madeOn,
           note as reason
      from commitment_update
     where id in (select max(id)
                    from commitment_update
                   where commitment_id in (select value from json_each(?)) and kind = 'drop-proposed'
                   group by commitment_id)`)

  return {
    /** How many there are, in each standing and list. */
    counts: (holder: Holder, horizon: Horizon) => counts.get({ ...holder, ...horizon }) as OpenCounts,
    /** How many are open of a person, of their team, of all. */
    perHolder: (person: Holder) => perHolder.get(person) as Readonly<Record<Whose, number>>,
    /** How many of a person are overdue: cheap, since every page of theirs may ask. */
    ownOverdue: (ownerId: number, today: CivilDate): number => ownOverdue.get({ ownerId, today }) ?? 0,
    /** What waits longest comes first. */
    list: (
      list: CommitmentList,
      holder: Holder,
      horizon: Horizon,
      { limit, offset }: { limit: number; offset: number },
    ): Commitment[] =>
      lists[list].all({ ...holder, ...horizon, limit, offset }).map((row) => asCommitment(row)),
    /** All that stand on some day of a calendar. */
    dated: (holder: Holder): DatedPromise[] => dated.all(holder),
    /** Moves whenever anything of a commitment does. */
    revision: () => revision.get() ?? 0,
    /** Of each commitment the last proposal to drop it. */
    proposals: (ids: readonly number[]): ReadonlyMap<number, DropProposal> =>
      new Map(proposals.all(JSON.stringify(ids)).map((row) => [row.commitmentId, row])),
  }
})
