import { canApprove, canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import { webAddress } from '../lib/addresses.ts'
import { type CivilDate, civilDateOf, sayDate, sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import { EMPTY_FORM, type FormState, showForm } from '../web/forms.ts'
import { type Commitment, isOpen, isOverdue, KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS } from './commitment.ts'
import type { DeadlineRow, UpdateRow } from './queries.ts'
import { STEP_FORMS, STEP_TITLES, type StepName } from './steps-form.ts'
import { sayAnswered, sayDeadline, summaryOf } from './summary.ts'
import type { VisibleCommitment } from './view.ts'

interface CommitmentPageParts {
  commitment: Commitment
  visible: VisibleCommitment
  question: QuestionRow
  /** The text of the answer around the quote. */
  setting: { before: string; after: string }
  visitor: Visitor
  today: CivilDate
  /** A form that was sent and is shown again. */
  sent: { step: StepName; state: FormState; isStale: boolean } | null
  renderNote: (markdown: string) => string
}

/** A commitment's page: the promise in its answer's own words, what became of it, and what can be done. */
export function commitmentPage(parts: CommitmentPageParts) {
  const { visible, question, setting, today, sent } = parts
  const { promise, work } = visible
  const { id, quote, status, deadline } = promise
  return {
    title: `${sent ? 'Error: ' : ''}Commitment ${id}`,
    caption: `Commitment ${id}`,
    quote: quote.text,
    before: setting.before,
    after: setting.after,
    tag: summaryOf(parts.commitment, today).tag,
    isOverdue: isOverdue(status, deadline, today),
    question: {
      href: paths.question(question),
      heading: headingOf(question),
      number: sayNumber(question),
      answered: sayAnswered(promise.dateAnswered),
    },
    followUpHref: paths.commitmentFollowUp(id),
    facts: [...publicFacts(promise), ...(work ? workFacts(work) : [])],
    concern: work?.concern ?? null,
    isDropProposed: work?.isDropProposed ?? false,
    deadlines: visible.deadlines && visible.deadlines.length > 1 ? visible.deadlines.map(showDeadline) : null,
    updates: visible.updates.map((update) => showUpdate(update, parts.renderNote)),
    steps: stepsFor(parts.commitment, parts.visitor).map((step) => showStep(step, parts)),
    isStale: sent?.isStale ?? false,
    problem: sent?.state.errors[''] ?? null,
  }
}

function publicFacts({ kind, strength, status, deadline }: VisibleCommitment['promise']) {
  return [
    { term: 'Status', text: STATUS_WORDS[status] },
    { term: 'Deadline', text: sayDeadline(deadline) },
    { term: 'Kind', text: KIND_WORDS[kind] },
    { term: 'Strength', text: STRENGTH_WORDS[strength] },
  ]
}

function workFacts({ owner, team, summary, measure }: NonNullable<VisibleCommitment['work']>) {
  return [
    { term: 'Owner', text: owner?.name ?? 'Nobody' },
    { term: 'Team', text: team?.name ?? 'None' },
    ...(summary ? [{ term: 'Summary', text: summary }] : []),
    ...(measure ? [{ term: 'How we will know', text: measure }] : []),
  ]
}

const ORIGINS = {
  first: 'First deadline',
  extension: 'Extended',
  slip: 'Said again with another date',
} as const

function showDeadline({ origin, reason, setBy, setAt, ...deadline }: DeadlineRow) {
  return {
    origin: ORIGINS[origin],
    due: sayDeadline({ ...deadline, reviewOn: null, reviewEveryDays: null }),
    reason: reason ?? '',
    who: setBy ?? 'not known',
    when: sayDate(civilDateOf(setAt)),
  }
}

const UPDATE_WORDS: Readonly<Record<UpdateRow['kind'], string>> = {
  chased: 'Chased',
  evidence: 'Evidence',
  progress: 'Progress',
  extension: 'Deadline extended',
  delivered: 'Delivered',
  'partly-delivered': 'Partly delivered',
  'not-delivered': 'Not delivered',
  'drop-proposed': 'Proposed to be dropped',
  'drop-refused': 'Not dropped',
  dropped: 'Dropped',
  superseded: 'Superseded',
  reopened: 'Reopened',
  restated: 'Said again',
  slip: 'Said again with another date',
}

function showUpdate(update: UpdateRow, renderNote: (markdown: string) => string) {
  const { kind, madeOn, note, evidence, visibility, authorName, writtenAt } = update
  return {
    what: UPDATE_WORDS[kind],
    on: sayDate(madeOn),
    who: authorName,
    written: sayInstant(writtenAt),
    noteHtml: renderNote(note),
    evidence: evidence === null ? null : { text: evidence, href: webAddress(evidence) },
    isRestricted: visibility === 'restricted',
  }
}

/** What this visitor can do to it as it stands. */
function stepsFor({ status, isDropProposed, revision }: Commitment, visitor: Visitor): StepName[] {
  if (!canWorkOnCommitments(visitor)) return []
  const ofApprovers: StepName[] = isOpen(status) ? (isDropProposed ? ['drop/approval'] : []) : ['reopening']
  const approval = canApprove(visitor) ? ofApprovers : []
  if (!isOpen(status)) return ['updates', ...approval]
  const drop: StepName[] = isDropProposed ? [] : ['drop']
  const undo: StepName[] = revision === 1 ? ['removal'] : []
  return [...approval, 'updates', 'extensions', 'delivery', ...drop, 'supersession', ...undo]
}

function showStep(step: StepName, { commitment, sent }: CommitmentPageParts) {
  const isSent = sent?.step === step
  const state = isSent ? sent.state : EMPTY_FORM
  const { fields, errors } = showForm<string>(STEP_FORMS[step], state, `${step.replace('/', '-')}-`)
  return {
    ...STEP_TITLES[step],
    action: paths.commitmentStep(commitment.id, step),
    revision: commitment.revision,
    fields: Object.values(fields),
    errors,
    isOpen: isSent,
  }
}
