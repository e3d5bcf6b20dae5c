import { afterEach, describe, expect, test } from 'vitest'
import { parliamentClient } from '../../server/intake/client.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { addDays } from '../../server/lib/dates.ts'
import { livingParliament } from '../support/parliament/control.ts'
import { isOurs, KINDS } from '../support/parliament/life.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { scenario } from '../support/parliament/scenario.ts'
import { restOn } from '../support/parliament/sittings.ts'
import { TROUBLES, type Trouble } from '../support/parliament/troubles.ts'
import type { Value } from '../support/parliament/value.ts'
import { freshDatabase } from '../support/records.ts'
import { expectTruth, expectWhole } from './truth.ts'

const FIRST_DAY = '2026-03-01'
const SIX_WEEKS = 42

function lived(seed: number, days = SIX_WEEKS) {
  const life = scenario(parliamentRecord(FIRST_DAY), { seed })
  life.liveUntil(addDays(FIRST_DAY, days))
  return { ...life, questions: [...life.record.questions.values()] }
}

describe('the life of the fake Parliament', () => {
  test('is the same each time for a seed, and another for another', () => {
    expect(lived(7).questions).toEqual(lived(7).questions)
    expect(lived(7).days).toEqual(lived(7).days)
    expect(lived(7).questions).not.toEqual(lived(8).questions)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('with the seed %i, everything happens within six weeks', (seed) => {
    const life = lived(seed)
    life.prorogue()
    const kinds = new Set(life.days.flatMap(({ happened }) => happened.map(({ kind }) => kind)))
    expect([...kinds].sort()).toEqual(Object.keys(KINDS).sort())
    expect(life.questions.some(({ memberHasInterest }) => memberHasInterest)).toBe(true)
    expect(life.questions.some(({ questionText }) => questionText.length > 255)).toBe(true)
    const answers = life.questions.map(({ answerText }) => answerText).join('\n')
    const contents = [
      '<li>',
      '<td><p><strong>',
      '<br>',
      '<p></p>',
      'href="https://lantern.example',
      'safelinks',
    ]
    for (const html of contents) expect(answers).toContain(html)
    expect(answers).toMatch(/We will publish the [\w ()]+ by the end of [A-Z][a-z]+ 20\d\d/)
    expect(answers).toContain('I will write to the hon. Member')
  })

  test('rests at weekends and in recess', () => {
    const { days } = lived(1)
    const resting = days.filter(({ rest }) => rest)
    expect(resting.every(({ happened }) => happened.length === 0)).toBe(true)
    expect(days.filter(({ rest }) => !rest).every(({ happened }) => happened.length > 0)).toBe(true)
    expect(resting.filter(({ rest }) => rest === 'weekend')).toHaveLength(12)
    expect(resting.filter(({ rest }) => rest === 'recess')).toHaveLength(5)
    expect(restOn('2026-03-07')).toBe('weekend')
  })

  test('keeps the rules: no answer before the question, no two questions of one day with one number', () => {
    const { questions } = lived(3)
    for (const { dateAnswered, dateTabled, dateForAnswer } of questions) {
      expect((dateForAnswer ?? '') > dateTabled).toBe(true)
      if (dateAnswered) expect(dateAnswered >= dateTabled).toBe(true)
    }
    const names = questions.map(({ dateTabled, uin }) => `${dateTabled} ${uin}`)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('a sync each day, with all troubles', () => {
  let close: () => Promise<void> = async () => undefined
  afterEach(() => close())

  // Told to wait, a client waits whole seconds: that is tried where the client is.
  const all = (Object.keys(TROUBLES) as Trouble[]).filter((trouble) => trouble !== 'busy')

  test('has after twenty sitting days what Parliament has', async () => {
    const fake = await livingParliament({ firstDay: '2026-03-31', today: '2026-04-30', seed: 5 })
    close = fake.close
    fake.troubles.choose(all)
    const { record } = fake.life
    const db = freshDatabase()
    const client = parliamentClient({
      base: fake.base,
      ...{ gapMs: 0, atOnce: 8, firstWaitMs: 1, timeoutMs: 200, retries: 6 },
    })
    const known = new Set<Value>()
    for (let sittings = 0; sittings < 20; fake.life.nextDay()) {
      if (restOn(record.today())) continue
      sittings += 1
      const clock = () => new Date(`${record.today()}T18:00:00Z`)
      const since = sittings === 1 ? { since: '2026-04-01' } : {}
      const { rejections } = await syncRecord(db, clock, { client, body: 1, ...since })
      expect(rejections).toEqual([])
      for (const question of record.questions.values()) if (isOurs(question)) known.add(question)
      expectTruth(db, known)
    }
    expectWhole(db)
    const met = new Set(fake.exchanges.map(({ fault }) => fault))
    expect(met).toEqual(new Set([undefined, 'status', 'stall', 'drop', 'broken json']))
    expect(known.size).toBeGreaterThan(100)
  })
})
