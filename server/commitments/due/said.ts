import { type CivilDate, sayDate } from '../../lib/dates.ts'
import type { DueWindow } from './types.ts'

/**
 * A window in plain words, for the preview of a form: `between 1 March and 31 May 2026 (spring)`.
 * @param phrase the words it was read from: of those that set a limit, as "by" does, only the last day is worth saying
 */
export function sayDueWindow(window: DueWindow, phrase: string | null = null): string {
  const isLimit = phrase !== null && LIMIT.test(phrase) && window.latest !== null
  const parts = [
    sayDates(isLimit ? { ...window, earliest: null } : window),
    sayRecurrence(window),
    sayReview(window),
  ]
  return parts.filter((part) => part !== null).join('; ')
}

const LIMIT =
  /^\W*(?:(?:is |are )?(?:due|expected|planned) )?(?:by|no later than|not later than|before|ahead of|within|until)\b/i

function sayDates(window: DueWindow): string {
  const { earliest, latest, anchor } = window
  const dates = sayStretch(earliest, latest)
  if (dates === null) return anchor ? `no date yet: depends on “${anchor}”` : 'no date given'
  const aside = window.name ?? anchor
  return aside ? `${dates} (${aside})` : dates
}

function sayStretch(earliest: CivilDate | null, latest: CivilDate | null): string | null {
  if (earliest && latest) {
    return earliest === latest
      ? `on ${sayDate(latest)}`
      : `between ${sayFirst(earliest, latest)} and ${sayDate(latest)}`
  }
  if (latest) return `by ${sayDate(latest)}`
  return earliest ? `from ${sayDate(earliest)}, with no last day known` : null
}

/** The first of two dates without the year that both share. */
function sayFirst(earliest: CivilDate, latest: CivilDate): string {
  const said = sayDate(earliest)
  return earliest.slice(0, 4) === latest.slice(0, 4) ? said.slice(0, -5) : said
}

function sayRecurrence({ recurs }: DueWindow): string | null {
  return recurs ? `then ${recurs}` : null
}

function sayReview({ reviewOn, reviewEveryDays }: DueWindow): string | null {
  if (!reviewOn) return null
  const again = reviewEveryDays ? `, then every ${reviewEveryDays} days` : ''
  return `look again on ${sayDate(reviewOn)}${again}`
}
