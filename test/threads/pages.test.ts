import { describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const answered = (uin: string, answer: string, fields = {}) =>
  anAnsweredQuestion({ uin, heading: `Lamps ${uin}`, answerText: `<p>${answer}</p>`, ...fields })
const asks = (uin: string, text: string, day: string, fields = {}) => ({
  ...{ uin, heading: `Lamps ${uin}`, questionText: `To ask, ${text}.`, dateTabled: `${day}T00:00:00` },
  ...{ dateAnswered: `${day}T00:00:00`, ...fields },
})

const THREAD = [
  answered('701', 'There are ten lamps.'),
  answered(
    '702',
    'There are ten lamps. Two are new.',
    asks('702', 'pursuant to the Answer of 15 January to Question 701, how many are new', '2026-01-20'),
  ),
  answered(
    '703',
    'I refer the hon. Member to Question 704.',
    asks('703', 'further to the Answer of 20 January 2026 to Question 702, why', '2026-01-22'),
  ),
  aQuestion({ uin: '704', heading: 'Lamps 704', isWithdrawn: true }),
]

async function pageAt({ agent }: Pick<TestApp, 'agent'>, address: string) {
  const page = readPage((await agent.get(address).expect(200)).text)
  expectNoInjection(page)
  return page
}

describe('the page of a question', () => {
  test('has no thread where nothing refers to anything', async () => {
    const site = await siteWith([answered('701', 'Ten.')])
    expect((await pageAt(site, '/questions/2026-01-12/701')).withClass('thread')).toEqual([])
  })

  test('shows its thread as a tree, with what each answer added and where a referral ends', async () => {
    const page = await pageAt(await siteWith(THREAD), '/questions/2026-01-20/702')
    const steps = page.withClass('thread-step')
    expect(steps).toHaveLength(4)
    expect(steps[1]).toMatch(/^Lamps 702 Answered This question Commons question 702/)
    expect(steps[1]).toContain(
      'Pursues the answer of 15 January 2026 to question 701 New in its answer: “Two are new.”',
    )
    expect(steps[2]).toContain('Follows up the answer of 20 January 2026 to question 702')
    expect(steps[2]).toContain('Note: The referral ends at question 704, which was withdrawn.')
    expect(steps[0]).toContain(steps[2])
    expect(steps[3]).toMatch(/^Lamps 704 Withdrawn/)
    expect(page.linkTo('question 701')).toBe('/questions/2026-01-12/701')
  })

  test('has links in the texts of the question and of the answer', async () => {
    const site = await siteWith(THREAD)
    const asked = await pageAt(site, '/questions/2026-01-20/702')
    expect(asked.linkTo('pursuant to the Answer of 15 January to Question 701')).toBe(
      '/questions/2026-01-12/701',
    )
    const said = await pageAt(site, '/questions/2026-01-22/703')
    expect(said.linkTo('refer the hon. Member to Question 704')).toBe('/questions/2026-01-12/704')
    expect(said.main).toContain('I refer the hon. Member to Question 704.')
  })

  test('makes one entry of questions with the same answer', async () => {
    const grouped = (uin: string) => [{ questionUin: uin, dateTabled: '2026-01-12T00:00:00' }]
    const site = await siteWith([
      answered('701', 'Ten.', { groupedQuestions: ['705'], groupedQuestionsDates: grouped('705') }),
      answered('705', 'Ten.', { groupedQuestions: ['701'], groupedQuestionsDates: grouped('701') }),
      aQuestion(
        asks('702', 'pursuant to the Answer of 15 January to Question 705, why', '2026-01-20', {
          dateAnswered: null,
        }),
      ),
    ])
    const steps = (await pageAt(site, '/questions/2026-01-12/701')).withClass('thread-step')
    expect(steps).toHaveLength(2)
    expect(steps[0]).toContain('Answered together with 705.')
    expect(steps[0]).toContain('Lamps 702')
  })

  test('names a question that is not in the record, and leads to Parliament’s where its day is known', async () => {
    const site = await siteWith([
      aQuestion(
        asks('702', 'when he will answer Question 999, tabled on 5 January 2026', '2026-01-20', {
          dateAnswered: null,
        }),
      ),
    ])
    const page = await pageAt(site, '/questions/2026-01-20/702')
    expect(page.withClass('thread-step')[0]).toContain(
      'Asks for an answer to question 999 tabled on 5 January 2026 (not in this record)',
    )
    expect(page.linkTo('question 999 tabled on 5 January 2026')).toBe(
      'https://questions-statements.parliament.uk/written-questions/detail/2026-01-05/999',
    )
  })

  test('says when a thread is longer than it shows', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      aQuestion(
        asks(String(1000 + index), 'with reference to Question 701, why', '2026-01-20', {
          dateAnswered: null,
        }),
      ),
    )
    const page = await pageAt(await siteWith([answered('701', 'Ten.'), ...many]), '/questions/2026-01-12/701')
    expect(page.withClass('thread__about')[0]).toMatch(/^More than 100 questions/)
    expect(page.withClass('thread-step')).toHaveLength(100)
  })

  test('shows the words of a hostile text as words', async () => {
    const site = await siteWith([
      answered('701', '<b>Ten</b> &lt;script&gt;alert(1)&lt;/script&gt; lamps.'),
      answered(
        '702',
        'More.',
        asks('702', 'pursuant to <img src=x onerror=alert(1)> Question 701, "why"', '2026-01-20'),
      ),
    ])
    const page = await pageAt(site, '/questions/2026-01-20/702')
    expect(page.main).toContain('<img src=x onerror=alert(1)>')
    expect(page.linkTo('pursuant to <img src=x onerror=alert(1)> Question 701')).toBe(
      '/questions/2026-01-12/701',
    )
  })

  test('puts what is like it and in its thread first, and says so', async () => {
    const beacon = (uin: string, fields = {}) =>
      answered(uin, 'Ten.', {
        ...{
          heading: 'Beacons of Quillhaven',
          questionText: 'To ask, how the beacons of Quillhaven burn.',
          ...fields,
        },
      })
    const others = ['Ferries', 'Ropes', 'Mills', 'Canals', 'Quays', 'Orchards'].map((heading, index) =>
      aQuestion({ uin: `80${index}`, heading, questionText: `To ask, about ${heading}.` }),
    )
    const pursues = { questionText: 'To ask, pursuant to the Answer to Question 701, how the beacons burn.' }
    const pursued = beacon('702', { ...pursues, dateTabled: '2026-01-20T00:00:00' })
    const site = await siteWith([beacon('701'), beacon('703'), pursued, ...others])
    const page = await pageAt(site, '/questions/2026-01-12/701')
    expect(page.withClass('similar__how')[0]).toMatch(/The first is in its thread\.$/)
    expect(page.withClass('similar')[0]).toMatch(/question 702.*question 703/)
  })
})

describe('a question as JSON', () => {
  test('has what it refers to and what refers to it', async () => {
    const { agent } = await siteWith(THREAD)
    const { body } = await agent.get('/questions/2026-01-20/702.json').expect(200)
    expect(body.thread).toEqual({
      refersTo: [
        {
          ...{ foundIn: 'question', kind: 'pursuant', uin: '701', date: '2026-01-15', dateOf: 'answered' },
          words: 'pursuant to the Answer of 15 January to Question 701',
          isAmbiguous: false,
          url: expect.stringMatching(/\/questions\/2026-01-12\/701$/),
        },
      ],
      referredToBy: [
        {
          ...{ foundIn: 'question', kind: 'further', uin: '703', dateTabled: '2026-01-22' },
          words: 'further to the Answer of 20 January 2026 to Question 702',
          url: expect.stringMatching(/\/questions\/2026-01-22\/703$/),
        },
      ],
    })
  })
})
