import type { House, Status, StoredStatus } from '../question.ts'
import type { SearchFacets } from './indexing-queries.ts'

/** The small integers that stand for words in `search_facet`, and the tags made from them. */

export const HOUSE_CODES: Readonly<Record<House, number>> = { Commons: 1, Lords: 2 }

export const STATUS_CODES: Readonly<Record<StoredStatus, number>> = {
  unanswered: 1,
  holding: 2,
  answered: 3,
  corrected: 4,
  withdrawn: 5,
}

/** The code of *lapsed*, which is not stored: open in an ended session. */
export const LAPSED = 6

/** By code. */
export const HOUSES: readonly House[] = wordsOf(HOUSE_CODES)

/** By code, as it stands on a day. */
export const STANDING_STATUSES: readonly Status[] = wordsOf<Status>({ ...STATUS_CODES, lapsed: LAPSED })

/** Whether late: not stored either, since it changes with time. */
export const LATE_CODES = { unknown: 0, yes: 1, no: 2 } as const

/** What belongs to a question, found apart: bits, so that one small integer says all. */
export const HAS_CODES = { commitment: 1, attachment: 2, both: 3 } as const

export const TYPE_CODES = { ordinary: 1, 'named-day': 2 } as const

/** Ordinary and named day are kinds of the Commons alone. */
export function typeCode(house: House | null, isNamedDay: number | null): number {
  if (house !== 'Commons' || isNamedDay === null) return 0
  return isNamedDay === 1 ? TYPE_CODES['named-day'] : TYPE_CODES.ordinary
}

export const TAGGED = [
  'house',
  'body',
  'asker',
  'answerer',
  'party',
  'type',
  'status',
  'year',
  'session',
] as const

/** A facet that is also a tag in the index. */
export type TaggedFacet = (typeof TAGGED)[number]

/** One token, letters then a number: `_` or `-` would split it, and the halves would collide. */
export function tagOf(facet: TaggedFacet, code: number): string {
  return `${facet}${code}`
}

/** Every record has the tag `record`: what an exclusion alone is taken out of. */
export function tagsOf(facets: SearchFacets): string {
  return ['record', ...TAGGED.map((facet) => tagOf(facet, facets[facet]))].join(' ')
}

/** The words that codes stand for, each at its code. */
export function wordsOf<Word extends string>(codes: Readonly<Record<Word, number>>): Word[] {
  const words: Word[] = []
  for (const word of Object.keys(codes) as Word[]) words[codes[word]] = word
  return words
}
