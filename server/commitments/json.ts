import type { CivilDate } from '../lib/dates.ts'
import type { MemberRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { type Deadline, isOverdue } from './commitment.ts'
import type { DeadlineRow, UpdateRow } from './queries.ts'
import type { VisibleCommitment } from './view.ts'

/** What the JSON of a commitment is made from besides what the visitor may see of it. */
export interface CommitmentFacts {
  question: QuestionRow
  /** Who gave the answer; null when that is not known. */
  answerer: MemberRow | null
  today: CivilDate
  baseUrl: string
}

/** A commitment for programs: for the public its promise, for who has signed in the work on it too. */
export function commitmentJson({ promise, work }: VisibleCommitment, facts: CommitmentFacts) {
  const { id, quote, kind, strength, status, deadline, dateAnswered, policies } = promise
  const { question, answerer, today, baseUrl } = facts
  return {
    id,
    url: baseUrl + paths.commitment(id),
    quote: quote.text,
    kind,
    strength,
    status,
    isOverdue: isOverdue(status, deadline, today),
    deadline: deadlineJson(deadline),
    question: questionJson(question, baseUrl),
    dateAnswered,
    answeringMember: answerer && { id: answerer.parliamentId, name: answerer.name },
    policies: policies.map(({ slug, title }) => ({ title, url: baseUrl + paths.policy(slug) })),
    isSample: question.source === 'sample',
    ...workJson(work),
  }
}

/** The same with its deadline history, its updates, and the words that the licence asks for. */
export function wholeCommitmentJson(visible: VisibleCommitment, facts: CommitmentFacts) {
  const { deadlines, updates, work } = visible
  return {
    ...commitmentJson(visible, facts),
    ...(deadlines && { deadlines: deadlines.map(setDeadlineJson) }),
    updates: updates.map(work ? updateJson : evidenceJson),
    licence: LICENCE,
  }
}

/** Every export of Parliament's words says so. */
export const LICENCE = 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.'

function workJson(work: VisibleCommitment['work']) {
  if (!work) return {}
  const { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision } = work
  return { owner, team, summary, measure, isDropProposed, concern, supersededBy, revision }
}

function questionJson(question: QuestionRow, baseUrl: string) {
  const { uin, dateTabled, house, heading } = question
  return { uin, dateTabled, house, heading, url: baseUrl + paths.question(question) }
}

function deadlineJson(deadline: Deadline) {
  const { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays } = deadline
  return { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays }
}

function setDeadlineJson(deadline: DeadlineRow) {
  const { origin, phrase, earliest, latest, precision, anchor, name, recurs, reason, setBy, setAt } = deadline
  return { origin, phrase, earliest, latest, precision, anchor, name, recurs, reason, setBy, setAt }
}

function updateJson({ kind, madeOn, note, evidence, visibility, authorName, writtenAt }: UpdateRow) {
  return { kind, date: madeOn, note, evidence, visibility, author: authorName, writtenAt }
}

function evidenceJson({ kind, madeOn, evidence }: UpdateRow) {
  return { kind, date: madeOn, evidence }
}
