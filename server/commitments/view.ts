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
    | 'action'
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
 * Who sees what of a commitment, for every format: anyone its promise, its status, its policies, its action and evidence marked
 * public; a reader who works on it, how it stands and the notes that are not restricted; an editor all. Of a restricted
 * commitment all notes are.
 */
export function visibleTo(visitor: Visitor, commitment: Commitment, parts: Parts): VisibleCommitment {
  const { id, quote, kind, strength, status, deadline, policies, action, ...rest } = commitment
  const { questionId, dateAnswered, loggedAt } = rest
  const isWorkShown = seesWork(visitor)
  const notes = notesFor(visitor, commitment)
  return {
    promise: {
      ...{ id, quote, kind, strength, status, deadline, policies, action },
      ...{ questionId, dateAnswered, loggedAt },
    },
    work: isWorkShown ? workOf(commitment) : null,
    deadlines: isWorkShown ? parts.deadlines.map((row) => deadlineFor(visitor, commitment, row)) : null,
    mentions: isWorkShown ? (parts.mentions ?? []) : null,
    updates: parts.updates
      .filter((update) => isPublicEvidence(update) || notes(update))
      .map((update) => (notes(update) ? update : inPublic(update))),
  }
}

/** Who sees the work on commitments, and so may also filter, sort, count and search by it. */
export function seesWork(visitor: Visitor): boolean {
  return canReadWork(visitor)
}

function workOf(commitment: Commitment): NonNullable<VisibleCommitment['work']> {
  const { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision } = commitment
  return { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision }
}

/** Whether a visitor may read what was noted with an update, and by whom. */
function notesFor(visitor: Visitor, { visibility }: Commitment): (update: UpdateRow) => boolean {
  if (canWorkOnCommitments(visitor)) return () => true
  if (!seesWork(visitor) || visibility === 'restricted') return () => false
  return (update) => update.visibility !== 'restricted'
}

/** Why a deadline changed is the note of the update that changed it. */
function deadlineFor(visitor: Visitor, { visibility }: Commitment, row: DeadlineRow): DeadlineRow {
  return visibility === 'restricted' && !canWorkOnCommitments(visitor) ? { ...row, reason: null } : row
}

function isPublicEvidence({ visibility, evidence }: UpdateRow): boolean {
  return visibility === 'public' && evidence !== null
}

/** The evidence, and neither who gave it nor what they noted with it. */
function inPublic(update: UpdateRow): UpdateRow {
  return { ...update, note: '', authorId: null, authorName: '' }
}
