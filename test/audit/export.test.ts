import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../server/audit/chain.ts'
import { auditTrail } from '../../server/audit/record.ts'
import { anAccount, sessionCookie, signedInAs } from '../support/accounts.ts'
import { noonOn, type TestApp, testApp } from '../support/app.ts'
import { aChange, dropTriggers, OPERATOR, PRIYA, record } from './trail.ts'

const clock = noonOn('2026-02-02')

/** Many records at once: each in a transaction of its own would take seconds. */
function fill({ db }: TestApp, count: number): void {
  const audit = auditTrail(db, clock)
  db.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const kind = number % 4 === 0 ? 'team' : 'account'
      audit(aChange({ thing: { kind, id: number, name: `Thing ${number}` } }))
    }
  }).immediate()
}

function site(fillWith = 0) {
  const made = testApp({ clock, config: { BASE_URL: 'http://pursuant.example' } })
  const { agent } = signedInAs(made, 'admin', { name: 'Ana Brook' })
  fill(made, fillWith)
  return { site: made, agent }
}

const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]

describe('the audit trail as CSV', () => {
  test('is a file to keep, named by the day, with all that a record says', async () => {
    const { site: made, agent } = site()
    record(
      made.db,
      [aChange({ before: { role: 'reader' }, after: { role: 'editor' }, reason: 'She moves to Borders' })],
      () => new Date('2026-06-12T23:05:00.000Z'),
    )
    const { text, headers } = await agent.get('/admin/audit.csv').expect(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=pursuant-audit-2026-02-02.csv',
      'cache-control': 'no-store',
    })
    expect(text.startsWith('\ufeffRecord,')).toBe(true)
    const [row, own] = rowsOf(text)
    expect(row).toMatchObject({
      Record: '2',
      'Time in UTC': '2026-06-12T23:05:00.000Z',
      'Time in London': '13 June 2026, 00:05',
      Person: 'Priya Nair',
      'Account of the person': '7',
      Done: 'by the web',
      Request: 'request-1',
      Action: 'changed',
      'Kind of thing': 'account',
      'Number of the thing': '12',
      Thing: 'Tom Ellis',
      Before: '{"role":"reader"}',
      After: '{"role":"editor"}',
      Reason: 'She moves to Borders',
    })
    expect(row?.['Hash of the record before']).toBe(own?.Hash)
    expect(own).toMatchObject({ Record: '1', 'Account of the person': '', Request: '', Reason: '' })
  })

  test('holds every record that the filter finds, newest first, over all the parts in which it is read', async () => {
    const { agent } = site(2_600)
    const all = rowsOf((await agent.get('/admin/audit.csv').expect(200)).text)
    expect(all.map(({ Record }) => Number(Record))).toEqual(
      Array.from({ length: 2_601 }, (_, index) => 2_601 - index),
    )
    const filtered = '/admin/audit.csv?person=7&kind=team&from=2026-01-01&before=900'
    const teams = rowsOf((await agent.get(filtered).expect(200)).text)
    expect(teams).toHaveLength(650)
    expect(new Set(teams.map((row) => row['Kind of thing']))).toEqual(new Set(['team']))
    const one = rowsOf((await agent.get('/admin/audit.csv?kind=team&number=400').expect(200)).text)
    expect(one.map(({ Thing }) => Thing)).toEqual(['Thing 400'])
    const nobody = rowsOf((await agent.get('/admin/audit.csv?person=none').expect(200)).text)
    expect(nobody.map(({ Person }) => Person)).toEqual(['the tests'])
    expect((await agent.get('/admin/audit.csv?person=99').expect(200)).text).toMatch(/^\ufeff[^\n]+Hash\r\n$/)
  })

  test('has no formula in it, and no line that a name could begin', async () => {
    const { site: made, agent } = site()
    const formula = `=cmd|' /C calc'!A1`
    record(made.db, [
      aChange({
        by: { ...OPERATOR, name: formula },
        thing: { kind: 'account', id: '+1', name: '@SUM(1)\r\n=2' },
        reason: '\t=HYPERLINK("http://evil.example")',
      }),
    ])
    const [row] = rowsOf((await agent.get('/admin/audit.csv').expect(200)).text)
    expect(row).toMatchObject({
      Person: `'${formula}`,
      'Number of the thing': `'+1`,
      Thing: `'@SUM(1)\r\n=2`,
      Reason: `'\t=HYPERLINK("http://evil.example")`,
    })
  })

  test('comes to an end on a trail with a gap wider than anyone could read through', async () => {
    const { site: made, agent } = site(3)
    dropTriggers(made.db)
    made.db.exec('update audit_record set id = 9007199254740000 where id = 4')
    const rows = rowsOf((await agent.get('/admin/audit.csv').expect(200)).text)
    expect(rows.map(({ Record }) => Record)).toEqual(['9007199254740000', '3', '2', '1'])
  })

  test('sends no body to who asks for the head alone', async () => {
    const { headers, text } = await site(3).agent.head('/admin/audit.csv').expect(200)
    expect(headers['content-disposition']).toContain('attachment')
    expect(text ?? '').toBe('')
  })
})

describe('an export under way', () => {
  const servers: Server[] = []

  afterAll(() => {
    for (const server of servers) server.close()
  })

  /** Begins an export of many records over a real connection, and takes only its first part. */
  async function beginExport() {
    const logged: string[] = []
    const logger = pino({ level: 'info' }, { write: (text: string) => void logged.push(text) })
    const made = testApp({ clock, logger })
    const admin = anAccount(made, { role: 'admin' })
    fill(made, 12_000)
    const server = createServer(made.app).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const headers = { Cookie: sessionCookie(made, admin.id) }
    const request = get({ port, host: '127.0.0.1', path: '/admin/audit.csv', headers })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    await once(response, 'data')
    response.pause()
    /** The line of the export in the log, once it is there. */
    const logLine = async () => {
      const find = () => logged.find((text) => text.includes('/admin/audit.csv'))
      while (!find()) await new Promise((done) => setTimeout(done, 5))
      return JSON.parse(find() ?? '') as { level: number; err?: { message: string } }
    }
    return { site: made, response, logged, logLine }
  }

  test('lets others in, and is no error when who asked for it goes away', async () => {
    const { site: made, response, logLine, logged } = await beginExport()
    await made.agent.get('/healthz').expect(200)
    response.destroy()
    await logLine()
    await new Promise((done) => setTimeout(done, 20))
    expect(logged.map((text) => JSON.parse(text).level)).toEqual([30, 30])
  })

  test('that fails is cut off, so that nobody takes it for whole, and the log says why', async () => {
    const { site: made, response, logLine } = await beginExport()
    made.db.exec('drop table audit_record')
    response.resume()
    await expect(once(response, 'end')).rejects.toThrow('aborted')
    expect(await logLine()).toMatchObject({ level: 50, err: { message: 'no such table: audit_record' } })
  })
})

describe('the audit trail as JSON', () => {
  test('gives all that a hash is made from', async () => {
    const { site: made, agent } = site()
    record(made.db, [aChange({ before: { role: 'reader' }, after: { role: 'editor' }, reason: 'She asked' })])
    const { body, headers } = await agent.get('/admin/audit.json').expect(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toMatchObject({ total: 2, next: null })
    expect(body.items[0]).toEqual({
      id: 2,
      at: '2026-01-12T12:00:00.000Z',
      person: { account: 7, name: 'Priya Nair' },
      via: 'web',
      requestId: 'request-1',
      action: 'changed',
      thing: { kind: 'account', id: '12', name: 'Tom Ellis' },
      before: { role: 'reader' },
      after: { role: 'editor' },
      reason: 'She asked',
      previousHash: body.items[1].hash,
      hash: hashOf({
        id: 2,
        at: '2026-01-12T12:00:00.000Z',
        actorAccountId: 7,
        actorName: 'Priya Nair',
        via: 'web',
        requestId: 'request-1',
        action: 'changed',
        thingKind: 'account',
        thingId: '12',
        thingName: 'Tom Ellis',
        before: '{"role":"reader"}',
        after: '{"role":"editor"}',
        reason: 'She asked',
        previousHash: body.items[1].hash,
      }),
    })
    expect(body.items[1]).toMatchObject({
      person: { account: null, name: 'the tests' },
      before: null,
      reason: null,
    })
  })

  test('comes in pages of five hundred, each with the address of the next, and the same filter', async () => {
    const { agent } = site(2_600)
    const sizes: number[] = []
    const ids: number[] = []
    let next: string | null = 'http://pursuant.example/admin/audit.json?kind=account&person=7'
    while (next !== null) {
      const address: string = next.replace('http://pursuant.example', '')
      const { body } = await agent.get(address).expect(200)
      expect(body.total).toBe(1_950)
      sizes.push(body.items.length)
      ids.push(...body.items.map(({ id }: { id: number }) => id))
      next = body.next
    }
    expect(sizes).toEqual([500, 500, 500, 450])
    expect(new Set(ids).size).toBe(1_950)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })

  test('says in JSON what of the filter makes no sense', async () => {
    const { body } = await site().agent.get('/admin/audit.json?from=2026-13-01').expect(400)
    expect(body).toEqual({
      error: { status: 400, message: '“2026-13-01” is not a date. Write it as 12/01/2026 or 2026-01-12.' },
    })
  })

  test('is found by the name under which somebody acts', async () => {
    const { site: made, agent } = site()
    record(made.db, [aChange({ by: { ...PRIYA, name: '“Priya”, née Nair 🦉' } })])
    const { body } = await agent.get('/admin/audit.json?person=7').expect(200)
    expect(body.items[0].person.name).toBe('“Priya”, née Nair 🦉')
  })
})
