import { type CivilDate, isCivilDate } from '../../../server/lib/dates.ts'
import type { Value } from './value.ts'

const WINDOWS = {
  tabled: 'dateTabled',
  dateForAnswer: 'dateForAnswer',
  answered: 'dateAnswered',
  corrected: 'dateAnswerCorrected',
} as const satisfies Record<string, keyof Value>

type Test = (question: Value, wanted: readonly string[]) => boolean

const isAnswered = (question: Value) => question.answerText !== null && question.answerIsHolding === false
const isOneOf = (id: number | null, ids: readonly string[]) => ids.some((wanted) => Number(wanted) === id)

/** What each parameter asks of a question. */
const FILTERS: Record<string, Test> = {
  answeringBodies: ({ answeringBodyId }, ids) => isOneOf(answeringBodyId, ids),
  members: ({ askingMemberId }, ids) => isOneOf(askingMemberId, ids),
  askingMemberId: ({ askingMemberId }, ids) => isOneOf(askingMemberId, ids),
  answeringMemberId: ({ answeringMemberId }, ids) => isOneOf(answeringMemberId, ids),
  house: ({ house }, [wanted]) => wanted === 'Bicameral' || wanted === house,
  uIN: ({ uin }, [wanted]) => uin === wanted,
  answered: (question, [wanted]) => wanted === 'Any' || isAnswered(question) === (wanted === 'Answered'),
  questionStatus: (question, [wanted]) =>
    wanted === 'AllQuestions' || isAnswered(question) === (wanted === 'AnsweredOnly'),
  searchTerm: ({ questionText, answerText, heading }, [wanted = '']) =>
    `${heading}\n${questionText}\n${answerText}`.toLowerCase().includes(wanted.toLowerCase()),
  ...Object.fromEntries(
    Object.entries(WINDOWS).flatMap(([name, field]): [string, Test][] => [
      [`${name}WhenFrom`, (question, [from = '']) => dayOf(question[field]) >= from],
      [`${name}WhenTo`, (question, [to = '']) => question[field] !== null && dayOf(question[field]) <= to],
    ]),
  ),
}

const CHOICES: Record<string, readonly string[]> = {
  answered: ['Any', 'Answered', 'Unanswered'],
  questionStatus: ['NotAnswered', 'AnsweredOnly', 'AllQuestions'],
  sessionStatus: ['Current', 'Any'],
  house: ['Bicameral', 'Commons', 'Lords'],
  includeWithdrawn: ['true', 'false'],
  expandMember: ['true', 'false'],
}

const NUMBERS = ['answeringBodies', 'members', 'askingMemberId', 'answeringMemberId', 'skip', 'take']
const DATES = Object.keys(WINDOWS).flatMap((name) => [`${name}WhenFrom`, `${name}WhenTo`])

/** The questions that a request's parameters ask for. What it does not know it ignores in silence, as the real one. */
export function chosen(
  questions: Iterable<Value>,
  parameters: URLSearchParams,
  sessionBegan: CivilDate = '',
): Value[] {
  const asked = [...new Set(parameters.keys())].flatMap((name) => {
    const test = FILTERS[name]
    const wanted = parameters.getAll(name)
    return test ? [(question: Value) => test(question, wanted)] : []
  })
  const withdrawnToo = parameters.get('includeWithdrawn') === 'true'
  const from = parameters.get('sessionStatus') === 'Current' ? sessionBegan : ''
  return [...questions].filter(
    (question) =>
      (withdrawnToo || !question.isWithdrawn) &&
      question.dateTabled >= from &&
      asked.every((test) => test(question)),
  )
}

/** What is wrong with a request's parameters, in words; undefined: nothing. */
export function wrongIn(parameters: URLSearchParams): string | undefined {
  for (const [name, value] of parameters) {
    const isWrong =
      (DATES.includes(name) && !isCivilDate(value)) ||
      (NUMBERS.includes(name) && !/^\d{1,9}$/.test(value)) ||
      (CHOICES[name] !== undefined && !CHOICES[name].includes(value))
    if (isWrong) return `The value '${value}' is not valid for ${name}.`
  }
  return undefined
}

/** All that a department was ever asked is more than the real one gives in any time. */
export function isEndless(parameters: URLSearchParams): boolean {
  return parameters.has('answeringBodies') && !DATES.some((name) => parameters.has(name))
}

const dayOf = (date: string | null) => date?.slice(0, 10) ?? ''
