import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVisiting, type Visitor, type Window } from './visit.ts'

const QUESTION = '/questions/2026-01-12/510'
const OTHER_QUESTION = '/questions/2026-01-12/511'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
})

afterAll(() => visitor.leave())

describe('the button beside a citation', () => {
  const WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"

  test.each([
    ['by the clipboard', '', QUESTION],
    ['by selecting it where there is no clipboard, as on plain http', WITHOUT_CLIPBOARD, OTHER_QUESTION],
  ])('copies it %s, and says so', async (_how, script, at) => {
    const { page, goTo } = await visitor.open()
    await page.addInitScript(script)
    await goTo('odd records', at)
    await page.getByRole('button', { name: 'Copy the citation' }).click()
    await page.getByText('Copied', { exact: true }).waitFor()
    await page.locator('#site-search').focus()
    await page.keyboard.press('Control+V')
    const citation = await page.locator('.citation').textContent()
    expect(await page.locator('#site-search').inputValue()).toBe(citation?.trim())
  })
})

describe('on a phone', () => {
  test('the filters wait behind a button that says how many are in force', async () => {
    const { page, goTo } = window
    await page.setViewportSize({ width: 390, height: 844 })
    await goTo('odd records', '/questions?status=answered&type=ordinary')
    const toggle = page.getByRole('button', { name: 'Filters (2)' })
    const apply = page.getByRole('button', { name: 'Apply filters' })
    expect(await toggle.getAttribute('aria-expanded')).toBe('false')
    expect(await apply.isVisible()).toBe(false)
    await toggle.click()
    expect(await toggle.getAttribute('aria-expanded')).toBe('true')
    await page.getByLabel('Ordinary').uncheck()
    await apply.click()
    expect(await page.locator('.chip').count()).toBe(1)
  })

  test('the menu opens and closes', async () => {
    const { page, goTo } = window
    await page.setViewportSize({ width: 390, height: 844 })
    await goTo('odd records', '/')
    const help = page.locator('#navigation').getByRole('link', { name: 'Help' })
    expect(await help.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).click()
    expect(await help.isVisible()).toBe(true)
  })
})

describe('on paper', () => {
  test('a question is a document: its texts, its history, its citation and the licence', async () => {
    const { page, goTo } = window
    await page.emulateMedia({ media: 'print' })
    await goTo('odd records', QUESTION)
    const licence = page
      .getByRole('contentinfo')
      .getByText('Contains Parliamentary information licensed under')
    for (const part of [page.locator('.citation'), licence, page.getByText('There are 412 boats.')]) {
      expect(await part.isVisible()).toBe(true)
    }
    for (const part of ['nav', 'form', 'button', '.govuk-skip-link', '.copy', '.govuk-footer__inline-list']) {
      expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0)
    }
  })

  test('results are the results alone', async () => {
    const { page, goTo } = window
    await page.emulateMedia({ media: 'print' })
    await goTo('odd records', '/questions?q=lanterns')
    expect(await page.locator('.result').filter({ visible: true }).count()).toBe(20)
    for (const part of ['nav', '.filters', 'button', '.found__more']) {
      expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0)
    }
  })
})
