import { canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import type { CivilDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { sayAction } from '../policies/action.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { type Commitment, isOverdue, KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS } from './commitment.ts'
import type { Correction } from './correction.ts'
import {
  gatherEvidence,
  type QuestionOf,
  showDeadline,
  showMention,
  showQuestion,
  showRelated,
  showUpdate,
} from './page-history.ts'
import { type SentForm, showChange, showCorrectionStep, showSteps } from './page-steps.ts'
import type { Related } from './related.ts'
import { type OfferParts, showSlipOffer } from './slips/page.ts'
import { sayAnswered, sayDue, summaryOf } from './summary.ts'
import type { VisibleCommitment } from './view.ts'

export interface CommitmentPageParts {
  commitment: Commitment
  visible: VisibleCommitment
  question: QuestionRow
  questionOf: QuestionOf
  /** The text of the answer around the quote. */
  setting: { before: string; after: string; isEarlier: boolean }
  /** What is to be decided after the answer was corrected. */
  correction: Correction | null
  /** Words of a later answer that give it another deadline, to be decided on. */
  offer: OfferParts | null
  /** The commitment that took its place. */
  successor: Commitment | null
  predecessors: readonly Commitment[]
  related: readonly Related[]
  visitor: Visitor
  today: CivilDate
  sent: SentForm | null
  /** The step that the address opens. */
  opened: string | null
  renderNote: (markdown: string) => string
}

/** A commitment's page: the promise in its answer's own words, what became of it, and what can be done. */
export function commitmentPage(parts: CommitmentPageParts) {
  const { commitment, visible, question, setting, today, sent, visitor } = parts
  const { promise, work } = visible
  const { id, quote, status, deadline } = promise
  const hasErrors = sent !== null && (sent.meanwhile !== null || Object.keys(sent.state.errors).length > 0)
  return {
    title: `${hasErrors ? 'Error: ' : ''}Commitment ${id}`,
    caption: `Commitment ${id}`,
    quote: quote.text,
    settingTitle: setting.isEarlier ? 'In the answer as it was then' : 'In the answer',
    before: setting.before,
    after: setting.after,
    tag: summaryOf(commitment, today).tag,
    isOverdue: isOverdue(status, deadline, today),
    question: { ...showQuestion(question), answered: sayAnswered(promise.dateAnswered) },
    followUpHref: paths.commitmentFollowUp(id),
    facts: [...publicFacts(promise), ...(work ? workFacts(work) : [])],
    policies: promise.policies.map(({ slug, title }) => ({ title, href: paths.policy(slug) })),
    action: promise.action && showAction(promise.action),
    detailsHref: canWorkOnCommitments(visitor) ? paths.commitmentStep(id, 'details') : null,
    isRestricted: commitment.visibility === 'restricted' && work !== null,
    concern: work?.concern ?? null,
    correction: work && parts.correction ? showCorrection(parts.correction, parts) : null,
    slipOffer: parts.offer && canWorkOnCommitments(visitor) ? showSlipOffer(commitment, parts.offer) : null,
    isDropProposed: work?.isDropProposed ?? false,
    successor: work && parts.successor ? showOther(parts.successor) : null,
    predecessors: work ? parts.predecessors.map(showOther) : [],
    ...historyOf(parts),
    steps: showSteps(parts),
    meanwhile: sent?.meanwhile?.map(showChange) ?? null,
    problem: sent?.state.errors[''] ?? null,
  }
}

function historyOf({ visible, question, questionOf, related, renderNote }: CommitmentPageParts) {
  const { deadlines, mentions, updates } = visible
  const isMentioned = (questionId: number) => mentions?.some((one) => one.questionId === questionId)
  return {
    deadlines:
      deadlines && deadlines.length > 1 ? deadlines.map((row) => showDeadline(row, questionOf)) : null,
    mentions: (mentions ?? []).map((mention) => showMention(mention, question.id, questionOf)),
    updates: updates.map((update) => showUpdate(update, renderNote)),
    evidence: gatherEvidence(updates),
    related: related.filter(({ question }) => !isMentioned(question.id)).map(showRelated),
  }
}

function showAction(action: NonNullable<Commitment['action']>) {
  return { text: sayAction(action), href: paths.policyAction(action.policy.slug, action.id) }
}

function publicFacts({ kind, strength, status, deadline }: VisibleCommitment['promise']) {
  return [
    { term: 'Status', text: STATUS_WORDS[status] },
    { term: 'Deadline', text: sayDue({ status, deadline }) },
    { term: 'Kind', text: KIND_WORDS[kind] },
    { term: 'Strength', text: STRENGTH_WORDS[strength] },
  ]
}

function workFacts({ owner, team, summary, measure }: NonNullable<VisibleCommitment['work']>) {
  return [
    { term: 'Owner', text: sayOwner(owner) },
    { term: 'Team', text: team?.name ?? 'None' },
    ...(summary ? [{ term: 'Summary', text: summary }] : []),
    ...(measure ? [{ term: 'How we will know', text: measure }] : []),
  ]
}

/** A promise whose owner cannot sign in any more is nobody's, and says so. */
function sayOwner(owner: Commitment['owner']): string {
  if (owner === null) return 'Nobody'
  return owner.isDisabled ? `${owner.name}, whose account is disabled: it needs another owner` : owner.name
}

/** The old words beside the sentence that is nearest to them now. */
function showCorrection({ before, sentences }: Correction, parts: CommitmentPageParts) {
  const after = sentences.find(({ isNearest }) => isNearest)?.quote.text ?? null
  return { before, after, step: showCorrectionStep(parts) }
}

function showOther({ id, quote }: Commitment) {
  return { number: id, href: paths.commitment(id), quote: quote.text }
}
