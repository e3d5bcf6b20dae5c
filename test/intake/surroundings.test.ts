import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import type { Recess } from '../../server/calendar/facts.ts'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { surroundingAddresses } from '../../server/intake/surrounding-addresses.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { memberQueries } from '../../server/members/queries.ts'
import { type ParliamentRecord, parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'
import { freshDatabase } from '../support/records.ts'

let record: ParliamentRecord
let parliament: Parliament
let db: Database

beforeEach(async () => {
  record = parliamentRecord('2026-03-02')
  parliament = await serveParliament(record)
  db = freshDatabase()
})
afterEach(async () => {
  await parliament.close()
})

const clock = () => new Date(`${record.today()}T12:00:00Z`)
const by = { accountId: null, name: 'operator wren', via: 'command', requestId: null } as const

function sync(base = parliament.base) {
  const client = parliamentClient({ base, gapMs: 0, atOnce: 8, firstWaitMs: 1, retries: 1 })
  return syncRecord(db, clock, { client, body: 1, by })
}

const facts = () => calendarQueries(db).facts()
const revision = () => calendarQueries(db).revision()
const recesses = (house: Recess['house'], year: string) =>
  facts().recesses.filter((recess) => recess.house === house && recess.from.startsWith(year))
const loadings = () =>
  db
    .prepare<[], { actor: string; before: string; after: string }>(
      "select actor_name as actor, before, after from audit_record where thing_kind = 'calendar' order by id",
    )
    .all()

const SUMMER = { house: 'Commons', name: null, from: '2026-07-17', to: '2026-08-31' } as const

/** Takes a recess off Parliament's list. */
function unlist(house: Recess['house'], from: string): void {
  const { calendar } = record
  calendar.recesses = calendar.recesses.filter((recess) => recess.house !== house || recess.from !== from)
}

describe('the calendar', () => {
  test('gains a recess that is newly listed, named by its days, and is put down to whoever ran', async () => {
    record.calendar.recesses.push(SUMMER)
    record.calendar.bankHolidays.push('2026-06-19')
    expect((await sync()).surroundings?.calendar).toMatchObject({
      sittingDays: 0,
      recesses: 3,
      bankHolidays: record.calendar.bankHolidays.length, // each is named now, and one is new
    })
    expect(recesses('Commons', '2026').at(-1)).toEqual({ ...SUMMER, name: 'Summer recess' })
    expect(facts().bankHolidays).toContainEqual({ day: '2026-06-19', name: 'Bank holiday' })
    expect(loadings()).toMatchObject([
      { actor: by.name, after: expect.stringContaining('Summer recess of the Commons, 17 July 2026 to') },
    ])
  })

  test('is not touched by a list that says the same', async () => {
    await sync()
    const before = [revision(), loadings().length]
    expect((await sync()).surroundings).toMatchObject({
      calendar: { recesses: 0, bankHolidays: 0 },
      deadlines: 0,
    })
    expect([revision(), loadings().length]).toEqual(before)
  })

  test('never takes a Friday, a bank holiday or a prorogation for a recess, nor any day for a sitting day', async () => {
    const { sittingDays } = facts()
    await sync()
    expect(facts().sittingDays).toEqual(sittingDays)
    expect(recesses('Commons', '2026').map(({ from }) => from)).toEqual([
      '2026-02-13',
      '2026-03-27',
      '2026-05-22',
    ])
  })

  test('follows a recess that is moved, also over a restart, and back', async () => {
    await sync()
    unlist('Commons', '2026-05-22')
    record.calendar.recesses.push({ house: 'Commons', name: null, from: '2026-05-15', to: '2026-05-24' })
    await sync()
    const whitsun = () => recesses('Commons', '2026-05').map(({ from, to }) => [from, to])
    expect(whitsun()).toEqual([['2026-05-15', '2026-05-24']])
    loadStartingFacts(db)
    expect(whitsun()).toEqual([['2026-05-15', '2026-05-24']])
    expect(loadings().at(-1)?.before).toContain('Whitsun recess of the Commons, 22 May 2026 to 31 May 2026')
    unlist('Commons', '2026-05-15')
    record.calendar.recesses.push({ house: 'Commons', name: null, from: '2026-05-22', to: '2026-05-31' })
    await sync()
    expect(whitsun()).toEqual([['2026-05-22', '2026-05-31']])
  })

  test('keeps the name that it has where the list gives none, and takes a better one', async () => {
    record.calendar.recesses = record.calendar.recesses.map((recess) => ({ ...recess, name: null }))
    await sync()
    expect(recesses('Lords', '2026').map(({ name }) => name)).toContain('Conference recess')
    const whitsun = record.calendar.recesses.find(({ from }) => from === '2026-05-22')
    Object.assign(whitsun ?? {}, { name: 'Lantern recess' })
    await sync()
    expect(recesses(whitsun?.house ?? 'Lords', '2026-05')).toMatchObject([{ name: 'Lantern recess' }])
  })

  test('lets go of a recess to come that the list goes on past, and of none when the list is cut short', async () => {
    await sync()
    unlist('Lords', '2026-05-22')
    await sync()
    expect(recesses('Lords', '2026-05')).toEqual([])
    record.calendar.recesses = record.calendar.recesses.filter(({ from }) => from < '2026-09-01')
    await sync()
    expect(recesses('Lords', '2026').map(({ from }) => from)).toContain('2026-09-18')
    expect(recesses('Lords', '2026').map(({ from }) => from)).toContain('2026-02-13')
  })

  test('follows a bank holiday that is moved', async () => {
    record.calendar.bankHolidays = record.calendar.bankHolidays.map((day) =>
      day === '2026-05-04' ? '2026-05-08' : day,
    )
    await sync()
    const days = facts().bankHolidays.map(({ day }) => day)
    expect([days.includes('2026-05-04'), days.includes('2026-05-08')]).toEqual([false, true])
  })
})

describe('a source that is broken', () => {
  const whatson = ({ pathname }: URL) => pathname.startsWith('/whatson/')

  test.each([
    ['is down', { kind: 'status', status: 503 } as const, /status 503/],
    ['is empty', { kind: 'altered', alter: () => [] } as const, /has none, so what was known stands/],
    ['is not JSON', { kind: 'broken json' } as const, /not JSON/],
    ['is of another form', { kind: 'altered', alter: () => ({ days: [] }) } as const, /unknown form/],
    [
      'has a row without a day',
      {
        kind: 'altered',
        alter: (reply: unknown) => [...(reply as object[]), { StartDate: '2026-13-01', EndDate: null }],
      } as const,
      /^row \d+, EndDate/,
    ],
    [
      'has a recess that ends before it begins',
      {
        kind: 'altered',
        alter: () => [{ StartDate: '2026-09-02', EndDate: '2026-09-01', Category: 'Recess - Commons' }],
      } as const,
      /must not be before "from"/,
    ],
  ])('that %s leaves all as it was, and is named while the questions go in', async (_, fault, reason) => {
    record.table()
    const before = facts()
    parliament.setFaults((address) => (whatson(address) ? fault : undefined))
    const result = await sync()
    expect(result).toMatchObject({ added: 1, isStopped: false, rejected: 2 })
    expect(result.rejections.map((one) => one.record)).toEqual([
      'the recesses of the Commons',
      'the recesses of the Lords',
    ])
    expect(result.rejections[0]?.reason).toMatch(reason)
    expect(facts().recesses).toEqual(before.recesses)
    expect(db.prepare('select ended_early from intake_run').pluck().get()).toBeNull()
    expect((await sync()).isResumed).toBe(false)
  })

  test('for Members that lets nobody in is given up after three, and the others are still due', async () => {
    for (let index = 0; index < 10; index += 1) record.table({ askingMemberId: 99_020 + index })
    parliament.setFaults(({ pathname }) =>
      pathname.startsWith('/members/') ? { kind: 'status', status: 403 } : undefined,
    )
    expect(await sync()).toMatchObject({ added: 10, rejected: 3 })
    parliament.setFaults(() => undefined)
    expect((await sync()).surroundings?.members).toBe(7)
  })

  test('for Members is given up after three, with all that is known standing', async () => {
    for (let index = 0; index < 6; index += 1) record.table({ askingMemberId: 99_020 + index })
    parliament.setFaults(({ pathname }) =>
      pathname.startsWith('/members/') ? { kind: 'status', status: 500 } : undefined,
    )
    const { added, rejected, rejections } = await sync()
    expect({ added, rejected }).toEqual({ added: 6, rejected: 3 })
    expect(rejections[0]).toMatchObject({
      record: 'Member 99020',
      reason: expect.stringMatching(/status 500/),
    })
    parliament.setFaults(() => undefined)
    expect((await sync()).surroundings?.members).toBe(6)
  })
})

describe('Members', () => {
  const house = (id: number) => memberQueries(db).byParliamentId(id)?.house
  const standings = (id: number) => memberQueries(db).standings(memberQueries(db).byParliamentId(id)?.id ?? 0)
  const asked = () => parliament.asked.filter(({ pathname }) => pathname.startsWith('/members/')).length

  test('known only by number are named, and their questions found by party', async () => {
    record.table({ askingMemberId: 99_030 })
    record.members.change(99_030, '2026-01-01', { name: 'Hazel Thorn', party: 'Harbour Party' })
    parliament.setFaults(({ pathname }) =>
      pathname.startsWith('/api/') ? { kind: 'altered', alter: withoutMembers } : undefined,
    )
    expect((await sync()).surroundings?.members).toBe(1)
    expect(memberQueries(db).byParliamentId(99_030)).toMatchObject({ name: 'Hazel Thorn', house: 'Commons' })
    expect(standings(99_030)).toEqual([
      { asOn: '2026-03-02', party: 'Harbour Party', seat: 'Northbridge 30' },
    ])
    const party = db.prepare(
      'select p.name from search_facet f join party p on p.id = f.party join member m on m.id = f.asker',
    )
    expect(party.pluck().all()).toEqual(['Harbour Party'])
  })

  test('are asked for again after thirty days, and what they were then stays', async () => {
    record.table({ askingMemberId: 99_031 })
    await sync()
    record.nextDay(29)
    await sync()
    expect(asked()).toBe(1)
    record.nextDay(2)
    record.members.change(99_031, '2026-03-20', { party: 'Harbour Party', house: 'Lords' })
    await sync()
    expect(asked()).toBe(2)
    expect(house(99_031)).toBe('Lords')
    const parties = standings(99_031).map(({ party }) => party)
    expect([parties[0], parties.at(-1)]).toEqual(['Lantern Party', 'Harbour Party'])
  })

  test('who have left stand as they did on their last day', async () => {
    record.table({ askingMemberId: 99_032 })
    record.members.change(99_032, '2026-01-01', { until: '2025-11-30' })
    await sync()
    expect(standings(99_032)[0]?.asOn).toBe('2025-11-30')
  })

  test('come fifty a run, those of whom least is known first', async () => {
    for (let index = 0; index < 60; index += 1) record.table({ askingMemberId: 99_100 + index })
    await sync()
    expect(asked()).toBe(50)
    await sync()
    expect(asked()).toBe(60)
    expect(house(99_159)).toBe('Commons')
  })

  test('that Parliament does not know are named once, and hold up nobody', async () => {
    record.table({ askingMemberId: 99_040 })
    parliament.setFaults(({ pathname }) =>
      pathname.endsWith('/Members/99040') ? { kind: 'status', status: 404 } : undefined,
    )
    expect((await sync()).rejections).toMatchObject([{ record: 'Member 99040' }])
    expect((await sync()).rejected).toBe(0)
  })
})

test('where questions are not asked of Parliament itself, nothing is', async () => {
  record.table()
  const origins = new Set<unknown>()
  const note = (made: unknown) => origins.add((made as { request: { origin: unknown } }).request.origin)
  subscribe('undici:request:create', note)
  await sync()
  unsubscribe('undici:request:create', note)
  expect([...origins]).toEqual([new URL(parliament.base).origin])
  expect(parliament.asked.map(({ pathname }) => pathname)).toEqual(
    expect.arrayContaining(['/whatson/calendar/events/nonsitting.json', '/bank-holidays.json']),
  )
})

test('beside Parliament’s own questions API stand its own hosts, and beside any other that other', () => {
  expect(surroundingAddresses('https://questions-statements-api.parliament.uk/api')).toEqual({
    members: 'https://members-api.parliament.uk/api',
    whatson: 'https://whatson-api.parliament.uk/calendar',
    bankHolidays: 'https://www.gov.uk/bank-holidays.json',
  })
  const elsewhere = Object.values(surroundingAddresses('https://proxy.example/parliament/api'))
  expect(elsewhere.map((address) => new URL(address).host)).toEqual(Array(3).fill('proxy.example'))
})

/** The replies as they are without `expandMember`. */
function withoutMembers(reply: unknown): unknown {
  return JSON.parse(JSON.stringify(reply), (key, value) => (key === 'askingMember' ? null : value))
}
