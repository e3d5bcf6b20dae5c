import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AXE, faultsOf } from './axe.ts'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
  await window.page.addInitScript({ content: AXE })
})

afterAll(() => visitor.leave())

const box = () => window.page.locator('#q')
const options = () => window.page.locator('#q-list').getByRole('option')
const said = () => window.page.locator('#search [role="status"]')

/** Goes to the search and types, as a person does. */
async function type(words: string): Promise<void> {
  await window.goTo('odd records', '/questions?body=all')
  await box().focus()
  await window.page.keyboard.type(words)
}

describe('while somebody types in the search box', () => {
  test('field words and then their values are offered, and taken by the keys', async () => {
    const { page, errors } = window
    await type('fire typ')
    await options().first().waitFor()
    expect(await box().getAttribute('aria-expanded')).toBe('true')
    expect(await said().textContent()).toBe('1 suggestion')
    await page.keyboard.press('ArrowDown')
    expect(await box().getAttribute('aria-activedescendant')).toBe(await options().first().getAttribute('id'))
    await page.keyboard.press('Enter')
    expect(await box().inputValue()).toBe('fire type:')
    await page.getByRole('option', { name: 'Named day' }).waitFor()
    expect(await said().textContent()).toBe('2 suggestions')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    expect(await box().inputValue()).toBe('fire type:ordinary')
    expect(await options().first().isVisible()).toBe(false)
    await Promise.all([page.waitForURL(/q=fire\+type%3Aordinary/), page.keyboard.press('Enter')])
    expect(errors()).toEqual([])
  })

  test('a name with a space comes in quotes, by the mouse too', async () => {
    await type('body:cab')
    await options().first().click()
    expect(await box().inputValue()).toBe('body:"Cabinet Office"')
    expect(await window.page.evaluate('document.activeElement.id')).toBe('q')
  })

  test('Escape closes the list and leaves the words, and so does going on with Tab', async () => {
    const { page } = window
    await type('house:')
    await options().first().waitFor()
    await page.keyboard.press('Escape')
    expect(await options().first().isVisible()).toBe(false)
    expect(await box().inputValue()).toBe('house:')
    await page.keyboard.press('ArrowDown')
    await options().first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    expect(await options().first().isVisible()).toBe(false)
    expect(await box().inputValue()).toBe('house:')
    expect(await box().getAttribute('aria-activedescendant')).toBe(null)
  })

  test('Enter without a choice searches for what was typed', async () => {
    const { page } = window
    await type('late')
    await options().first().waitFor()
    await Promise.all([page.waitForURL(/q=late(&|$)/), page.keyboard.press('Enter')])
  })

  test('axe finds nothing in the open list at either width', async () => {
    const { page } = window
    await type('is:')
    await options().first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await options().first().isVisible()).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('nothing is offered once the keys are switched off', async () => {
    const { page } = window
    await type('')
    await page.getByRole('button', { name: 'Switch these keys off' }).click()
    await box().focus()
    await page.keyboard.type('house:')
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(400)
    expect(await options().count()).toBe(0)
    await page.getByRole('button', { name: 'Switch on the keys' }).click()
  })
})
