import { STATUSES, type Status } from '../question.ts'
import { HAS_CODES, HOUSE_CODES, LAPSED, LATE_CODES, STATUS_CODES, TYPE_CODES } from './codes.ts'
import type { FilterOption } from './facets.ts'

/** The choices of the filters whose few values are known beforehand. */

export const HOUSES: readonly FilterOption[] = [
  { value: 'Commons', label: 'House of Commons', codes: [HOUSE_CODES.Commons] },
  { value: 'Lords', label: 'House of Lords', codes: [HOUSE_CODES.Lords] },
]

export const TYPES: readonly FilterOption[] = [
  { value: 'named-day', label: 'Named day', codes: [TYPE_CODES['named-day']] },
  { value: 'ordinary', label: 'Ordinary', codes: [TYPE_CODES.ordinary] },
]

/** *Unanswered* includes *lapsed*. */
export const STATUS_OPTIONS: readonly FilterOption[] = STATUSES.map((status) => ({
  value: status,
  label: status === 'holding' ? 'Holding answer only' : status.charAt(0).toUpperCase() + status.slice(1),
  codes: codesOfStatus(status),
}))

export const LATENESS: readonly FilterOption[] = [
  { value: 'yes', label: 'Late', codes: [LATE_CODES.yes] },
  { value: 'no', label: 'Not late', codes: [LATE_CODES.no] },
  { value: 'unknown', label: 'Not known whether late', codes: [LATE_CODES.unknown] },
]

export const HAS: readonly FilterOption[] = [
  { value: 'commitment', label: 'A commitment', codes: [HAS_CODES.commitment, HAS_CODES.both] },
  { value: 'attachment', label: 'An attachment', codes: [HAS_CODES.attachment, HAS_CODES.both] },
]

function codesOfStatus(status: Status): number[] {
  if (status === 'lapsed') return [LAPSED]
  return status === 'unanswered' ? [STATUS_CODES.unanswered, LAPSED] : [STATUS_CODES[status]]
}
