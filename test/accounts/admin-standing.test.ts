import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../support/accounts.ts'
import { adminSite, errorsOf, noticeOf } from '../support/admin.ts'
import { readPage } from '../support/html.ts'
import { lastOf, trail, wholeText } from '../support/trail.ts'

type Site = ReturnType<typeof adminSite>

const signIn = ({ app }: Site, email: string, password = PASSWORD) =>
  request(app).post('/sign-in').type('form').send({ email, password })

describe('disabling a person', () => {
  test('is asked about first, with what it does', async () => {
    const site = adminSite()
    const { id } = site.someone()
    expect((await site.open(`/admin/users/${id}`)).linkTo('Disable this account')).toBe(
      `/admin/users/${id}/disabling`,
    )
    const page = await site.open(`/admin/users/${id}/disabling`)
    expect(page.heading).toBe('Disable Tom Ellis')
    expect(page.main).toContain('Tom Ellis is signed out everywhere at once, and cannot sign in.')
    expect(page.main).not.toContain('your own account')
  })

  test('needs a reason', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const at = `/admin/users/${id}/disabling`
    expect(errorsOf(await site.send(at, { reason: ' \t ' }, 422))).toEqual([
      'Enter a reason: it stays in the audit trail.',
    ])
    expect(errorsOf(await site.send(at, {}, 422))).toEqual(['Enter a reason: it stays in the audit trail.'])
    const long = await site.send(at, { reason: 'x'.repeat(501) }, 422)
    expect(errorsOf(long)).toEqual(['Shorten the reason to at most 500 characters.'])
    expect(long.all(({ attribs }) => attribs.name === 'reason')[0]?.attribs.value).toHaveLength(501)
    expect(site.db.prepare('select count(*) from account where disabled_at is not null').pluck().get()).toBe(
      0,
    )
  })

  test('ends all their sessions at once, and keeps them out', async () => {
    const site = adminSite()
    const { id, email } = site.someone()
    const browsers = [1, 2].map(() => request.agent(site.app).set('Cookie', site.cookieOf(id)))
    for (const browser of browsers) await browser.get('/account').expect(200)
    const page = await site.send(`/admin/users/${id}/disabling`, { reason: 'left the department' })
    expect(noticeOf(page)).toBe('Tom Ellis is disabled, and signed out everywhere.')
    expect(page.withClass('status')).toEqual(['Disabled'])
    expect(page.facts()).toMatchObject({ Disabled: '12 January 2026, 12:00' })
    for (const browser of browsers) await browser.get('/account').expect(303)
    await signIn(site, email).expect(422)
    expect(lastOf(site.db)).toEqual({
      said: 'Priya Nair disabled account Tom Ellis',
      before: null,
      after: null,
      reason: 'left the department',
    })
  })

  test('a second time leaves no second record', async () => {
    const site = adminSite()
    const { id } = site.someone()
    await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    const before = trail(site.db).length
    await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    expect(trail(site.db)).toHaveLength(before)
    const { headers } = await site.agent.get(`/admin/users/${id}/disabling`).expect(303)
    expect(headers.location).toBe(`/admin/users/${id}`)
  })

  test('is refused for the last admin, who is told why', async () => {
    const site = adminSite()
    const page = await site.send(`/admin/users/${site.admin.id}/disabling`, { reason: 'holiday' }, 422)
    expect(page.main).toContain('No other admin can sign in. Make somebody else an admin first.')
    expect(page.title).toMatch(/^Error: /)
    expect(page.all(({ attribs }) => attribs.name === 'reason')[0]?.attribs.value).toBe('holiday')
    await site.agent.get('/admin/users').expect(200)
  })

  test('of oneself is warned of, and signs one out', async () => {
    const site = adminSite()
    site.someone({ role: 'admin' })
    const at = `/admin/users/${site.admin.id}/disabling`
    expect((await site.open(at)).withClass('govuk-warning-text__text')[0]).toContain(
      'This is your own account: you are signed out at once',
    )
    const page = await site.send(at, { reason: 'leaving' })
    expect(page.linkTo('Sign in')).toBeDefined()
    await site.agent.get('/admin/users').expect(303)
  })
})

describe('enabling a person', () => {
  test('lets them in again with the password that they had, and brings back no session', async () => {
    const site = adminSite()
    const { id, email } = site.someone()
    const theirs = request.agent(site.app).set('Cookie', site.cookieOf(id))
    await site.send(`/admin/users/${id}/disabling`, { reason: 'on leave' })
    const at = (await site.open(`/admin/users/${id}`)).linkTo('Enable this account') ?? ''
    expect((await site.open(at)).main).toContain('can sign in again with the password that they had')
    const page = await site.send(at, { reason: 'is back' })
    expect(noticeOf(page)).toBe('Tom Ellis can sign in again.')
    expect(lastOf(site.db)).toMatchObject({ said: 'Priya Nair enabled account Tom Ellis', reason: 'is back' })
    await theirs.get('/account').expect(303)
    await signIn(site, email).expect(303)
  })

  test('takes a reason or none, of a length that can be kept', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const at = `/admin/users/${id}/enabling`
    await site.send(`/admin/users/${id}/disabling`, { reason: 'on leave' })
    const long = await site.send(at, { reason: 'x'.repeat(501) }, 422)
    expect(errorsOf(long)).toEqual(['Shorten the reason to at most 500 characters.'])
    await site.send(at)
    expect(lastOf(site.db)).toMatchObject({ said: 'Priya Nair enabled account Tom Ellis', reason: null })
  })

  test('is not offered for who is not disabled', async () => {
    const site = adminSite()
    const { id } = site.someone()
    expect((await site.open(`/admin/users/${id}`)).linkTo('Enable this account')).toBeUndefined()
    const { headers } = await site.agent.get(`/admin/users/${id}/enabling`).expect(303)
    expect(headers.location).toBe(`/admin/users/${id}`)
  })
})

describe('a password link', () => {
  const tokenIn = (page: { withClass: (name: string) => string[] }) =>
    page.withClass('citation')[0]?.split('=')[1] ?? ''

  test('is shown in no other page, lets its holder choose a password, and signs them out elsewhere', async () => {
    const site = adminSite()
    const { id, email } = site.someone()
    const theirs = request.agent(site.app).set('Cookie', site.cookieOf(id))
    const response = await site.agent.post(`/admin/users/${id}/password-link`).expect(200)
    expect(response.headers['cache-control']).toBe('no-store')
    const token = tokenIn(readPage(response.text))
    await theirs.get('/account').expect(200) // the password that they have works on until then
    await signIn(site, email).expect(303)
    const password = 'seven copper lanterns hum'
    await request(site.app).post('/new-password').type('form').send({ token, password }).expect(303)
    await theirs.get('/account').expect(303)
    await signIn(site, email).expect(422)
    await signIn(site, email, password).expect(303)
  })

  test('makes the one before it void', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const first = tokenIn(await site.send(`/admin/users/${id}/password-link`, {}, 200))
    const second = tokenIn(await site.send(`/admin/users/${id}/password-link`, {}, 200))
    await request(site.app).get(`/new-password?token=${first}`).expect(410)
    await request(site.app).get(`/new-password?token=${second}`).expect(200)
  })

  test('is on the audit trail, and its token nowhere', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const token = tokenIn(await site.send(`/admin/users/${id}/password-link`, {}, 200))
    expect(lastOf(site.db)?.said).toBe('Priya Nair made a password link for account Tom Ellis')
    expect(token).toHaveLength(32)
    expect(wholeText(site.db) + wholeText(site.sessionsDb)).not.toContain(token)
    expect((await site.open(`/admin/users/${id}`)).html).not.toContain(token)
  })

  test('is void once its person is disabled, and not made for them then', async () => {
    const site = adminSite()
    const { id } = site.someone()
    const token = tokenIn(await site.send(`/admin/users/${id}/password-link`, {}, 200))
    await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    await request(site.app).get(`/new-password?token=${token}`).expect(410)
    const page = await site.send(`/admin/users/${id}/password-link`)
    expect(page.heading).toBe('Enable Tom Ellis')
    expect(lastOf(site.db)?.said).toBe('Priya Nair disabled account Tom Ellis')
  })

  test('works for a day', async () => {
    const time = { now: new Date('2026-02-02T12:00:00Z') }
    const site = adminSite({ clock: () => time.now })
    const { id } = site.someone()
    const token = tokenIn(await site.send(`/admin/users/${id}/password-link`, {}, 200))
    time.now = new Date('2026-02-03T11:59:00Z')
    await request(site.app).get(`/new-password?token=${token}`).expect(200)
    time.now = new Date('2026-02-03T12:00:00Z')
    await request(site.app).get(`/new-password?token=${token}`).expect(410)
  })
})

describe('ending all sessions', () => {
  test('signs a person out everywhere, and lets them in again', async () => {
    const site = adminSite()
    const { id, email } = site.someone()
    const theirs = request.agent(site.app).set('Cookie', site.cookieOf(id))
    const page = await site.send(`/admin/users/${id}/sessions-ending`)
    expect(noticeOf(page)).toBe('Tom Ellis is signed out everywhere.')
    expect(lastOf(site.db)?.said).toBe('Priya Nair ended all sessions of account Tom Ellis')
    await theirs.get('/account').expect(303)
    await signIn(site, email).expect(303)
    await site.agent.get('/admin/users').expect(200)
  })

  test('of oneself ends one’s own here too', async () => {
    const site = adminSite()
    const at = `/admin/users/${site.admin.id}`
    expect((await site.open(at)).main).toContain('Signs you out everywhere, here too.')
    await site.agent.post(`${at}/sessions-ending`).expect(303)
    await site.agent.get(at).expect(303)
  })
})

test('nobody but an admin does any of this', async () => {
  const site = adminSite()
  const { id } = site.someone({ role: 'approver' })
  const cookie = site.cookieOf(id)
  const before = trail(site.db).length
  for (const act of ['disabling', 'enabling', 'password-link', 'sessions-ending']) {
    const post = () =>
      request(site.app).post(`/admin/users/${site.admin.id}/${act}`).type('form').send({ reason: 'x' })
    await post().set('Cookie', cookie).expect(403)
    await post().expect(401)
  }
  expect(trail(site.db)).toHaveLength(before)
})
