import { canApprove, canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import { sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { EMPTY_FORM, type FormState, showForm } from '../web/forms.ts'
import { type Commitment, isOpen } from './commitment.ts'
import type { Correction } from './correction.ts'
import { sayDueWindow } from './due/said.ts'
import type { DueWindow } from './due/types.ts'
import type { ChangeRow } from './following-queries.ts'
import { type StepName, stepForm } from './steps-form.ts'

/** A form that was sent and is shown again. */
export interface SentForm {
  step: StepName
  state: FormState
  /** What others did since its page was opened; null when nobody did anything. */
  meanwhile: readonly ChangeRow[] | null
  /** How its words are read, when that was asked. */
  reading: DueWindow | null
}

interface StepParts {
  commitment: Commitment
  /** Those whose place it has taken. */
  predecessors: readonly Commitment[]
  correction: Correction | null
  visitor: Visitor
  sent: SentForm | null
  /** The step that the address opens. */
  opened: string | null
}

/** What this visitor can do to it as it stands, with the form of each. */
export function showSteps(parts: StepParts) {
  return stepsFor(parts).map((step) => showStep(step, parts))
}

/** The decision about corrected words, for those who may take it. */
export function showCorrectionStep(parts: StepParts) {
  return canWorkOnCommitments(parts.visitor) ? showStep('correction', parts) : null
}

function stepsFor({ commitment, predecessors, visitor }: StepParts): StepName[] {
  const { status, isDropProposed, revision } = commitment
  if (!canWorkOnCommitments(visitor)) return []
  const ofApprovers: StepName[] = isOpen(status) ? (isDropProposed ? ['drop/approval'] : []) : ['reopening']
  const approval = canApprove(visitor) ? ofApprovers : []
  if (!isOpen(status)) return ['updates', ...approval]
  const drop: StepName[] = isDropProposed ? [] : ['drop']
  const undo: StepName[] = revision === 1 && predecessors.length === 0 ? ['removal'] : []
  return [...approval, 'updates', 'extensions', 'delivery', ...drop, 'supersession', ...undo]
}

function showStep(step: StepName, { commitment, correction, sent, opened }: StepParts) {
  const own = sent?.step === step ? sent : null
  const {
    title,
    button,
    fields: specs,
  } = stepForm(step, { kind: commitment.kind, status: commitment.status, correction })
  const id = step.replace('/', '-')
  const { fields, errors } = showForm<string>(specs, own?.state ?? EMPTY_FORM, `${id}-`)
  return {
    id,
    title,
    button,
    action: paths.commitmentStep(commitment.id, step),
    // A form with mistakes in it is as old as it was; one that was told of a change has seen it.
    revision: (own?.meanwhile ? null : own?.state.input.revision) ?? commitment.revision,
    fields: Object.values(fields),
    errors,
    isOpen: own !== null || opened === step,
    checkName: step === 'extensions' ? 'check' : null,
    reading: own?.reading ? showReading(own.reading, own.state.input.deadline ?? null) : null,
  }
}

/** How the program reads the words of a deadline, before they are saved. */
function showReading(window: DueWindow, phrase: string | null) {
  return { said: sayDueWindow(window, phrase), notes: window.notes }
}

/** "Eleanor Ashby extended it, 2 February 2026, 12:00". */
export function showChange({ who, action, at }: ChangeRow): string {
  const [, verb, rest] = /^(recorded|confirmed) (.+)$/.exec(action) ?? []
  return `${who} ${verb ? `${verb} it ${rest}` : `${action} it`}, ${sayInstant(at)}`
}
