import { canReadWork, canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import type { Commitment } from './commitment.ts'
import type { DeadlineRow, MentionRow, UpdateRow } from './queries.ts'

/** A commitment as one visitor may see it; what they may not is null or missing. */
export interface VisibleCommitment {
  promise: Pick<
    Commitment,
    | 'id'
    | 'quote'
    | 'kind'
    | 'strength'
    | 'status'
    | 'deadline'
    | 'questionId'
    | 'dateAnswered'
    | 'policies'
    | 'loggedAt'
  >
  /** For those who may read what colleagues wrote. */
  work: Pick<
    Commitment,
    'owner' | 'team' | 'summary' | 'measure' | 'isDropProposed' | 'concern' | 'supersededBy' | 'revision'
  > | null
  deadlines: readonly DeadlineRow[] | null
  /** Where the promise was said again: that it is the same promise is a colleague's judgement. */
  mentions: readonly MentionRow[] | null
  updates: readonly UpdateRow[]
}

interface Parts {
  deadlines: readonly DeadlineRow[]
  updates: readonly UpdateRow[]
  mentions?: readonly MentionRow[]
}

/**
 * Who sees what of a commitment, for every format: anyone its promise, its status, its policies and evidence marked
 * public; a reader what colleagues wrote, unless it is restricted; an editor all.
 */
export function visibleTo(visitor: Visitor, commitment: Commitment, parts: Parts): VisibleCommitment {
  const { id, quote, kind, strength, status, deadline, policies, questionId, dateAnswered, loggedAt } =
    commitment
  const isWorkShown = maySeeWork(visitor, commitment)
  return {
    promise: { id, quote, kind, strength, status, deadline, policies, questionId, dateAnswered, loggedAt },
    work: isWorkShown ? workOf(commitment) : null,
    deadlines: isWorkShown ? parts.deadlines : null,
    mentions: isWorkShown ? (parts.mentions ?? []) : null,
    updates: parts.updates
      .filter((update) => canWorkOnCommitments(visitor) || maySee(isWorkShown, update))
      .map((update) => (isWorkShown ? update : inPublic(update))),
  }
}

/** Of a restricted commitment a reader sees what the public sees. */
export function maySeeWork(visitor: Visitor, { visibility }: Pick<Commitment, 'visibility'>): boolean {
  return canWorkOnCommitments(visitor) || (canReadWork(visitor) && visibility !== 'restricted')
}

/** Who sees the work on commitments, and so may also filter, sort, count and search by it. */
export function seesWork(visitor: Visitor): boolean {
  return canReadWork(visitor)
}

function workOf(commitment: Commitment): NonNullable<VisibleCommitment['work']> {
  const { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision } = commitment
  return { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision }
}

function maySee(isWorkShown: boolean, { visibility, evidence }: UpdateRow): boolean {
  return isWorkShown ? visibility !== 'restricted' : visibility === 'public' && evidence !== null
}

/** The public is shown the evidence, and neither who gave it nor what they noted with it. */
function inPublic(update: UpdateRow): UpdateRow {
  return { ...update, note: '', authorId: null, authorName: '' }
}
