import { plural } from '../lib/text.ts'
import { memberName } from '../members/member.ts'
import { paths } from '../paths.ts'
import type { StandingQuestion } from '../questions/listing.ts'
import { headingOf, sayNumber, statusTag } from '../questions/summary.ts'
import type { ReferenceRow, StepPromise } from './queries.ts'
import type { Said } from './tree/added.ts'
import type { Flag } from './tree/flags.ts'
import type { Branch } from './tree/tree.ts'
import { sayDays, sayFlag, sayNumbered, sayReference } from './words.ts'

/** All that a thread shows of its questions. */
export interface ThreadParts {
  /** The question whose page it is. */
  currentId: number
  roots: readonly Branch[]
  questions: ReadonlyMap<number, StandingQuestion>
  said: ReadonlyMap<number, Said>
  flags: ReadonlyMap<number, readonly Flag[]>
  promises: readonly StepPromise[]
  isCut: boolean
  count: number
}

export interface ShownStep {
  branches: ShownStep[]
  [shown: string]: unknown
}

/** A thread as nested lists. */
export function showThread(parts: ThreadParts) {
  const { roots, isCut, count } = parts
  return { about: sayAbout(count, isCut), roots: roots.map((branch) => showBranch(branch, parts)) }
}

function sayAbout(count: number, isCut: boolean): string {
  if (count === 1) return 'No other question in this record belongs to it.'
  const questions = plural(count, 'question')
  if (isCut) return `More than ${questions}; those nearest to this one are shown.`
  return `${questions} that refer to each other, and what each answer added.`
}

function showBranch({ step, branches }: Branch, parts: ThreadParts): ShownStep {
  const all = step.questionIds.flatMap((id) => parts.questions.get(id) ?? [])
  const first = all.find(({ row }) => row.id === parts.currentId) ?? all[0]
  const own = new Set(step.questionIds)
  return {
    ...(first ? showQuestion(first, parts.currentId) : NOTHING),
    together: all.filter((one) => one !== first).map(showSibling),
    references: step.references.map((reference) => showReference(reference, parts)),
    ...showSaid(parts.said.get(step.id)),
    promises: parts.promises.filter(({ questionId }) => own.has(questionId)).map(showPromise),
    flags: (parts.flags.get(step.id) ?? []).map(sayFlag),
    branches: branches.map((branch) => showBranch(branch, parts)),
  }
}

const NOTHING = { isCurrent: false, href: '', heading: '', number: '', asker: null, days: '', tag: null }

function showQuestion({ row, status }: StandingQuestion, currentId: number) {
  return {
    isCurrent: row.id === currentId,
    href: paths.question(row),
    heading: headingOf(row),
    number: sayNumber(row),
    asker: row.asker && memberName(row.asker),
    days: sayDays(row.dateTabled, row.dateAnswered),
    tag: statusTag(status),
  }
}

function showSibling({ row }: StandingQuestion) {
  return { href: paths.question(row), label: row.uin ?? headingOf(row) }
}

/** Where a question is not in the record, Parliament's page of it is known only by the day on which it was tabled. */
function showReference(reference: ReferenceRow, { questions }: ThreadParts) {
  const { uin, targetId, isAmbiguous, saidOn, saidOf } = reference
  const target = targetId === null ? undefined : questions.get(targetId)?.row
  const elsewhere = saidOn !== null && saidOf === 'tabled' ? paths.parliament(saidOn, uin) : null
  const here = target ? paths.question(target) : isAmbiguous || targetId !== null ? paths.uin(uin) : null
  return {
    says: sayReference(reference),
    label: sayNumbered(reference),
    href: here ?? elsewhere,
    note: targetId !== null ? null : isAmbiguous ? 'several may be meant' : 'not in this record',
  }
}

function showSaid(said: Said | undefined) {
  const more = said?.added?.more ?? 0
  return {
    added: said?.added?.sentence ?? null,
    addedLabel: said?.isFirst ? 'Its answer begins:' : 'New in its answer:',
    more: more > 0 ? `and ${plural(more, 'more sentence')}` : null,
    addsNothing: said !== undefined && said.added === null && !said.isFirst,
  }
}

function showPromise({ id, quote, due }: StepPromise) {
  return { href: paths.commitment(id), quote, due }
}
