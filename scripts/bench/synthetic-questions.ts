import { chance, madeUpWords, zipf } from './made-up-words.ts'

const FIRST_DAY = Date.UTC(2014, 5, 1)
const DAY_MS = 86_400_000
const DAYS = 4_380
const MEMBERS = 650
const BODIES = 25
const LINES_A_PART = 500
const VOCABULARY = madeUpWords(60_000)
const pickRank = zipf(VOCABULARY.length)

/**
 * Questions as Parliament's API gives them, one a line: the same at each call. Their words are as unevenly common as
 * those of a language, their lengths are about those of real ones: 45 words asked, 160 answered, twelve years.
 *
 * @param from leaves out so many
 */
export async function* syntheticQuestions(size: number, from = 0): AsyncGenerator<Buffer> {
  for (let at = from; at < size; at += LINES_A_PART) {
    const count = Math.min(LINES_A_PART, size - at)
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({ value: questionAt(at + index) }),
    )
    yield Buffer.from(`${lines.join('\n')}\n`)
  }
}

/** A word of the questions by how common it is: 0 is the commonest. */
export function wordOfRank(rank: number): string {
  return VOCABULARY[Math.min(rank, VOCABULARY.length - 1)] ?? ''
}

function questionAt(number: number) {
  const next = chance(number + 1)
  const day = FIRST_DAY + ((number * 7) % DAYS) * DAY_MS
  const on = (days: number) => `${new Date(day + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00`
  const isAnswered = next() < 0.95
  const body = next() < 0.3 ? 1 : 1 + Math.floor(next() * BODIES)
  return {
    id: 10_000_000 + number,
    uin: String(100_000 + (number % 800_000)),
    house: 'Commons',
    dateTabled: on(0),
    dateForAnswer: on(5),
    dateAnswered: isAnswered ? on(4 + (number % 6)) : null,
    isNamedDay: next() < 0.3,
    heading: `${words(next, 1)}: ${words(next, 2)}`,
    questionText: `To ask the Secretary of State, ${words(next, 25 + next() * 40)} (${number}).`,
    answerText: isAnswered
      ? `<p>${words(next, 40 + next() * 60)}.</p><p>${words(next, 50 + next() * 80)}.</p>`
      : null,
    askingMemberId: 1 + Math.floor(next() ** 2 * MEMBERS),
    answeringMemberId: isAnswered ? 1_000 + Math.floor(next() * 40) : null,
    answeringBodyId: body,
    answeringBodyName: body === 1 ? 'Home Office' : `Department ${body}`,
    memberHasInterest: false,
    isWithdrawn: next() < 0.005,
    answerIsHolding: isAnswered ? false : null,
    answerIsCorrection: isAnswered ? false : null,
    attachmentCount: 0,
    attachments: [],
    groupedQuestions: [],
    groupedQuestionsDates: [],
  }
}

function words(next: () => number, count: number): string {
  return Array.from({ length: Math.floor(count) }, () => VOCABULARY[pickRank(next())]).join(' ')
}
