import { beforeAll, describe, expect, test } from 'vitest'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const MANY = Array.from({ length: 119 }, (_, index) =>
  anAnsweredQuestion({ uin: String(20_001 + index), answerText: `<p>There are <b>${index}</b> ropes.</p>` }),
)
const LAST = aQuestion({ uin: 'HL77', house: 'Lords', dateTabled: '2026-01-13T00:00:00', heading: 'Ferries' })

let site: TestApp

beforeAll(async () => {
  site = await siteWith([...MANY, LAST])
  await importText(site.db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
})

const chosen = (...questions: string[]) =>
  new URLSearchParams(questions.map((one): [string, string] => ['question', one]))
const pageOf = async (...questions: string[]) => {
  const { text } = await site.agent.get(`/questions/selection?${chosen(...questions)}`).expect(200)
  return readPage(text)
}
const headings = (page: ReturnType<typeof readPage>) => page.withClass('selection__heading')

describe('the questions that were chosen', () => {
  test('are ticked on the page of a search, in a form that needs no script', async () => {
    const { text } = await site.agent.get('/questions?sort=newest').expect(200)
    const page = readPage(text)
    const ticks = page.all(({ attribs }) => attribs.name === 'question')
    expect(ticks).toHaveLength(20)
    expect(ticks[0]?.attribs).toMatchObject({
      type: 'checkbox',
      form: 'selection',
      value: '2026-01-13/HL77',
      'aria-label': 'Choose Lords question HL77, tabled 13 January 2026',
    })
    const [form] = page.all(({ attribs }) => attribs.id === 'selection')
    expect(form?.attribs).toMatchObject({ action: '/questions/selection', method: 'get' })
  })

  test('stand whole on one page, each once, in the order in which they were chosen', async () => {
    const page = await pageOf('2026-01-12/20003', '2026-01-13/HL77', 'local/1', '2026-01-12/20003')
    expect(headings(page)).toEqual(['Wardens: Equipment', 'Ferries', 'Question to the Home Office'])
    expect(page.main).toContain('There are 2 ropes.')
    expect(page.main).toContain('how many lanterns the wardens of Northbridge hold')
    expect(page.main).toContain('No answer.')
    expect(page.withClass('selection__citation')).toHaveLength(3)
    expect(page.withClass('selection__citation')[2]).toContain('question [number], tabled [date tabled]')
    expect(page.withClass('notice')).toEqual([])
  })

  test('are all of a page behind one link, also of the largest page', async () => {
    const { text } = await site.agent.get('/questions?per-page=100').expect(200)
    const address = readPage(text).linkTo('Show all on this page')
    const { text: whole } = await site.agent.get(String(address)).expect(200)
    expect(headings(readPage(whole))).toHaveLength(100)
  })

  test('are a hundred at most, and it says so', async () => {
    const page = await pageOf(...MANY.map(({ uin }) => `2026-01-12/${uin}`))
    expect(headings(page)).toHaveLength(100)
    expect(page.withClass('notice')).toEqual([
      'Only the first 100 questions of those that you chose are here.',
    ])
  })

  test('that make no sense or are not there are said, and the rest is shown', async () => {
    const page = await pageOf('2026-01-12/20001', '2026-02-30/1', '2026-01-12/9', '<b>', 'local/9')
    expect(headings(page)).toHaveLength(1)
    expect(page.withClass('notice')).toEqual([
      '“2026-02-30/1” is not a question’s date and number.',
      '“<b>” is not a question’s date and number.',
      'There is no question 2026-01-12/9 in the record.',
      'There is no question local/9 in the record.',
    ])
  })

  test('are none: the page says how to choose', async () => {
    expect((await pageOf()).main).toContain('No question was chosen.')
    await site.agent.get('/questions/selection.bib').expect(404)
  })

  test('can be copied as citations, line by line as the forms want them', async () => {
    const page = await pageOf('2026-01-12/20003', '2026-01-13/HL77')
    const [ris] = page.all(({ attribs }) => attribs.id === 'cite-ris')
    const lines = String((ris?.children[0] as { data?: string } | undefined)?.data).split('\n')
    expect(lines.filter((line) => line.startsWith('TY  - '))).toHaveLength(2)
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}-/.test(line))).toBe(true)
  })

  test('are cited together in one file', async () => {
    const query = chosen('2026-01-12/20003', '2026-01-13/HL77')
    const { text } = await site.agent.get(`/questions/selection.bib?${query}`).expect(200)
    expect(text.match(/^@misc\{.*,$/gm)).toEqual([
      '@misc{commons-20003-2026-01-12,',
      '@misc{lords-hl77-2026-01-13,',
    ])
    const ris = await site.agent.get(`/questions/selection.ris?${query}`).buffer().expect(200)
    expect(ris.headers['content-disposition']).toBe('attachment; filename=pursuant-questions-2026-02-02.ris')
  })
})

describe('the size of a page of results', () => {
  const shown = async (query: string) => {
    const { text } = await site.agent.get(`/questions?${query}`).expect(200)
    return readPage(text)
  }
  const resultsOf = (page: ReturnType<typeof readPage>) =>
    page.all(({ attribs }) => attribs['data-result'] !== undefined).length

  test.each([
    ['', 20],
    ['per-page=20', 20],
    ['per-page=50', 50],
    ['per-page=100', 100],
    ['per-page=100&page=2', 21],
  ])('%s gives %i results', async (query, count) => {
    expect(resultsOf(await shown(`${query}&body=all`))).toBe(count)
  })

  test('stands in every address that leads on, and in the form, and in no other place', async () => {
    const page = await shown('q=ropes&per-page=50')
    expect(page.linkTo('2')).toContain('per-page=50&page=2')
    const own = page.all(({ attribs }) => attribs.name === 'per-page')
    expect(own.map(({ attribs }) => attribs.value)).toEqual(['50'])
    expect(page.linkTo('100')).toContain('per-page=100')
    expect(page.linkTo('20')).not.toContain('per-page')
    expect((await site.agent.get('/questions')).headers['set-cookie']).toBeUndefined()
  })

  test('that is not on offer is left out and said', async () => {
    const page = await shown('per-page=1000')
    expect(resultsOf(page)).toBe(20)
    expect(page.withClass('notice')).toEqual([
      'There are no pages of “1000”: they have 20, 50, 100 questions.',
    ])
  })

  test('holds in JSON too, through all that next leads to', async () => {
    const { body } = await site.agent.get('/questions.json?per-page=50').expect(200)
    expect(body.items).toHaveLength(50)
    expect(body.next).toContain('per-page=50&page=2')
  })
})

test('the sample can be read together like any other question', async () => {
  const tried = await siteWith([])
  sampleKeeper(tried.db).load(noonOn('2026-02-02'))
  const { text } = await tried.agent.get('/questions?per-page=100').expect(200)
  await tried.agent.get(String(readPage(text).linkTo('Show all on this page'))).expect(200)
})
