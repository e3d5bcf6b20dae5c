import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
})

afterAll(() => visitor.leave())

const focused = () => window.page.evaluate('document.activeElement.textContent.trim()')

const placeOfFocus = () =>
  window.page.evaluate(
    "[...document.querySelectorAll('[data-result]')].findIndex((one) => one.contains(document.activeElement))",
  )

describe('the keys of a search', () => {
  test('walk the results and go to the box, are letters in it, and stay off once switched off', async () => {
    const { page, goTo } = window
    await goTo('odd records', '/questions?body=all')
    const titles = await page.locator('[data-result] .result__title a').allTextContents()
    await page.keyboard.press('j')
    expect(await focused()).toBe(titles[0])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await focused()).toBe(titles[1])
    expect(await placeOfFocus()).toBe(1)
    await page.keyboard.press('/')
    await page.keyboard.type('jk/')
    expect(await page.locator('#q').inputValue()).toBe('jk/')
    await page.getByRole('button', { name: 'Switch these keys off' }).click()
    await page.reload()
    await page.keyboard.press('/')
    await page.keyboard.press('j')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    await page.getByRole('button', { name: 'Switch on the keys' }).click()
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('q')
  })
})

describe('results that are ticked', () => {
  test('are shown together with their answers', async () => {
    const { page, goTo } = window
    await goTo('odd records', '/questions?body=all&per-page=50')
    await page.locator('[name="question"]').nth(0).check()
    await page.locator('[name="question"]').nth(2).check()
    await page.getByRole('button', { name: 'Show the ticked with full answers' }).click()
    expect(await page.locator('.selection__question').count()).toBe(2)
    expect(new URL(page.url()).searchParams.getAll('question')).toHaveLength(2)
  })
})
