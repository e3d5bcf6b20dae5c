import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Holding } from './site.ts'

export interface Visitor {
  /** A window of its own: 1280 wide unless asked for otherwise. */
  open: (options?: BrowserContextOptions) => Promise<Window>
  leave: () => Promise<void>
}

export interface Window {
  page: Page
  goTo: (holding: Holding, at: string) => Promise<void>
  /** What the console said of errors since the last page was gone to: a blocked script or style among them. */
  errors: () => string[]
}

/** Connects to the browser that the set-up has started. */
export async function startVisiting(): Promise<Visitor> {
  const browser = await chromium.connect(inject('browser'))
  return { open: (options) => openWindow(browser, options), leave: () => browser.close() }
}

async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  let errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const isItsStatus = message.location().url === page.url() && /status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isItsStatus) errors.push(message.text())
  })
  return {
    page,
    errors: () => errors,
    async goTo(holding, at) {
      errors = []
      await context.clearCookies()
      const cookie = inject('cookies')[holding]
      if (cookie) await context.addCookies([asCookie(cookie, inject('sites')[holding])])
      await page.goto(`${inject('sites')[holding]}${at}`)
    },
  }
}

function asCookie(cookie: string, url: string) {
  const [name = '', value = ''] = cookie.split('=')
  return { name, value, url }
}
