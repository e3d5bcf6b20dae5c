import { describe, expect, test } from 'vitest'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { signedInAs } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'
import {
  answered,
  answerTo,
  hiddenIn,
  later,
  markSeen,
  open,
  pageAt,
  save,
  siteWithLanterns,
} from './lanterns.ts'

async function siteWithSearch(search = 'q=lanterns') {
  const site = await siteWithLanterns()
  const { agent } = signedInAs(site, 'reader')
  const id = await save(agent, search)
  const page = () => pageAt(agent, `/saved-searches/${id}`)
  /** What is new, as the heading counts it, then each as the list says it. */
  const news = async () => {
    const shown = await page()
    return [shown.withId('new'), ...shown.withClass('saved-search__what')]
  }
  return { site, agent, id, page, news }
}

const another = () => aQuestion({ heading: 'Lanterns: Piers' })

describe('what is new in a saved search', () => {
  test('is nothing when it was just saved', async () => {
    const { agent, news } = await siteWithSearch()
    expect(await news()).toEqual(['Nothing new'])
    expect((await pageAt(agent, '/saved-searches')).main).toContain('Nothing new')
  })

  test('is what has come in since: questions, answers and corrections, each told apart', async () => {
    const { site, agent, news, page } = await siteWithSearch()
    const ferries = aQuestion({ heading: 'Ferries', questionText: 'How many ferries cross at dusk?' })
    await later(site, [another(), ferries, answerTo(open)])
    const correction = { answerIsCorrection: true, dateAnswerCorrected: '2026-01-30T00:00:00' }
    await later(site, [{ ...answered, ...correction, answerText: '<p>They hold 421 lanterns.</p>' }])
    const [heading, ...what] = await news()
    expect(heading).toBe('1 new question, 1 new answer, 1 answer corrected or changed')
    expect(what.sort()).toEqual(['Answer corrected', 'New answer', 'New question'])
    const list = await pageAt(agent, '/saved-searches')
    expect(list.withClass('status')).toEqual(expect.arrayContaining(['1 new question', '1 new answer']))
    expect(list.withClass('new-in-search')).toHaveLength(3)
    expect((await page()).main).toContain('Lanterns: Piers')
    expect((await page()).main).not.toContain('Ferries')
  })

  test('is told by when it came into this record, not by the day on which it was tabled or seen', async () => {
    const { site, news } = await siteWithSearch()
    const old = aQuestion({ dateTabled: '2019-03-04T00:00:00', dateForAnswer: '2019-03-06T00:00:00' })
    await importQuestions(site.db, [old], { seenAt: '2019-03-05T10:00:00.000Z' })
    expect(await news()).toEqual(['1 new question', 'New question'])
  })

  test('is told once: a new question that is answered meanwhile is one, and what was seen is none', async () => {
    const { site, agent, id, news } = await siteWithSearch()
    const one = another()
    await later(site, [one])
    await later(site, [answerTo(one)])
    expect(await news()).toEqual(['1 new question', 'New question'])
    await markSeen(agent, id)
    expect(await news()).toEqual(['Nothing new'])
    await later(site, [answerTo(one), answered, open]) // nothing that was not there
    expect(await news()).toEqual(['Nothing new'])
  })

  test('is an answer that comes after its question was seen', async () => {
    const { site, agent, id, news } = await siteWithSearch()
    const one = another()
    await later(site, [one])
    await markSeen(agent, id)
    await later(site, [answerTo(one, { answerIsHolding: true })])
    expect(await news()).toEqual(['Nothing new']) // a holding answer is no answer
    await later(site, [answerTo(one)])
    expect(await news()).toEqual(['1 new answer', 'New answer'])
    await markSeen(agent, id)
    await later(site, [answerTo(one, { answerText: '<p>The wardens hold 99 lanterns.</p>' })])
    expect(await news()).toEqual(['1 answer corrected or changed', 'Answer changed'])
  })

  test('stays new when it came in after the page was made on which “Mark as seen” was chosen', async () => {
    const { site, agent, id, page, news } = await siteWithSearch()
    await later(site, [another()])
    const before = hiddenIn(await page())
    await later(site, [another()])
    const see = (form: object) => agent.post(`/saved-searches/${id}/seen`).type('form').send(form).expect(303)
    await see(before)
    expect(await news()).toEqual(['1 new question', 'New question'])
    await markSeen(agent, id)
    await see(before) // from an old window: it takes nothing back
    expect(await news()).toEqual(['Nothing new'])
    await see({ question: '999999999', answer: 'x' }) // what is to come cannot be seen
    await later(site, [another()])
    expect(await news()).toEqual(['1 new question', 'New question'])
  })

  test('is left as it is by looking', async () => {
    const { site, agent, news } = await siteWithSearch()
    await later(site, [another()])
    await pageAt(agent, '/saved-searches')
    expect(await news()).toEqual(['1 new question', 'New question'])
    expect(await news()).toEqual(['1 new question', 'New question'])
  })

  test('is found by the filters too', async () => {
    const { site, news } = await siteWithSearch('status=answered&house=Commons')
    await later(site, [another(), answerTo(open), anAnsweredQuestion({ house: 'Lords', uin: 'HL77' })])
    expect(await news()).toEqual(['1 new answer', 'New answer'])
  })

  test('is not counted while it is off, and counted from where it was when it is on again', async () => {
    const { site, agent, id, news } = await siteWithSearch()
    const set = (alerts: string) =>
      agent
        .post(`/saved-searches/${id}`)
        .type('form')
        .send({ name: 'Lanterns', every: 'day', alerts })
        .expect(303)
    await set('off')
    await later(site, [another()])
    expect(await news()).toEqual(['Switched off'])
    expect((await pageAt(agent, '/saved-searches')).withClass('new-in-search')).toEqual([])
    await set('on')
    expect(await news()).toEqual(['1 new question', 'New question'])
  })

  test('has pages, and the list shows the first of them', async () => {
    const { site, agent, id } = await siteWithSearch()
    await later(site, Array.from({ length: 23 }, another))
    const list = await pageAt(agent, '/saved-searches')
    expect(list.withClass('new-in-search')).toHaveLength(3)
    expect(list.linkTo('All 23 that are new in Lanterns')).toBe(`/saved-searches/${id}`)
    const on = async (page: string) =>
      (await pageAt(agent, `/saved-searches/${id}${page}`)).withClass('saved-search__what').length
    expect([await on(''), await on('?page=2'), await on('?page=99'), await on('?page=x')]).toEqual([
      20, 3, 0, 20,
    ])
  })

  test('leaves the sample out, and finds what comes in where the sample was', async () => {
    const site = await siteWith([])
    const sample = sampleKeeper(site.db)
    sample.load(noonOn('2026-02-02'))
    const { agent } = signedInAs(site, 'reader')
    const id = await save(agent, '')
    await later(site, [another(), answered]) // the first import takes the sample's place
    expect(sample.isLoadedFor({ standing: 'public', account: null })).toBe(false)
    const page = await pageAt(agent, `/saved-searches/${id}`)
    expect(page.withId('new')).toBe('2 new questions')
  })
})
