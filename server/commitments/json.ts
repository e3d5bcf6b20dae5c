import type {
  CommitmentJson,
  PromiseInAnswerJson,
  PromiseJson,
  WholeCommitmentJson,
} from '../formats/json/commitment.ts'
import type { CivilDate } from '../lib/dates.ts'
import { LICENCE } from '../lib/licence.ts'
import type { MemberRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { type Deadline, isOverdue } from './commitment.ts'
import type { DeadlineRow, UpdateRow } from './queries.ts'
import type { VisibleCommitment } from './view.ts'

/** What the JSON of a commitment is made from besides what the visitor may see of it. */
export interface CommitmentFacts extends PromiseFacts {
  question: QuestionRow
  /** Who gave the answer; null when that is not known. */
  answerer: MemberRow | null
}

interface PromiseFacts {
  today: CivilDate
  baseUrl: string
}

/** A promise for programs: what anyone may see of it, wherever it is listed. */
export function promiseJson(promise: Promised, { today, baseUrl }: PromiseFacts): PromiseJson {
  const { id, quote, kind, strength, status, deadline, policies, action } = promise
  return {
    id,
    url: baseUrl + paths.commitment(id),
    quote: quote.text,
    kind,
    strength,
    status,
    isOverdue: isOverdue(status, deadline, today),
    deadline: deadlineJson(deadline),
    policies: policies.map(({ slug, title }) => ({ title, url: baseUrl + paths.policy(slug) })),
    action: action && {
      number: action.number,
      words: action.words,
      url: baseUrl + paths.policyAction(action.policy.slug, action.id),
    },
  }
}

type Promised = VisibleCommitment['promise']

/**
 * The same within the JSON of its question. The offsets count UTF-16 code units in the plain text of the version that
 * it quotes.
 */
export function promiseInAnswerJson(
  promise: Promised,
  facts: PromiseFacts & { currentVersionId: number | null },
): PromiseInAnswerJson {
  const { start, end, answerVersionId } = promise.quote
  return {
    ...promiseJson(promise, facts),
    start,
    end,
    isInCurrentAnswer: answerVersionId === facts.currentVersionId,
  }
}

/** A commitment for programs: for the public its promise, for who has signed in the work on it too. */
export function commitmentJson({ promise, work }: VisibleCommitment, facts: CommitmentFacts): CommitmentJson {
  const { question, answerer, baseUrl } = facts
  return {
    ...promiseJson(promise, facts),
    question: questionJson(question, baseUrl),
    dateAnswered: promise.dateAnswered,
    answeringMember: answerer && { id: answerer.parliamentId, name: answerer.name },
    isSample: question.source === 'sample',
    ...workJson(work),
  }
}

/** The same with its deadline history, its updates, and the words that the licence asks for. */
export function wholeCommitmentJson(visible: VisibleCommitment, facts: CommitmentFacts): WholeCommitmentJson {
  const { deadlines, updates, work } = visible
  return {
    ...commitmentJson(visible, facts),
    ...(deadlines && { deadlines: deadlines.map(setDeadlineJson) }),
    updates: updates.map(work ? updateJson : evidenceJson),
    licence: LICENCE,
  }
}

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
