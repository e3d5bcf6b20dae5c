import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { anAccount, PASSWORD, sessionCookie, signedInAs } from '../support/accounts.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'

const OTHER_PASSWORD = 'seven copper lanterns hum'

/** Two browsers of one person. */
function twoBrowsers(site: TestApp) {
  const account = anAccount(site)
  const browser = () => request.agent(site.app).set('Cookie', sessionCookie(site, account.id))
  return { account, here: browser(), there: browser() }
}

describe('the list of sessions', () => {
  test('shows where one is signed in, and which session is this one', async () => {
    const site = testApp()
    const { here } = twoBrowsers(site)
    signedInAs(site, 'reader') // somebody else's
    const items = readPage((await here.get('/account')).text).withClass('sessions__item')
    expect(items).toHaveLength(2)
    expect(items.filter((item) => item.includes('This one'))).toHaveLength(1)
    expect(items[0]).toContain('Firefox on Linux')
    expect(items[0]).toContain('From 192.0.2.1. Signed in 12 January 2026, 12:00')
  })

  test('ends another of one’s sessions at once', async () => {
    const { here, there } = twoBrowsers(testApp())
    const page = readPage((await here.get('/account')).text)
    const ending = page.all(({ attribs }) => attribs.action?.endsWith('/ending') ?? false)[0]?.attribs.action
    await here.post(String(ending)).expect(303)
    await there.get('/account').expect(303)
    expect(readPage((await here.get('/account').expect(200)).text).main).toContain('That session is ended.')
    expect(readPage((await here.get('/account')).text).main).not.toContain('That session is ended.')
    await here.post(String(ending)).expect(404)
  })

  test('ends all others at once', async () => {
    const { here, there } = twoBrowsers(testApp())
    await here.post('/account/other-sessions/ending').expect(303)
    await there.get('/account').expect(303)
    await here.get('/account').expect(200)
  })

  test('does not end the sessions of other people', async () => {
    const site = testApp()
    const { agent: victim } = signedInAs(site, 'reader') // number 1
    const { agent: other } = signedInAs(site, 'admin')
    for (const number of ['1', '0', '99', 'x', '1e3', '-1']) {
      await other.post(`/account/sessions/${number}/ending`).expect(404)
    }
    await victim.get('/account').expect(200)
  })
})

describe('changing one’s password', () => {
  const change = (agent: ReturnType<typeof request.agent>, current: string, password: string) =>
    agent.post('/account/password').type('form').send({ current, password })

  test('needs the present one, ends every other session and renews this one', async () => {
    const site = testApp()
    const { account, here, there } = twoBrowsers(site)
    await change(here, 'not the right words', OTHER_PASSWORD).expect(422)
    const old = sessionCookie(site, account.id)
    await change(here, PASSWORD, OTHER_PASSWORD).expect(303)
    await there.get('/account').expect(303)
    await request(site.app).get('/account').set('Cookie', old).expect(303)
    const page = await here.get('/account').expect(200)
    expect(readPage(page.text).withClass('sessions__item')).toHaveLength(1)
    const sign = (password: string) =>
      request(site.app).post('/sign-in').type('form').send({ email: account.email, password })
    await sign(OTHER_PASSWORD).expect(303)
    await sign(PASSWORD).expect(422)
  })

  test('says what is wrong with the new one', async () => {
    const { agent } = signedInAs(testApp(), 'reader', { name: 'Eleanor Ashby' })
    for (const [password, message] of [
      ['', 'Enter a password.'],
      ['too short', 'at least 12 characters'],
      ['eleanor ashby', 'too easy to guess'],
    ] as const) {
      const { text } = await change(agent, PASSWORD, password).expect(422)
      expect(readPage(text).withClass('govuk-error-summary__list')[0]).toContain(message)
    }
  })

  test('is slowed for whoever found a browser open and guesses', async () => {
    const { agent } = signedInAs(testApp(), 'reader')
    for (let tries = 0; tries < 6; tries += 1) {
      await change(agent, `guess number ${tries}`, OTHER_PASSWORD).expect(422)
    }
    await change(agent, PASSWORD, OTHER_PASSWORD).expect(429)
  })
})
