import { describe, expect, test } from 'vitest'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

async function home({ agent }: TestApp): Promise<Page> {
  const page = readPage((await agent.get('/').expect(200)).text)
  expectNoInjection(page)
  return page
}

const overdue = (page: Page) => page.withClass('overdue__item')
const notes = (page: Page) => page.withClass('overdue__note').slice(1)

describe('the home page', () => {
  test('of an empty record says how to fill it', async () => {
    const page = await home(await siteWith([]))
    expect(page.title).toBe('Pursuant')
    expect(page.main).toContain('There are no questions here yet.')
    expect(page.withClass('command')).toEqual(['npm run import -- questions.json'])
    expect(page.main).not.toContain('Past their date')
  })

  test('has one search box that leads to the search', async () => {
    const page = await home(await siteWith([]))
    const forms = page.all(({ attribs }) => attribs.role === 'search')
    expect(forms.map(({ attribs }) => attribs.action)).toEqual(['/questions'])
  })

  test('counts the record without the sample, and shows the sample while there is nothing else', async () => {
    const site = await siteWith([])
    sampleKeeper(site.db).load(noonOn('2026-02-02'))
    const page = await home(site)
    expect(page.main).not.toContain('There are no questions here yet.')
    expect(page.main).not.toContain('in the record.')
    expect(page.withClass('result').length).toBeGreaterThan(3)
    expect(overdue(page).length).toBeGreaterThan(1)
  })

  test('shows the newest answers first, neither holding nor undated ones', async () => {
    const site = await siteWith([
      anAnsweredQuestion({ heading: 'Boats', dateAnswered: '2026-01-15T00:00:00' }),
      anAnsweredQuestion({ heading: 'Lanterns', dateAnswered: '2026-01-20T00:00:00' }),
      aQuestion({
        answerIsHolding: true,
        answerText: '<p>Not yet.</p>',
        dateAnswered: '2026-01-21T00:00:00',
      }),
      aQuestion(),
    ])
    await importText(site.db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
    const page = await home(site)
    expect(page.main).toContain('5 written questions in the record.')
    expect(page.withClass('result__title')).toEqual(['Lanterns', 'Boats'])
    expect(page.withClass('result__meta')[0]).toContain('Answered 20 January 2026')
  })

  test('shows eight of the newest answers, each question once', async () => {
    const answered = Array.from({ length: 10 }, () => anAnsweredQuestion())
    const site = await siteWith(answered)
    const corrected = answered.map((question) => ({
      ...question,
      answerIsCorrection: true,
      answerText: '<p>The wardens hold 421 lanterns.</p>',
      dateAnswerCorrected: '2026-01-30T00:00:00',
    }))
    await importQuestions(site.db, corrected, { seenAt: '2026-02-02T11:00:00.000Z' })
    const page = await home(site)
    const links = page.links.map(({ href }) => href).filter((href) => href.startsWith('/questions/2026'))
    expect(links).toHaveLength(8)
    expect(new Set(links).size).toBe(8)
  })
})

test('the home page, once shown, says what has come in since, and counts the days of today', async () => {
  let clock = noonOn('2026-02-02')
  const site = await siteWith([aQuestion({ heading: 'Ferries' })], { clock: () => clock() })
  expect((await home(site)).main).toBe((await home(site)).main)
  await importQuestions(site.db, [anAnsweredQuestion({ heading: 'Lanterns' })])
  const page = await home(site)
  expect(page.main).toContain('2 written questions in the record.')
  expect(page.withClass('result__title')).toEqual(['Lanterns'])
  expect(page.withClass('status--late')).toEqual(['7 sitting days late'])
  clock = noonOn('2026-02-03')
  expect((await home(site)).withClass('status--late')).toEqual(['8 sitting days late'])
})

describe('the list of what is past its date', () => {
  test('gives what is late by the rule for its kind, the oldest first, with its days', async () => {
    const page = await home(
      await siteWith([
        aQuestion({ uin: '902', heading: 'Ferries' }),
        aQuestion({ uin: '901', heading: 'Boats', isNamedDay: true, dateTabled: '2026-01-08T00:00:00' }),
        aQuestion({ uin: 'HL903', heading: 'Beacons', house: 'Lords', dateTabled: '2026-01-19T00:00:00' }),
        aQuestion({ uin: '904', heading: 'Lanterns', dateTabled: '2026-01-29T00:00:00' }),
        aQuestion({ uin: '905', heading: 'Halls', isWithdrawn: true }),
        anAnsweredQuestion({ uin: '906', heading: 'Answered late', dateAnswered: '2026-01-28T00:00:00' }),
      ]),
    )
    expect(overdue(page)).toEqual([
      'Boats 19 days late Commons question 901, due 14 January 2026; as last seen on 2 February 2026',
      'Ferries 7 sitting days late Commons question 902, due 20 January 2026; as last seen on 2 February 2026',
    ])
    expect(page.linkTo('Boats')).toBe('/questions/2026-01-08/901')
    expect(notes(page)).toEqual([])
  })

  test('is of the Home Office alone, and has what only has a holding answer', async () => {
    const held = { answerIsHolding: true, answerText: '<p>Not yet.</p>', dateAnswered: '2026-01-14T00:00:00' }
    const other = { answeringBodyId: 9_901, answeringBodyName: 'Ministry of Lanterns' }
    const page = await home(await siteWith([aQuestion({ ...held, heading: 'Held' }), aQuestion(other)]))
    expect(overdue(page)).toHaveLength(1)
    expect(page.linkTo('Held')).toBeDefined()
  })

  test('leaves out what was not seen for 14 days, and counts it', async () => {
    const site = await siteWith([aQuestion({ heading: 'Ferries' })], { seenAt: '2026-01-19T12:00:00.000Z' })
    const older = [aQuestion({ heading: 'Boats' }), aQuestion({ heading: 'Halls' })]
    await importQuestions(site.db, older, { seenAt: '2026-01-18T23:59:00.000Z' })
    const page = await home(site)
    expect(overdue(page)).toEqual([expect.stringContaining('as last seen on 19 January 2026')])
    expect(notes(page)).toEqual(['2 open questions not seen for 14 days, so left out.'])
  })

  test('counts what has lapsed, and what is not known to be late', async () => {
    const question = aQuestion({ dateTabled: '2026-07-15T00:00:00' })
    const lapsed = aQuestion({ dateTabled: '2026-04-20T00:00:00' })
    const site = await siteWith([question, lapsed], {
      clock: noonOn('2026-11-24'),
      seenAt: '2026-11-20T12:00:00.000Z',
    })
    const page = await home(site)
    expect(page.main).toContain('None that is known.')
    expect(notes(page)).toEqual([
      '1 open question whose lateness is not known, because the calendar here does not reach so far.',
      '1 question lapsed: the session ended and no answer has been seen.',
    ])
  })

  test('says how many more there are than the ten it shows', async () => {
    const late = Array.from({ length: 12 }, () => aQuestion())
    const page = await home(await siteWith(late))
    expect(overdue(page)).toHaveLength(10)
    expect(notes(page)).toEqual(['2 more late questions not shown here.'])
  })
})
