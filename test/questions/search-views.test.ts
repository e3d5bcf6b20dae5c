import { beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { aQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const ashby = { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' }
const pellworth = { id: 99_004, name: '<b>Pellworth</b>', party: 'Progress', memberFrom: 'Cinderbeck' }

const asked = (uin: number, dateTabled: string, askingMember: typeof ashby) =>
  aQuestion({
    uin: String(uin),
    heading: 'Lanterns',
    dateTabled: `${dateTabled}T00:00:00`,
    askingMemberId: askingMember.id,
    askingMember,
  })

/** Five of Ashby's in three months, two of Pellworth's on one of the days, and one of each of 25 others. */
const CORPUS = [
  asked(7_001, '2025-10-13', ashby),
  asked(7_002, '2025-10-14', ashby),
  asked(7_003, '2025-12-01', ashby),
  asked(7_004, '2025-12-02', ashby),
  asked(7_005, '2025-12-02', ashby),
  asked(7_006, '2025-12-02', pellworth),
  asked(7_007, '2025-12-02', pellworth),
  ...Array.from({ length: 25 }, (_, index) =>
    aQuestion({
      uin: String(7_101 + index),
      heading: 'Ferries',
      questionText: `To ask, which ferries cross at pier ${index}.`,
      askingMemberId: 99_100 + index,
      dateTabled: '2025-12-05T00:00:00',
    }),
  ),
]

let site: TestApp

beforeAll(async () => {
  site = await siteWith(CORPUS)
})

async function pageAt(address: string): Promise<Page> {
  const page = readPage((await site.agent.get(address).expect(200)).text)
  expectNoInjection(page)
  return page
}

const headings = (page: Page) => page.withClass('result-group__heading')
const cells = (page: Page) =>
  page.withClass('months__span').map((span, at) => `${span} ${page.tagged('td')[at]}`)

describe('the bars over the results', () => {
  test('say how many were tabled in each month, and each leads to the search in that month', async () => {
    const page = await pageAt('/questions?q=lanterns&status=unanswered')
    expect(cells(page)).toEqual(['October 2025 2', 'November 2025 0', 'December 2025 5'])
    const href = String(page.linkTo('December 2025'))
    expect(href).toBe('/questions?q=lanterns&status=unanswered&tabled-from=2025-12-01&tabled-to=2025-12-31')
    const within = await pageAt(href)
    expect(within.withClass('found__total')[0]).toContain('5 questions')
    expect(within.all(({ name }) => name === 'svg')).toEqual([])
  })

  test('are for eyes and pointers: everybody else has the table', async () => {
    const page = await pageAt('/questions?q=lanterns')
    const [chart] = page.all(({ name }) => name === 'svg')
    expect(chart?.attribs['aria-hidden']).toBe('true')
    const bars = page.all(({ name, attribs }) => name === 'a' && attribs.tabindex === '-1')
    expect(bars.map(({ attribs }) => attribs.href)).toEqual([
      page.linkTo('October 2025'),
      page.linkTo('December 2025'),
    ])
  })

  test('stay within the days that were asked for', async () => {
    const page = await pageAt('/questions?q=lanterns&tabled-from=2025-10-14&tabled-to=2025-12-01')
    expect(cells(page)).toEqual(['October 2025 1', 'November 2025 0', 'December 2025 1'])
    expect(page.linkTo('October 2025')).toContain('tabled-from=2025-10-14&tabled-to=2025-10-31')
    expect(page.linkTo('December 2025')).toContain('tabled-from=2025-12-01&tabled-to=2025-12-01')
  })

  test('are left out where nothing was found', async () => {
    expect((await pageAt('/questions?q=zeppelin')).withClass('months')).toEqual([])
  })
})

describe('results under those who asked', () => {
  test('begin with who asked most, with their newest and a link to all of theirs', async () => {
    const page = await pageAt('/questions?q=lanterns&group=asker')
    expect(headings(page)).toEqual(['Eleanor Ashby 5 questions', '<b>Pellworth</b> 2 questions'])
    expect(page.withClass('found__grouped')[0]).toContain('Asked by 2 Members')
    expect(page.withClass('result')).toHaveLength(5)
    const href = String(page.linkTo('All 5 questions asked by Eleanor Ashby'))
    expect(href).toBe('/questions?q=lanterns&asker=99001')
    expect((await pageAt(href)).withClass('found__total')[0]).toContain('5 questions')
  })

  test('have pages of twenty Members, none of them twice', async () => {
    const first = await pageAt('/questions?group=asker&per-page=50')
    const second = await pageAt(String(first.linkTo('Next page')))
    expect([headings(first).length, headings(second).length]).toEqual([20, 7])
    expect(new Set([...headings(first), ...headings(second)]).size).toBe(27)
    expect(second.linkTo('Next page')).toBeUndefined()
    expect(first.withClass('found__total')[0]).toContain('32 questions')
  })

  test('show the oldest of each when those come first', async () => {
    const page = await pageAt('/questions?q=lanterns&group=asker&sort=oldest')
    expect(page.withClass('result__meta')[0]).toContain('Tabled 13 October 2025')
    expect(page.linkTo('Newest first')).toContain('group=asker')
    expect(page.linkTo('Relevance')).toBeUndefined()
  })
})

describe('results under the days', () => {
  test('go by date, each day with all that it has', async () => {
    const page = await pageAt('/questions?q=lanterns&group=day')
    expect(headings(page)).toEqual([
      '2 December 2025 4 questions',
      '1 December 2025 1 question',
      '14 October 2025 1 question',
      '13 October 2025 1 question',
    ])
    const oldest = await pageAt('/questions?q=lanterns&group=day&sort=oldest')
    expect(headings(oldest)).toEqual(headings(page).reverse())
  })

  test('go on over a page, which says so', async () => {
    const first = await pageAt('/questions?group=day')
    expect(headings(first)).toEqual(['5 December 2025 25 questions'])
    const second = await pageAt(String(first.linkTo('Next page')))
    expect(headings(second)[0]).toBe('5 December 2025 25 questions, continued')
    expect(second.withClass('result')).toHaveLength(12)
  })
})

test('the grouping is kept by the form, and taken off by a link; files and feeds have none', async () => {
  const page = await pageAt('/questions?q=lanterns&group=asker')
  const kept = page.all(({ name, attribs }) => name === 'input' && attribs.name === 'group')
  expect(kept.map(({ attribs }) => attribs.value)).toEqual(['asker'])
  expect(page.linkTo('Nothing')).toBe('/questions?q=lanterns')
  expect(page.links.filter(({ href }) => /\.(csv|json|atom).*group/.test(href))).toEqual([])
  const { body } = await site.agent.get('/questions.json?q=lanterns&group=asker').expect(200)
  expect(body.items).toHaveLength(7)
})

test('a grouping that there is not is said, and the results are one list', async () => {
  const page = await pageAt('/questions?q=lanterns&group=%3Cb%3E')
  expect(page.withClass('notice')).toEqual(['Results are not grouped by “<b>”.'])
  expect(headings(page)).toEqual([])
})
