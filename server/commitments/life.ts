import type { Role } from '../accounts/permissions.ts'
import { Refusal } from '../lib/refusals.ts'
import { type CommitmentStatus, isOpen, STATUS_WORDS } from './commitment.ts'

/** What can be done to a commitment; each leaves an update of this kind, save where `updateKindOf` says otherwise. */
export const ACTS = [
  'chased',
  'evidence',
  'progress',
  'extension',
  'delivered',
  'partly-delivered',
  'not-delivered',
  'drop-proposed',
  'dropped',
  'drop-refused',
  'superseded',
  'reopened',
  'restated',
  'slip',
  'confirmed',
  'requoted',
] as const
export type Act = (typeof ACTS)[number]

export type UpdateKind = Exclude<Act, 'confirmed' | 'requoted'>

/** The kind of update that an act leaves: words of a correction say the promise again, in the record's terms. */
export function updateKindOf(act: Act, hasDeadline: boolean): UpdateKind {
  if (act === 'requoted' && hasDeadline) return 'slip'
  return act === 'confirmed' || act === 'requoted' ? 'restated' : act
}

interface Step {
  from: 'open' | 'ended' | 'any'
  /** Null: the status stays as it is. */
  to: CommitmentStatus | null
  /** The least role that may. */
  by: Role
  /** After "it cannot": "be given another deadline". */
  words: string
}

/** A commitment's life, as a table. An editor proposes to drop, an approver confirms; only an approver reopens. */
export const LIFE: Readonly<Record<Act, Step>> = {
  chased: { from: 'open', to: null, by: 'editor', words: 'be chased' },
  evidence: { from: 'any', to: null, by: 'editor', words: 'be given evidence' },
  progress: { from: 'open', to: null, by: 'editor', words: 'make progress' },
  extension: { from: 'open', to: null, by: 'editor', words: 'be given another deadline' },
  delivered: { from: 'open', to: 'delivered', by: 'editor', words: 'be delivered' },
  'partly-delivered': { from: 'open', to: 'partly-delivered', by: 'editor', words: 'be partly delivered' },
  'not-delivered': { from: 'open', to: 'not-delivered', by: 'editor', words: 'be recorded as not delivered' },
  'drop-proposed': { from: 'open', to: null, by: 'editor', words: 'be proposed for dropping' },
  dropped: { from: 'open', to: 'dropped', by: 'approver', words: 'be dropped' },
  'drop-refused': { from: 'open', to: null, by: 'approver', words: 'be kept' },
  superseded: { from: 'open', to: 'superseded', by: 'editor', words: 'be superseded' },
  reopened: { from: 'ended', to: 'open', by: 'approver', words: 'be reopened' },
  restated: { from: 'open', to: null, by: 'editor', words: 'be linked to other words' },
  slip: { from: 'open', to: null, by: 'editor', words: 'be given the date of a later answer' },
  confirmed: { from: 'open', to: null, by: 'editor', words: 'be confirmed after a correction' },
  requoted: { from: 'open', to: null, by: 'editor', words: 'be moved to corrected words' },
}

interface Standing {
  status: CommitmentStatus
  isDropProposed: boolean
}

/** The act does not fit where the commitment stands; `message` says so to whoever tried. */
export class NotPossible extends Refusal {}

/**
 * Where an act leads.
 * @throws NotPossible when it does not fit
 */
export function standingAfter(act: Act, { status, isDropProposed }: Standing): Standing {
  const { from, to, words } = LIFE[act]
  if (from === 'open' && !isOpen(status))
    throw new NotPossible(`It is ${inWords(status)}, so it cannot ${words}.`)
  if (from === 'ended' && isOpen(status)) throw new NotPossible(`It is still open, so it cannot ${words}.`)
  if (act === 'drop-proposed' && isDropProposed)
    throw new NotPossible('Dropping it has been proposed already.')
  if ((act === 'dropped' || act === 'drop-refused') && !isDropProposed) {
    throw new NotPossible('Nobody has proposed to drop it.')
  }
  const next = act === 'progress' && status === 'open' ? 'in-progress' : (to ?? status)
  return { status: next, isDropProposed: act === 'drop-proposed' || (isDropProposed && ADDS_WORDS.has(act)) }
}

/** What only adds words leaves a proposal to drop standing; whatever else is done answers it. */
const ADDS_WORDS: ReadonlySet<Act> = new Set([
  'chased',
  'evidence',
  'progress',
  'restated',
  'confirmed',
  'requoted',
])

function inWords(status: CommitmentStatus): string {
  return STATUS_WORDS[status].toLowerCase()
}
