/** Words of which the texts are made; no real sentence is among them. */
const WORDS =
  'harbour lantern warden bridge ferry ledger beacon quay orchard granary mill compass anchor timber market lighthouse canal signal archive garden survey guard rope sail cargo'.split(
    ' ',
  )
const FIRST_DAY = Date.UTC(2014, 5, 1)
const DAYS = 4_200
const MEMBERS = 650
const LINES_A_PART = 500

/** Answered questions as Parliament's API gives them, one a line, with answers of some 1,200 characters. */
export async function* syntheticQuestions(size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += LINES_A_PART) {
    const count = Math.min(LINES_A_PART, size - at)
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({ value: questionAt(at + index) }),
    )
    yield Buffer.from(`${lines.join('\n')}\n`)
  }
}

function questionAt(number: number) {
  const day = FIRST_DAY + ((number * 7) % DAYS) * 86_400_000
  const on = (days: number) => `${new Date(day + days * 86_400_000).toISOString().slice(0, 10)}T00:00:00`
  return {
    id: 10_000_000 + number,
    uin: String(100_000 + (number % 800_000)),
    house: 'Commons',
    dateTabled: on(0),
    dateForAnswer: on(5),
    dateAnswered: on(4 + (number % 6)),
    isNamedDay: number % 3 === 0,
    heading: `${word(number)}: ${word(number * 3 + 1)}`,
    questionText: `To ask the Secretary of State for the Home Department, ${words(number, 40)} (${number}).`,
    answerText: `<p>${words(number * 11, 100)}.</p><p>${words(number * 17, 80)}.</p>`,
    askingMemberId: 1 + (number % MEMBERS),
    answeringMemberId: 1_000 + (number % 12),
    answeringBodyId: 1,
    answeringBodyName: 'Home Office',
    memberHasInterest: false,
    isWithdrawn: false,
    answerIsHolding: false,
    answerIsCorrection: false,
    attachmentCount: 0,
    attachments: [],
    groupedQuestions: [],
    groupedQuestionsDates: [],
  }
}

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => word(seed + index * (index + 3))).join(' ')
}

function word(seed: number): string {
  return WORDS[seed % WORDS.length] ?? ''
}
