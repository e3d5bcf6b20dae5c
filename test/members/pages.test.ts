import { describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const MEMBERS = [
  'mnis_id,given_name,family_name,last_won_constituency,party_at_that_election,last_won_election_date',
  '99001,Eleanor,Ashby,Northbridge,Progress,2024-07-04',
].join('\n')

async function pageAt({ agent }: TestApp, address: string): Promise<Page> {
  const page = readPage((await agent.get(address).expect(200)).text)
  expectNoInjection(page)
  return page
}

describe('a Member’s page', () => {
  test('shows name and House, and party and seat with the dates on which they were so, newest first', async () => {
    const askingMember = { id: 99_001, name: 'Eleanor Ashby', party: 'Civic', memberFrom: 'Northbridge' }
    const site = await siteWith([aQuestion({ askingMember })])
    await importText(site.db, MEMBERS)
    const page = await pageAt(site, '/members/99001')
    expect(page.title).toBe('Eleanor Ashby - Pursuant')
    expect(page.heading).toBe('Eleanor Ashby')
    expect(page.main).toContain('Member of the House of Commons')
    expect(page.withClass('page-header__meta')).toEqual([
      'Civic, Northbridge (as on 2 February 2026)',
      'Progress, Northbridge (as on 4 July 2024)',
    ])
  })

  test('lists what the Member asked, newest first', async () => {
    const site = await siteWith([
      anAnsweredQuestion({ uin: '801', heading: 'Lanterns' }),
      aQuestion({ uin: '802', heading: 'Ferries', dateTabled: '2026-01-14T00:00:00' }),
      aQuestion({ uin: '803', heading: 'Boats', askingMemberId: 99_009 }),
    ])
    const page = await pageAt(site, '/members/99001')
    expect(page.withClass('result__title')).toEqual(['Ferries', 'Lanterns'])
    expect(page.linkTo('Ferries')).toBe('/questions/2026-01-14/802')
    expect(page.tagged('h2')).toContain('Questions asked')
    expect(page.tagged('h2')).not.toContain('Answers given')
    expect(page.main).not.toContain('All 2 questions')
  })

  test('lists the answers that a minister gave, a holding answer not among them', async () => {
    const held = { answerIsHolding: true, answerText: '<p>Not yet.</p>', answeringMemberId: 99_002 }
    const site = await siteWith([
      anAnsweredQuestion({ heading: 'Lanterns', dateAnswered: '2026-01-16T00:00:00' }),
      anAnsweredQuestion({ heading: 'Boats', dateAnswered: '2026-01-19T00:00:00' }),
      aQuestion({ ...held, heading: 'Ferries', dateAnswered: '2026-01-20T00:00:00' }),
    ])
    const page = await pageAt(site, '/members/99002')
    expect(page.heading).toBe('Member 99002')
    expect(page.main).toContain('The record gives only Parliament’s number of this Member so far.')
    expect(page.main).toContain('No questions by this Member are in the record.')
    expect(page.withClass('result__title')).toEqual(['Boats', 'Lanterns'])
  })

  test('leads from twenty to all of them, to other answering bodies too', async () => {
    const asked = Array.from({ length: 25 }, (_, index) =>
      aQuestion(index % 2 ? {} : { answeringBodyId: 9_901, answeringBodyName: 'Ministry of Lanterns' }),
    )
    const site = await siteWith(asked)
    const page = await pageAt(site, '/members/99001')
    expect(page.withClass('result')).toHaveLength(20)
    expect(page.linkTo('All 25 questions')).toBe('/questions?asker=99001&body=all')
    const all = await pageAt(site, '/questions?asker=99001&body=all')
    expect(all.withClass('found__total')).toEqual(['25 questions to all answering bodies'])
  })

  test('leads to just as many answers as it says that there are', async () => {
    const held = { answerIsHolding: true, answerText: '<p>Not yet.</p>', answeringMemberId: 99_002 }
    const answered = Array.from({ length: 22 }, () => anAnsweredQuestion())
    const site = await siteWith([...answered, aQuestion(held), aQuestion(held)])
    const page = await pageAt(site, '/members/99002')
    const href = page.linkTo('All 22 questions')
    const all = await pageAt(site, String(href))
    expect(all.withClass('found__total')).toEqual(['22 questions to all answering bodies'])
  })

  test('of a Member known only by a pasted name is local', async () => {
    const site = await siteWith([])
    await importText(
      site.db,
      'Asked by: Eleanor Ashby <b>\nQuestion to the Home Office:\nTo ask, how many ferries there are.',
    )
    const page = await pageAt(site, '/members/local/1')
    expect(page.heading).toBe('Eleanor Ashby <b>')
    expect(page.main).toContain('Member of Parliament’s record')
    expect(page.linkTo('Question to the Home Office')).toBe('/questions/local/1')
    const search = await pageAt(site, '/questions?asker=local-1')
    expect(search.withClass('found__total')).toEqual(['1 question to the Home Office'])
  })

  test('is a 404 in words for a number that nobody has', async () => {
    const { agent } = await siteWith([])
    const { text } = await agent.get('/members/4149').expect(404)
    expect(text).toContain('No Member with the number 4149 is in the record.')
    expect((await agent.get('/members/local/4').expect(404)).text).toContain(
      'There is no Member with the local number 4.',
    )
  })
})
