import type { Commitment } from '../commitments/commitment.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import type { ChasingNote } from './chasing-note.ts'
import { type Draft, draftsFor, type FollowedUp } from './draft.ts'

interface FollowUpPageParts {
  row: QuestionRow
  followed: FollowedUp
  /** The commitment that is followed up, and the note to its owner for those who may see that. */
  chased: { commitment: Commitment; note: ChasingNote | null } | null
  /** Of a question: the commitments of its answer, each of which has drafts of its own. */
  commitments: readonly Commitment[]
}

/** The longest of 58,226 recorded questions. */
const LONGEST_RECORDED = 1_225

export function followUpPage({ row, followed, chased, commitments }: FollowUpPageParts) {
  const drafts = draftsFor(followed).map(showDraft)
  const subject = chased ? `commitment ${chased.commitment.id}` : sayNumber(row).replace(/^Q/, 'q')
  return {
    title: `Follow up ${subject}`,
    caption: `${headingOf(row)}, ${sayNumber(row)}`,
    heading: `Follow up ${subject}`,
    back: chased
      ? { href: paths.commitment(chased.commitment.id), label: 'Back to the commitment' }
      : { href: paths.question(row), label: 'Back to the question' },
    quote: chased?.commitment.quote.text ?? null,
    questionHref: paths.question(row),
    drafts,
    nothing: drafts.length > 0 ? null : whyNothing(followed),
    basis: basisOf(followed),
    hasBlanks: drafts.some(({ text }) => BLANK.test(text)),
    isCorrected: followed.status === 'corrected',
    note: chased?.note ? { ...chased.note, rows: rowsOf(chased.note.body) } : null,
    commitments: commitments.map(({ id, quote }) => ({
      href: paths.commitmentFollowUp(id),
      quote: quote.text,
    })),
    longest: LONGEST_RECORDED.toLocaleString('en-GB'),
  }
}

/** Of what is not known; what one wants to ask is no such blank, and “[…]” only shortens a quotation. */
const BLANK = /\[(?!what you want)[^\]…]+\]/

function showDraft({ purpose, text }: Draft, index: number) {
  const words = text.split(/\s+/).length
  return {
    id: `draft-${index + 1}`,
    purpose,
    text,
    rows: rowsOf(text),
    length: `${words} words, ${text.length} characters`,
    isLong: text.length > LONGEST_RECORDED,
  }
}

const LINE = 62

function rowsOf(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / LINE)), 0)
}

function whyNothing({ status }: FollowedUp): string {
  return status === 'withdrawn'
    ? 'The Member withdrew this question, so there is no answer to follow up.'
    : 'Only the beginning of this question is here, so it cannot be tabled again from this record.'
}

/** What the drafts rest on, in words. */
function basisOf({ status, promise }: FollowedUp): string {
  if (promise)
    return 'The answer’s date, number and heading, and the minister’s own words, which stand between quotation marks.'
  if (status === 'lapsed')
    return 'The question’s own text: it fell with its session, so nobody can be asked to answer it now, but it can be tabled again.'
  if (status === 'holding')
    return 'The holding answer’s date, and the question’s number and heading. A holding answer leaves the question open.'
  if (status === 'unanswered')
    return 'The question’s number, heading, Member and dates, as it was last seen here: check first that it has not been answered since.'
  return 'The answer’s date, number and heading.'
}
