import { paths } from '../../paths.ts'
import type { QuestionRow } from '../../questions/queries.ts'
import { headingOf, sayNumber } from '../../questions/summary.ts'
import type { Commitment } from '../commitment.ts'
import { sayDueWindow } from '../due/said.ts'
import type { DueWindow } from '../due/types.ts'
import { sayAnswered, sayDeadline } from '../summary.ts'
import type { ListedOffer, SlipOffer } from './queries.ts'
import { type Change, changeOf } from './restating.ts'

/** An offer with the answer that it comes from, and the time that its words mean. */
export interface OfferParts {
  offer: SlipOffer
  question: QuestionRow
  window: DueWindow
}

const WORDS: Readonly<Record<Change, { heading: string; take: string; refuse: string }>> = {
  later: {
    heading: 'A later answer puts it off',
    take: 'Record this as a slip',
    refuse: 'Not a slip',
  },
  earlier: {
    heading: 'A later answer brings it forward',
    take: 'Record the earlier deadline',
    refuse: 'Not another deadline',
  },
  dated: {
    heading: 'A later answer gives it a date',
    take: 'Record this deadline',
    refuse: 'Not its deadline',
  },
  undated: {
    heading: 'A later answer gives no date any more',
    take: 'Record this as a slip',
    refuse: 'Not a slip',
  },
}

/** The promise and the words that say it again, side by side; null where they mean the deadline that it has. */
export function showSlipOffer(commitment: Commitment, { offer, question, window }: OfferParts) {
  const { id, quote, deadline, revision, dateAnswered } = commitment
  const change = changeOf(deadline, window)
  if (change === null) return null
  const answered = sayAnswered(offer.saidOn)
  return {
    ...WORDS[change],
    before: { quote: quote.text, answered: sayAnswered(dateAnswered), due: sayDeadline(deadline) },
    after: {
      quote: offer.text,
      answered,
      due: `“${offer.phrase}”: ${sayDueWindow(window, offer.phrase)}`,
      href: paths.question(question),
      question: `${headingOf(question)}, ${sayNumber(question)}`,
    },
    takeAction: paths.commitmentMentions(id),
    fields: fieldsOf(offer, revision),
    reason: `The answer of ${answered} says “${offer.phrase}”.`.slice(0, 500),
    refuseAction: paths.slipOfferRefusal(id, offer.id),
  }
}

/** What links the words to the commitment, with their deadline. */
function fieldsOf({ answerVersionId, questionId, start, end, text, phrase }: SlipOffer, revision: number) {
  const fields = {
    question: questionId,
    version: answerVersionId,
    start,
    end,
    quote: text,
    slip: 'yes',
    deadline: phrase,
    revision,
  }
  return Object.entries(fields).map(([name, value]) => ({ name, value }))
}

/** An offer where it is one of several. */
export function showListedOffer({ commitmentId, promise, text, phrase, saidOn }: ListedOffer) {
  return {
    number: commitmentId,
    href: `${paths.commitment(commitmentId)}#slip-offer`,
    promise,
    quote: text,
    phrase,
    answered: sayAnswered(saidOn),
  }
}
