import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'

const LINE = 'The wardens keep all lanterns under review in every harbour of the coast.'
const NEWER = LINE.replace('every harbour', 'each harbour')

const answered = (uin: string, day: string, answerText: string, change: Record<string, unknown> = {}) =>
  anAnsweredQuestion({
    id: 5_200_000 + Number(uin),
    uin,
    dateTabled: `${day}T00:00:00`,
    dateForAnswer: `${day}T00:00:00`,
    dateAnswered: `${day}T00:00:00`,
    answerText,
    ...change,
  })

const QUESTIONS = [
  answered('701', '2025-03-12', `<p>No.</p><p>${LINE}</p>`),
  answered('702', '2025-11-19', `<p>${LINE}</p><p>Nine of them were lit on the second day of the year.</p>`),
  answered('703', '2026-01-12', `<p>That is so.</p><p>${NEWER}</p>`),
]

async function siteWithLines(questions = QUESTIONS) {
  const { app } = await siteWith(questions)
  const page = async (path: string) => readPage((await request(app).get(path).expect(200)).text)
  return { app, page }
}

describe('the lines of the record', () => {
  test('are listed with their answers, their wordings and their days', async () => {
    const { page } = await siteWithLines()
    const lines = await page('/lines')
    expect(lines.linkTo(NEWER)).toBe('/lines/1')
    expect(lines.main).toContain('3 answers 2 wordings From 12 March 2025 to 12 January 2026')
    expect(lines.main).toContain('The newest answer is of 12 January 2026.')
  })

  test('are those that are new, that changed, or that ended, where it is asked', async () => {
    const { page } = await siteWithLines()
    expect((await page('/lines?show=new')).main).toContain('Repeated first on 19 November 2025')
    expect((await page('/lines?show=changed')).main).toContain('New wording on 12 January 2026')
    expect((await page('/lines?show=ended')).main).toContain('No line has ended.')
    const later = answered('704', '2026-09-12', '<p>Nothing of the kind is said in this one.</p>')
    const ended = await (await siteWithLines([...QUESTIONS, later])).page('/lines?show=ended')
    expect(ended.main).toContain('Last used on 12 January 2026')
  })

  test('are found by their words; what makes no sense is left out', async () => {
    const { page } = await siteWithLines()
    expect((await page('/lines?q=lantern+reviews')).linkTo(NEWER)).toBe('/lines/1')
    expect((await page('/lines?q=ferry')).main).toContain('No line here has all these words.')
    expect((await page('/lines?q=%22*(-&show=odd&page=x')).linkTo(NEWER)).toBe('/lines/1')
    expectNoInjection(await page('/lines?q=%3Cscript%3E'))
  })

  test('are none while nothing is repeated', async () => {
    const { page } = await siteWithLines([])
    expect((await page('/lines')).main).toContain('No paragraph stands in two answers of the record.')
  })
})

describe('the page of a line', () => {
  test('shows its uses in time, its wordings with what changed, and the answers that use it', async () => {
    const { page } = await siteWithLines()
    const line = await page('/lines/1')
    expect(line.main).toContain('In 3 answers 2 wordings From 12 March 2025 to 12 January 2026')
    expect(line.main).toContain('Answers by month')
    expect(line.tagged('del')).toEqual(['[removed: every]'])
    expect(line.tagged('ins')).toEqual(['[added: each]'])
    expect(line.links.filter(({ href }) => href.startsWith('/questions/')).map(({ href }) => href)).toEqual(
      QUESTIONS.map(addressOf).reverse(),
    )
    expectNoInjection(line)
  })

  test('says that grouped questions count once', async () => {
    const same = `<p>${LINE}</p>`
    const { page } = await siteWithLines([
      answered('701', '2026-01-12', same),
      answered('702', '2026-01-12', same),
      answered('703', '2026-01-19', `<p>No.</p>${same}`),
    ])
    const line = await page('/lines/1')
    expect(line.main).toContain('In 2 answers')
    expect(line.main).toContain('Where it stands: 3 questions')
    expect(line.main).toContain('count as one answer')
  })

  test('is not there for a line that is none', async () => {
    const { app } = await siteWithLines()
    for (const path of ['/lines/99', '/lines/0', '/lines/x', '/lines/99.json'])
      await request(app).get(path).expect(404)
  })

  test('is a page of JSON as well, with the same', async () => {
    const { app } = await siteWithLines()
    const { body } = await request(app).get('/lines/1.json').expect(200)
    expect(body).toMatchObject({ text: NEWER, answerCount: 3, questions: { total: 3, next: null } })
    expect(body.wordings.map(({ text }: { text: string }) => text)).toEqual([LINE, NEWER])
    const list = await request(app).get('/lines.json?show=changed').expect(200)
    expect(list.body).toMatchObject({ total: 1, next: null })
  })
})

describe('an answer', () => {
  test('says after each paragraph that others use in how many, and since when', async () => {
    const { page } = await siteWithLines()
    const question = await page(addressOf(QUESTIONS[1] ?? {}))
    expect(question.linkTo('Also in 2 answers, since March 2025 (line 1)')).toBe('/lines/1')
    expect(question.main.match(/Also in/g)).toHaveLength(1)
    expect(question.main).toContain(`${LINE} Also in 2 answers`)
  })

  test('keeps its note where a word is set off, in a list, and beside marked words', async () => {
    const list =
      '<ul><li>the old harbour and its mill by the sea</li><li>the <strong>new harbour</strong></li></ul>'
    const { page } = await siteWithLines([
      answered('701', '2025-03-12', `<p>First.</p>${list}`),
      answered('702', '2025-04-12', `${list}<p>Then.</p>`),
    ])
    const question = await page(addressOf({ dateTabled: '2025-04-12', uin: '702' }))
    expect(question.tagged('li')).toContain('the new harbour Also in 1 answer, since March 2025 (line 1)')
  })
})
