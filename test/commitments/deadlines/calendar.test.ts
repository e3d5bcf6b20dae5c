import { pino } from 'pino'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { accountRecords } from '../../../server/accounts/record.ts'
import { A_COMMAND, PASSWORD, signedInAs } from '../../support/accounts.ts'
import type { TestApp } from '../../support/app.ts'
import { readPage } from '../../support/html.ts'
import { aPromise, siteWithAnswer, tomOf } from '../days.ts'

type Agent = ReturnType<typeof request.agent>

/** Makes an address as its person does. @returns the path and query of each that the page shows */
async function addressesOf(agent: Agent): Promise<string[]> {
  const page = readPage((await agent.post('/account/calendar').expect(200)).text)
  return page.withClass('citation').map((address) => address.replace('http://127.0.0.1:3000', ''))
}

/** A calendar program: it has no cookie. */
const read = (site: TestApp, path: string) => request(site.app).get(path)

/** What stands on which day. */
async function events(site: TestApp, path: string): Promise<string[]> {
  const { text } = await read(site, path).expect(200).expect('Content-Type', 'text/calendar; charset=utf-8')
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const all = (name: string) =>
    lines.filter((line) => line.startsWith(name)).map((line) => line.split(':').slice(1).join(':'))
  const [days, summaries] = [all('DTSTART'), all('SUMMARY')]
  return days.map((day, index) => `${day} ${summaries[index]}`)
}

const WORDS = 'The wardens of Northbridge will hang a lantern at every harbour.'

async function siteWithTom(options: Parameters<typeof siteWithAnswer>[0] = {}) {
  const site = await siteWithAnswer(options)
  const tom = tomOf(site)
  return { site, tom, addresses: await addressesOf(tom.agent) }
}

describe('a calendar', () => {
  test('is one’s own, one’s team’s or everyone’s, each at an address of its own with one token', async () => {
    const { site, tom, addresses } = await siteWithTom()
    aPromise(site, { latest: '2026-03-31', ownerId: tom.id })
    aPromise(site, { latest: '2026-04-30', teamId: tom.teamId })
    aPromise(site, { latest: '2026-05-31' })
    const [mine = '', team = '', all = ''] = addresses
    expect(addresses.map((path) => path.replace(/token=[\w-]{32}/, 'token=…'))).toEqual([
      '/deadlines.ics?token=…',
      '/deadlines.ics?token=…&whose=team',
      '/commitments.ics?token=…',
    ])
    expect(await events(site, mine)).toEqual([`20260331 Due: ${WORDS}`])
    expect(await events(site, team)).toEqual([`20260430 Due: ${WORDS}`])
    const everyone = ['20260331', '20260430', '20260531'].map((day) => `${day} Due: ${WORDS}`)
    expect(await events(site, all)).toEqual(everyone)
    expect(await events(site, `${mine}&whose=all`)).toEqual(everyone)
  })

  test('has the last day of a window, and the day to look again at what has none', async () => {
    const { site, addresses } = await siteWithTom()
    const all = String(addresses[2])
    aPromise(site, { phrase: 'in spring 2026', earliest: '2026-03-01', latest: '2026-05-31', name: 'spring' })
    aPromise(site, { phrase: 'in due course', reviewOn: '2026-04-15', reviewEveryDays: 91 })
    aPromise(site, { phrase: 'in this Parliament', latest: '2029-07-09', reviewOn: '2026-07-15' })
    aPromise(site)
    expect(await events(site, all)).toEqual([
      `20260531 Due: ${WORDS}`,
      `20260415 Look again: ${WORDS}`,
      `20290709 Due: ${WORDS}`,
      `20260715 Look again: ${WORDS}`,
    ])
    const { text } = await read(site, all)
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('“in spring 2026”: between 1 March and 31 May 2026 (spring)')
    expect(unfolded).toContain('URL:http://127.0.0.1:3000/commitments/1\r\n')
    expect(unfolded).toContain('Open Parliament Licence v3.0')
    expect(unfolded.match(/^UID:.*$/gm)).toEqual([
      'UID:commitment-1-due@127.0.0.1',
      'UID:commitment-2-review@127.0.0.1',
      'UID:commitment-3-due@127.0.0.1',
      'UID:commitment-3-review@127.0.0.1',
    ])
  })

  test('says nothing that colleagues wrote', async () => {
    const { site, tom, addresses } = await siteWithTom()
    aPromise(site, {
      latest: '2026-03-31',
      ownerId: tom.id,
      teamId: tom.teamId,
      summary: 'Lanterns by night',
      measure: 'Count them',
      visibility: 'restricted',
    })
    const folded = (await read(site, String(addresses[2])).expect(200)).text
    const text = folded.replaceAll('\r\n ', '')
    expect(text).toContain(WORDS)
    for (const words of ['Tom Ellis', 'Lanterns', 'Count them', 'by night']) expect(text).not.toContain(words)
  })

  test('loses what has ended, keeps the name of what has moved and counts its changes', async () => {
    const { site, tom, addresses } = await siteWithTom()
    const mine = String(addresses[0])
    aPromise(site, { latest: '2026-03-31', ownerId: tom.id })
    const nameOf = async () => (await read(site, mine)).text.match(/UID:.*|SEQUENCE:.*/g)
    expect(await nameOf()).toEqual(['UID:commitment-1-due@127.0.0.1', 'SEQUENCE:1'])
    const send = (step: string, form: object) =>
      tom.agent.post(`/commitments/1/${step}`).type('form').send(form).expect(303)
    await send('extensions', { deadline: '2026-04-30', reason: 'The survey came late', revision: 1 })
    expect(await events(site, mine)).toEqual([`20260430 Due: ${WORDS}`])
    expect(await nameOf()).toEqual(['UID:commitment-1-due@127.0.0.1', 'SEQUENCE:2'])
    await send('delivery', { outcome: 'delivered', evidence: 'DEP2026-0101', revision: 2 })
    expect(await events(site, mine)).toEqual([])
  })

  test('is not sent again while nothing has changed, and is kept by no shared cache', async () => {
    const { site, tom, addresses } = await siteWithTom()
    const mine = String(addresses[0])
    aPromise(site, { latest: '2026-03-31', ownerId: tom.id })
    const { headers } = await read(site, mine)
    expect(headers['cache-control']).toBe('private, no-cache')
    const again = () => read(site, mine).set('If-None-Match', String(headers.etag))
    expect((await again().expect(304)).text).toBe('')
    aPromise(site, { latest: '2026-04-30', ownerId: tom.id })
    await again().expect(200)
  })
})

describe('the address of a calendar', () => {
  const isThere = async (site: TestApp, path = '') => (await read(site, path)).status === 200

  test('is answered the same for every token that does not work', async () => {
    const { site } = await siteWithTom()
    const paths = [
      '/deadlines.ics',
      '/commitments.ics',
      '/deadlines.ics?token=',
      '/deadlines.ics?token=x&token=y',
      '/commitments.ics?token=guessed&whose=all',
    ]
    for (const path of paths) {
      const { text, headers } = await read(site, path).expect(404)
      expect(text).toBe('There is no calendar at this address. Make a new one at your account.\n')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['content-type']).toContain('text/plain')
    }
  })

  test('is shown once; another makes it void, and it can be stopped', async () => {
    const { site, tom, addresses } = await siteWithTom()
    const [first] = addresses
    expect(await isThere(site, first)).toBe(true)
    const account = readPage((await tom.agent.get('/account')).text)
    expect(account.main).toContain('An address was made on 2 February 2026, 12:00.')
    expect(account.html).not.toContain('token=')
    const [second] = await addressesOf(tom.agent)
    expect([await isThere(site, first), await isThere(site, second)]).toEqual([false, true])
    await tom.agent.post('/account/calendar/removal').expect(303)
    expect(await isThere(site, second)).toBe(false)
    expect(readPage((await tom.agent.get('/account')).text).tagged('button')).not.toContain(
      'Stop the address',
    )
    const trail = site.db
      .prepare("select action, thing_name as name from audit_record where action like '%calendar%'")
      .all()
    expect(trail).toEqual([
      { action: 'made a calendar address for', name: 'Tom Ellis' },
      { action: 'made a calendar address for', name: 'Tom Ellis' },
      { action: 'stopped the calendar address of', name: 'Tom Ellis' },
    ])
  })

  test('is kept as a hash only', async () => {
    const { site, addresses } = await siteWithTom()
    const token = /token=([\w-]+)/.exec(addresses[0] ?? '')?.[1]
    const kept = JSON.stringify([
      site.db.prepare('select * from calendar_feed').all(),
      site.db.prepare('select * from audit_record').all(),
    ])
    expect(kept).toContain('token_hash')
    expect(kept).not.toContain(token)
  })

  test('stops with everything that ends all sessions, and does not come back', async () => {
    const { site, tom, addresses } = await siteWithTom()
    const records = accountRecords(site.db, site.clock)
    records.disable(tom.id, A_COMMAND, 'Left')
    expect(await isThere(site, addresses[0])).toBe(false)
    records.enable(tom.id, A_COMMAND, 'Back')
    expect(await isThere(site, addresses[0])).toBe(false)
    const other = signedInAs(site, 'reader')
    const [changed] = await addressesOf(other.agent)
    const form = { current: PASSWORD, password: 'seven copper lanterns hum' }
    await other.agent.post('/account/password').type('form').send(form).expect(303)
    expect(await isThere(site, changed)).toBe(false)
    expect(readPage((await other.agent.get('/account')).text).main).not.toContain('An address was made')
    const third = signedInAs(site, 'reader')
    const [ended] = await addressesOf(third.agent)
    records.signOutEverywhere(third.account.id, A_COMMAND, null)
    expect(await isThere(site, ended)).toBe(false)
  })

  test('follows its person to another team from the next look on', async () => {
    const { site, tom, addresses } = await siteWithTom()
    aPromise(site, { latest: '2026-04-30', teamId: tom.teamId })
    const { headers } = await read(site, String(addresses[1]))
    const { email } = tom.account
    const change = { email, name: 'Tom Ellis', role: 'reader', teamId: null } as const
    accountRecords(site.db, site.clock).change(tom.id, change, A_COMMAND, { revision: 1, reason: 'Moved' })
    await read(site, String(addresses[1])).set('If-None-Match', String(headers.etag)).expect(200)
    expect(await events(site, String(addresses[1]))).toEqual([])
  })

  test('works on a private site, and is in no log', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
    const { site, addresses } = await siteWithTom({ config: { ACCESS: 'private' }, logger })
    const token = /token=([\w-]+)/.exec(addresses[0] ?? '')?.[1] ?? ''
    expect(await isThere(site, addresses[0])).toBe(true)
    await read(site, `/deadlines.ics?token=${token}x`).expect(404)
    expect(lines.join('')).toContain('/deadlines.ics')
    expect(lines.join('')).not.toContain(token)
  })

  test('of a reader of no team names no team', async () => {
    const site = await siteWithAnswer()
    expect(await addressesOf(signedInAs(site, 'reader').agent)).toHaveLength(2)
  })
})
