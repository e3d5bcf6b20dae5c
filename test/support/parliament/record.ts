import { addDays, type CivilDate } from '../../../server/lib/dates.ts'
import { parliamentCalendar } from './calendar.ts'
import { parliamentMembers } from './members.ts'
import { unanswered, type Value } from './value.ts'

const BODIES: Record<number, string> = { 1: 'Home Office', 2: 'Department for Harbours' }

const at = (date: CivilDate) => `${date}T00:00:00`

/** The truth: every question there is, and what happens to it from day to day. */
export function parliamentRecord(firstDay: CivilDate) {
  const questions = new Map<number, Value>()
  let today = firstDay
  let lastId = 700_000

  /** Tables a question today. */
  function table(fields: Partial<Value> = {}): Value {
    lastId += 1
    const number = lastId - 700_000
    const bare = unanswered({
      id: lastId,
      uin: fields.house === 'Lords' ? `HL${number}` : String(number),
      dateTabled: at(today),
      dateForAnswer: at(addDays(today, 2)),
      questionText: `To ask the Secretary of State for the Home Department, how many lanterns hall ${number} keeps.`,
      heading: 'Lanterns',
      askingMemberId: 99_001 + (number % 3),
    })
    const question = { ...bare, ...fields }
    questions.set(question.id, question)
    return question
  }

  function hold(question: Value): void {
    Object.assign(question, {
      answerIsHolding: true,
      answerIsCorrection: false,
      answeringMemberId: 99_010,
      dateAnswered: at(today),
      dateHoldingAnswer: at(today),
      answerText: '<p>It will not be possible to answer this question within the usual time period.</p>',
    })
  }

  function answer(
    question: Value,
    text = `<p>Hall ${question.uin} keeps ${question.id % 97} lanterns.</p>`,
  ): void {
    Object.assign(question, {
      answerIsHolding: false,
      answerIsCorrection: false,
      answeringMemberId: 99_010,
      dateAnswered: at(today),
      answerText: text,
    })
  }

  /** One answer to several. */
  function answerTogether(group: readonly Value[], text: string): void {
    for (const question of group) {
      const others = group.filter(({ id }) => id !== question.id)
      answer(question, text)
      question.groupedQuestions = others.map(({ uin }) => uin)
      question.groupedQuestionsDates = others.map(({ uin, dateTabled }) => ({ questionUin: uin, dateTabled }))
    }
  }

  function correct(question: Value, text: string): void {
    Object.assign(question, {
      answerIsCorrection: true,
      correctingMemberId: 99_010,
      dateAnswerCorrected: at(today),
      answerText: text,
    })
  }

  function transfer(question: Value, body: number): void {
    question.answeringBodyId = body
    question.answeringBodyName = BODIES[body] ?? `Body ${body}`
  }

  return {
    questions,
    calendar: parliamentCalendar(),
    members: parliamentMembers(),
    table,
    hold,
    answer,
    answerTogether,
    correct,
    transfer,
    /** Changed as Parliament sometimes does: with no flag and no date. */
    change: (question: Value, fields: Partial<Value>) => Object.assign(question, fields),
    withdraw: (question: Value) => Object.assign(question, { isWithdrawn: true }),
    today: () => today,
    nextDay(days = 1): void {
      today = addDays(today, days)
    },
  }
}

export type ParliamentRecord = ReturnType<typeof parliamentRecord>
