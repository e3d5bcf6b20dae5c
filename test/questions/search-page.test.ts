import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

const ashby = { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' }
const pellworth = { id: 99_004, name: 'Jonathan Pellworth', party: HOSTILE, memberFrom: 'Cinderbeck' }

/** 45 answered questions on lanterns, 20 open ones on ferries, 3 of the Lords, and 2 to another body. */
const CORPUS = [
  ...Array.from({ length: 45 }, (_, index) =>
    anAnsweredQuestion({
      uin: String(7_001 + index),
      askingMember: ashby,
      heading: `Lanterns: Hall ${index + 1}`,
      dateTabled: `2026-01-${String(5 + (index % 4)).padStart(2, '0')}T00:00:00`,
    }),
  ),
  ...Array.from({ length: 20 }, (_, index) =>
    aQuestion({
      uin: String(7_101 + index),
      askingMemberId: 99_004,
      askingMember: pellworth,
      heading: 'Ferries',
      questionText: `To ask the Secretary of State, how many ferries cross at pier ${index + 1}.`,
      dateTabled: '2025-12-01T00:00:00',
      isNamedDay: true,
    }),
  ),
  ...['HL501', 'HL502', 'HL503'].map((uin) => aQuestion({ house: 'Lords', uin, heading: 'Beacons' })),
  ...[7_201, 7_001].map((uin) =>
    aQuestion({
      uin: String(uin),
      heading: 'Lanterns: Tax',
      dateTabled: '2024-10-14T00:00:00',
      answeringBodyId: 9_901,
      answeringBodyName: 'Ministry of Lanterns',
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

const pageFor = (query: Record<string, string>) => pageAt(`/questions?${new URLSearchParams(query)}`)

const total = (page: Page) => page.withClass('found__total')[0]
const boxes = (page: Page) => page.all(({ attribs }) => attribs.type === 'checkbox')
const checked = (page: Page) =>
  boxes(page)
    .filter(({ attribs }) => attribs.checked !== undefined)
    .map(({ attribs }) => `${attribs.name}=${attribs.value}`)

describe('the search page', () => {
  test('without words shows the Home Office’s questions, newest first', async () => {
    const page = await pageAt('/questions')
    expect(page.title).toBe('Questions - Pursuant')
    expect(total(page)).toBe('68 questions to the Home Office')
    expect(page.withClass('result__title')[0]).toBe('Beacons')
    expect(page.withClass('result')).toHaveLength(20)
    expect(checked(page)).toEqual(['body=1'])
    expect(page.withClass('chip')).toEqual([])
  })

  test('shows for each question its status, number, asker, dates, and where the words are', async () => {
    const page = await pageFor({ q: '"hall 7" lanterns' })
    expect(page.title).toBe('"hall 7" lanterns - Search - Pursuant')
    expect(total(page)).toBe('1 question to the Home Office')
    expect(page.linkTo('Lanterns: Hall 7')).toBe('/questions/2026-01-07/7007')
    const meta = page.withClass('result__meta').join()
    for (const fact of [
      'Commons question 7007',
      'Eleanor Ashby',
      'Tabled 7 January',
      'Answered 15 January',
    ]) {
      expect(meta).toContain(fact)
    }
    expect(page.withClass('status')[0]).toBe('Answered')
    expect(page.tagged('mark')).toEqual(expect.arrayContaining(['Lanterns', 'Hall 7', 'lanterns']))
  })

  test('names the answering body of a question that is not to the Home Office', async () => {
    const page = await pageFor({ body: '9901' })
    expect(total(page)).toBe('2 questions to the Ministry of Lanterns')
    expect(page.withClass('result__meta')[0]).toContain('Ministry of Lanterns')
  })

  test('says how many more there are to other answering bodies, and leads to them', async () => {
    const page = await pageFor({ q: 'lanterns' })
    expect(total(page)).toBe('48 questions to the Home Office')
    const href = page.linkTo('2 more questions to other answering bodies')
    expect(href).toBe('/questions?q=lanterns&body=all')
    const everywhere = await pageAt(String(href))
    expect(total(everywhere)).toBe('50 questions to all answering bodies')
    expect(everywhere.main).not.toContain('to other answering bodies')
  })

  test('says what else to try when nothing matches', async () => {
    const page = await pageFor({ q: 'zeppelin', status: 'unanswered' })
    expect(total(page)).toBe('0 questions to the Home Office')
    expect(page.main).toContain('Nothing matches this search.')
    expect(page.linkTo('search without the filters')).toBe('/questions?q=zeppelin')
    expect(page.withClass('result')).toEqual([])
    expect(checked(page)).toContain('status=unanswered')
  })
})

describe('what was meant', () => {
  test('is asked where a word is misspelled, with the filters kept', async () => {
    const page = await pageFor({ q: 'lantrens hall', status: 'answered' })
    expect(page.main).toContain('Did you mean lanterns hall? It finds 45 questions.')
    const href = String(page.linkTo('lanterns hall'))
    expect(href).toBe('/questions?q=lanterns+hall&status=answered')
    expect(total(await pageAt(href))).toBe('45 questions to the Home Office')
  })

  test('is searched for and said, unless only what was typed is wanted: then the address keeps that', async () => {
    const page = await pageFor({ q: 'VAWG or pier' })
    expect(page.main).toContain('Also searched: violence against women and girls (VAWG).')
    const asTyped = await pageAt(String(page.linkTo('Search only for exactly what I typed')))
    expect(asTyped.main).toContain('Searched only for exactly what you typed.')
    for (const link of ['CSV for a spreadsheet', 'JSON', 'Newest first', 'Take off: with VAWG ×']) {
      expect(asTyped.linkTo(link)).toContain('expand=off')
    }
    const [kept] = asTyped.all(({ attribs }) => attribs.name === 'expand')
    expect(kept?.attribs.value).toBe('off')
    expect(asTyped.linkTo('Search also for abbreviations and other spellings')).toBe(
      '/questions?q=VAWG+or+pier',
    )
  })
})

describe('the filters', () => {
  test('are ticked, counted as if each were off, and each can be taken off', async () => {
    const page = await pageFor({ q: 'pier', status: 'unanswered', house: 'Commons', type: 'named-day' })
    expect(total(page)).toBe('20 questions to the Home Office')
    expect(checked(page)).toEqual(['body=1', 'status=unanswered', 'house=Commons', 'type=named-day'])
    expect(page.withClass('chip')).toEqual([
      'Take off: with pier ×',
      'Take off: unanswered ×',
      'Take off: in the House of Commons ×',
      'Take off: named day ×',
    ])
    expect(page.linkTo('Take off: in the House of Commons ×')).toBe(
      '/questions?q=pier&status=unanswered&type=named-day',
    )
    expect(page.linkTo('Clear filters')).toBe('/questions?q=pier')
  })

  test('say how many questions each choice would give', async () => {
    const page = await pageFor({ house: 'Lords' })
    const labels = page.withClass('facet__option')
    expect(labels).toContain('House of Commons , 65 questions')
    expect(labels).toContain('House of Lords , 3 questions')
    expect(labels).toContain('Unanswered , 3 questions')
    expect(labels.some((label) => label.startsWith('Answered '))).toBe(false)
  })

  test('of one kind are alternatives, and Member and party can be chosen', async () => {
    const page = await pageAt('/questions?year=2025&year=2026&asker=99004&party=progress&party=')
    expect(total(page)).toBe('0 questions to the Home Office')
    expect(checked(page)).toEqual(
      expect.arrayContaining(['year=2025', 'year=2026', 'asker=99004', 'party=Progress']),
    )
    expect(page.linkTo('Take off: or tabled in 2025 ×')).toBe(
      '/questions?year=2026&party=Progress&asker=99004',
    )
    expect(page.linkTo('Take off: asked by a Progress Member ×')).not.toContain('party')
  })

  test('that stand in the address in another way of writing are shown as in force all the same', async () => {
    const page = await pageFor({ asker: '099004', year: '2025' })
    expect(total(page)).toBe('20 questions to the Home Office')
    expect(checked(page)).toContain('asker=99004')
  })
})

describe('what was asked is read back', () => {
  const partsOf = (page: Page) => page.withClass('chip').map((text) => text.replace(/^Take off: | ×$/g, ''))

  test('in words, each of which can be taken off', async () => {
    const q = 'wardens -budget asker:pellworth heading:ferries tabled:2025'
    const page = await pageFor({ q, status: 'unanswered', 'tabled-to': '2026-01-31' })
    expect(partsOf(page)).toEqual([
      'with wardens',
      'and ferries in the heading',
      'but not budget',
      'asked by Jonathan Pellworth',
      'tabled in 2025',
      'unanswered',
      'tabled up to 31 January 2026',
    ])
    const filters = { status: 'unanswered', 'tabled-to': '2026-01-31' }
    const hrefOf = (part: string) => page.linkTo(`Take off: ${part} ×`)
    const address = (rest: string) => `/questions?${new URLSearchParams({ q: rest, ...filters })}`
    expect(hrefOf('but not budget')).toBe(address('wardens asker:pellworth heading:ferries tabled:2025'))
    expect(hrefOf('asked by Jonathan Pellworth')).toBe(address('wardens -budget heading:ferries tabled:2025'))
    expect(hrefOf('tabled up to 31 January 2026')).not.toContain('tabled-to')
  })

  test('with each alternative by itself', async () => {
    const page = await pageFor({ q: 'hall or pier or (party:progress ferries)' })
    expect(partsOf(page)).toEqual(['with hall', 'or pier', 'or asked by a Progress Member and with ferries'])
    expect(page.linkTo('Take off: or pier ×')).toBe(
      `/questions?${new URLSearchParams({ q: 'hall or (party:progress ferries)' })}`,
    )
  })

  test.each([
    ['=halls', 'with exactly halls'],
    ['near(hall tax, 3)', 'with hall near tax (within 3 words)'],
    ['pie*', 'with pie…'],
    ['answer:(hall or pier) wardens', 'with hall in the answer or pier in the answer'],
    ['-asker:99004', 'not asked by Jonathan Pellworth'],
    ['is:late', 'late'],
    ['has:commitment -has:attachment', 'with a commitment'],
    ['tabled:2025-12', 'tabled in December 2025'],
    ['answered:>=2026-01-05', 'answered from 5 January 2026'],
  ])('%s', async (q, said) => {
    expect(partsOf(await pageFor({ q }))[0]).toBe(said)
  })
})

describe('the filters by days, lateness, and what belongs to a question', () => {
  test('narrow by the days tabled and answered, which stay in the form and the links', async () => {
    const page = await pageFor({ 'tabled-from': '2025-01-01', 'tabled-to': '2025-12-31' })
    expect(total(page)).toBe('20 questions to the Home Office')
    const dates = page.all(({ attribs }) => attribs.type === 'date').map(({ attribs }) => attribs.value)
    expect(dates).toEqual(['2025-01-01', '2025-12-31', '', ''])
    expect(page.linkTo('Oldest first')).toBe(
      '/questions?tabled-from=2025-01-01&tabled-to=2025-12-31&sort=oldest',
    )
    expect(total(await pageFor({ 'answered-from': '2026-01-15' }))).toBe('45 questions to the Home Office')
    expect(total(await pageFor({ 'answered-to': '2026-01-14' }))).toBe('0 questions to the Home Office')
  })

  test('say what they could not read', async () => {
    const page = await pageFor({
      'tabled-from': '2025-02-30',
      'answered-from': '2026-02-01',
      'answered-to': '2026-01-01',
    })
    expect(page.withClass('notice').join()).toMatch(
      /“2025-02-30” is not a date .*the last day is before the first/,
    )
    expect(total(page)).toBe('68 questions to the Home Office')
  })

  test('count those late, which agrees with what is said of each', async () => {
    const page = await pageFor({ late: 'yes' })
    expect(page.withClass('status').filter((text) => /late/i.test(text))).toHaveLength(
      page.withClass('result').length,
    )
    expect(page.withClass('result').length).toBeGreaterThan(0)
    expect(page.withClass('facet__option').join()).toMatch(/Late ,\s*\d+ questions/)
  })
})

describe('what makes no sense in a search', () => {
  test.each([
    ['a bracket left open', { q: '(pier' }, 'A bracket was not closed'],
    ['a bracket too many', { q: 'pier)' }, 'A closing bracket without an opening one was ignored.'],
    ['or at an end', { q: 'pier or' }, '“or” stands between two words or phrases'],
    ['near with nothing', { q: 'near() pier' }, '“near” had no words in it'],
    ['a sign alone', { q: 'pier -' }, 'There was nothing after “-”, so it was ignored.'],
    ['a field word nobody knows', { q: 'colour:red pier' }, '“colour:” is no field word'],
    ['a Member nobody is called', { q: 'asker:zzz pier' }, '“zzz” is not known for “asker:”'],
    ['a date that is none', { q: 'tabled:soon pier' }, '“soon” is not known for “tabled:”'],
    ['signs alone', { q: '!!! pier' }, '!!! has no letters or numbers, so it was ignored.'],
    ['a star after two letters', { q: 'pi*' }, 'A star needs at least 3 letters before it'],
    ['a star after a phrase', { q: '"pier seven"*' }, 'A star works after a single word'],
    ['the 17th word', { q: 'pier '.repeat(17) }, 'Only the first 16 words and phrases were searched for'],
    ['a very long text', { q: `a ${'x'.repeat(600)}` }, 'Only the first 500 characters were searched for.'],
    ['a year that is none', { year: 'never' }, '“never” is not known for “Year tabled”, so it was left out.'],
    ['a Member nobody knows', { asker: '4149' }, '“4149” is not known for “Asked by”, so it was left out.'],
    ['an order that is none', { sort: 'loudest' }, 'There is no order “loudest”.'],
    ['a page too far', { page: '99' }, 'There is no page “99”: pages go from 1 to 50.'],
  ])('is left out and said: %s', async (_what, query, notice) => {
    expect((await pageFor(query as Record<string, string>)).withClass('notice').join()).toContain(notice)
  })

  test('is shown as text wherever it is repeated', async () => {
    const q = `<<>> ${HOSTILE}`
    const page = await pageFor({ q, year: HOSTILE, sort: '<b>', page: '<i>x' })
    expect(page.title).toBe(`${q.slice(0, 80)} - Search - Pursuant`)
    const [input] = page.all(({ attribs }) => attribs.id === 'q')
    expect(input?.attribs.value).toBe(q)
    const notices = page.withClass('notice').join(' ')
    for (const said of [`“${HOSTILE.slice(0, 40)}”`, '“<b>”', '“<i>x”', '<<>> has no']) {
      expect(notices).toContain(said)
    }
    expect(page.tagged('b').concat(page.tagged('i'))).toEqual([])
  })

  test('is shown as text in chips, counts and links too', async () => {
    const page = await pageFor({ q: '<b>pier</b>', party: HOSTILE })
    expect(total(page)).toBe('0 questions to the Home Office')
    expect(page.withClass('chip')).toEqual([
      'Take off: with “b pier b” ×',
      `Take off: asked by a ${HOSTILE} Member ×`,
    ])
    expect(page.withClass('facet__option').join()).toContain(HOSTILE)
  })
})

describe('the pages of a search', () => {
  test('are linked by number and to the next, and go on with the filters', async () => {
    const first = await pageFor({ q: 'the', house: 'Commons' })
    expect(total(first)).toBe('65 questions to the Home Office')
    expect(first.linkTo('Next page')).toBe('/questions?q=the&house=Commons&page=2')
    expect(first.linkTo('4')).toBe('/questions?q=the&house=Commons&page=4')
    const second = await pageAt(String(first.linkTo('Next page')))
    expect(second.linkTo('Previous page')).toBe('/questions?q=the&house=Commons')
    const last = await pageAt(String(first.linkTo('4')))
    expect(last.withClass('result')).toHaveLength(5)
    expect(last.linkTo('Next page')).toBeUndefined()
  })

  test('followed to the end show every question once, in each order', async () => {
    for (const sort of ['newest', 'oldest', 'relevance']) {
      const seen: string[] = []
      for (let href: string | undefined = `/questions?q=the&sort=${sort}`; href; ) {
        const page = await pageAt(href)
        seen.push(...page.links.map((link) => link.href).filter((to) => /^\/questions\/\d/.test(to)))
        href = page.linkTo('Next page')
      }
      expect(seen).toHaveLength(68)
      expect(new Set(seen).size).toBe(68)
    }
  })

  test('come in the order that was chosen, which the links keep', async () => {
    const page = await pageFor({ q: 'the', house: 'Commons' })
    expect(page.withClass('found__sort')[0]).toBe('Relevance Newest first Oldest first')
    const oldest = await pageAt(String(page.linkTo('Oldest first')))
    expect(oldest.withClass('result__title')[0]).toBe('Ferries')
    expect(oldest.linkTo('Next page')).toBe('/questions?q=the&house=Commons&sort=oldest&page=2')
    expect(oldest.linkTo('Relevance')).toBe('/questions?q=the&house=Commons')
  })

  test('keep an order that was chosen in the form, and choose none by themselves', async () => {
    const order = (page: Page) =>
      page.all(({ attribs }) => attribs.name === 'sort').map(({ attribs }) => attribs.value)
    expect(order(await pageFor({ q: 'pier', sort: 'oldest' }))).toEqual(['oldest'])
    expect(order(await pageAt('/questions'))).toEqual([])
  })
})

describe('a number typed alone', () => {
  test('leads to the question of that number', async () => {
    for (const typed of ['7101', ' #7101 ', 'HL501', 'hl 501']) {
      const [, uin] = /(HL)?\s?(\d+)/i.exec(typed)?.slice(1) ?? []
      const expected = /hl/i.test(typed) ? `/uin/HL${uin}` : `/uin/${uin}`
      await site.agent.get('/questions').query({ q: typed }).expect(303).expect('Location', expected)
    }
    await site.agent.get('/uin/7101').expect(303).expect('Location', '/questions/2025-12-01/7101')
    await site.agent.get('/uin/hl501').expect(303).expect('Location', '/questions/2026-01-12/HL501')
  })

  test('leads to a list where several questions have had it', async () => {
    const page = await pageAt('/uin/7001')
    expect(page.heading).toBe('Questions numbered 7001')
    expect(page.links.map(({ href }) => href).filter((href) => href.endsWith('/7001'))).toEqual([
      '/questions/2026-01-05/7001',
      '/questions/2024-10-14/7001',
    ])
  })

  test('is searched for like any word where no question has it', async () => {
    expect(total(await pageFor({ q: '12' }))).toMatch(/^2 questions/)
    const { text } = await site.agent.get('/uin/424242').expect(404)
    expect(text).toContain('No question here has the number 424242.')
  })
})

describe('a question without a date', () => {
  test('comes last, and says so', async () => {
    const own = await siteWith([aQuestion()])
    await importText(own.db, 'Question to the Home Office:\nTo ask, how many ferries there are.')
    for (const sort of ['newest', 'oldest']) {
      const page = readPage((await own.agent.get(`/questions?sort=${sort}`).expect(200)).text)
      expect(page.withClass('result__meta')[1]).toMatch(/number not known .*date not known/)
      expect(page.linkTo('Question to the Home Office')).toBe('/questions/local/1')
    }
  })
})

describe('any query string', () => {
  const names = fc.constantFrom(
    'q',
    'q',
    'sort',
    'page',
    'after',
    'body',
    'year',
    'party',
    'asker',
    'status',
    'x[y]',
  )
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '-"',
      '*',
      'a* OR b NOT',
      '"',
      '-pier',
      'pier*',
      '9007199254740993',
      '-1',
      '1e9',
      'all',
      '0',
    ),
    fc.string({ unit: 'grapheme', minLength: 200, maxLength: 700 }),
  )

  test('gets an answer that is no failure of ours', async () => {
    const queries = fc.array(fc.tuple(names, values), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(queries, fc.boolean(), async (query, asJson) => {
        const response = await site.agent.get(
          `/questions${asJson ? '.json' : ''}?${new URLSearchParams(query)}`,
        )
        expect(response.status).toBeLessThan(500)
        if (!asJson) expectNoInjection(readPage(response.text))
      }),
      { numRuns: 100 },
    )
  })

  test('may be broken, empty, or longer than anybody’s search', async () => {
    for (const query of [
      '%',
      '%E0%A4%A',
      '&&&==',
      'q',
      'q=%00',
      'q=%ED%A0%80',
      '?q=?',
      'q[]=a&q[b]=c&__proto__=1',
    ]) {
      expect((await site.agent.get(`/questions?${query}`)).status).toBeLessThan(500)
    }
    const { text } = await site.agent.get(`/questions?q=${'pier+'.repeat(1_000)}`).expect(414)
    expect(text).toContain('The search is longer than Pursuant can take.')
  })
})
