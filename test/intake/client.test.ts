import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parliamentClient } from '../../server/intake/client.ts'
import { BrokeDown, Declined, Unreachable } from '../../server/intake/get-json.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { type Fault, type Parliament, serveParliament } from '../support/parliament/server.ts'

const record = parliamentRecord('2026-01-12')
const questions = Array.from({ length: 130 }, () => record.table())
const JANUARY = { what: 'tabled', from: '2026-01-01', to: '2026-01-31', body: 1 } as const
const first = questions[0]?.id ?? 0

let parliament: Parliament

beforeEach(async () => {
  parliament = await serveParliament(record)
})
afterEach(() => parliament.close())

const clientOf = (options = {}) =>
  parliamentClient({ base: parliament.base, gapMs: 0, firstWaitMs: 1, retries: 2, ...options })

/** Each of the first requests meets its fault; the rest go well. */
const failFirst = (...faults: Fault[]) => parliament.setFaults((_address, nth) => faults[nth - 1])

const idOf = (value: unknown) => (value as { id: number }).id

describe('what goes well', () => {
  test('a page has at most a hundred rows and says how many there are', async () => {
    const client = clientOf()
    const pages = [await client.page(JANUARY, 0), await client.page(JANUARY, 100)]
    expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
      [100, 130],
      [30, 130],
    ])
    expect(parliament.asked[0]?.searchParams.get('tabledWhenFrom')).toBe('2026-01-01')
  })

  test('no more than three requests are under way, and they keep their distance', async () => {
    const client = clientOf({ gapMs: 10 })
    const start = performance.now()
    await Promise.all(questions.slice(0, 12).map(({ id }) => client.question(id)))
    expect(performance.now() - start).toBeGreaterThan(105)
    expect(parliament.mostAtOnce()).toBeLessThanOrEqual(3)
    expect(client.requests()).toBe(12)
  })

  test('a compressed reply is read', async () => {
    failFirst({ kind: 'compressed', spaces: 0 })
    expect(idOf(await clientOf().question(first))).toBe(first)
    expect(parliament.asked).toHaveLength(1)
  })

  test('a redirect within the host is followed', async () => {
    const location = `/api/writtenquestions/questions/${questions[1]?.id}`
    failFirst({ kind: 'status', status: 301, headers: { location } })
    expect(idOf(await clientOf().question(first))).toBe(questions[1]?.id)
  })
})

describe('what is asked for again', () => {
  test.each<[string, Fault]>([
    ['a status of 500', { kind: 'status', status: 500 }],
    ['a status of 429', { kind: 'status', status: 429 }],
    ['a connection that breaks', { kind: 'drop' }],
    ['a reply that breaks off', { kind: 'broken json' }],
    ['no reply in time', { kind: 'stall' }],
  ])('%s', async (_what, fault) => {
    failFirst(fault, fault)
    expect(idOf(await clientOf({ timeoutMs: 150 }).question(first))).toBe(first)
    expect(parliament.asked).toHaveLength(3)
  })

  test('and not before the other side wishes, by any request', async () => {
    failFirst({ kind: 'status', status: 429, headers: { 'retry-after': '1' } })
    const client = clientOf()
    const start = performance.now()
    await client.question(first)
    expect(performance.now() - start).toBeGreaterThan(990)
  })
})

describe('what is given up', () => {
  test.each<[string, Fault, new (...args: never[]) => Error, RegExp, number]>([
    ['a status of 500 each time', { kind: 'status', status: 500 }, BrokeDown, /status 500/, 3],
    ['no reply each time', { kind: 'stall' }, Unreachable, /did not answer within 0.15 seconds/, 3],
    ['connections that break each time', { kind: 'drop' }, Unreachable, /cannot be reached/, 3],
    ['a status of 400', { kind: 'status', status: 400 }, Declined, /status 400/, 1],
    ['a reply without end', { kind: 'huge', bytes: 200_000 }, Declined, /more than 100000 bytes/, 1],
    [
      'few bytes that unpack to many',
      { kind: 'compressed', spaces: 200_000 },
      Declined,
      /more than 100000 bytes/,
      1,
    ],
    ['another form', { kind: 'altered', alter: () => ['lantern'] }, Declined, /unknown form/, 1],
    [
      'a redirect to another host',
      { kind: 'status', status: 302, headers: { location: 'http://lantern.example/' } },
      Declined,
      /redirects to http:\/\/lantern.example, which is not followed/,
      1,
    ],
  ])('%s', async (_what, fault, kind, message, times) => {
    parliament.setFaults(() => fault)
    const timeoutMs = fault.kind === 'stall' ? 150 : 10_000
    const attempt = clientOf({ timeoutMs, largest: 100_000 }).question(first)
    const error = await attempt.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(kind)
    expect((error as Error).message).toMatch(message)
    expect(parliament.asked).toHaveLength(times)
  })
})
