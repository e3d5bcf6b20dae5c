import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
})

afterAll(() => visitor.leave())

const ANSWER = '/questions/2026-01-12/601'

describe('words of an answer', () => {
  test('that are selected with the mouse fill the form with whole words, at their offsets in the text', async () => {
    const { page, goTo } = window
    await goTo('people', ANSWER)
    await page.getByRole('link', { name: 'Log other words of this answer' }).click()
    const text = (await page.locator('[data-choose-text]').textContent()) ?? ''
    const box = await page.locator('.choose__sentence').first().boundingBox()
    if (!box) throw new Error('There is no sentence')
    await page.mouse.move(box.x + 60, box.y + 14)
    await page.mouse.down()
    await page.mouse.move(box.x + 320, box.y + 14, { steps: 4 })
    await page.mouse.up()
    const [start, end, quote] = await Promise.all(
      ['start', 'end', 'quote'].map((name) =>
        page.locator(`[data-choose-words] [name="${name}"]`).inputValue(),
      ),
    )
    expect(quote?.length).toBeGreaterThan(10)
    expect(text.slice(Number(start), Number(end))).toBe(quote)
    expect(text).toMatch(new RegExp(`(^|\\W)${quote}(\\W|$)`))
    expect(await page.locator('[name="sentence"]:checked').count()).toBe(0)
    await page.getByRole('button', { name: 'Use these words' }).click()
    expect(await page.locator('mark').first().textContent()).toBe(quote)
  })

  test('are taken out of the form again by ticking a sentence', async () => {
    const { page, goTo } = window
    await goTo('people', ANSWER)
    await page.getByRole('link', { name: 'Log other words of this answer' }).click()
    const second = page.locator('[name="sentence"]').nth(1)
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('.choose__sentence'))")
    await page.waitForFunction("document.querySelector('[name=quote]').value !== ''")
    await second.check()
    expect(await page.locator('[data-choose-words] [name="start"]').inputValue()).toBe('')
  })
})

describe('the keys of the inbox', () => {
  test('move, tick and open the dismissal once the focus is on a suggestion, and are letters in a field', async () => {
    const { page, goTo } = window
    await goTo('people', '/suggestions')
    const focused = () => page.evaluate('document.activeElement.id')
    const ids = await page.locator('[data-suggestion]').evaluateAll((all) => all.map(({ id }) => id))
    await page.keyboard.press('j')
    expect(await focused()).toBe('')
    await page.getByRole('button', { name: 'Go to the first' }).click()
    expect(await focused()).toBe(ids[0])
    await page.keyboard.press('j')
    expect(await focused()).toBe(ids[1])
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe(ids[0])
    await page.keyboard.press('x')
    expect(await page.locator('[data-choose]').first().isChecked()).toBe(true)
    await page.keyboard.press('d')
    await page.keyboard.type('jaxd')
    expect(await page.locator('[name="reason"]').first().inputValue()).toBe('jaxd')
    expect(page.url()).toMatch(/\/suggestions$/)
  })
})
