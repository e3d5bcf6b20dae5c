import { describe, expect, test } from 'vitest'
import type { CalendarFacts, Recess } from '../../server/calendar/facts.ts'
import { commitmentQueries } from '../../server/commitments/queries.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { calendarIntake } from '../../server/intake/take-calendar.ts'
import type { TestApp } from '../support/app.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { serveParliament } from '../support/parliament/server.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'
import { open, siteWithCommitment } from './promises.ts'

const by = { accountId: null, name: 'operator wren', via: 'command', requestId: null } as const
const NONE: CalendarFacts = {
  sittingDays: { Commons: [], Lords: [] },
  recesses: [],
  sessions: [],
  bankHolidays: [],
}
const SUMMER: Recess = { house: 'Commons', name: 'Summer recess', from: '2026-07-17', to: '2026-08-31' }

const saying = (promise: string) => ({ answerText: `<p>The wardens hold 412 lanterns.</p><p>${promise}</p>` })
const PLAN = saying('We will publish a harbour safety plan before the summer recess.')

/** Loads facts as `npm run calendar` does. @returns how many deadlines were read again */
function load({ db, clock }: TestApp, facts: Partial<CalendarFacts>, gone: Recess[] = []): number {
  const intake = calendarIntake(db, clock)
  const withdrawn = { recesses: gone, bankHolidays: [] }
  return intake.take({ facts: { ...NONE, ...facts }, gone: withdrawn, source: 'lanterns.json', by }).deadlines
}

function commitment({ db }: TestApp) {
  const queries = commitmentQueries(db)
  const { deadline, revision, status } = queries.byId(1) ?? {}
  return { ...deadline, revision, status, history: queries.deadlines(1) }
}

describe('a deadline that hangs on the calendar', () => {
  test('is read again once the recess is known, and says so on its page, in its history and on the audit trail', async () => {
    const { site, editor, reader } = await siteWithCommitment(PLAN)
    expect(commitment(site)).toMatchObject({ latest: null, precision: 'event', revision: 1 })
    expect(load(site, { recesses: [SUMMER] })).toBe(1)
    const { latest, reviewOn, revision, history } = commitment(site)
    expect({ latest, reviewOn, revision }).toEqual({ latest: '2026-07-16', reviewOn: null, revision: 2 })
    expect(history.map(({ origin, latest }) => [origin, latest])).toEqual([
      ['first', null],
      ['calendar', '2026-07-16'],
    ])
    const said = 'Read again on 2 February 2026, since the summer recess of the Commons is now known.'
    for (const agent of [editor, reader]) expect((await open(agent, '/commitments/1')).main).toContain(said)
    const trail =
      "select actor_name as who, before, after, reason from audit_record where action like 'read again%'"
    expect(site.db.prepare(trail).all()).toEqual([
      {
        who: by.name,
        before: '{"from":"2026-01-15","due":null}',
        after: '{"from":"2026-01-15","due":"2026-07-16"}',
        reason: said,
      },
    ])
  })

  test('is read once: to load the same again changes nothing', async () => {
    const { site } = await siteWithCommitment(PLAN)
    load(site, { recesses: [SUMMER] })
    expect(load(site, { recesses: [SUMMER] })).toBe(0)
    expect(commitment(site)).toMatchObject({ revision: 2, history: { length: 2 } })
  })

  test('moves with its recess, and is unknown again when that is withdrawn', async () => {
    const { site, reader } = await siteWithCommitment(PLAN)
    load(site, { recesses: [SUMMER] })
    const earlier = { ...SUMMER, from: '2026-07-10' }
    expect(load(site, { recesses: [earlier] }, [SUMMER])).toBe(1)
    expect(commitment(site).latest).toBe('2026-07-09')
    expect(load(site, {}, [earlier])).toBe(1)
    expect(commitment(site)).toMatchObject({ latest: null, precision: 'event' })
    const page = (await open(reader, '/commitments/1')).main
    expect(page).toContain('since the summer recess of the Commons has other dates now.')
    expect(page).toContain('since the summer recess of the Commons is not known any more.')
  })

  test('of a later answer that says the promise again is read as of that answer', async () => {
    const { site, editor, step } = await siteWithCommitment(PLAN)
    const later = anAnsweredQuestion({
      ...saying('We will publish a harbour safety plan before the Christmas recess.'),
      dateTabled: '2026-01-20T00:00:00',
      dateAnswered: '2026-01-22T00:00:00',
    })
    await importQuestions(site.db, [later])
    const slipping = { suggestion: 2, revision: 1, slip: 'slip', reason: 'It comes later.' }
    await step(editor, 'mentions', slipping).expect(303)
    const [, slip] = commitment(site).history
    expect(slip).toMatchObject({ origin: 'slip', phrase: 'before the Christmas recess', latest: null })
    load(site, { recesses: [{ ...SUMMER, name: 'Christmas recess', from: '2026-12-18', to: '2027-01-04' }] })
    expect(commitment(site)).toMatchObject({ latest: '2026-12-17', history: { length: 3 } })
  })

  test('keeps the day on which a person said to look again, as long as there is no last day', async () => {
    const { site } = await siteWithCommitment(
      saying('We will publish a harbour safety plan after the summer recess.'),
    )
    const byHand = '2026-12-24'
    site.db.prepare('update commitment set review_on = ? where id = 1').run(byHand)
    expect(load(site, { recesses: [SUMMER] })).toBe(1)
    expect(commitment(site)).toMatchObject({ earliest: '2026-09-01', latest: null, reviewOn: byHand })
  })
})

describe('what is left alone', () => {
  const extend = {
    deadline: 'before the summer recess',
    reason: 'The wardens asked for longer.',
    revision: 1,
  }

  test('is a deadline that was extended, were it in words of the calendar', async () => {
    const { site, editor, step } = await siteWithCommitment(PLAN)
    await step(editor, 'extensions', extend).expect(303)
    expect(load(site, { recesses: [SUMMER] })).toBe(0)
    expect(commitment(site)).toMatchObject({ latest: null, history: { length: 2 } })
  })

  test('is a commitment that has ended', async () => {
    const { site, editor, step } = await siteWithCommitment(PLAN)
    const delivery = { outcome: 'delivered', date: '2026-02-01', evidence: 'DEP2026-0001', revision: 1 }
    await step(editor, 'delivery', delivery).expect(303)
    expect(commitment(site).status).toBe('delivered')
    expect(load(site, { recesses: [SUMMER] })).toBe(0)
  })

  test('is a date that hangs on no calendar, however it was read', async () => {
    const { site } = await siteWithCommitment()
    site.db.prepare("update commitment set due_latest = '2026-03-30' where id = 1").run()
    expect(load(site, { recesses: [SUMMER] })).toBe(0)
    expect(commitment(site).latest).toBe('2026-03-30')
  })
})

describe('a load', () => {
  test('gives the next who accepts a suggestion the deadline that is known now', async () => {
    const { site, editor, approver } = await siteWithCommitment(PLAN)
    await importQuestions(site.db, [
      anAnsweredQuestion(saying('We will open a lantern hall before the summer recess.')),
    ])
    load(site, { recesses: [SUMMER] })
    await approver.post('/suggestions/2/acceptance').type('form').send({}).expect(303)
    expect((await open(editor, '/commitments/2')).main).toContain('16 July 2026')
  })

  test('changes at the next request whether a question is late', async () => {
    const question = aQuestion({ dateTabled: '2026-07-14T00:00:00', dateForAnswer: '2026-07-16T00:00:00' })
    const site = await siteWith([question], {
      clock: () => new Date('2026-07-30T12:00:00Z'),
      seenAt: '2026-07-30T10:00:00Z',
    })
    const late = async () => (await site.agent.get(`${addressOf(question)}.json`).expect(200)).body.late
    expect(await late()).toBeNull()
    load(site, { recesses: [SUMMER] })
    expect(await late()).toBe(false)
    load(site, {
      sittingDays: { Commons: ['2026-07-20', '2026-07-21', '2026-07-22', '2026-07-23'], Lords: [] },
    })
    expect(await late()).toBe(true)
  })

  test('by a sync reads deadlines again too', async () => {
    const { site } = await siteWithCommitment(PLAN)
    const record = parliamentRecord('2026-02-02')
    record.calendar.recesses.push({ ...SUMMER, name: null })
    const parliament = await serveParliament(record)
    const client = parliamentClient({ base: parliament.base, gapMs: 0, retries: 0 })
    const { surroundings } = await syncRecord(site.db, site.clock, { client, body: 1 })
    await parliament.close()
    expect(surroundings?.deadlines).toBe(1)
    expect(commitment(site).latest).toBe('2026-07-16')
    const trail =
      "select distinct actor_name as who from audit_record where action in ('loaded', 'read again the deadline of')"
    expect(site.db.prepare(trail).all()).toEqual([{ who: 'Pursuant' }])
  })
})
