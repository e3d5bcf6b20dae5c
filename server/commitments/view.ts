import { canReadWork, canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import type { Commitment } from './commitment.ts'
import type { DeadlineRow, UpdateRow } from './queries.ts'

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
  /** For those who have signed in. */
  work: Pick<
    Commitment,
    'owner' | 'team' | 'summary' | 'measure' | 'isDropProposed' | 'concern' | 'supersededBy' | 'revision'
  > | null
  deadlines: readonly DeadlineRow[] | null
  updates: readonly UpdateRow[]
}

/**
 * Who sees what of a commitment, for every format: anyone its promise, its status and evidence marked public; a reader
 * what colleagues wrote, unless it is restricted; an editor all.
 */
export function visibleTo(
  visitor: Visitor,
  commitment: Commitment,
  parts: { deadlines: readonly DeadlineRow[]; updates: readonly UpdateRow[] },
): VisibleCommitment {
  const { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision, ...promise } =
    commitment
  const isStaff = seesWork(visitor)
  return {
    promise,
    work: isStaff ? { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision } : null,
    deadlines: isStaff ? parts.deadlines : null,
    updates: parts.updates
      .filter((update) => maySee(visitor, update))
      .map((update) => inPublic(visitor, update)),
  }
}

/** Who sees the work on commitments, and so may also filter, sort, count and search by it. */
export function seesWork(visitor: Visitor): boolean {
  return canReadWork(visitor)
}

function maySee(visitor: Visitor, { visibility, evidence }: UpdateRow): boolean {
  if (canWorkOnCommitments(visitor)) return true
  if (canReadWork(visitor)) return visibility !== 'restricted'
  return visibility === 'public' && evidence !== null
}

/** The public is shown the evidence, and neither who gave it nor what they noted with it. */
function inPublic(visitor: Visitor, update: UpdateRow): UpdateRow {
  return canReadWork(visitor) ? update : { ...update, note: '', authorId: null, authorName: '' }
}
