import { pino } from 'pino'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { LONGEST_NAME } from '../../server/accounts/schema.ts'
import { PASSWORD } from '../support/accounts.ts'
import { adminSite, errorsOf, noticeOf } from '../support/admin.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { lastOf, trail, wholeText } from '../support/trail.ts'

const NEWCOMER = { name: 'Tom Ellis', email: 'tom.ellis@example.org', role: 'editor', team: '', reason: '' }

const rowsOf = (page: ReturnType<typeof readPage>) => page.tagged('tr').slice(1)

describe('the list of people', () => {
  test('is where /admin leads', async () => {
    const { agent } = adminSite()
    const { headers } = await agent.get('/admin').expect(303)
    expect(headers.location).toBe('/admin/users')
  })

  test('gives of each the role, the team, the last signing in, and whether they can sign in', async () => {
    const site = adminSite()
    const { id } = site.someone({ name: 'Aaron Left', role: 'reader' })
    await site.send('/admin/users', NEWCOMER, 200)
    await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    await request(site.app)
      .post('/sign-in')
      .type('form')
      .send({ email: site.admin.email, password: PASSWORD })
      .expect(303)
    const page = await site.open('/admin/users')
    expect(page.main).toContain('3 people')
    expect(rowsOf(page)).toEqual([
      'Priya Nair (you) priya.nair@example.org Admin No team 12 January 2026',
      'Tom Ellis tom.ellis@example.org Waiting for a first password Editor No team Never',
      expect.stringMatching(/^Aaron Left \S+ Disabled Reader No team Never$/),
    ])
    expect(page.linkTo('Aaron Left')).toBe(`/admin/users/${id}`)
  })

  test('and every admin page is kept in no cache, and leads to the other parts', async () => {
    const { agent } = adminSite()
    for (const path of [
      '/admin/users',
      '/admin/users/new',
      '/admin/users/1',
      '/admin/users/1/disabling',
      '/admin/teams',
    ]) {
      const { headers, text } = await agent.get(path).expect(200)
      expect(headers['cache-control'], path).toBe('no-store')
      const { linkTo } = readPage(text)
      expect([linkTo('People'), linkTo('Teams'), linkTo('Audit trail')]).toEqual([
        '/admin/users',
        '/admin/teams',
        '/admin/audit',
      ])
    }
  })
})

describe('adding a person', () => {
  test('shows a link once, by which they choose a password and are let in', async () => {
    const site = adminSite({ config: { BASE_URL: 'http://pursuant.example' } })
    const page = await site.send('/admin/users', NEWCOMER, 200)
    expect(page.heading).toBe('Tom Ellis is added')
    const link = page.withClass('citation')[0] ?? ''
    expect(link).toMatch(/^http:\/\/pursuant\.example\/new-password\?token=[\w-]{32}$/)
    expect(
      page.all(({ attribs }) => attribs.class?.includes('citation') ?? false)[0]?.attribs['data-copy'],
    ).toBeDefined()
    const path = link.replace('http://pursuant.example', '')
    const door = await request(site.app).get(path).expect(200)
    expect(door.text).toContain('tom.ellis@example.org')
    const token = path.split('=')[1]
    const chosen = await request(site.app)
      .post('/new-password')
      .type('form')
      .send({ token, password: PASSWORD })
    expect(chosen.status).toBe(303)
    await request(site.app).get(path).expect(410)
    expect(rowsOf(await site.open('/admin/users'))[1]).toMatch(/^Tom Ellis .* 12 January 2026$/)
  })

  test('is on the audit trail with the reason, and so is the link', async () => {
    const site = adminSite()
    const team = site.team('Data Unit')
    await site.send('/admin/users', { ...NEWCOMER, team: String(team), reason: ' joined  the unit ' }, 200)
    expect(trail(site.db).slice(-2)).toEqual([
      {
        said: 'Priya Nair added account Tom Ellis',
        before: null,
        after: { email: 'tom.ellis@example.org', name: 'Tom Ellis', role: 'editor', team: 'Data Unit' },
        reason: 'joined the unit',
      },
      {
        said: 'Priya Nair made a password link for account Tom Ellis',
        before: null,
        after: null,
        reason: null,
      },
    ])
  })

  test('leaves neither link nor password in the database, the sessions, the logs, or any other page', async () => {
    const lines: string[] = []
    const site = adminSite({ logger: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }) })
    const page = await site.send('/admin/users', NEWCOMER, 200)
    const link = page.withClass('citation')[0] ?? ''
    const token = link.split('=')[1] ?? 'none'
    const everywhere = () => [wholeText(site.db), wholeText(site.sessionsDb), ...lines].join('\n')
    expect(everywhere()).toContain('tom.ellis@example.org')
    expect(everywhere()).not.toContain(token)
    const pages = ['/admin/users', '/admin/users/2', '/admin/audit', '/admin/users/new']
    const texts = await Promise.all(pages.map(async (path) => (await site.agent.get(path)).text))
    expect(texts.join('\n')).not.toContain(token)
    await request(site.app).post('/new-password').type('form').send({ token, password: PASSWORD }).expect(303)
    expect(everywhere()).not.toContain(PASSWORD)
    expect(everywhere()).not.toContain(token)
    expect(JSON.stringify(trail(site.db))).not.toContain('argon2')
  })

  test('sent again, as by loading the page again, adds nobody and leads to who is there', async () => {
    const site = adminSite()
    await site.send('/admin/users', NEWCOMER, 200)
    const before = trail(site.db).length
    const again = await site.send('/admin/users', { ...NEWCOMER, email: ' Tom.ELLIS@example.org' }, 422)
    expect(errorsOf(again)).toEqual(['There is an account for tom.ellis@example.org already.'])
    expect(again.title).toMatch(/^Error: /)
    expect(again.linkTo('Tom Ellis')).toBe('/admin/users/2')
    expect(trail(site.db)).toHaveLength(before)
  })

  test('shows the form again with what was typed, and says of each field what to do', async () => {
    const { send, db } = adminSite()
    const before = trail(db).length
    const page = await send(
      '/admin/users',
      { name: ' \u202e ', email: 'tom@', team: '9999', reason: 'x'.repeat(501) },
      422,
    )
    expect(errorsOf(page)).toEqual([
      'Enter the name.',
      'Enter an e-mail address such as name@example.org.',
      'Choose a role.',
      'Shorten the reason to at most 500 characters.',
    ])
    expect(page.all(({ attribs }) => attribs.name === 'email')[0]?.attribs.value).toBe('tom@')
    expect(page.withClass('govuk-error-message')).toHaveLength(4)
    expect(trail(db)).toHaveLength(before)
  })

  test.each([
    [
      'a name that is too long',
      { name: 'N'.repeat(LONGEST_NAME + 1) },
      'Shorten the name to at most 100 characters.',
    ],
    [
      'an address that is too long',
      { email: `${'a'.repeat(250)}@example.org` },
      'The e-mail address must have at most 254 characters.',
    ],
    ['a role that does not exist', { role: 'owner' }, 'Choose a role.'],
    ['a team that does not exist', { team: '77' }, 'This team is not there any more. Choose another.'],
    ['a team that is no number', { team: 'Data Unit' }, 'Choose a team from the list.'],
  ])('refuses %s', async (_what, wrong, message) => {
    const { send, db } = adminSite()
    const page = await send('/admin/users', { ...NEWCOMER, ...wrong }, 422)
    expect(errorsOf(page)).toEqual([message])
    expect(lastOf(db)?.said).toBe('the tests added account Priya Nair')
  })

  test('keeps a hostile name as a name', async () => {
    const site = adminSite()
    const name = `<script>alert("x")</script> & 'Co' {{constructor}} \u202edrab\u0000`
    const added = await site.send('/admin/users', { ...NEWCOMER, name }, 200)
    const kept = `<script>alert("x")</script> & 'Co' {{constructor}} drab`
    expect(added.heading).toBe(`${kept} is added`)
    const team = site.team('<img src=x onerror=alert(1)>')
    const changed = await site.fill('/admin/users/2', { team: String(team) })
    expect(noticeOf(changed)).toBe(`The account of ${kept} is changed.`)
    for (const path of [
      '/admin/users',
      '/admin/users/2',
      '/admin/users/2/disabling',
      '/admin/teams',
      `/admin/teams/${team}`,
    ]) {
      expectNoInjection(await site.open(path))
    }
    expect((await site.open('/admin/users/2')).heading).toBe(kept)
  })
})

describe('the page of a person', () => {
  test('says who they are, and leads to what the audit trail has of them', async () => {
    const site = adminSite()
    const { id, email } = site.someone({ team: 'Data Unit' })
    const page = await site.open(`/admin/users/${id}`)
    expect(page.heading).toBe('Tom Ellis')
    expect(page.facts()).toEqual({
      'E-mail address': email,
      Role: 'Editor',
      Team: 'Data Unit',
      'Last signed in': 'Never',
      Added: '12 January 2026, 12:00',
    })
    const done = await site.open(String(page.linkTo('what was done to this account')))
    expect(done.withClass('audit-record')).toEqual([
      expect.stringContaining('the tests added account Tom Ellis'),
    ])
    expect(page.linkTo('what Tom Ellis did')).toBe(`/admin/audit?person=${id}`)
  })

  test('is not there for a number that nobody has', async () => {
    const { agent } = adminSite()
    for (const number of ['99', '0', 'x', '-1', '1e3', '99999999999999']) {
      await agent.get(`/admin/users/${number}`).expect(404)
      await agent.post(`/admin/users/${number}`).type('form').send(NEWCOMER).expect(404)
      for (const act of ['disabling', 'enabling', 'password-link', 'sessions-ending']) {
        await agent.post(`/admin/users/${number}/${act}`).type('form').send({ reason: 'x' }).expect(404)
      }
    }
  })
})

describe('changing a person', () => {
  test('is saved, said, and on the audit trail with before, after and reason', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const page = await site.fill(`/admin/users/${id}`, { role: 'approver', reason: 'acting up' })
    expect(noticeOf(page)).toBe('The account of Tom Ellis is changed.')
    expect(page.facts()).toMatchObject({ Role: 'Approver' })
    expect(lastOf(site.db)).toEqual({
      said: 'Priya Nair changed account Tom Ellis',
      before: { role: 'editor' },
      after: { role: 'approver' },
      reason: 'acting up',
    })
    expect(noticeOf(await site.open(`/admin/users/${id}`))).toBeUndefined()
  })

  test('holds for them from their next request on', async () => {
    const site = adminSite()
    const { id } = site.someone({ role: 'admin' })
    const theirs = request.agent(site.app).set('Cookie', site.cookieOf(id))
    await theirs.get('/admin/users').expect(200)
    await site.fill(`/admin/users/${id}`, { role: 'approver', reason: 'moved on' })
    await theirs.get('/admin/users').expect(403)
    await theirs.get('/account').expect(200)
  })

  test('of the role or the e-mail address needs a reason; of the name or the team does not', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const at = `/admin/users/${id}`
    const REASON = 'Enter why you change the role or the e-mail address: it stays in the audit trail.'
    expect(errorsOf(await site.fill(at, { role: 'reader' }, 422))).toEqual([REASON])
    expect(errorsOf(await site.fill(at, { email: 'new@example.org', reason: '  ' }, 422))).toEqual([REASON])
    expect(errorsOf(await site.fill(at, { role: 'reader', name: '' }, 422))).toEqual([
      'Enter the name.',
      REASON,
    ])
    const team = site.team('Data Unit')
    await site.fill(at, { name: 'Thomas Ellis', team: String(team) })
    expect(lastOf(site.db)).toMatchObject({
      before: { name: 'Tom Ellis', team: null },
      after: { name: 'Thomas Ellis', team: 'Data Unit' },
      reason: null,
    })
    await site.fill(at, { email: 'NEW@example.org', reason: 'married' })
    expect((await site.open(at)).facts()['E-mail address']).toBe('new@example.org')
  })

  test('to nothing different is said, and leaves no record', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const before = trail(site.db).length
    expect(noticeOf(await site.fill(`/admin/users/${id}`, {}))).toBe('Nothing was different.')
    expect(trail(site.db)).toHaveLength(before)
  })

  test('to an e-mail address in use, in any capitals, is refused at the field', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const page = await site.fill(`/admin/users/${id}`, { email: 'PRIYA.Nair@example.org', reason: 'x' }, 422)
    expect(errorsOf(page)).toEqual(['There is an account for priya.nair@example.org already.'])
    expect(page.all(({ attribs }) => attribs.name === 'email')[0]?.attribs.value).toBe(
      'PRIYA.Nair@example.org',
    )
  })

  test('that somebody else was quicker with is shown beside theirs, and saved when sent again', async () => {
    const site = adminSite()
    const { id, email } = site.someone()
    const at = `/admin/users/${id}`
    const mine = { ...(await site.formOf(at)), name: 'Thomas Ellis' }
    await site.fill(at, { role: 'approver', reason: 'acting up' })
    const page = await site.send(at, mine, 409)
    expect(page.heading).toBe('Tom Ellis')
    expect(page.title).toMatch(/^Changed meanwhile: Tom Ellis/)
    expect(rowsOf(page)).toEqual([
      'Name Tom Ellis Thomas Ellis',
      `E-mail address ${email} The same`,
      'Role Approver Editor',
      'Team No team The same',
    ])
    const field = (name: string) => page.all(({ attribs }) => attribs.name === name)
    expect(field('name')[0]?.attribs.value).toBe('Thomas Ellis')
    expect(field('role').find(({ attribs }) => 'checked' in attribs)?.attribs.value).toBe('editor')
    const revision = field('revision')[0]?.attribs.value ?? ''
    await site.send(at, { ...mine, revision, role: 'approver' })
    expect((await site.open(at)).facts()).toMatchObject({ Role: 'Approver' })
    expect((await site.open(at)).heading).toBe('Thomas Ellis')
  })

  test('with mistakes in a form that is also too old ends in the same question', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const at = `/admin/users/${id}`
    const mine = { ...(await site.formOf(at)), name: '' }
    await site.fill(at, { name: 'Thomas Ellis' })
    const again = await site.send(at, mine, 422)
    const revision = again.all(({ attribs }) => attribs.name === 'revision')[0]?.attribs.value ?? ''
    await site.send(at, { ...mine, revision, name: 'Tommy Ellis' }, 409)
  })

  test.each(['', 'x', '-1', '1.5', '999'])(
    'with the revision “%s” is taken for too old',
    async (revision) => {
      const site = adminSite()
      const { id } = site.someone()
      await site.fill(`/admin/users/${id}`, { name: 'Thomas Ellis', revision }, 409)
    },
  )

  test('that would leave no admin is refused at the role', async () => {
    const site = adminSite()
    const at = `/admin/users/${site.admin.id}`
    const page = await site.fill(at, { role: 'editor', reason: 'x' }, 422)
    expect(errorsOf(page)).toEqual(['No other admin can sign in. Make somebody else an admin first.'])
    expect(lastOf(site.db)?.said).toBe('the tests added account Priya Nair')
  })

  test('of one’s own role is warned of, and leads to where one may still go', async () => {
    const site = adminSite()
    site.someone({ role: 'admin' })
    const at = `/admin/users/${site.admin.id}`
    const { main } = await site.open(at)
    expect(main).toContain('This is your own account')
    expect(main).toContain('without Admin you cannot open these pages any more')
    const page = await site.fill(at, { role: 'reader', reason: 'enough' })
    expect(page.heading).toBe('Your account')
    await site.agent.get(at).expect(403)
  })
})
