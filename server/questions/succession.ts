import { type CivilDate, civilDateOf, type Instant, sayDate } from '../lib/dates.ts'

interface Seen {
  firstSeen: Instant
  lastSeen: Instant
}

/** A version in its turn. What stood before it was last seen at `after`; it was first seen in its stead at `by`. */
interface Turn<T> {
  version: T
  before: T | null
  after: Instant
  by: Instant
}

/**
 * The order in which versions took each other's place, whatever the order in which they were taken in. One that came
 * back after another had been seen has two turns.
 */
export function inSuccession<T extends Seen>(versions: readonly T[]): Turn<T>[] {
  const all = versions.toSorted(
    (a, b) => compare(a.firstSeen, b.firstSeen) || compare(a.lastSeen, b.lastSeen),
  )
  const current = all.reduce<T | undefined>(
    (last, version) => (last && last.lastSeen > version.lastSeen ? last : version),
    undefined,
  )
  const turns = all.map((version, index) => turn(version, all[index - 1] ?? null, version.firstSeen))
  const last = all.at(-1)
  return current && last && current !== last ? [...turns, turn(current, last, current.lastSeen)] : turns
}

function turn<T extends Seen>(version: T, before: T | null, by: Instant): Turn<T> {
  const after = before === null ? by : before.lastSeen < by ? before.lastSeen : before.firstSeen
  return { version, before, after, by }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** When something happened, in words, and how that is known. */
export interface Moment {
  /** Its place in the order. */
  at: CivilDate | null
  when: string
  how: string | null
}

/** A date that stands in the record itself. */
export function dated(date: CivilDate | null): Moment {
  return date === null
    ? { at: null, when: 'Date not known', how: null }
    : { at: date, when: sayDate(date), how: 'date in the record' }
}

/** What was noticed on a day. */
export function seenOn(date: CivilDate): Moment {
  return { at: date, when: sayDate(date), how: 'first seen here' }
}

/** What the record gives no date for: it happened between two sightings. */
export function seenBetween({ after, by }: Pick<Turn<unknown>, 'after' | 'by'>): Moment {
  const [from, to] = [civilDateOf(after), civilDateOf(by)]
  return from === to
    ? seenOn(to)
    : { at: from, when: `Between ${sayDate(from)} and ${sayDate(to)}`, how: 'as seen here' }
}
