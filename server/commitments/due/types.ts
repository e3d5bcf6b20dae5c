import type { CivilDate } from '../../lib/dates.ts'

/** How closely a deadline is known. `none`: words such as "in due course" that give no date. */
export const PRECISIONS = [
  'day',
  'month',
  'season',
  'quarter',
  'year',
  'parliament',
  'event',
  'none',
] as const
export type Precision = (typeof PRECISIONS)[number]

/** Words of a sentence that say by when. Offsets are UTF-16 code units into the sentence: `text` is exactly them. */
export interface DuePhrase {
  text: string
  start: number
  end: number
}

/** What a due phrase means. */
export interface DueWindow {
  /** Null where it is not known: no date given, an event that has not come, a calendar that does not reach so far. */
  earliest: CivilDate | null
  latest: CivilDate | null
  precision: Precision
  /** What it hangs on, in words, when that is not the day of the answer: "Royal Assent", "the summer recess of the Commons". */
  anchor: string | null
  /** What the words call the time, where its dates do not show it: "spring", "the financial year 2026-27". */
  name: string | null
  /** When to look again, for phrases without a date or that wait for an event. */
  reviewOn: CivilDate | null
  /** Days between further looks, where they repeat. */
  reviewEveryDays: number | null
  /** For what comes back: "every year", "each quarter". Null otherwise. */
  recurs: string | null
  /** How it was read, and what is doubtful about it, in plain sentences for a person. */
  notes: readonly string[]
}
