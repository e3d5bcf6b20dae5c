import { plural, sayCount } from '../../lib/text.ts'
import { SEEN_WITHIN_DAYS, type WaitingQuestions } from '../../questions/waiting.ts'
import {
  type CommitmentList,
  type DeadlineStanding,
  type OpenCounts,
  type QuestionList,
  STANDINGS,
  type Whose,
} from './lists.ts'

export const WHOSE_WORDS: Readonly<Record<Whose, string>> = { mine: 'Mine', team: 'My team’s', all: 'All' }

/** Each list's heading, and what is to be known of it. */
export const LIST_WORDS: Readonly<
  Record<CommitmentList | QuestionList, { title: string; note: string | null }>
> = {
  overdue: { title: 'Overdue', note: null },
  week: { title: 'Due in 7 days', note: null },
  month: { title: 'Due in 8 to 30 days', note: null },
  review: {
    title: 'To be looked at again',
    note: 'They have no date, or wait for something that has none: words such as “in due course” are never a deadline.',
  },
  letters: {
    title: 'Letters and deposits promised',
    note: 'Still open, with a date or without; those with one stand above as well when it is near.',
  },
  drops: {
    title: 'Proposed to be dropped',
    note: 'Everyone’s: they wait for an approver who did not propose it.',
  },
  later: { title: 'Due later', note: 'In more than 30 days.' },
  waiting: { title: 'Without a date, to be looked at later', note: null },
  late: {
    title: 'Questions past their date',
    note: 'Open questions to the Home Office that are late by the rule for their kind, as last seen.',
  },
  unknown: {
    title: 'Open questions not known to be late',
    note: 'The calendar here does not reach far enough, or something is missing from the record.',
  },
  unseen: {
    title: 'Open questions not seen lately',
    note: `Not seen for ${SEEN_WITHIN_DAYS} days: they may have been answered since.`,
  },
  lapsed: { title: 'Lapsed questions', note: 'The session ended and no answer has been seen.' },
}

export const NONE_LATE = 'No open question is known to be past its date.'

/** What an empty list says. */
export const NOTHING: Readonly<Record<CommitmentList, string>> = {
  overdue: 'Nothing is overdue',
  week: 'Nothing is due in 7 days',
  month: 'Nothing is due in 8 to 30 days',
  review: 'Nothing has to be looked at again today',
  letters: 'No letter or deposit is open',
  drops: 'Nothing is proposed to be dropped',
  later: 'Nothing is due later',
  waiting: 'Nothing waits to be looked at later',
}

const IN_ACCOUNT: Readonly<Record<DeadlineStanding, string>> = {
  overdue: 'overdue',
  week: 'due in 7 days',
  month: 'due in 8 to 30 days',
  review: 'to be looked at again now',
  later: 'due later',
  waiting: 'with no date and not yet to be looked at again',
}

const OF: Readonly<Record<Whose, string>> = { mine: 'of yours', team: 'of your team', all: 'of all' }

/** Every open commitment by where it stands: nothing is left out. */
export function sayAccount(counts: OpenCounts, whose: Whose, hrefOf: (list: DeadlineStanding) => string) {
  return {
    begin: `${plural(counts.open, 'open commitment')} ${OF[whose]}`,
    parts: STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => ({
      text: `${sayCount(counts[standing])} ${IN_ACCOUNT[standing]}`,
      href: hrefOf(standing),
    })),
  }
}

/** The same for the open questions. */
export function sayQuestions(
  { late, inTime, unknown, unseen, lapsed }: WaitingQuestions,
  hrefOf: (list: QuestionList) => string,
) {
  const parts = [
    { count: late.length, words: 'past their date', href: hrefOf('late') },
    { count: unknown.length, words: 'not known to be late or not', href: hrefOf('unknown') },
    { count: unseen.length, words: `not seen for ${SEEN_WITHIN_DAYS} days`, href: hrefOf('unseen') },
    { count: lapsed.length, words: 'lapsed', href: hrefOf('lapsed') },
    { count: inTime.length, words: 'in time', href: null },
  ]
  return {
    begin: `${plural(
      parts.reduce((sum, { count }) => sum + count, 0),
      'question',
    )} without an answer`,
    parts: parts
      .filter(({ count }) => count > 0)
      .map(({ count, words, href }) => ({ text: `${sayCount(count)} ${words}`, href })),
  }
}
