import fc from 'fast-check'
import type request from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { teamRecords } from '../../../server/accounts/teams.ts'
import { STATUSES } from '../../../server/commitments/commitment.ts'
import { KINDS, STRENGTHS } from '../../../server/commitments/kinds.ts'
import { commitmentRecords } from '../../../server/commitments/record.ts'
import { REGISTER_FILTERS, SHORTHANDS } from '../../../server/commitments/register/filters.ts'
import { A_COMMAND } from '../../support/accounts.ts'
import { expectNoInjection, readPage } from '../../support/html.ts'
import { HARBOUR, STAFF_WORDS, siteWithRegister, textOf } from './registered.ts'

type Agent = ReturnType<typeof request.agent>
type Harbour = Awaited<ReturnType<typeof siteWithRegister>>

/** The first letters of what each promise is of, so that an outcome is read at a glance. */
const NAMES = ['plan', 'lantern', 'ferries', 'quay', 'tower', 'barges', 'lighthouse']

async function found(agent: Agent, query: string): Promise<string[]> {
  const { body } = await agent.get(`/commitments.json?${query}`).expect(200)
  return body.items.map(({ quote }: { quote: string }) => NAMES.find((name) => quote.includes(name)))
}

const sorted = (names: readonly string[]) => [...names].sort()

describe('the register', () => {
  let harbour: Harbour

  beforeAll(async () => {
    harbour = await siteWithRegister()
  })

  test.each([
    ['status=delivered', ['lighthouse']],
    ['status=delivered&status=open&kind=funding', ['quay']],
    ['kind=soft', ['barges']],
    ['strength=intended&strength=vague', ['ferries', 'barges']],
    ['due=overdue', ['plan']],
    ['overdue=yes', ['plan']],
    ['due=7', ['lantern']],
    ['due=30', ['lantern', 'ferries']],
    ['due=90', ['lantern', 'ferries', 'quay']],
    ['due=year', ['lantern', 'ferries', 'quay']],
    ['due=none', ['barges']],
    ['no-date=yes', ['barges']],
    ['due=overdue&due=none', ['plan', 'barges']],
    ['due-from=2026-02-05&due-to=2026-02-25', ['lantern', 'ferries']],
    ['due-to=2026-01-20', ['plan', 'lighthouse']],
    ['policy=vawg-strategy', ['lantern']],
    ['policy=vawg-strategy&policy=safer-streets-mission', ['lantern', 'tower']],
    ['policy=online-safety-act-2023', []],
    ['answerer=99003', ['barges']],
    ['house=Lords', ['barges']],
    ['house=lords&status=delivered', []],
    ['body=1&kind=publication', ['plan']],
    ['q=lanterns', ['lantern']],
    ['q=marlinspikes', ['barges']],
    ['q="harbour plan"', ['plan']],
    ['q=paint* -quay', ['lighthouse']],
    ['q=-we', []],
    ['q=zeppelin', []],
  ])('finds for anyone by %s', async (query, expected) => {
    expect(sorted(await found(harbour.stranger, query))).toEqual(sorted(expected))
    expect(sorted(await found(harbour.reader, query))).toEqual(sorted(expected))
  })

  test.each([
    ['owner=2', ['lantern', 'ferries']],
    ['owner=none', ['quay', 'tower', 'barges', 'lighthouse']],
    ['no-owner=yes&owner=1', ['plan', 'quay', 'tower', 'barges', 'lighthouse']],
    ['team=1', ['plan']],
    ['team=none&owner=2', ['ferries']],
    ['q=zephyrine', ['ferries']],
    ['q=cranes', ['quay']],
  ])('finds for a reader by %s, and gives anyone else no sign of it', async (query, expected) => {
    expect(sorted(await found(harbour.reader, query))).toEqual(sorted(expected))
    const isSearch = query.startsWith('q=')
    expect(await found(harbour.stranger, query)).toHaveLength(isSearch ? 0 : HARBOUR.length)
    const page = readPage((await harbour.stranger.get(`/commitments?${query}`).expect(200)).text)
    if (!isSearch) expect(page.withClass('chip')).toEqual([])
    expect(page.withClass('notice')).toEqual([])
  })

  test.each([
    ['', ['plan', 'lantern', 'ferries', 'quay', 'tower', 'barges', 'lighthouse']],
    ['sort=newest', ['lighthouse', 'barges', 'tower', 'quay', 'ferries', 'lantern', 'plan']],
    ['sort=status', ['plan', 'lantern', 'ferries', 'quay', 'tower', 'barges', 'lighthouse']],
    ['sort=answered-oldest&kind=action', ['lighthouse', 'tower', 'lantern']],
    ['sort=owner', ['plan', 'lantern', 'ferries', 'quay', 'tower', 'barges', 'lighthouse']],
  ])('sorts by %j', async (query, expected) => {
    expect(await found(harbour.reader, query)).toEqual(expected)
  })

  test('counts each filter as if it alone were off', async () => {
    const { body } = await harbour.reader.get('/commitments.json?status=open&owner=2')
    const counts = (name: string) =>
      Object.fromEntries(
        body.facets[name].map(({ value, count }: { value: string; count: number }) => [value, count]),
      )
    expect(body.total).toBe(2)
    expect(counts('status')).toEqual({ open: 2 })
    expect(counts('owner')).toEqual({ 1: 1, 2: 2, none: 3 })
    expect(counts('team')).toEqual({ 2: 1, none: 1 })
    expect(counts('due')).toEqual({ 7: 1, 30: 2, 90: 2, year: 2 })
    expect(counts('policy')).toEqual({ 'vawg-strategy': 1 })
    expect(counts('kind')).toEqual({ action: 1, consultation_review: 1 })
  })

  test('says its filters in words, each with a way to take it off', async () => {
    const { text } = await harbour.reader.get(
      '/commitments?q=lantern&status=open&owner=2&due-from=2026-01-01',
    )
    const page = readPage(text)
    expect(page.withClass('chip')).toEqual([
      'Take off Words: lantern ×',
      'Take off Status: Open ×',
      'Take off Owner: Ferrule Ashby ×',
      'Take off Due from 1 January 2026 ×',
    ])
    expect(page.linkTo('Take off Status: Open ×')).toBe('/commitments?q=lantern&owner=2&due-from=2026-01-01')
    expect(page.linkTo('Clear all')).toBe('/commitments')
  })

  test('says what it left out, and when nothing is found', async () => {
    const query = 'status=lost&due-from=soon&sort=odd&page=x&house=Lords&kind=funding'
    const page = readPage((await harbour.stranger.get(`/commitments?${query}`).expect(200)).text)
    expect(page.withClass('notice')).toEqual([
      '“soon” is not a date such as 2026-01-12, so it was left out.',
      'There is no order “odd”.',
      'There is no page “x”.',
      '“lost” is not known for “Status”, so it was left out.',
    ])
    expect(page.main).toContain('No commitment is all of this.')
    expect(page.linkTo('see all commitments')).toBe('/commitments')
  })

  test('leaves out days that stand the wrong way round', async () => {
    const { body } = await harbour.stranger.get('/commitments.json?due-from=2026-03-01&due-to=2026-02-01')
    expect(body.notices).toEqual(['The last day is before the first, so the dates were left out.'])
    expect(body.total).toBe(HARBOUR.length)
  })

  test('of nothing says how it fills', async () => {
    const { stranger } = await siteWithRegister([])
    const page = readPage((await stranger.get('/commitments').expect(200)).text)
    expect(page.main).toContain('Nothing to show here yet.')
  })

  test('shows owner, team and summary to those who sign in, and boxes to tick to editors', async () => {
    const [reader, editor, stranger] = await Promise.all(
      [harbour.reader, harbour.editor, harbour.stranger].map(async (agent) =>
        readPage((await agent.get('/commitments').expect(200)).text),
      ),
    )
    expect(reader?.main).toContain('Quillon Ellis, Lanyard Unit')
    expect(reader?.main).toContain('Zephyrine consultation')
    expect(reader?.withClass('register-bulk')).toEqual([])
    expect(editor?.withClass('register__choice')).toHaveLength(HARBOUR.length)
    expect(stranger?.withClass('register__choice')).toEqual([])
    expect(stranger?.main).toContain('Overdue')
  })

  test('gives anyone no word of staff, whatever is asked, in whatever form', async () => {
    const values: Record<string, string[]> = {
      status: [...STATUSES],
      kind: [...KINDS],
      strength: [...STRENGTHS],
      due: ['overdue', '7', 'year', 'none'],
      owner: ['1', '2', 'none'],
      team: ['1', '2', 'none'],
      policy: ['vawg-strategy'],
      sort: ['due', 'newest', 'owner', 'team', 'status'],
      // Not the words themselves: what is typed is shown again.
      q: ['consultation', 'cranes', 'We', 'desk', 'unit'],
      overdue: ['yes'],
      'no-owner': ['yes'],
    }
    const query = fc
      .subarray(Object.keys(values))
      .chain((names) =>
        fc.tuple(
          ...names.map((name) => fc.constantFrom(...(values[name] ?? [])).map((value) => [name, value])),
        ),
      )
      .map((pairs) => new URLSearchParams(pairs as [string, string][]).toString())
    const form = fc.constantFrom('', '.json', '.csv', '.atom')
    const leaked = new RegExp(STAFF_WORDS.join('|'), 'i')
    await fc.assert(
      fc.asyncProperty(query, form, async (query, form) => {
        const text = await textOf(harbour.stranger, `/commitments${form}?${query}`)
        expect(text).toMatch(/^(\ufeffCommitment,|<\?xml|<!DOCTYPE|\{"total")/)
        expect(text).not.toMatch(leaked)
      }),
      { numRuns: 120 },
    )
    expect(await textOf(harbour.reader, '/commitments.csv')).toMatch(leaked)
    for (const id of harbour.ids) {
      expect((await harbour.stranger.get(`/commitments/${id}.json`).expect(200)).text).not.toMatch(leaked)
    }
  })

  test('offers the public only filters of the promise, by name', () => {
    expect(REGISTER_FILTERS.filter(({ of }) => of === 'work').map(({ name }) => name)).toEqual([
      'owner',
      'team',
    ])
    expect(SHORTHANDS.map(({ name }) => name)).toEqual(['overdue', 'no-date', 'no-owner'])
  })

  test('keeps hostile words as words', async () => {
    const query = new URLSearchParams({
      q: '"><script>alert(1)</script>',
      policy: '"><img src=x onerror=alert(1)>',
    })
    expectNoInjection(readPage((await harbour.editor.get(`/commitments?${query}`).expect(200)).text))
  })
})

describe('the register as it changes', () => {
  test('finds new words, an edited summary and a renamed heading at once, and forgets what is gone', async () => {
    const { site, reader, ids } = await siteWithRegister(HARBOUR.slice(0, 1))
    const [id = 0] = ids
    expect(await found(reader, 'q=winch')).toEqual([])
    const details = {
      kind: 'action',
      strength: 'firm',
      ownerId: 2,
      teamId: null,
      policyIds: [],
      actionId: null,
    } as const
    const words = { summary: 'Repair the winch', measure: 'Ropes hold', visibility: 'internal' } as const
    commitmentRecords(site.db, site.clock).edit(id, { ...details, ...words }, A_COMMAND, 1)
    expect(await found(reader, 'q=winches&owner=2&kind=action')).toEqual(['plan'])
    expect(await found(reader, 'owner=1')).toEqual([])
    site.db.prepare("update question set heading = 'Moorings'").run()
    expect(await found(reader, 'q=mooring')).toEqual(['plan'])
    expect(await found(reader, 'q=harbours')).toEqual(['plan']) // still in its own words
    site.db.prepare("update account set name = 'Tilda Moor' where id = 2").run()
    const { body } = await reader.get('/commitments.json')
    expect(body.facets.owner).toEqual([{ value: '2', label: 'Tilda Moor', count: 1 }])
    site.db.prepare('delete from answer_version').run()
    expect(await found(reader, '')).toEqual([])
    expect(site.db.prepare('select count(*) from commitment_search').pluck().get()).toBe(0)
  })

  test('reads again only what changed, and is then as if all had been read', async () => {
    const { site, reader } = await siteWithRegister()
    const run = (sql: string) => site.db.exec(sql)
    const whole = async () => (await reader.get('/commitments.json?sort=newest').expect(200)).body
    const changes = fc.constantFrom(
      "update commitment set status = 'dropped', due_latest = '2026-02-03' where id % 3 = 1",
      'update commitment set owner_id = 2, team_id = null where id = 4',
      "update commitment set kind = 'target', due_latest = null where id in (2, 5)",
      'insert or ignore into commitment_policy select 6, id from policy where id < 4',
      'delete from commitment_policy where commitment_id = 2',
      "update team set name = name || '!' where id = 1",
      'delete from commitment where id = 7',
      `insert into commitment (answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at)
       select answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at from commitment where id = 1`,
    )
    const several = fc.array(changes, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(several, async (statements) => {
        for (const sql of statements) run(sql)
        const patched = await whole()
        run('insert into commitment_change (commitment_id) values (null)')
        expect(patched).toEqual(await whole())
      }),
      { numRuns: 30 },
    )
  })

  test('knows an owner and a team that came after it was read: they have none, and not all', async () => {
    const { site, as } = await siteWithRegister()
    await site.agent.get('/commitments.json').expect(200)
    const newcomer = as('reader', 'Priya Nair')
    teamRecords(site.db, site.clock).add('Ferrymen', A_COMMAND)
    const { lastAccount, lastTeam } = site.db
      .prepare('select (select max(id) from account) as lastAccount, (select max(id) from team) as lastTeam')
      .get() as Record<string, number>
    expect(await found(newcomer, `owner=${lastAccount}`)).toEqual([])
    expect(await found(newcomer, `team=${lastTeam}`)).toEqual([])
  })

  test('is overdue from the day after', async () => {
    const { site, stranger } = await siteWithRegister([
      { quote: 'We will publish a harbour plan.', due: '2026-02-02' },
    ])
    expect(await found(stranger, 'due=overdue')).toEqual([])
    expect(await found(stranger, 'due=7')).toEqual(['plan'])
    site.db.prepare("update commitment set due_latest = '2026-02-01'").run()
    expect(await found(stranger, 'due=overdue')).toEqual(['plan'])
  })

  test('comes in pages of fifty, every commitment on exactly one, and past the last is the last', async () => {
    const { site, stranger } = await siteWithRegister(HARBOUR.slice(0, 1))
    site.db.exec(`
      with recursive more(n) as (select 1 union all select n + 1 from more where n < 119)
      insert into commitment (answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at)
      select answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at from commitment, more`)
    const ids: number[] = []
    const sizes: number[] = []
    let next: string | null = '/commitments.json?kind=publication'
    while (next !== null) {
      const { body }: { body: { items: { id: number }[]; next: string | null } } = await stranger.get(next)
      sizes.push(body.items.length)
      ids.push(...body.items.map(({ id }) => id))
      next = body.next?.replace('http://pursuant.example', '') ?? null
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(new Set(ids).size).toBe(120)
    const page = readPage((await stranger.get('/commitments?kind=publication&page=2')).text)
    expect(page.linkTo('Previous page')).toBe('/commitments?kind=publication')
    expect(page.linkTo('Next page')).toBe('/commitments?kind=publication&page=3')
    const past = await stranger.get('/commitments.json?page=99')
    expect(past.body).toMatchObject({
      total: 120,
      next: null,
      notices: ['There is no page 99: this is the last.'],
    })
    expect(past.body.items).toHaveLength(20)
  })

  test('shows a commitment on an answer of the sample, and keeps it out of what is taken away', async () => {
    const { site, stranger } = await siteWithRegister(HARBOUR.slice(0, 2))
    site.db.prepare("update question set source = 'sample' where id = 1").run()
    expect(readPage((await stranger.get('/commitments')).text).main).toContain('2 commitments')
    const { body } = await stranger.get('/commitments.json')
    expect(body.items.map(({ isSample }: { isSample: boolean }) => isSample)).toEqual([true, false])
    for (const form of ['csv', 'atom']) {
      const text = await textOf(stranger, `/commitments.${form}`)
      expect(text).toContain('every lantern')
      expect(text).not.toContain('harbour plan')
    }
  })
})
