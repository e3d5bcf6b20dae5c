import { pino } from 'pino'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { accountRecords } from '../../server/accounts/record.ts'
import { A_COMMAND, signedInAs } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { aQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'
import { wholeText } from '../support/trail.ts'
import { answerTo, later, markSeen, open, save, siteWithLanterns } from './lanterns.ts'

type Agent = ReturnType<typeof request.agent>

/** Makes an address as its person does. */
async function addressOf(agent: Agent, id: number): Promise<string> {
  const { text, headers } = await agent.post(`/saved-searches/${id}/feed`).expect(200)
  expect(headers['cache-control']).toBe('no-store')
  return String(readPage(text).withClass('citation')[0]).replace('http://127.0.0.1:3000', '')
}

/** A feed reader: it has no cookie. */
const read = (site: TestApp, path: string) => request(site.app).get(path)
const entriesOf = (xml: string) => [...xml.matchAll(/<entry>.*?<title>([^<]*)</gs)].map(([, title]) => title)

async function siteWithFeed() {
  const site = await siteWithLanterns()
  const { agent, account } = signedInAs(site, 'reader')
  const id = await save(agent, 'q=lanterns')
  return { site, agent, account, id, address: await addressOf(agent, id) }
}

describe('the feed of a saved search', () => {
  test('has what has come in since it was saved, seen or not, and says the licence', async () => {
    const { site, agent, id, address } = await siteWithFeed()
    expect(address).toMatch(/^\/saved-searches\/1\.atom\?token=[\w-]{32}$/)
    expect(entriesOf((await read(site, address).expect(200)).text)).toEqual([])
    await later(site, [answerTo(open), aQuestion({ heading: 'Ferries', questionText: 'How many ferries?' })])
    await markSeen(agent, id)
    const { text, headers } = await read(site, address).expect(200)
    expect(headers['content-type']).toMatch(/^application\/atom\+xml/)
    expect(headers['cache-control']).toBe('private, no-cache')
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/)
    expect(entriesOf(text)).toEqual(['Lanterns: Harbours: Commons question 701, answered'])
    expect(text).toContain('<title>Lanterns (Questions with lanterns) - Pursuant</title>')
    expect(text).toContain('Open Parliament Licence v3.0')
    await read(site, address).set('If-None-Match', String(headers.etag)).expect(304)
  })

  test('has its token nowhere in it, nor the database or the log', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
    const site = await siteWith([open], { logger })
    const { agent } = signedInAs(site, 'reader')
    const address = await addressOf(agent, await save(agent, ''))
    const token = String(address.split('token=')[1])
    await later(site, [answerTo(open)])
    expect((await read(site, address).expect(200)).text).not.toContain(token)
    expect(wholeText(site.db)).not.toContain(token)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).not.toContain(token)
  })

  test('is answered the same for every token that does not work', async () => {
    const { site, agent, address } = await siteWithFeed()
    const token = String(address.split('token=')[1])
    const other = await save(agent, 'q=ferries')
    const paths = [
      '1.atom',
      '1.atom?token=',
      '1.atom?token=x&token=y',
      '99.atom?token=x',
      `${other}.atom?token=${token}`,
    ]
    for (const path of paths) {
      const { text, headers } = await read(site, `/saved-searches/${path}`).expect(404)
      expect(text).toBe('There is no feed at this address. Make a new one on the page of the saved search.\n')
      expect(headers['cache-control']).toBe('no-store')
    }
    await agent.get('/saved-searches/1.atom').expect(404) // to have signed in is not enough
  })

  test('ends with a new address, when it is stopped, and when the search is removed', async () => {
    const { site, agent, id, address } = await siteWithFeed()
    const works = async (path: string) => (await read(site, path)).status === 200
    const second = await addressOf(agent, id)
    expect([await works(address), await works(second)]).toEqual([false, true])
    await agent.post(`/saved-searches/${id}/feed/removal`).expect(303)
    expect(await works(second)).toBe(false)
    const third = await addressOf(agent, id)
    expect(await works(third)).toBe(true)
    await agent.post(`/saved-searches/${id}/removal`).expect(303)
    expect(await works(third)).toBe(false)
  })

  test('ends with whatever ends all sessions', async () => {
    const ends: ((site: TestApp, id: number) => unknown)[] = [
      (site, id) => signedInAs(site, 'admin').agent.post(`/admin/users/${id}/sessions-ending`).expect(303),
      (site, id) => accountRecords(site.db, site.clock).disable(id, A_COMMAND, 'Left'),
    ]
    for (const end of ends) {
      const { site, account, address } = await siteWithFeed()
      await read(site, address).expect(200)
      await end(site, account.id)
      await read(site, address).expect(404)
    }
  })

  test('has nothing while the search is off, and works on a private site', async () => {
    const site = await siteWith([open], { config: { ACCESS: 'private' } })
    const { agent } = signedInAs(site, 'reader')
    const id = await save(agent, '')
    const address = await addressOf(agent, id)
    await later(site, [answerTo(open)])
    expect(entriesOf((await read(site, address).expect(200)).text)).toHaveLength(1)
    await agent
      .post(`/saved-searches/${id}`)
      .type('form')
      .send({ name: 'All', alerts: 'off', every: 'day' })
      .expect(303)
    expect(entriesOf((await read(site, address).expect(200)).text)).toEqual([])
  })
})
