import { expanded, type Membership } from './members.ts'
import type { Value } from './value.ts'

type MemberOf = (id: number) => Membership

const MOST = 100

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
