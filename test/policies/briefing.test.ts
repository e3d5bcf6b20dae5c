import { expect, test } from 'vitest'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { aPromise } from '../commitments/days.ts'
import { A_COMMAND, signedInAs } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'
import { addAction, addPolicy } from './lanterns.ts'

const AT = '/policies/lantern-strategy/briefing'
const WORDS = 'The wardens of Northbridge will hang a lantern at every harbour.'

async function site() {
  const site = await siteWith([
    anAnsweredQuestion({ uin: '701', heading: 'Harbours', answerText: `<p>${WORDS}</p>` }),
  ])
  const policyId = addPolicy(site.db)
  const lamps = addAction(site.db, policyId, { number: '10' })
  const oil = addAction(site.db, policyId, { number: '2', words: 'Buy oil.', phrase: null })
  addAction(site.db, policyId, { number: '3', words: 'Sweep the quay.' })
  const policyIds = [policyId]
  aPromise(site, { policyIds, actionId: lamps, status: 'delivered' })
  aPromise(site, { policyIds, actionId: lamps, latest: '2026-06-30' })
  aPromise(site, { policyIds, actionId: lamps, latest: '2026-01-31' })
  aPromise(site, { policyIds })
  aPromise(site, { policyIds, actionId: oil, visibility: 'restricted' })
  aPromise(site)
  return site
}

const open = async (agent: TestApp['agent']) => readPage((await agent.get(AT).expect(200)).text)

test('a briefing has all that was promised, by action, what is open and overdue first', async () => {
  const { agent } = await site()
  const page = await open(agent)
  expect(page.title).toBe('Briefing: Lantern Strategy - Pursuant')
  expect(page.main).toContain('Published 18 December 2025. As recorded on 2 February 2026.')
  expect(page.main).toContain('5 promises: 4 open, 1 of them overdue, and 1 ended.')
  expect(page.tagged('h2').slice(0, 4)).toEqual([
    'Action 2',
    'Action 10',
    'Promises linked to no action',
    'Actions of which no answer promises anything',
  ])
  expect(page.withClass('briefing__silent')).toEqual([
    '3 Sweep the quay. (“by March 2026”: by 31 March 2026)',
  ])
  expect(page.withClass('briefed__facts').map((facts) => facts.split(' ')[0])).toEqual([
    'Open',
    'Overdue',
    'Open',
    'Delivered',
    'Open',
  ])
  expect(page.withClass('briefed__quote')).toEqual(Array(5).fill(`“${WORDS}”`))
  expect(page.withClass('briefed__citation')[0]).toMatch(
    /‘Harbours’, written question to the Home Office, House of Commons, question 701, tabled 12 January 2026, answered 15 January 2026 by .+\. https:\/\/questions-statements\.parliament\.uk\/written-questions\/detail\/2026-01-12\/701$/,
  )
  expect(page.html).toContain('Open Parliament Licence v3.0')
  expectNoInjection(page)
})

test('a briefing has evidence and the deadline history as far as its reader may see, and no restricted note', async () => {
  const all = await site()
  const records = commitmentRecords(all.db, all.clock)
  const enter = (id: number, entry: object) =>
    records.enter(
      id,
      { madeOn: '2026-02-01', note: '', evidence: null, visibility: 'internal', ...entry } as never,
      A_COMMAND,
      revisionOf(id),
    )
  const revisionOf = (id: number) =>
    Number(all.db.prepare<[number], number>('select revision from commitment where id = ?').pluck().get(id))
  enter(2, { act: 'evidence', evidence: 'https://example.org/open', visibility: 'public' })
  enter(2, { act: 'evidence', evidence: 'https://example.org/internal', note: 'Quillon said so' })
  enter(2, {
    act: 'evidence',
    evidence: 'https://example.org/restricted',
    note: 'Ferrule',
    visibility: 'restricted',
  })
  enter(5, { act: 'evidence', evidence: 'https://example.org/whole', note: 'Zephyrine' })
  const deadline = {
    phrase: 'by July 2026',
    earliest: null,
    latest: '2026-07-31',
    precision: 'month',
    anchor: null,
    name: null,
    recurs: null,
    reviewOn: null,
    reviewEveryDays: null,
  }
  enter(2, { act: 'extension', deadline, note: 'Fog' })
  const stranger = (await open(all.agent)).main
  expect(stranger).toContain('https://example.org/open')
  for (const words of ['internal', 'restricted', 'whole', 'Extended', 'Fog', 'Quillon'])
    expect(stranger).not.toContain(words)
  for (const role of ['reader', 'admin'] as const) {
    const page = (await open(signedInAs(all, role).agent)).main
    expect(page).toContain('https://example.org/internal')
    expect(page).toContain('Extended: “by July 2026”')
    for (const words of ['restricted', 'whole', 'Ferrule', 'Zephyrine']) expect(page).not.toContain(words)
  }
})

test('a briefing on a policy without promises or actions says so', async () => {
  const { agent } = await siteWith([])
  const page = readPage((await agent.get('/policies/vawg-strategy/briefing')).text)
  expect(page.main).toContain('Nothing that was promised under it is recorded yet.')
  await agent.get('/policies/zeppelins/briefing').expect(404)
})
