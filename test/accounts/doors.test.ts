import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { offerSetUp } from '../../server/accounts/set-up.ts'
import { A_COMMAND, anAccount, PASSWORD, signedInAs } from '../support/accounts.ts'
import { noonOn, type TestApp, testApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'

const OTHER_PASSWORD = 'seven copper lanterns hum'

/** A site whose clock the test moves by hand. */
function siteWithClock() {
  const time = { now: noonOn('2026-02-02')() }
  const site = testApp({ clock: () => time.now })
  const later = (ms: number) => {
    time.now = new Date(time.now.getTime() + ms)
  }
  return { ...site, later }
}

const HOUR = 3_600_000

const actions = (site: TestApp) =>
  site.db
    .prepare<[], string>(
      "select actor_name || ' ' || action || ' ' || thing_name from audit_record order by id",
    )
    .pluck()
    .all()

describe('signing in', () => {
  test('leads to the page that was asked for, and shows who is signed in', async () => {
    const site = testApp()
    const { email } = anAccount(site, { name: 'Priya Nair', role: 'reader' })
    const asked = await site.agent.get('/account?a=1').expect(303)
    expect(asked.headers.location).toBe('/sign-in?next=%2Faccount%3Fa%3D1')
    const door = readPage((await site.agent.get(asked.headers.location ?? '').expect(200)).text)
    const next = door.all(({ attribs }) => attribs.name === 'next')[0]?.attribs.value
    const entered = await site.agent.post('/sign-in').type('form').send({ email, password: PASSWORD, next })
    expect([entered.status, entered.headers.location]).toEqual([303, '/account?a=1'])
    const page = readPage((await site.agent.get('/account').expect(200)).text)
    expect(page.links.map(({ text }) => text)).toContain('Your account: Priya Nair')
    expect(page.facts()).toMatchObject({ Name: 'Priya Nair', Team: 'None' })
    expect(actions(site).at(-1)).toBe('Priya Nair signed in to Priya Nair')
  })

  test('does not mind capital letters and spaces in the e-mail address, and does in the password', async () => {
    const site = testApp()
    const { email } = anAccount(site)
    const post = (typed: string, password: string) =>
      request(site.app).post('/sign-in').type('form').send({ email: typed, password })
    await post(` ${email.toUpperCase()} `, PASSWORD).expect(303)
    await post(email, PASSWORD.toUpperCase()).expect(422)
  })

  test('tells alike of a wrong password, an unknown address, a disabled account and one without a password', async () => {
    const site = testApp()
    const right = anAccount(site)
    const disabled = anAccount(site)
    const records = accountRecords(site.db, site.clock)
    records.disable(disabled.id, A_COMMAND, null)
    records.add(
      { email: 'new@example.org', name: 'New', role: 'reader', teamId: null, passwordHash: null },
      A_COMMAND,
    )
    const emails = [right.email, 'nobody@example.org', disabled.email, 'new@example.org']
    const pages = await Promise.all(
      emails.map(async (email) => {
        const sent = await request(site.app)
          .post('/sign-in')
          .type('form')
          .send({ email, password: 'not the right words' })
        expect(sent.headers['set-cookie']).toBeUndefined()
        return `${sent.status} ${sent.text.replaceAll(email, 'THE ADDRESS')}`
      }),
    )
    expect(pages[0]).toContain('422 ')
    expect(pages[0]).toContain('The e-mail address or the password is not right.')
    expect(new Set(pages).size).toBe(1)
  })

  test('keeps the e-mail address that was typed, and never the password', async () => {
    const site = testApp()
    const { text } = await site.agent
      .post('/sign-in')
      .type('form')
      .send({ email: 'ann@example.org', password: 'a wrong password', next: '/help' })
      .expect(422)
    expect(text).toContain('value="ann@example.org"')
    expect(text).toContain('value="/help"')
    expect(text).not.toContain('a wrong password')
    expect(readPage(text).title).toBe('Error: Sign in - Pursuant')
  })

  test('asks for what was left out', async () => {
    const { text } = await testApp().agent.post('/sign-in').type('form').send({}).expect(422)
    expect(readPage(text).withClass('govuk-error-summary__list')).toEqual([
      'Enter your e-mail address.Enter your password.',
    ])
  })

  test('is slowed after some failures, says for how long, and goes on after that', async () => {
    const site = siteWithClock()
    const { email } = anAccount(site)
    const post = (password: string) =>
      request(site.app).post('/sign-in').type('form').send({ email, password })
    for (let tries = 0; tries < 6; tries += 1) await post('not the right words').expect(422)
    const slowed = await post(PASSWORD).expect(429)
    expect(slowed.headers['retry-after']).toBe('40')
    expect(readPage(slowed.text).main).toContain('Wait 40 seconds, then try again.')
    site.later(40_000)
    await post(PASSWORD).expect(303)
  })

  test('is not shown to whoever has signed in already', async () => {
    const { agent } = signedInAs(testApp(), 'reader')
    expect((await agent.get('/sign-in?next=/help')).headers.location).toBe('/help')
  })
})

describe('signing out', () => {
  test('ends the session for good', async () => {
    const site = testApp()
    const { agent } = signedInAs(site, 'reader')
    const { headers } = await agent.post('/sign-out').expect(303)
    expect(headers.location).toBe('/')
    expect(headers['set-cookie']?.[0]).toMatch(/^session=;/)
    await agent.get('/account').expect(303)
  })

  test('does no harm to whoever is not signed in', async () => {
    await testApp().agent.post('/sign-out').expect(303)
  })
})

describe('a session', () => {
  test('ends when it is left alone for four hours, and not while it is used', async () => {
    const site = siteWithClock()
    const { agent } = signedInAs(site, 'reader')
    for (let hours = 0; hours < 12; hours += 3) {
      site.later(3 * HOUR)
      await agent.get('/account').expect(200)
    }
    site.later(4 * HOUR)
    await agent.get('/account').expect(303)
  })

  test('ends after a day, however much it is used', async () => {
    const site = siteWithClock()
    const { agent } = signedInAs(site, 'reader')
    for (let hours = 2; hours < 24; hours += 2) {
      site.later(2 * HOUR)
      await agent.get('/account').expect(200)
    }
    site.later(2 * HOUR)
    await agent.get('/account').expect(303)
  })

  test('is not given to whoever only reads', async () => {
    const site = testApp()
    for (const address of ['/', '/questions?q=lantern', '/sign-in', '/nowhere']) {
      expect((await site.agent.get(address)).headers['set-cookie'], address).toBeUndefined()
    }
    expect(site.sessionsDb.prepare('select count(*) from session').pluck().get()).toBe(0)
  })

  test('tells somebody whose session ended while they were typing how to keep what they typed', async () => {
    const site = siteWithClock()
    const { agent } = signedInAs(site, 'reader')
    site.later(5 * HOUR)
    const { text } = await agent.post('/account/password').type('form').send({ current: 'x' }).expect(401)
    expect(readPage(text).main).toContain('Sign in on another tab')
  })
})

describe('the first set-up', () => {
  const FIRST = {
    name: 'Priya Nair',
    email: 'Priya.Nair@example.org',
    team: 'Parliamentary Business',
    password: PASSWORD,
  }
  const tokenOf = (site: TestApp) => String(offerSetUp(site.db, site.clock)).split('token=')[1] ?? ''

  test('makes an admin and their team, signs them in, and closes for good', async () => {
    const site = testApp()
    const token = tokenOf(site)
    await site.agent.get('/set-up').query({ token }).expect(200)
    const made = await site.agent
      .post('/set-up')
      .type('form')
      .send({ ...FIRST, token })
    expect([made.status, made.headers.location]).toEqual([303, '/admin/users'])
    const page = readPage((await site.agent.get('/account').expect(200)).text)
    expect(page.facts()).toMatchObject({ 'E-mail address': 'priya.nair@example.org', Team: FIRST.team })
    expect(page.main).toContain('Your account is made.')
    expect(actions(site)).toEqual([
      'Priya Nair added Parliamentary Business',
      'Priya Nair added Priya Nair',
      'Priya Nair signed in to Priya Nair',
    ])
    await request(site.app).get('/set-up').query({ token }).expect(410)
    expect(offerSetUp(site.db, site.clock)).toBeNull()
  })

  test('goes to one of two who are there at once', async () => {
    const site = testApp()
    const token = tokenOf(site)
    const post = (email: string) =>
      request(site.app)
        .post('/set-up')
        .type('form')
        .send({ ...FIRST, email, token })
    const both = await Promise.all([post('one@example.org'), post('two@example.org')])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(site.db.prepare('select count(*) from account').pluck().get()).toBe(1)
  })

  test('is dead after an hour, and when another link is printed', async () => {
    const site = siteWithClock()
    const first = tokenOf(site)
    const second = tokenOf(site)
    await site.agent.get('/set-up').query({ token: first }).expect(410)
    await site.agent.get('/set-up').query({ token: second }).expect(200)
    site.later(HOUR)
    await site.agent.get('/set-up').query({ token: second }).expect(410)
    await site.agent
      .post('/set-up')
      .type('form')
      .send({ ...FIRST, token: second })
      .expect(410)
  })

  test('keeps what was typed when something is wrong, and does not spend the link', async () => {
    const site = testApp()
    const token = tokenOf(site)
    const send = (fields: object) =>
      site.agent
        .post('/set-up')
        .type('form')
        .send({ ...FIRST, token, ...fields })
    const wrong = readPage((await send({ password: 'priya nair 123', email: 'nobody' }).expect(422)).text)
    expect(wrong.withClass('govuk-error-summary__list')[0]).toContain('such as name@example.org')
    expect(wrong.html).toContain('value="Parliamentary Business"')
    const easy = readPage((await send({ password: 'priya nair 123' }).expect(422)).text)
    expect(easy.withClass('govuk-error-summary__list')[0]).toContain('too easy to guess')
    await send({}).expect(303)
  })

  test('has no link of a shape that was never made', async () => {
    const { agent } = testApp()
    for (const token of ['', 'x', 'a'.repeat(32), '../../etc', "' or 1=1 --"]) {
      await agent.get('/set-up').query({ token }).expect(410)
    }
  })
})

describe('a link for a new password', () => {
  const linkFor = (site: TestApp, id: number) => oneTimeLinks(site.db, site.clock).makeForPassword(id)

  test('lets its person choose one, signs them in here and out elsewhere, and dies', async () => {
    const site = testApp()
    const { account, agent: elsewhere } = signedInAs(site, 'editor', { name: 'Tom Ellis' })
    const token = linkFor(site, account.id)
    const page = readPage((await site.agent.get('/new-password').query({ token }).expect(200)).text)
    expect(page.main).toContain(`For the account of Tom Ellis, ${account.email}.`)
    await site.agent.post('/new-password').type('form').send({ token, password: OTHER_PASSWORD }).expect(303)
    await site.agent.get('/account').expect(200)
    await elsewhere.get('/account').expect(303)
    await request(site.app).get('/new-password').query({ token }).expect(410)
    const sign = (password: string) =>
      request(site.app).post('/sign-in').type('form').send({ email: account.email, password })
    await sign(PASSWORD).expect(422)
    await sign(OTHER_PASSWORD).expect(303)
    expect(actions(site)).toContain('Tom Ellis set the password of Tom Ellis')
  })

  test('is void once another was made, after a day, and when the account is disabled', async () => {
    const site = siteWithClock()
    const { id } = anAccount(site)
    const first = linkFor(site, id)
    const second = linkFor(site, id)
    const status = async (token: string) => (await site.agent.get('/new-password').query({ token })).status
    expect(await status(first)).toBe(410)
    expect(await status(second)).toBe(200)
    accountRecords(site.db, site.clock).disable(id, A_COMMAND, null)
    expect(await status(second)).toBe(410)
    accountRecords(site.db, site.clock).enable(id, A_COMMAND, null)
    expect(await status(second)).toBe(410)
    const third = linkFor(site, id)
    site.later(24 * HOUR)
    expect(await status(third)).toBe(410)
  })

  test('is not spent by a password that will not do', async () => {
    const site = testApp()
    const token = linkFor(site, anAccount(site, { name: 'Tom Ellis' }).id)
    const post = (password: string) => site.agent.post('/new-password').type('form').send({ token, password })
    for (const password of ['', 'short', 'tomellis1234']) await post(password).expect(422)
    await post(OTHER_PASSWORD).expect(303)
  })

  test('does not stand in the database as it is', () => {
    const site = testApp()
    const token = linkFor(site, anAccount(site).id)
    expect(JSON.stringify(site.db.prepare('select * from one_time_link').all())).not.toContain(token)
  })
})
