import type { CivilDate, Instant } from '../lib/dates.ts'
import type { NamedAction } from '../policies/action.ts'
import type { Precision } from './due/types.ts'
import type { Kind, Strength } from './kinds.ts'

/** Where a commitment stands. The first three are still open; overdue is computed, never stored. */
export const STATUSES = [
  'open',
  'in-progress',
  'partly-delivered',
  'delivered',
  'not-delivered',
  'dropped',
  'superseded',
] as const
export type CommitmentStatus = (typeof STATUSES)[number]

export const STATUS_WORDS: Readonly<Record<CommitmentStatus, string>> = {
  open: 'Open',
  'in-progress': 'In progress',
  'partly-delivered': 'Partly delivered',
  delivered: 'Delivered',
  'not-delivered': 'Not delivered',
  dropped: 'Dropped',
  superseded: 'Superseded',
}

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  action: 'Action',
  legislation: 'Legislation',
  publication: 'Publication',
  consultation_review: 'Consultation or review',
  funding: 'Funding',
  write_or_deposit: 'Letter or deposit',
  target: 'Target',
  soft: 'Soft',
}

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  firm: 'Firm',
  intended: 'Intended',
  considering: 'Considering',
  vague: 'Vague',
}

/** A deadline as it stands. */
export interface Deadline {
  /** The words of the answer, or the date that a person gave; null when no date was given. */
  phrase: string | null
  earliest: CivilDate | null
  latest: CivilDate | null
  precision: Precision
  anchor: string | null
  /** What the words call the time: "spring". */
  name: string | null
  recurs: string | null
  /** When to look again, where there is no date. */
  reviewOn: CivilDate | null
  reviewEveryDays: number | null
}

/** The exact words of a version of an answer; offsets are UTF-16 code units into its text. */
export interface Quote {
  answerVersionId: number
  start: number
  end: number
  text: string
}

export function isOpen(status: CommitmentStatus): boolean {
  return status === 'open' || status === 'in-progress' || status === 'partly-delivered'
}

/** Past its latest day. A deadline without a date is never overdue: it is due for review. */
export function isOverdue(
  status: CommitmentStatus,
  { latest }: Pick<Deadline, 'latest'>,
  today: CivilDate,
): boolean {
  return isOpen(status) && latest !== null && latest < today
}

/** What people say of a commitment, and may change: the words of the answer they may not. */
export interface CommitmentDetails {
  summary: string
  kind: Kind
  strength: Strength
  ownerId: number | null
  teamId: number | null
  policyIds: readonly number[]
  /** An action of one of these policies. */
  actionId: number | null
  /** How we will know that it is done. */
  measure: string
  visibility: 'internal' | 'restricted'
}

/** A commitment as pages and exports read it. What a visitor may see of it is for `visibleTo` to say. */
export interface Commitment {
  id: number
  quote: Quote
  summary: string
  kind: Kind
  strength: Strength
  status: CommitmentStatus
  owner: { id: number; name: string; isDisabled: boolean } | null
  team: { id: number; name: string } | null
  measure: string
  visibility: 'internal' | 'restricted'
  deadline: Deadline
  /** By title. */
  policies: readonly { id: number; slug: string; title: string }[]
  /** The action of one of them that it repeats or carries out. */
  action: NamedAction | null
  isDropProposed: boolean
  supersededBy: number | null
  concern: string | null
  loggedAt: Instant
  revision: number
  questionId: number
  dateAnswered: CivilDate | null
}
