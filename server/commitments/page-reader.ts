import type { Visitor } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { today } from '../lib/dates.ts'
import { renderMarkdown } from '../lib/markdown.ts'
import type { Context } from '../web/context.ts'
import type { Commitment } from './commitment.ts'
import { type Correction, correctionOf } from './correction.ts'
import type { CommitmentPageParts } from './page.ts'
import { commitmentQueries } from './queries.ts'
import { commitmentReader } from './reader.ts'
import { relatedReader } from './related.ts'
import { settingOf } from './setting.ts'
import type { OfferParts } from './slips/page.ts'
import { slipOfferQueries } from './slips/queries.ts'
import { visibleTo } from './view.ts'

/** Gathers what a commitment's page shows, from the features that hold it. */
export function commitmentPageReader({ db, config, clock }: Pick<Context, 'db' | 'config' | 'clock'>) {
  const commitments = commitmentQueries(db)
  const answers = answerQueries(db)
  const offers = slipOfferQueries(db)
  const { questionOf, windowOf } = commitmentReader({ db, config })
  const relatedTo = relatedReader(db)

  function partsOf(commitment: Commitment, visitor: Visitor): Omit<CommitmentPageParts, 'sent' | 'opened'> {
    const { id, questionId, quote, supersededBy } = commitment
    const question = questionOf(questionId)
    const versions = answers.versions(questionId)
    const version = versions.find((one) => one.id === quote.answerVersionId)
    const history = {
      deadlines: commitments.deadlines(id),
      updates: commitments.updates(id),
      mentions: commitments.mentions(id),
    }
    return {
      commitment,
      visible: visibleTo(visitor, commitment, history),
      question,
      questionOf,
      setting: {
        ...settingOf(version?.text ?? quote.text, quote),
        isEarlier: quote.answerVersionId !== versions.at(-1)?.id,
      },
      correction: correctionFor(commitment),
      offer: offerFor(commitment),
      successor: (supersededBy !== null && commitments.byId(supersededBy)) || null,
      predecessors: commitments.supersededBy(id),
      related: relatedTo(commitment, question),
      visitor,
      today: today(clock),
      renderNote: renderMarkdown,
    }
  }

  /** What is to be decided on, after its answer was corrected. */
  function correctionFor(commitment: Commitment): Correction | null {
    return commitment.concern === null
      ? null
      : correctionOf(commitment, answers.versions(commitment.questionId).at(-1))
  }

  /** The time that a later answer names for it, to be decided on. */
  function offerFor({ id }: Commitment): OfferParts | null {
    const offer = offers.ofCommitment(id)
    if (offer === null) return null
    const question = questionOf(offer.questionId)
    return { offer, question, window: windowOf(offer.phrase, offer.saidOn, question) }
  }

  return { partsOf, correctionFor }
}
