import type { CivilDate } from '../../lib/dates.ts'
import { dateOf, yearOf } from './arithmetic.ts'
import { type Period, type PeriodRead, type PeriodRule, period } from './periods.ts'
import { type Reader, type Reading, reviewed, windowOf } from './reading.ts'
import { wholly } from './words.ts'

/** The Parliament, the decade by the calendar and the spending review's period, which have known ends. */
export const PARLIAMENT_RULES: readonly PeriodRule[] = [
  {
    pattern: '(?:the )?(?:course of |lifetime of )?(?:this|the|the current|the present) parliament',
    read: readParliament,
  },
  {
    pattern: '(?:the )?(?:course of )?(?:this|the|the current) spending review period',
    read: readSpendingReview,
  },
  {
    pattern: '(?:this|the|the current) decade',
    read: (_, { answered }) => decadeOf(yearOf(answered) - (yearOf(answered) % 10)),
  },
  { pattern: 'the (?<decade>20\\d0)s', read: ({ decade }) => decadeOf(Number(decade)) },
]

function readParliament(_: unknown, { answered, facts, conventions }: Reading): PeriodRead {
  const known = conventions.parliaments.find(({ from, to }) => from <= answered && answered <= to)
  const to = facts.parliamentEndsBy === undefined ? known?.to : facts.parliamentEndsBy
  if (!to || to < answered) return 'It is not known to when this Parliament may run.'
  const note = 'The last day to which this Parliament may run; it ends sooner if it is dissolved sooner.'
  return {
    ...period(known?.from ?? answered, to, 'parliament', [note]),
    anchor: 'the end of this Parliament',
  }
}

function readSpendingReview(_: unknown, { answered, conventions }: Reading): PeriodRead {
  const found = conventions.spendingReviews.find(
    ({ settledOn, to }) => settledOn <= answered && answered <= to,
  )
  if (!found) return 'It is not known which years that spending review settled.'
  return { ...period(found.from, found.to, 'year'), anchor: 'the spending review period' }
}

function decadeOf(year: number): Period {
  return period(dateOf(year, 1, 1) as CivilDate, dateOf(year + 9, 12, 31) as CivilDate, 'year')
}

/** What is said of a decade without saying from when; of the next Parliament; of sessions. */
export const HORIZON_PATTERNS: readonly { pattern: string; read: Reader }[] = [
  {
    pattern:
      '(?:in|within|over|during|inside|for) (?:the (?:course of )?)?(?:next |coming |a |this |the )?decade|within ten years of the mission',
    read: readDecade,
  },
  {
    pattern: '(?:by|before|in|within|over|during) (?:the )?(?:end of |course of )?(?:the )?next parliament',
    read: readNextParliament,
  },
  {
    pattern:
      '(?:by|before|in|within|during|over|later in|later|for)? ?(?:the )?(?:end of |course of |remainder of |rest of )?(?<which>this|the|the current|the present|the next|next|a future|the first|the second) (?:parliamentary |legislative )?session(?: of (?:this )?parliament)?',
    read: readSession,
  },
]

export function readHorizon(words: string, reading: Reading) {
  const found = HORIZON_PATTERNS.find(({ pattern }) => wholly(pattern).test(words))
  return found ? found.read(words, reading) : null
}

const DECADE = 'the day from which the decade is counted'

/** A mission's decade has no first day in the words: a person must say from when it counts. */
function readDecade(_: string, reading: Reading) {
  const start = reading.facts.events?.[DECADE]
  if (start) {
    const latest = `${yearOf(start) + 10}${start.slice(4)}`.replace('-02-29', '-02-28')
    const earliest = latest < reading.answered ? null : reading.answered
    return windowOf({ earliest, latest, precision: 'year', anchor: DECADE })
  }
  const note =
    'A decade from when? Ten years from the election of July 2024 end in July 2034, from a strategy ten years after it. Give the date that counts.'
  return reviewed(
    windowOf({ precision: 'event', anchor: DECADE, notes: [note] }),
    reading.conventions.reviews.inTheLongTerm,
    reading,
  )
}

function readNextParliament(_: string, reading: Reading) {
  const note =
    'The next Parliament runs to about the middle of 2034 at the latest: no date to hold anyone to.'
  return reviewed(
    windowOf({ precision: 'event', anchor: 'the end of the next Parliament', notes: [note] }),
    reading.conventions.reviews.inTheLongTerm,
    reading,
  )
}

/** A session ends at prorogation, which is not announced long before: only a session that has ended has a date. */
function readSession(words: string, reading: Reading) {
  const { answered, facts } = reading
  const session = /next|future|first|second/.test(words)
    ? null
    : (facts.calendar?.sessionOn(answered) ?? null)
  const name = session ? `the end of the ${session.name} session` : 'a session of Parliament'
  if (session?.to) return windowOf({ earliest: answered, latest: session.to, precision: 'day', anchor: name })
  const note = 'It is not known when that session ends: look at the next King’s Speech.'
  return reviewed(
    windowOf({ precision: 'event', anchor: name, notes: [note] }),
    reading.conventions.reviews.whenTimeAllows,
    reading,
  )
}
