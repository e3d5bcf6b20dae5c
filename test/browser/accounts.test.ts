import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offerSetUp } from '../../server/accounts/set-up.ts'
import { PASSWORD } from '../support/accounts.ts'
import { AXE, faultsOf } from './axe.ts'
import { type RunningSite, startSite } from './site.ts'
import { startVisiting, type Visitor } from './visit.ts'

const OTHER_PASSWORD = 'seven copper lanterns hum'

let visitor: Visitor
let running: RunningSite

beforeAll(async () => {
  visitor = await startVisiting()
  running = await startSite('nothing')
})

afterAll(async () => {
  await visitor.leave()
  running.stop()
})

async function setUp(page: Page): Promise<void> {
  await page.goto(`${running.address}${offerSetUp(running.site.db, running.site.clock)}`)
  await page.getByLabel('Your name').fill('Priya Nair')
  await page.getByLabel('Your e-mail address').fill('priya@example.org')
  await page.getByLabel('Your team').fill('Parliamentary Business')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
}

/** @returns the link that the page shows once, as this site has it: BASE_URL knows nothing of its port */
async function addPerson(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Tom Ellis')
  await page.getByLabel('E-mail address').fill('tom@example.org')
  await page.getByLabel('Editor', { exact: true }).check()
  await page.getByRole('button', { name: 'Add' }).click()
  const { pathname, search } = new URL((await page.locator('.citation').textContent())?.trim() ?? '')
  return `${running.address}${pathname}${search}`
}

describe('without JavaScript', () => {
  test('the first admin adds a person, who chooses a password, signs out and in again', async () => {
    const { page: admin } = await visitor.open({ javaScriptEnabled: false })
    await setUp(admin)
    expect(await admin.locator('.govuk-notification-banner').textContent()).toContain('Your account is made.')
    const link = await addPerson(admin)

    const { page } = await visitor.open({ javaScriptEnabled: false })
    await page.goto(link)
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('at least 12 characters')
    await page.getByLabel('New password').fill(OTHER_PASSWORD)
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()

    await page.getByRole('link', { name: 'Help', exact: true }).first().click()
    await page.getByRole('navigation').getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail address').fill('tom@example.org')
    await page.getByLabel('Password', { exact: true }).fill(OTHER_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(new URL(page.url()).pathname).toBe('/help')
    expect(await page.getByRole('link', { name: 'Your account: Tom Ellis' }).isVisible()).toBe(true)
  })
})

describe('with the keyboard alone', () => {
  test('one signs in, and the error of a wrong password takes the focus', async () => {
    const { page, errors } = await visitor.open()
    await page.addInitScript({ content: AXE })
    await page.goto(`${running.address}/sign-in`)
    await page.getByLabel('E-mail address').focus()
    await page.keyboard.type('priya@example.org')
    await page.keyboard.press('Tab')
    await page.keyboard.type('not the right words')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text') // shown
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.govuk-error-summary:focus').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('#email:focus').count()).toBe(1)
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Your account: Priya Nair' }).waitFor()
    expect(errors()).toEqual([])
  })
})
