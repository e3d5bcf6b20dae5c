import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AXE, faultsOf } from './axe.ts'
import { PAGE_KINDS } from './pages.ts'
import { startVisiting, type Visitor, type Window } from './visit.ts'

let visitor: Visitor
let window: Window

beforeAll(async () => {
  visitor = await startVisiting()
  window = await visitor.open()
  await window.page.addInitScript({ content: AXE })
})

afterAll(() => visitor.leave())

describe('at each width axe finds nothing against WCAG 2.2 AA, and nothing sticks out, in', () => {
  test.for(PAGE_KINDS)('$what ($at)', async ({ holding, at }) => {
    const { page, goTo, errors } = window
    await page.setViewportSize({ width: 1280, height: 800 })
    await goTo(holding, at)
    expect(await faultsOf(page), 'axe at 1280').toEqual([])
    expect(await sticksOut(page), 'wider than 1280').toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await unfold(page)
    expect(await faultsOf(page), 'axe at 390').toEqual([])
    expect(await sticksOut(page), 'wider than 390').toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await sticksOut(page), 'wider than 320').toEqual([])
    expect(errors(), 'the console').toEqual([])
  })
})

/** What makes the page wider than its window: nothing, or the elements that reach furthest to the right. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    document.documentElement.scrollWidth <= window.innerWidth ? [] :
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
        .map((element) => element.outerHTML.slice(0, 80))`)
}

/** What is folded away is part of the page too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(`
    for (const details of document.querySelectorAll('details')) details.open = true
    document.querySelector('.filters')?.classList.add('filters--open')`)
}
