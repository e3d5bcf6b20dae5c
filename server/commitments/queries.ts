import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { Commitment, Deadline } from './commitment.ts'
import type { UpdateKind } from './life.ts'

type Nested = 'quote' | 'owner' | 'team' | 'deadline' | 'policies' | 'action' | 'isDropProposed'

/** A row of COMMITMENT: flat, and without booleans, which SQLite does not know. */
export interface StoredCommitment extends Omit<Commitment, Nested>, Deadline {
  answerVersionId: number
  start: number
  end: number
  quote: string
  ownerId: number | null
  ownerName: string | null
  isOwnerDisabled: number
  teamId: number | null
  teamName: string | null
  isDropProposed: number
  policiesJson: string
  actionJson: string | null
}

/** A deadline as it was set; the first is never overwritten. */
export interface DeadlineRow extends Omit<Deadline, 'reviewOn' | 'reviewEveryDays'> {
  origin: 'first' | 'extension' | 'slip' | 'calendar'
  reason: string | null
  setBy: string | null
  setAt: Instant
  /** Of a slip: the question whose answer says the promise again. */
  questionId: number | null
}

/** Words of an answer that make the same promise. */
export interface MentionRow {
  answerVersionId: number
  quote: string
  questionId: number
  dateAnswered: CivilDate | null
  linkedBy: string | null
  linkedAt: Instant
}

export interface UpdateRow {
  id: number
  kind: UpdateKind
  madeOn: CivilDate
  note: string
  evidence: string | null
  visibility: 'public' | 'internal' | 'restricted'
  authorId: number | null
  authorName: string
  writtenAt: Instant
}

/** Commitments as `asCommitment` reads their rows; a query goes on with its `where`. */
export const COMMITMENT = `
  select c.id, c.answer_version_id as answerVersionId, c.starts_at as start, c.ends_at as end, c.quote, c.summary,
         c.kind, c.strength, c.status, c.owner_id as ownerId, o.name as ownerName,
         o.disabled_at is not null as isOwnerDisabled, c.team_id as teamId,
         t.name as teamName, c.measure, c.visibility, c.due_phrase as phrase, c.due_earliest as earliest,
         c.due_latest as latest, c.due_precision as precision, c.due_anchor as anchor, c.due_name as name,
         c.due_recurs as recurs, c.review_on as reviewOn, c.review_every_days as reviewEveryDays,
         c.is_drop_proposed as isDropProposed, c.superseded_by as supersededBy, c.concern,
         c.logged_at as loggedAt, c.revision, v.question_id as questionId, v.date_answered as dateAnswered,
         (select json_group_array(json_object('id', p.id, 'slug', p.slug, 'title', p.title) order by p.title)
            from commitment_policy cp
            join policy p on p.id = cp.policy_id
           where cp.commitment_id = c.id) as policiesJson,
         (select json_object('id', a.id, 'number', a.number, 'words', a.words,
                             'policy', json_object('slug', p.slug, 'title', p.title))
            from policy_action a
            join policy p on p.id = a.policy_id
           where a.id = c.action_id) as actionJson
    from commitment c
    join answer_version v on v.id = c.answer_version_id
    left join account o on o.id = c.owner_id
    left join team t on t.id = c.team_id`

/** All reading of commitments. */
export const commitmentQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], StoredCommitment>(`${COMMITMENT} where c.id = ?`)
  const ofQuestion = db.prepare<[number], StoredCommitment>(`
    ${COMMITMENT}
     where v.question_id = ?
     order by v.id, c.starts_at`)
  const deadlines = db.prepare<[number], DeadlineRow>(`
    select d.origin, d.due_phrase as phrase, d.due_earliest as earliest, d.due_latest as latest,
           d.due_precision as precision, d.due_anchor as anchor, d.due_name as name, d.due_recurs as recurs,
           d.reason, a.name as setBy, d.set_at as setAt, v.question_id as questionId
      from commitment_deadline d
      left join account a on a.id = d.set_by
      left join answer_version v on v.id = d.answer_version_id
     where d.commitment_id = ?
     order by d.id`)
  const updates = db.prepare<[number], UpdateRow>(`
    select id, kind, made_on as madeOn, note, evidence, visibility, author_id as authorId,
           author_name as authorName, written_at as writtenAt
      from commitment_update
     where commitment_id = ?
     order by made_on desc, id desc`)
  const mentions = db.prepare<[number], MentionRow>(`
    select m.answer_version_id as answerVersionId, m.quote, v.question_id as questionId,
           v.date_answered as dateAnswered, a.name as linkedBy, m.linked_at as linkedAt
      from commitment_mention m
      join answer_version v on v.id = m.answer_version_id
      left join account a on a.id = m.linked_by
     where m.commitment_id = ?
     order by v.date_answered, m.id`)
  const superseding = db.prepare<[number], StoredCommitment>(`
    ${COMMITMENT}
     where c.superseded_by = ?
     order by c.id`)
  const proposer = db
    .prepare<[number], number | null>(`
      select author_id
        from commitment_update
       where commitment_id = ? and kind = 'drop-proposed'
       order by id desc
       limit 1`)
    .pluck()
  const overlapping = db
    .prepare<{ versionId: number; start: number; end: number }, number>(`
      select id
        from commitment
       where answer_version_id = :versionId and starts_at < :end and ends_at > :start`)
    .pluck()

  return {
    byId: (id: number) => asCommitment(byId.get(id)),
    /** In the order of the answer's words. */
    ofQuestion: (questionId: number): Commitment[] =>
      ofQuestion.all(questionId).map((row) => asCommitment(row)),
    /** The deadline history, the first first. */
    deadlines: (id: number) => deadlines.all(id),
    /** Latest first. */
    updates: (id: number) => updates.all(id),
    /** Where the promise was said again, in the order of the answers. */
    mentions: (id: number) => mentions.all(id),
    /** Those whose place a commitment has taken. */
    supersededBy: (id: number): Commitment[] => superseding.all(id).map((row) => asCommitment(row)),
    /** Who proposed last to drop it. */
    proposer: (id: number) => proposer.get(id) ?? null,
    /** Those that quote some of the same words. */
    overlapping: (versionId: number, start: number, end: number) =>
      overlapping.all({ versionId, start, end }),
  }
})

export function asCommitment(row: StoredCommitment): Commitment
export function asCommitment(row: StoredCommitment | undefined): Commitment | undefined
export function asCommitment(row: StoredCommitment | undefined): Commitment | undefined {
  if (!row) return undefined
  const {
    answerVersionId,
    start,
    end,
    quote,
    ownerId,
    ownerName,
    isOwnerDisabled,
    teamId,
    teamName,
    isDropProposed,
    policiesJson,
    actionJson,
    ...rest
  } = row
  const { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays, ...plain } =
    rest
  return {
    ...plain,
    quote: { answerVersionId, start, end, text: quote },
    owner:
      ownerId === null ? null : { id: ownerId, name: ownerName ?? '', isDisabled: isOwnerDisabled === 1 },
    team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
    deadline: { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays },
    policies: JSON.parse(policiesJson) as Commitment['policies'],
    action: actionJson === null ? null : (JSON.parse(actionJson) as Commitment['action']),
    isDropProposed: isDropProposed === 1,
  }
}
