import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
})

afterAll(() => visitor.leave())

describe('with the keyboard alone', () => {
  test('the first stop skips to the content', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/questions')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await isFocused(page.locator('#q'))).toBe(true)
  })

  test('words and Enter search', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/')
    await tabTo(page, page.locator('#q'))
    await page.keyboard.type('asylum hotels')
    await Promise.all([page.waitForURL('**/questions?q=asylum+hotels'), page.keyboard.press('Enter')])
    expect(await page.locator('.found__total').textContent()).toMatch(/^\d+ questions/)
  })

  test('Space ticks a filter, which is then applied', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/questions?q=asylum')
    await tabTo(page, page.getByLabel('Holding answer only'))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Apply filters' }))
    await Promise.all([page.waitForURL(/status=holding/), page.keyboard.press('Enter')])
    expect(await page.getByLabel('Holding answer only').isChecked()).toBe(true)
    const statuses = await page.locator('.result .status:first-child').allTextContents()
    expect(new Set(statuses)).toEqual(new Set(['Holding answer']))
  })

  test('a folded filter opens, and the filters can be skipped', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/questions')
    await tabTo(page, page.locator('#facet-year'))
    expect(await page.locator('#year-0').isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await page.locator('#year-0').isVisible()).toBe(true)

    await goTo('the sample', '/questions')
    await tabTo(page, page.getByRole('link', { name: 'Skip to the results' }))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Oldest first')
  })

  test('every stop can be seen', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/questions?q=police&status=answered')
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab')
      expect(await hidden(page)).toBe('')
    }
  })
})

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent.trim()')
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus'))
}

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, locator: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await isFocused(locator)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Sixty times Tab did not reach ${locator}`)
}

/** What has the focus, if it stands outside the window or has nothing drawn around it; else nothing. */
function hidden(page: Page): Promise<string> {
  return page.evaluate<string>(`{
    const { top, bottom, width } = document.activeElement.getBoundingClientRect()
    const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
    const stands = width > 0 && bottom > 0 && top < innerHeight
    stands && (outlineStyle !== 'none' || boxShadow !== 'none') ? '' : document.activeElement.outerHTML
  }`)
}
