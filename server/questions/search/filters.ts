import { HOME_OFFICE } from '../bodies.ts'
import { STATUSES, type Status } from '../question.ts'
import { HOUSE_CODES, STATUS_CODES, type TaggedFacet, TYPE_CODES, tagOf } from './codes.ts'
import type { Column } from './facet-columns.ts'
import type { Filter, FilterOption } from './facets.ts'
import { fixedOptions } from './fixed-options.ts'
import type { NamedCode, SearchLookups } from './lookups.ts'

/** The code of *lapsed*, which is not stored: open in an ended session. */
export const LAPSED = 6

const HOUSES: readonly FilterOption[] = [
  { value: 'Commons', label: 'House of Commons', codes: [HOUSE_CODES.Commons] },
  { value: 'Lords', label: 'House of Lords', codes: [HOUSE_CODES.Lords] },
]

const TYPES: readonly FilterOption[] = [
  { value: 'named-day', label: 'Named day', codes: [TYPE_CODES['named-day']] },
  { value: 'ordinary', label: 'Ordinary', codes: [TYPE_CODES.ordinary] },
]

/** *Unanswered* includes *lapsed*. */
const STATUS_OPTIONS: readonly FilterOption[] = STATUSES.map((status) => ({
  value: status,
  label: sayStatus(status),
  codes: codesOfStatus(status),
}))

type QuestionFilter = Filter<Column, SearchLookups>

export const FILTERS: readonly QuestionFilter[] = [
  {
    ...named('body', 'body', 'Answering body', (lookups) => lookups.bodyOf),
    all: 'all',
    default: String(HOME_OFFICE),
    codesOf: (value) => (/^\d{1,6}$/.test(value) ? [Number(value)] : undefined),
  },
  fixed('status', 'status', 'Status', STATUS_OPTIONS),
  fixed('house', 'house', 'House', HOUSES),
  fixed('type', 'type', 'Type', TYPES),
  {
    name: 'year',
    column: 'year',
    label: 'Year tabled',
    codesOf: (value) => (/^\d{4}$/.test(value) ? [Number(value)] : value === 'unknown' ? [0] : undefined),
    optionsOf: (codes) =>
      [...codes]
        .sort((a, b) => b - a)
        .map((code) => ({
          value: code ? String(code) : 'unknown',
          label: code ? String(code) : 'Not known',
          codes: [code],
        })),
  },
  {
    ...named('party', 'party', 'Party of the asking Member', (lookups) => lookups.partyOf),
    codesOf: (value, lookups) => codeOf(lookups.partyNamed(value)),
  },
  {
    ...named('asker', 'asker', 'Asked by', (lookups) => lookups.memberOf),
    codesOf: (value, lookups) => codeOf(lookups.memberNamed(value)),
  },
  {
    ...named('answerer', 'answerer', 'Answered by', (lookups) => lookups.memberOf),
    codesOf: (value, lookups) => codeOf(lookups.memberNamed(value)),
  },
]

function sayStatus(status: Status): string {
  return status === 'holding' ? 'Holding answer only' : status.charAt(0).toUpperCase() + status.slice(1)
}

function codesOfStatus(status: Status): number[] {
  if (status === 'lapsed') return [LAPSED]
  return status === 'unanswered' ? [STATUS_CODES.unanswered, LAPSED] : [STATUS_CODES[status]]
}

/** A filter whose few values are known beforehand. */
function fixed(
  name: string,
  column: Column,
  label: string,
  options: readonly FilterOption[],
): QuestionFilter {
  return {
    name,
    column,
    label,
    ...fixedOptions(options),
  }
}

/** A filter whose values have names in the database. */
function named(
  name: string,
  column: Column,
  label: string,
  lookup: (lookups: SearchLookups) => (code: number) => NamedCode | undefined,
): Omit<QuestionFilter, 'codesOf'> {
  return {
    name,
    column,
    label,
    optionsOf: (codes, lookups) =>
      codes.flatMap((code) => {
        const found = code === 0 ? undefined : lookup(lookups)(code)
        return found ? [{ value: found.value, label: found.label, codes: [code] }] : []
      }),
  }
}

function codeOf(found: NamedCode | undefined): number[] | undefined {
  return found && [found.code]
}

/**
 * The same filter as an expression over the tags of the index, for ranking inside it. *Lapsed* is no tag, since it
 * changes with time: it is an open status together with the tag of an ended session.
 */
export function tagsFor(
  column: Column,
  codes: ReadonlySet<number>,
  endedSessions: readonly number[],
): string {
  if (column !== 'status') return anyTag(column, [...codes])
  const ended = endedSessions.length > 0 ? anyTag('session', endedSessions) : null
  const open = [STATUS_CODES.unanswered, STATUS_CODES.holding]
  const clauses = [...codes].flatMap((code) => {
    if (code === LAPSED) return ended ? [`(${anyTag('status', open)} AND ${ended})`] : []
    const tag = anyTag('status', [code])
    return [ended && open.includes(code) ? `(${tag} NOT ${ended})` : tag]
  })
  return clauses.length > 0 ? `(${clauses.join(' OR ')})` : anyTag('status', [0])
}

function anyTag(column: TaggedFacet, codes: readonly number[]): string {
  return `tags : (${codes.map((code) => `"${tagOf(column, code)}"`).join(' OR ')})`
}
