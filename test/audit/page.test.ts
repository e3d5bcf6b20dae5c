import { describe, expect, test } from 'vitest'
import { accountRecords } from '../../server/accounts/record.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import type { Change } from '../../server/audit/record.ts'
import { signedInAs } from '../support/accounts.ts'
import { noonOn, type TestApp, testApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { aChange, dropTriggers, OPERATOR, PRIYA, record } from './trail.ts'

/** The site with an admin who reads the trail; her own account is on it already, as record 1. */
function siteWith(changes: readonly Change[] = []) {
  const site = testApp({ clock: noonOn('2026-02-02') })
  const { agent, account } = signedInAs(site, 'admin', { name: 'Ana Brook' })
  record(site.db, changes)
  const read = async (address = '/admin/audit', status = 200): Promise<Page> => {
    const { text, headers } = await agent.get(address).expect(status)
    expect(headers['cache-control']).toBe('no-store')
    return readPage(text)
  }
  return { site, agent, account, read }
}

const sentences = (page: Page) => page.withClass('audit-record__what')

/** The cells of each row of the changes, without the heads. */
const changes = ({ all }: Page) => all(({ name }) => name === 'tbody').length

const on = (site: TestApp, instant: string, change: Change) =>
  record(site.db, [change], () => new Date(instant))

/** What a select offers, and which of it is chosen. */
function optionsOf({ all }: Page, select: string) {
  const [element] = all(({ name, attribs }) => name === 'select' && attribs.name === select)
  const options = element?.children.filter((child) => 'attribs' in child) ?? []
  return {
    labels: options.map((option) =>
      option.children.map((text) => ('data' in text ? text.data : '')).join(''),
    ),
    chosen: options.filter(({ attribs }) => 'selected' in attribs).map(({ attribs }) => attribs.value),
  }
}

describe('who may read the audit trail', () => {
  const ADDRESSES = ['/admin/audit', '/admin/audit.csv', '/admin/audit.json']

  test.each(['reader', 'editor', 'approver'] as const)('is not a person who is %s', async (role) => {
    const { agent } = signedInAs(testApp(), role)
    for (const address of ADDRESSES) await agent.get(address).expect(403)
  })

  test('is no stranger, who is asked to sign in and led back', async () => {
    const { agent } = testApp()
    const { headers } = await agent.get('/admin/audit?kind=team').expect(303)
    expect(headers.location).toBe('/sign-in?next=%2Fadmin%2Faudit%3Fkind%3Dteam')
    await agent.get('/admin/audit.csv').expect(303)
    await agent.get('/admin/audit.json').expect(401)
  })

  test('is an admin', async () => {
    const { agent } = siteWith()
    for (const address of ADDRESSES) await agent.get(address).expect(200)
  })
})

describe('the page of the audit trail', () => {
  test('says of each record who did what, when and how, why, and what changed', async () => {
    const { site, read } = siteWith()
    on(
      site,
      '2026-06-12T13:05:00.000Z',
      aChange({
        before: { role: 'reader', team: null, deadlinePhrase: 'in the spring' },
        after: { role: 'editor', team: 'Borders', deadlinePhrase: '' },
        reason: 'She moves to Borders',
      }),
    )
    const page = await read()
    expect(page.title).toBe('Audit trail - Pursuant')
    expect(page.withClass('found__total')).toEqual(['2 records'])
    expect(sentences(page)).toEqual([
      'Priya Nair changed account Tom Ellis',
      'the tests added account Ana Brook',
    ])
    const [first, second] = page.withClass('result__meta')
    expect(first).toBe(
      '12 June 2026, 14:05 by the web Account 12: all its records Record 2 Request request-1',
    )
    expect(second).toBe('2 February 2026, 12:00 by a command Account 1: all its records Record 1')
    expect(page.withClass('audit-record__reason')).toEqual(['Reason: She moves to Borders'])
    expect(page.withClass('audit-record__changes')[0]).toBe(
      'What changed in record 2 FieldBeforeAfter Role reader editor Team –nothing Borders Deadline phrase in the spring –nothing',
    )
    expect(page.all(({ name }) => name === 'time')[0]?.attribs.datetime).toBe('2026-06-12T13:05:00.000Z')
  })

  test('links a person to all that they did, and an account and a team to their pages', async () => {
    const { site, account, read } = siteWith()
    const by = { ...PRIYA, accountId: account.id, name: 'Ana Brook' }
    const teams = teamRecords(site.db, site.clock)
    const borders = teams.add('Borders', by)
    teams.remove(teams.add('Mistake', by), by)
    record(site.db, [aChange({ thing: { kind: 'sample', id: null, name: 'the sample' }, by: OPERATOR })])
    const page = await read()
    expect(sentences(page)).toEqual([
      'operator root changed sample the sample',
      'Ana Brook removed team Mistake',
      'Ana Brook added team Mistake',
      'Ana Brook added team Borders',
      'the tests added account Ana Brook',
    ])
    expect(page.linkTo('Borders')).toBe(`/admin/teams/${borders}`)
    expect(page.links.filter(({ href }) => href === `/admin/users/${account.id}`)).toHaveLength(1)
    expect(page.links.filter(({ href }) => href === `/admin/audit?person=${account.id}`)).toHaveLength(3)
    for (const words of ['Mistake', 'the sample', 'operator root', 'the tests']) {
      expect(page.linkTo(words), words).toBeUndefined()
    }
    const history = page.linkTo('Team 2: all its records') ?? ''
    expect(history).toBe('/admin/audit?kind=team&number=2')
    expect(sentences(await read(history))).toHaveLength(2)
  })

  test('shows hostile names and values as the text they are', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const { read } = siteWith([
      aChange({
        by: { ...PRIYA, name: hostile },
        action: hostile,
        thing: { kind: hostile, id: hostile, name: hostile },
        before: Object.fromEntries([
          [hostile, hostile],
          ['__proto__', 'polluted'],
        ]),
        after: { [hostile]: { nested: hostile }, constructor: hostile },
        reason: hostile,
      }),
    ])
    const page = await read()
    expectNoInjection(page)
    expect(sentences(page)[0]).toBe(`${hostile} ${hostile} ${hostile} ${hostile}`)
    expect(page.withClass('audit-record__changes')[0]).toContain(`{"nested":${JSON.stringify(hostile)}}`)
    expect(page.withClass('audit-record__changes')[0]).toContain('__proto__ polluted –nothing')
    expect(optionsOf(page, 'person').labels).toContain(hostile)
    expectNoInjection(await read(`/admin/audit?kind=${encodeURIComponent(hostile)}&person=${hostile}`, 400))
  })

  test('shows a trail that was tampered with as it stands', async () => {
    const { site, read } = siteWith([aChange({ before: { role: 'reader' } })])
    dropTriggers(site.db)
    site.db.pragma('ignore_check_constraints = on')
    site.db.exec(
      `update audit_record set at = 'yesterday', before = '{"role', after = '[1]', via = 'a letter'`,
    )
    const page = await read()
    expect(page.withClass('result__meta')[0]).toContain('yesterday a letter')
    expect(page.withClass('audit-record__changes')[0]).toContain('All of it {"role [1]')
  })

  test('names a person as they acted last, and tells two of one name apart', async () => {
    const as = (accountId: number, name: string) => aChange({ by: { ...PRIYA, accountId, name } })
    const { read } = siteWith([
      as(21, 'Li Wei'),
      as(22, 'Jo Park'),
      as(22, 'Li Wei'),
      as(23, 'Zoe Adams'),
      aChange({ by: OPERATOR }),
    ])
    expect(optionsOf(await read('/admin/audit?person=22'), 'person')).toEqual({
      labels: [
        'Anyone',
        'Li Wei (account 21)',
        'Li Wei (account 22)',
        'Zoe Adams',
        'No account: a command or the program',
      ],
      chosen: ['22'],
    })
  })

  test('says when nothing was found, and offers all records', async () => {
    const { read } = siteWith()
    const page = await read('/admin/audit?kind=policy&person=99')
    expect(page.main).toContain('0 records No record fits these filters.')
    expect(page.linkTo('Show all records')).toBe('/admin/audit')
    expect(optionsOf(page, 'kind')).toEqual({ labels: ['Any', 'Account', 'policy'], chosen: ['policy'] })
    expect(optionsOf(page, 'person').chosen).toEqual(['99'])
    expect(page.links.filter(({ href }) => href.includes('.csv'))).toEqual([])
  })
})

describe('the filters', () => {
  const both = [
    aChange(),
    aChange({ by: OPERATOR, thing: { kind: 'team', id: 3, name: 'Borders' } }),
    aChange({ thing: { kind: 'team', id: 12, name: 'Policing' } }),
    aChange({
      by: { ...PRIYA, accountId: 8, name: 'Li Wei' },
      thing: { kind: 'account', id: 3, name: 'Jo Park' },
    }),
  ]

  test.each([
    ['person=7', ['Policing', 'Tom Ellis']],
    ['person=none', ['Borders', 'Ana Brook']],
    ['kind=team', ['Policing', 'Borders']],
    ['kind=team&number=3', ['Borders']],
    ['kind=account&number=3', ['Jo Park']],
    ['person=7&kind=team', ['Policing']],
    ['person=7&kind=account&number=12', ['Tom Ellis']],
    ['person=8&kind=team', []],
    ['person=&kind=&number=&from=&to=', ['Jo Park', 'Policing', 'Borders', 'Tom Ellis', 'Ana Brook']],
    ['kind=team&kind=account', ['Policing', 'Borders']],
  ])('%s', async (query, names) => {
    const { read } = siteWith(both)
    const page = await read(`/admin/audit?${query}`)
    expect(
      sentences(page).map((words) =>
        words
          .split(' ')
          .slice(-2)
          .join(' ')
          .replace(/^team /, ''),
      ),
    ).toEqual(names)
    expect(page.withClass('found__total')).toEqual([
      names.length === 1 ? '1 record' : `${names.length} records`,
    ])
  })

  test('by date count whole days in London, first and last within', async () => {
    const { site, read } = siteWith()
    const at = (instant: string, name: string) =>
      on(site, instant, aChange({ thing: { kind: 'team', id: 1, name } }))
    at('2026-06-11T22:59:59.999Z', 'before')
    at('2026-06-11T23:00:00.000Z', 'first')
    at('2026-06-13T22:59:59.999Z', 'last')
    at('2026-06-13T23:00:00.000Z', 'after')
    const found = async (query: string) =>
      sentences(await read(`/admin/audit?kind=team&${query}`)).map((words) => words.split(' ').at(-1))
    expect(await found('from=2026-06-12&to=2026-06-13')).toEqual(['last', 'first'])
    expect(await found('from=12/06/2026&to=13/6/2026')).toEqual(['last', 'first'])
    expect(await found('from=2026-06-13')).toEqual(['after', 'last'])
    expect(await found('to=2026-06-12')).toEqual(['first', 'before'])
    expect(await found('from=1000-01-01&to=2999-12-31')).toHaveLength(4)
    expect((await read('/admin/audit?person=7&from=2026-06-14')).withClass('found__total')).toEqual([
      '1 record',
    ])
  })

  test.each([
    ['from=31/02/2026', 'from', '“31/02/2026” is not a date. Write it as 12/01/2026 or 2026-01-12.'],
    ['to=soon', 'to', '“soon” is not a date. Write it as 12/01/2026 or 2026-01-12.'],
    ['from=9999-12-31', 'from', '“9999-12-31” is not a date. Write it as 12/01/2026 or 2026-01-12.'],
    ['from=2026-01-13&to=2026-01-12', 'to', 'The last day is before the first.'],
    ['number=3', 'kind', 'Choose the kind of thing that has this number.'],
    ['person=Priya', 'person', 'Choose a person from the list.'],
  ])('that make no sense are said at the field, and nothing is listed: %s', async (query, field, message) => {
    const { agent, read } = siteWith(both)
    const page = await read(`/admin/audit?${query}`, 400)
    expect(page.title).toBe('Error: Audit trail - Pursuant')
    expect(page.linkTo(message)).toBe(`#${field}`)
    const error = page.all(({ attribs }) => attribs.id === `${field}-error`)
    expect(error).toHaveLength(1)
    expect(page.main).toContain(`Error: ${message}`)
    expect(sentences(page)).toEqual([])
    expect((await agent.get(`/admin/audit.csv?${query}`).expect(400)).text).toContain(message)
    expect((await agent.get(`/admin/audit.json?${query}`).expect(400)).body.error.message).toBe(message)
  })

  test('keep what was typed, with dates as a date field takes them', async () => {
    const { read } = siteWith(both)
    const page = await read('/admin/audit?kind=team&number=3&from=1/1/2026&to=2026-03-01')
    const value = (name: string) => page.all(({ attribs }) => attribs.id === name)[0]?.attribs.value
    expect([value('number'), value('from'), value('to')]).toEqual(['3', '2026-01-01', '2026-03-01'])
    expect(optionsOf(page, 'kind').chosen).toEqual(['team'])
    expect(page.linkTo('Clear filters')).toBe('/admin/audit')
    expect(page.linkTo('All of these for a spreadsheet (CSV)')).toBe(
      '/admin/audit.csv?kind=team&number=3&from=2026-01-01&to=2026-03-01',
    )
  })
})

describe('the pages of the audit trail', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aChange({ thing: { kind: index % 2 ? 'team' : 'policy', id: index, name: `Thing ${index}` } }),
    )
  const numbers = (page: Page) =>
    page.withClass('result').map((text) => Number(/Record (\d+)/.exec(text)?.[1]))

  test('hold fifty records, newest first, and lead to the older and back', async () => {
    const { read } = siteWith(many(129)) // with the admin's own account 130
    const first = await read()
    expect(numbers(first)).toEqual(Array.from({ length: 50 }, (_, index) => 130 - index))
    expect(first.linkTo('Newer records')).toBeUndefined()
    const second = await read(first.linkTo('Older records'))
    expect(numbers(second)).toEqual(Array.from({ length: 50 }, (_, index) => 80 - index))
    expect(second.linkTo('Newer records')).toBe('/admin/audit')
    const third = await read(second.linkTo('Older records'))
    expect(numbers(third)).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index))
    expect(third.linkTo('Older records')).toBeUndefined()
    expect(third.withClass('found__total')).toEqual(['130 records'])
    expect(numbers(await read(third.linkTo('Newer records')))).toEqual(numbers(second))
  })

  test('keep the filter', async () => {
    const { read } = siteWith(many(240))
    const first = await read('/admin/audit?kind=policy')
    const second = await read(first.linkTo('Older records'))
    const third = await read(second.linkTo('Older records'))
    expect([first, second, third].flatMap(numbers)).toEqual(
      Array.from({ length: 120 }, (_, index) => 240 - index * 2),
    )
    expect(numbers(await read(third.linkTo('Newer records')))).toEqual(numbers(second))
  })

  test('do not shift when something is recorded meanwhile', async () => {
    const { site, read } = siteWith(many(99))
    const older = (await read()).linkTo('Older records')
    record(site.db, many(3))
    expect(numbers(await read(older))[0]).toBe(50)
  })

  test('end with exactly fifty', async () => {
    const { read } = siteWith(many(49))
    const page = await read()
    expect(numbers(page)).toHaveLength(50)
    expect(page.linkTo('Older records')).toBeUndefined()
  })

  test.each(['1', '0', '-1', 'x', '1e3', '99999999999999999999'])(
    'can be asked for before %s',
    async (before) => {
      const { read } = siteWith(many(3))
      const page = await read(`/admin/audit?before=${before}`)
      if (before !== '1') return expect(numbers(page)).toEqual([4, 3, 2, 1])
      expect(page.main).toContain('There are no older records.')
      expect(page.linkTo('Newer records')).toBe('/admin/audit')
    },
  )
})

test('each change of an account stands on the trail with what changed, and never a password', async () => {
  const { site, account, read } = siteWith()
  const people = accountRecords(site.db, site.clock)
  const by = { ...PRIYA, accountId: account.id, name: 'Ana Brook' }
  const id = people.add(
    {
      email: 'tom@example.org',
      name: 'Tom Ellis',
      role: 'reader',
      teamId: null,
      passwordHash: '$argon2id$secret',
    },
    by,
  )
  people.choosePassword(id, '$argon2id$other', by)
  const page = await read()
  expect(sentences(page).slice(0, 2)).toEqual([
    'Ana Brook set the password of account Tom Ellis',
    'Ana Brook added account Tom Ellis',
  ])
  expect(changes(page)).toBe(2)
  expect(page.html).not.toContain('argon2id')
})
