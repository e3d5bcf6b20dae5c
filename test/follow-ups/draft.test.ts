import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../server/commitments/kinds.ts'
import { draftsFor, type FollowedUp } from '../../server/follow-ups/draft.ts'
import { namedPromise } from '../../server/follow-ups/promise-words.ts'
import { STATUSES } from '../../server/questions/question.ts'

type Question = FollowedUp['question']

function followed(question: Partial<Question> = {}, more: Partial<FollowedUp> = {}): FollowedUp {
  return {
    question: {
      uin: '104512',
      house: 'Commons',
      heading: 'Wardens: Equipment',
      dateTabled: '2026-01-05',
      dateForAnswer: '2026-01-08',
      dateAnswered: '2026-01-12',
      isNamedDay: false,
      bodyId: 1,
      askerSeat: 'Northbridge',
      askerName: 'Eleanor Ashby',
      answererName: 'Tom Ellis',
      text: 'To ask the Secretary of State for the Home Department, how many lanterns the wardens hold.',
      isCut: false,
      ...question,
    },
    status: 'answered',
    isLate: false,
    holdingOn: null,
    promise: null,
    ...more,
  }
}

const lords: Partial<Question> = {
  house: 'Lords',
  uin: 'HL1234',
  askerName: 'Lady Ashby',
  answererName: 'Lord Ellis',
}
const promise = (quote: string, kind: (typeof KINDS)[number] = 'action') => ({ promise: { quote, kind } })
const HOME = 'To ask the Secretary of State for the Home Department, '
const CITED = `${HOME}pursuant to the Answer of 12 January 2026 to Question 104512 on Wardens: Equipment, `

/** The draft of a purpose. */
function draft(purpose: string, question: Partial<Question> = {}, more: Partial<FollowedUp> = {}) {
  return draftsFor(followed(question, more)).find((one) => one.purpose === purpose)?.text
}

describe('a promise', () => {
  const PLAN = promise('We will publish a harbour plan by May.', 'publication')

  test.each([
    [
      'Ask what progress there is',
      'what progress their Department has made on the commitment to “publish a harbour plan by May”.',
    ],
    [
      'Ask whether it was done',
      'whether they have fulfilled the commitment to “publish a harbour plan by May”; and, if not, when they plan to do so.',
    ],
    [
      'Ask when it will be done',
      'when they plan to fulfil the commitment to “publish a harbour plan by May”.',
    ],
    [
      'Ask for a timetable',
      'what their planned timetable is for fulfilling the commitment to “publish a harbour plan by May”.',
    ],
    [
      'Ask when it will be published',
      'when they plan to publish the material to which the commitment to “publish a harbour plan by May” refers.',
    ],
  ])('is followed up: %s', (purpose, ending) => {
    expect(draft(purpose, {}, PLAN)).toBe(CITED + ending)
  })

  test('in the Lords is put to the Government, with the minister who answered', () => {
    expect(draft('Ask what progress there is', lords, PLAN)).toBe(
      "To ask His Majesty's Government, further to the Written Answer by Lord Ellis on 12 January 2026 (HL1234), what progress they have made on the commitment to “publish a harbour plan by May”.",
    )
  })

  test('whose words cannot be taken apart is quoted whole', () => {
    expect(draft('Ask whether it was done', {}, promise('A plan will be published in May.'))).toBe(
      `${HOME}pursuant to the Answer of 12 January 2026 to Question 104512 on Wardens: Equipment, with regard to the statement that “A plan will be published in May”, whether that has been done; and, if not, when they plan to do it.`,
    )
  })

  test('of a letter is asked after, with the Member’s seat', () => {
    const letter = promise('I will write to the hon. Member with the count.', 'write_or_deposit')
    expect(draft('Ask when the letter will be sent', {}, letter)).toBe(
      `${CITED}when they plan to write to the hon. Member for Northbridge as set out in that Answer.`,
    )
    expect(draft('Ask when the letter will be sent', { askerSeat: null }, letter)).toContain(
      'write to [the hon. Member] as',
    )
  })

  test('of a deposit asks when it will be in the Library', () => {
    const deposit = promise('We will place the count in the Library of the House.', 'write_or_deposit')
    expect(draft('Ask when it will be in the Library', {}, deposit)).toContain(
      'when they plan to place in the Library',
    )
  })
})

describe('the citation', () => {
  test.each<[string, Partial<Question>, string]>([
    [
      'without number and date has marked blanks',
      { uin: null, dateAnswered: null },
      'the Answer of [date] to Question [number] on Wardens: Equipment,',
    ],
    ['without heading goes without', { heading: null }, 'to Question 104512, what'],
    [
      'with an odd heading keeps its words',
      { heading: ' Wardens:\n <b>“Lamps”</b> & co.,' },
      'to Question 104512 on Wardens: <b>“Lamps”</b> & co, what',
    ],
    [
      'of another department has its minister',
      { bodyId: 14 },
      'To ask the Chancellor of the Exchequer, pursuant',
    ],
    ['of a body not known has a blank', { bodyId: null }, 'To ask [the Secretary of State], pursuant'],
    [
      'of a Lords number is the Lords’',
      { house: null, uin: 'HL7', answererName: null },
      'by [the Minister] on 12 January 2026 (HL7)',
    ],
  ])('%s', (_, question, words) => {
    expect(draft('Ask what was done since', question)).toContain(words)
  })
})

describe('a question without an answer', () => {
  test('is chased', () => {
    expect(draft('Ask when it will be answered', {}, { status: 'unanswered' })).toBe(
      `${HOME}when they plan to respond to Question 104512 on Wardens: Equipment, tabled by the hon. Member for Northbridge on 5 January 2026.`,
    )
    expect(draft('Ask why it is late', {}, { status: 'unanswered' })).toBeUndefined()
  })

  test('that is late is asked for the reason, and a named day is named', () => {
    expect(draft('Ask why it is late', { isNamedDay: true }, { status: 'unanswered', isLate: true })).toBe(
      `${HOME}for what reason they have not responded to Question 104512 on Wardens: Equipment, tabled by the hon. Member for Northbridge on 5 January 2026 for answer on 8 January 2026; and when they plan to do so.`,
    )
  })

  test('in the Lords is chased without a comma', () => {
    expect(draft('Ask when it will be answered', lords, { status: 'unanswered' })).toMatch(
      /^To ask His Majesty's Government when they plan to respond to Question HL1234 on Wardens: Equipment, tabled by Lady Ashby on/,
    )
  })

  test('but with a holding answer cites that', () => {
    expect(
      draft('Ask when it will be answered', {}, { status: 'holding', holdingOn: '2026-01-08' }),
    ).toContain(
      'pursuant to the holding answer of 8 January 2026 to Question 104512 on Wardens: Equipment, when they plan',
    )
  })

  test('that has lapsed is tabled again in its own words, unless they were cut', () => {
    expect(draftsFor(followed({}, { status: 'lapsed' })).map(({ text }) => text)).toEqual([
      followed().question.text,
    ])
    expect(draftsFor(followed({ isCut: true }, { status: 'lapsed' }))).toEqual([])
  })

  test('that was withdrawn is not followed up', () => {
    expect(draftsFor(followed({}, { status: 'withdrawn' }))).toEqual([])
  })
})

describe('the words of a promise', () => {
  test.each([
    ['We will also count the lanterns.', 'commitment', 'count the lanterns'],
    ['The Home Office intends to count every lantern', 'intention', 'count every lantern'],
    ['The Government remains committed to counting lanterns.', 'commitment', 'counting lanterns'],
    ['We will count “all” lanterns.', 'commitment', 'count ‘all’ lanterns'],
    ['We will not count them.', null, 'We will not count them'],
    ['We will be counting lanterns.', null, 'We will be counting lanterns'],
    ['The wardens will count them.', null, 'The wardens will count them'],
    ['We will count them and will write.', null, 'We will count them and will write'],
    ['We will count them. We will write.', null, 'We will count them. We will write'],
    ['We will count them, but lanterns are rare.', null, 'We will count them, but lanterns are rare'],
  ])('%s', (quote, noun, words) => {
    expect(namedPromise(quote)).toEqual({ noun, words })
  })

  test('are cut between words when they are long', () => {
    const { words } = namedPromise(`We will count ${'lanterns '.repeat(90)}.`)
    expect(words.length).toBeLessThan(410)
    expect(words).toMatch(/ lanterns \[…\]$/)
  })
})

test('whatever is known, a draft is one sentence that says nothing of what is not', () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  const text = fc.string({ unit: 'binary', maxLength: 80 }).filter((words) => !/null|undefined/.test(words))
  const promises = fc.oneof(
    text,
    text.map((words) => `We will ${words}`),
    text.map((words) => `The Government intends to ${words}.`),
  )
  const questions = fc.record({
    uin: fc.constantFrom('7', 'HL7', null),
    house: fc.constantFrom('Commons' as const, 'Lords' as const, null),
    heading: some(text),
    dateTabled: some(fc.constant('2026-01-05')),
    dateForAnswer: some(fc.constant('2026-01-08')),
    dateAnswered: some(fc.constant('2026-01-12')),
    isNamedDay: some(fc.boolean()),
    bodyId: some(fc.integer({ min: 0, max: 250 })),
    askerSeat: some(text),
    askerName: some(text),
    answererName: some(text),
    text,
    isCut: fc.boolean(),
  })
  const all = fc.record({
    question: questions,
    status: fc.constantFrom(...STATUSES),
    isLate: fc.boolean(),
    holdingOn: some(fc.constant('2026-01-09')),
    promise: some(fc.record({ quote: promises, kind: fc.constantFrom(...KINDS) })),
  })
  fc.assert(
    fc.property(all, (one) => {
      for (const { text: draft } of draftsFor(one)) {
        expect(draft).toMatch(/\.$/)
        expect(draft).not.toMatch(/undefined|null|NaN/)
        expect(draft.length).toBeLessThan(1_225)
      }
    }),
  )
})
