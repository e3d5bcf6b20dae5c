import { addDays, type CivilDate } from '../lib/dates.ts'

/** Days in a row, both ends included. */
export interface Stretch {
  from: CivilDate
  to: CivilDate
}

/** At least and at most how many days; the same number where it is known. */
interface Bounds {
  least: number
  most: number
}

/**
 * Days of one kind (the sitting days of a House, working days) and the stretches for which it is known which
 * days are of that kind. Intervals leave out their first day and take in their last, as a time limit does: an
 * answer on the day of tabling has taken no days.
 */
export interface CountedDays {
  known: readonly Stretch[]
  includes(day: CivilDate): boolean | 'unknown'
  /** How many there are in (after, through]. */
  count(after: CivilDate, through: CivilDate): number | 'unknown'
  /** How many there can be in (after, through], as far as that is known. */
  bounds(after: CivilDate, through: CivilDate): Bounds
  /** The first `n` after a date; the last of them is the nth. */
  next(n: number, after: CivilDate): CivilDate[] | 'unknown'
  /** Those that are known in (after, through]; there may be more where nothing is known. */
  listed(after: CivilDate, through: CivilDate): CivilDate[]
}

/**
 * @param days in order, without repeats, each inside a known stretch
 * @param known in order, not touching
 * @param mostIn how many there could at most be in (after, through], knowing nothing
 */
export function countedDays(
  days: readonly CivilDate[],
  known: readonly Stretch[],
  mostIn: (after: CivilDate, through: CivilDate) => number,
): CountedDays {
  const stretches = known.map((stretch) => ({ ...stretch, eve: addDays(stretch.from, -1) }))
  const isKnown = (after: CivilDate, through: CivilDate) =>
    after >= through || stretches.some(({ eve, to }) => eve <= after && through <= to)
  const least = (after: CivilDate, through: CivilDate) =>
    Math.max(0, numberUpTo(days, through) - numberUpTo(days, after))

  return {
    known,
    includes(day) {
      if (!known.some(({ from, to }) => from <= day && day <= to)) return 'unknown'
      return days[numberUpTo(days, day) - 1] === day
    },
    count: (after, through) => (isKnown(after, through) ? least(after, through) : 'unknown'),
    bounds(after, through) {
      const number = least(after, through)
      if (isKnown(after, through)) return { least: number, most: number }
      const more = unknownParts(stretches, after, through).map((part) => mostIn(...part))
      return { least: number, most: more.reduce((sum, n) => sum + n, number) }
    },
    next(n, after) {
      const start = numberUpTo(days, after)
      const following = days.slice(start, start + n)
      const last = following.at(-1) ?? after
      return following.length === n && isKnown(after, last) ? following : 'unknown'
    },
    listed: (after, through) => days.slice(numberUpTo(days, after), numberUpTo(days, through)),
  }
}

/** How many of the days are on or before a day. */
function numberUpTo(days: readonly CivilDate[], day: CivilDate): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[middle] as CivilDate) <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** The parts of (after, through] that lie outside every stretch, each again as (after, through]. */
function unknownParts(
  stretches: readonly (Stretch & { eve: CivilDate })[],
  after: CivilDate,
  through: CivilDate,
): [CivilDate, CivilDate][] {
  const parts: [CivilDate, CivilDate][] = []
  let reached = after
  for (const { eve, to } of stretches) {
    if (to <= reached || eve >= through) continue
    if (eve > reached) parts.push([reached, eve])
    reached = to
  }
  if (reached < through) parts.push([reached, through])
  return parts
}
