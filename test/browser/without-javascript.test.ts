import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open({ javaScriptEnabled: false })
})

afterAll(() => visitor.leave())

describe('without JavaScript', () => {
  test('a search from the home page, narrowed by a filter, leads to a question', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/')
    await page.getByLabel('Search written questions').fill('police')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(new URL(page.url()).search).toBe('?q=police')

    await page.getByLabel('House of Lords').check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    expect(new URL(page.url()).searchParams.getAll('house')).toEqual(['Lords'])
    expect(await page.locator('.chip').allTextContents()).toEqual([
      'Take off: with police ×',
      'Take off: in the House of Lords ×',
    ])

    const [heading] = await page.locator('.result__title').allTextContents()
    await page.locator('.result__title a').first().click()
    expect(await page.locator('h1').textContent()).toBe(heading)
    expect(await page.locator('.page-header__caption').textContent()).toContain('Lords question HL')
  })

  test('the second page follows the first, and an order can be chosen', async () => {
    const { page, goTo } = window
    await goTo('the sample', '/questions')
    await page.getByRole('link', { name: 'Next page' }).click()
    expect(new URL(page.url()).search).toBe('?page=2')
    expect(await page.locator('[aria-current="page"]').allTextContents()).toContain('2')
    await page.getByRole('link', { name: 'Oldest first' }).click()
    expect(new URL(page.url()).search).toBe('?sort=oldest')
  })

  test('what an answer was before can be opened', async () => {
    const { page, goTo } = window
    await goTo('odd records', '/questions/2026-01-12/510')
    const before = page.getByText('There are 412 boats.')
    expect(await before.isVisible()).toBe(false)
    await page.getByText('What it said: Answer, 19 January 2026').click()
    expect(await before.isVisible()).toBe(true)
    const history = page.getByRole('region', { name: 'History' }).getByRole('listitem')
    expect(await history.filter({ hasText: 'Corrected' }).getByText('27 January 2026').isVisible()).toBe(true)
  })

  test('nothing waits behind a button on a phone', async () => {
    const { page, goTo } = window
    await page.setViewportSize({ width: 390, height: 844 })
    await goTo('the sample', '/questions')
    expect(await page.getByRole('button', { name: 'Apply filters' }).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'Help', exact: true }).first().isVisible()).toBe(true)
  })
})
