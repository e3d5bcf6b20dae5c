import { describe, expect, test } from 'vitest'
import { intakeRuns, type NewRun } from '../../server/intake/runs.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { adminSite, errorsOf } from '../support/admin.ts'
import { noonOn } from '../support/app.ts'
import { expectNoInjection } from '../support/html.ts'
import { importText } from '../support/records.ts'

const NOON = '2026-01-12T12:00:00.000Z'
const SYNC: NewRun = {
  kind: 'sync',
  source: 'parliament.example, answering body 1',
  by: A_COMMAND,
  asks: { body: 1, since: null, until: '2026-01-12', isResumed: false },
}

/** An admin's site with runs in its book. */
function siteWithRuns(...endings: (string | null)[]) {
  const site = adminSite({ clock: noonOn('2026-01-12') })
  const book = intakeRuns(site.db)
  for (const ending of endings) {
    const id = book.order(SYNC, '2026-01-12T11:55:00.000Z')
    book.begin(id, NOON)
    book.finish(id, NOON, ending)
  }
  return { ...site, book }
}

describe('the runs', () => {
  test('when there is none, say what to do', async () => {
    const page = await adminSite().open('/admin/intake')
    expect(page.main).toContain('Nothing has been taken in yet.')
    expect(page.linkTo('Fetch from Parliament')).toBe('/admin/intake/new')
    expect(page.html).not.toContain('<table')
  })

  test('stand newest first, a page of 25 at a time', async () => {
    const site = siteWithRuns(...Array.from({ length: 60 }, () => null))
    const runsOn = async (path: string) =>
      (await site.open(path)).links.flatMap(({ href }) => /^\/admin\/intake\/(\d+)$/.exec(href)?.[1] ?? [])
    const first = await runsOn('/admin/intake')
    expect([first[0], first.at(-1), first.length]).toEqual(['60', '36', 25])
    expect(await runsOn('/admin/intake?page=3')).toHaveLength(10)
    expect((await site.open('/admin/intake?page=3')).linkTo('Newer page')).toBe('/admin/intake?page=2')
    expect(await runsOn('/admin/intake?page=99')).toEqual([])
    expect(await runsOn('/admin/intake?page=lantern')).toEqual(first)
  })

  test('say how each ended, a long reason in full on its own page only', async () => {
    const reason = `<b>broken</b> ${'lanterns went out '.repeat(20)}at last`
    const site = siteWithRuns(null, 'stopped', reason)
    const list = await site.open('/admin/intake')
    expect(list.withClass('status')).toEqual(['Failed', 'Stopped', 'Finished'])
    expect(list.main).not.toContain('at last')
    const one = await site.open('/admin/intake/3')
    expect(one.main).toContain(reason.replace(/\s+/g, ' '))
    expect(one.facts()).toMatchObject({ Took: '5 minutes', 'Started by': 'The tests, by a command' })
    expectNoInjection(one)
    expectNoInjection(list)
  })

  test('of an import name each rejected record with its reason, 50 to a page', async () => {
    const site = adminSite({ clock: noonOn('2026-02-02') })
    const lines = Array.from({ length: 70 }, (_, index) => JSON.stringify({ id: index, uin: '<i>x</i>' }))
    await importText(site.db, lines.join('\n'), { name: 'harbours.jsonl' })
    const page = await site.open('/admin/intake/1')
    expect(page.heading).toBe('Run 1 harbours.jsonl')
    expect(page.facts()).toMatchObject({
      Kind: 'Import of a file',
      Rejected: '70',
      'Started by': 'Nobody named',
    })
    expect(page.withClass('rejections__item')).toHaveLength(50)
    expect(page.withClass('rejections__record')[0]).toContain('harbours.jsonl, line 1')
    expect(page.main).toContain('Page 1 of 2')
    const second = await site.open(String(page.linkTo('Next page')))
    expect(second.withClass('rejections__item')).toHaveLength(20)
    expectNoInjection(page)
  })

  test('that are not there are not found', async () => {
    const { agent } = siteWithRuns(null)
    for (const number of ['2', '0', '01', 'x', '1e3', '99999999999999']) {
      await agent.get(`/admin/intake/${number}`).expect(404)
      await agent.get(`/admin/intake/${number}.json`).expect(404)
      await agent.post(`/admin/intake/${number}/stopping`).expect(404)
    }
  })

  test('that have ended cannot be stopped', async () => {
    const site = siteWithRuns(null)
    expect((await site.send('/admin/intake/1/stopping')).main).toContain('There was nothing to stop.')
    expect((await site.open('/admin/intake/1')).title).toBe('Run 1: finished - Pursuant')
  })
})

describe('how far the record goes', () => {
  test('is said for each answering body, with where an unfinished run stands', async () => {
    const site = adminSite({ clock: noonOn('2026-01-12') })
    const plan = [
      { what: 'tabled', from: '2025-12-01', to: '2025-12-31', body: 1 },
      { what: 'tabled', from: '2026-01-01', to: '2026-01-12', body: 1 },
    ]
    site.db.exec(`
      insert into answering_body (id, name) values (1, 'Home Office'), (2, 'Department for Harbours');
      insert into sync_state (body_id, synced_at) values (1, '${NOON}');
      insert into sync_place (body_id, since, plan, began_at, step, skip, seen)
      values (1, '2025-12-01', '${JSON.stringify(plan)}', '${NOON}', 1, 300, '[]'),
             (2, null, '${JSON.stringify(plan)}', '${NOON}', 2, 0, '[]');
      insert into intake_run (kind, source, started_at, finished_at) values ('import', 'x.csv', '${NOON}', '${NOON}');
      insert into sync_set_aside (parliament_id, body_id, reason, first_at)
      values (700001, 1, 'answerText: must be text', '${NOON}')`)
    const page = await site.open('/admin/intake')
    expect(page.facts()).toEqual({
      'Home Office':
        'Whole up to 12 January 2026, 12:00All tabled from 1 December 2025 to 12 January 2026: at step 2 of 3 (tabled, 1 January 2026 to 12 January 2026, 300 rows in). The next run goes on from there.',
      'Department for Harbours':
        'Not yetWhat happened since the run before: at step 3 of 3 (asked for one by one). The next run goes on from there.',
    })
    expect(page.main).toContain('1 question set aside')
    expect(page.withClass('rejections__item')).toEqual([
      'Parliament’s id 700001 answerText: must be text Home Office, since 12 January 2026',
    ])
    expect((await site.open('/admin/intake/new')).main).toContain(
      'Not finished: Department for Harbours, Home Office.',
    )
  })

  test('says how often it is fetched by itself', async () => {
    const page = await adminSite({ config: { SYNC_EVERY: '6h' } }).open('/admin/intake')
    expect(page.main).toContain('Fetches from Parliament by itself, 6 hours after the last run began.')
  })
})

describe('the form that starts a run', () => {
  const FORM = { what: 'fill', since: '2026-01-01', until: '', body: '1', number: '' }

  test.each([
    [{ what: '' }, 'Choose what to fetch.'],
    [{ what: 'latest' }, 'Choose “All questions tabled since a day”, or take the days out.'],
    [{ since: '' }, 'Enter the first day to fetch.'],
    [{ since: 'spring' }, 'Enter a date such as 2026-01-12 or 12 January 2026.'],
    [{ since: '1999-12-31' }, 'Enter a first day from 1 January 2000 on.'],
    [{ since: '2026-01-13' }, 'The first day must not be in the future.'],
    [{ until: '2026-01-13' }, 'The last day must not be in the future.'],
    [{ until: '2025-12-31' }, 'The last day must not be before the first.'],
    [{ body: 'another' }, 'Enter the number of the answering body, such as 1.'],
    [{ body: 'another', number: '1; drop' }, 'Enter the number of the answering body, such as 1.'],
    [{ number: '17' }, 'Choose “Another, by its number”, or take the number out.'],
    [{ body: 'harbours' }, 'Choose an answering body from the list.'],
  ])('refuses %j, and starts nothing', async (change, message) => {
    const site = adminSite({ clock: noonOn('2026-01-12') })
    const page = await site.send('/admin/intake', { ...FORM, ...change }, 422)
    expect(errorsOf(page)).toEqual([message])
    expect(page.title).toBe('Error: Fetch from Parliament - Pursuant')
    expect(site.db.prepare('select count(*) from intake_run').pluck().get()).toBe(0)
  })
})
