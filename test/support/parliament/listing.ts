import { expanded, type Membership } from './members.ts'
import type { Value } from './value.ts'

type MemberOf = (id: number) => Membership

const MOST = 100

const within = (parameters: URLSearchParams, name: string, date: string | null) => {
  const from = parameters.get(`${name}WhenFrom`)
  const to = parameters.get(`${name}WhenTo`)
  if (from === null && to === null) return true
  const day = date?.slice(0, 10)
  return day !== undefined && (from === null || day >= from) && (to === null || day <= to)
}

/** The questions that a request's parameters ask for. What it does not know it ignores in silence, as the real one. */
export function chosen(questions: Iterable<Value>, parameters: URLSearchParams): Value[] {
  const bodies = parameters.getAll('answeringBodies').map(Number)
  const house = parameters.get('house') ?? 'Bicameral'
  const uin = parameters.get('uIN')
  return [...questions].filter((question) => {
    const { answerText, answerIsHolding } = question
    return (
      within(parameters, 'tabled', question.dateTabled) &&
      within(parameters, 'answered', question.dateAnswered) &&
      within(parameters, 'corrected', question.dateAnswerCorrected) &&
      (bodies.length === 0 || bodies.includes(question.answeringBodyId)) &&
      (house === 'Bicameral' || house === question.house) &&
      (uin === null || uin === question.uin) &&
      (parameters.get('includeWithdrawn') === 'true' || !question.isWithdrawn) &&
      isAnsweredAs(parameters, answerText !== null && answerIsHolding === false)
    )
  })
}

function isAnsweredAs(parameters: URLSearchParams, isAnswered: boolean): boolean {
  const answered = parameters.get('answered')
  const status = parameters.get('questionStatus')
  if (answered === 'Answered' || status === 'AnsweredOnly') return isAnswered
  if (answered === 'Unanswered' || status === 'NotAnswered') return !isAnswered
  return true
}

/** A page of the list, cut as the real one cuts. */
export function listing(questions: readonly Value[], parameters: URLSearchParams, memberOf: MemberOf) {
  const skip = Number(parameters.get('skip') ?? 0)
  const take = Math.min(Number(parameters.get('take') ?? 20), MOST)
  return {
    totalResults: questions.length,
    results: questions
      .slice(skip, skip + take)
      .map((question) => reply({ ...question, ...cut(question) }, parameters, memberOf)),
  }
}

function cut({ questionText, answerText }: Value): Partial<Value> {
  const bare = answerText?.replace(/<[^>]*>/g, '') ?? null
  return {
    questionText: questionText.slice(0, 255),
    answerText: bare !== null && bare.length > 255 ? `${bare.slice(0, 255)}...` : bare,
    attachmentCount: 0,
    attachments: [],
  }
}

/** `{ value, links }`, with Members named where that was asked for. */
export function reply(value: Value, parameters: URLSearchParams, memberOf: MemberOf) {
  const isExpanded = parameters.get('expandMember') === 'true'
  const named = (id: number | null) => (isExpanded && id !== null ? expanded(id, memberOf(id)) : null)
  return {
    value: {
      ...value,
      askingMember: named(value.askingMemberId),
      answeringMember: named(value.answeringMemberId),
      correctingMember: named(value.correctingMemberId),
    },
    links: [{ rel: 'self', href: `api/writtenquestions/questions/${value.id}`, method: 'GET' }],
  }
}
