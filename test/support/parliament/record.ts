import { addDays, type CivilDate } from '../../../server/lib/dates.ts'
import { parliamentCalendar } from './calendar.ts'
import { parliamentMembers } from './members.ts'
import { isOpen, unanswered, type Value } from './value.ts'

interface Body {
  name: string
  /** How a question of the Commons to it begins. */
  opening: string
}

/** The departments that are asked: all but the first made up. */
export const BODIES: Record<number, Body> = {
  1: { name: 'Home Office', opening: 'To ask the Secretary of State for the Home Department' },
  2: { name: 'Department for Harbours', opening: 'To ask the Secretary of State for Harbours' },
  9001: { name: 'Ministry of Ferries', opening: 'To ask the Minister for Ferries' },
  9002: { name: 'Office of the Lamplighter', opening: 'To ask the Lamplighter General' },
}

const at = (date: CivilDate) => `${date}T00:00:00`

/** The truth: every question there is, and what happens to it from day to day. */
export function parliamentRecord(firstDay: CivilDate, { firstNumbers = { Commons: 1, Lords: 1 } } = {}) {
  const questions = new Map<number, Value>()
  let today = firstDay
  let sessionBegan = firstDay
  let numbers = { ...firstNumbers }
  let lastId = 700_000

  /** Tables a question today. */
  function table(fields: Partial<Value> = {}): Value {
    lastId += 1
    const number = numbers[fields.house ?? 'Commons']++
    const bare = unanswered({
      id: lastId,
      uin: fields.house === 'Lords' ? `HL${number}` : String(number),
      dateTabled: at(today),
      dateForAnswer: at(addDays(today, 2)),
      questionText: `${BODIES[1]?.opening}, how many lanterns hall ${number} keeps.`,
      heading: 'Lanterns',
      askingMemberId: 99_001 + (number % 3),
    })
    const question = { ...bare, ...fields }
    questions.set(question.id, question)
    return question
  }

  function hold(question: Value, by = 99_010): void {
    Object.assign(question, {
      answerIsHolding: true,
      answerIsCorrection: false,
      answeringMemberId: by,
      dateAnswered: at(today),
      dateHoldingAnswer: at(today),
      answerText: '<p>It will not be possible to answer this question within the usual time period.</p>',
    })
  }

  function answer(
    question: Value,
    text = `<p>Hall ${question.uin} keeps ${question.id % 97} lanterns.</p>`,
    by = 99_010,
  ): void {
    Object.assign(question, {
      answerIsHolding: false,
      answerIsCorrection: false,
      answeringMemberId: by,
      dateAnswered: at(today),
      answerText: text,
    })
  }

  /** One answer to several. */
  function answerTogether(group: readonly Value[], text: string, by = 99_010): void {
    for (const question of group) {
      const others = group.filter(({ id }) => id !== question.id)
      answer(question, text, by)
      question.groupedQuestions = others.map(({ uin }) => uin)
      question.groupedQuestionsDates = others.map(({ uin, dateTabled }) => ({ questionUin: uin, dateTabled }))
    }
  }

  function correct(question: Value, text: string, by = 99_010): void {
    Object.assign(question, {
      answerIsCorrection: true,
      correctingMemberId: by,
      dateAnswerCorrected: at(today),
      answerText: text,
    })
  }

  /** Another department answers, and the question's opening words name it; its number stays. */
  function transfer(question: Value, body: number): void {
    const from = BODIES[question.answeringBodyId]
    const to = BODIES[body] ?? { name: `Body ${body}`, opening: `To ask Body ${body}` }
    question.answeringBodyId = body
    question.answeringBodyName = to.name
    if (from) question.questionText = question.questionText.replace(from.opening, to.opening)
  }

  /** Ends the session: what is open gets the usual words, and the numbers begin again. @returns what was open */
  function prorogue(): Value[] {
    const open = [...questions.values()].filter(isOpen)
    for (const question of open) {
      answer(
        question,
        '<p>It has not proved possible to respond to this question in the time available before Prorogation.</p>',
      )
    }
    sessionBegan = addDays(today, 1)
    numbers = { Commons: 1, Lords: 1 }
    return open
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
    prorogue,
    /** Changed as Parliament sometimes does: with no flag and no date. */
    change: (question: Value, fields: Partial<Value>) => Object.assign(question, fields),
    withdraw: (question: Value) => Object.assign(question, { isWithdrawn: true }),
    today: () => today,
    sessionBegan: () => sessionBegan,
    nextDay(days = 1): void {
      today = addDays(today, days)
    },
  }
}

export type ParliamentRecord = ReturnType<typeof parliamentRecord>
