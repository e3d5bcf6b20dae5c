import type { Commitment } from '../commitments/commitment.ts'
import type { Concern } from '../commitments/following-queries.ts'
import { type CivilDate, civilDateOf, daysBetween, sayDate } from '../lib/dates.ts'
import { plural, sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { StandingQuestion } from '../questions/listing.ts'
import { beginning } from '../questions/search/snippet.ts'
import { headingOf, type QuestionSummary, sayDaysLate, sayNumber } from '../questions/summary.ts'
import { SEEN_WITHIN_DAYS, tellApart } from '../questions/waiting.ts'

const SHOWN = 10
const LONGEST_QUOTE = 160

interface HomePageParts {
  counts: { questions: number }
  isSampleLoaded: boolean
  /** Commitments whose words were corrected, for this visitor to decide on. */
  concerns: readonly Concern[]
  newest: readonly QuestionSummary[]
  /** Every open question of the Home Office, oldest first. */
  open: readonly StandingQuestion[]
  today: CivilDate
  /** The overdue commitments of somebody who has signed in, the longest overdue first, and how many there are. */
  ownOverdue: { total: number; first: readonly Commitment[] }
}

/** The home page: the newest answers, and what is past its date. */
export function homePage(parts: HomePageParts) {
  const { counts, isSampleLoaded, concerns, newest, open, today, ownOverdue } = parts
  const { late, unknown, unseen, lapsed } = tellApart(open, today)
  return {
    title: 'Pursuant',
    siteName: 'Pursuant',
    hasOwnSearch: true,
    isEmpty: counts.questions === 0 && !isSampleLoaded,
    held: counts.questions === 0 ? '' : `${plural(counts.questions, 'written question')} in the record.`,
    concernsTitle: `${plural(concerns.length, 'commitment waits', 'commitments wait')} for your decision`,
    concerns: concerns.map(({ id, quote, concern }) => ({
      href: paths.commitment(id),
      quote,
      concern,
    })),
    newest,
    ownOverdue: showOwnOverdue(ownOverdue, today),
    pastDate:
      late.length === 0
        ? null
        : `${plural(late.length, 'open question is', 'open questions are')} past the date for answer`,
    overdue: late.slice(0, SHOWN).map(showOverdue),
    notes: [
      ...note(late.length - SHOWN, 'more late question', 'not shown here'),
      ...note(
        unknown.length,
        'open question',
        'whose lateness is not known, because the calendar here does not reach so far',
      ),
      ...note(unseen.length, 'open question', `not seen for ${SEEN_WITHIN_DAYS} days, so left out`),
      ...note(lapsed.length, 'question', 'lapsed: the session ended and no answer has been seen'),
    ],
  }
}

function showOverdue({ row, lateness }: StandingQuestion) {
  const { due } = lateness
  return {
    href: paths.question(row),
    heading: headingOf(row),
    number: sayNumber(row),
    late: sayDaysLate(lateness),
    due: due === null ? 'on a day not known' : sayDate(due),
    lastSeen: sayDate(civilDateOf(row.lastSeen)),
  }
}

function showOwnOverdue({ total, first }: HomePageParts['ownOverdue'], today: CivilDate) {
  if (total === 0) return null
  return {
    items: first.map(({ id, quote, deadline }) => ({
      href: paths.commitment(id),
      quote: beginning(quote.text, LONGEST_QUOTE),
      late: `${plural(daysBetween(deadline.latest ?? today, today), 'day')} overdue`,
    })),
    allHref: paths.deadlines({ whose: 'mine' }),
    all: total > first.length ? `All ${sayCount(total)}, and what is due next` : 'What is due next',
  }
}

function note(count: number, one: string, what: string): string[] {
  return count > 0 ? [`${plural(count, one)} ${what}.`] : []
}
