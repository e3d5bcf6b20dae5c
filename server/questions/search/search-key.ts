import { type CivilDate, dayNumber } from '../../lib/dates.ts'

const SEQUENCE_BITS = 4096

/** The first search key of a day: keys of one day run from here on. An unknown date is day 0. */
export function firstKeyOf(date: CivilDate | null): number {
  return (date === null ? 0 : dayNumber(date)) * SEQUENCE_BITS
}

/** The first search key after a day. */
export function keyAfter(date: CivilDate | null): number {
  return firstKeyOf(date) + SEQUENCE_BITS
}

/** True for the key of a record whose date tabled is not known. */
export function isUndated(key: number): boolean {
  return key < SEQUENCE_BITS
}
