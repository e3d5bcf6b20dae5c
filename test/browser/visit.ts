import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { type Holding, type RunningSite, startSite } from './site.ts'

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

/** Starts a browser and the sites that it may visit. */
export async function startVisiting(...holdings: Holding[]): Promise<Visitor> {
  const browser = await launchChromium()
  const sites = new Map<Holding, RunningSite>()
  for (const holding of holdings) sites.set(holding, await startSite(holding))

  return {
    open: (options) => openWindow(browser, sites, options),
    async leave() {
      await browser.close()
      for (const site of sites.values()) site.stop()
    },
  }
}

async function openWindow(
  browser: Browser,
  sites: ReadonlyMap<Holding, RunningSite>,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  let errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const isNotFound = message.location().url === page.url() && message.text().includes('404')
    if (message.type() === 'error' && !isNotFound) errors.push(message.text())
  })
  return {
    page,
    errors: () => errors,
    async goTo(holding, at) {
      errors = []
      await page.goto(`${sites.get(holding)?.address}${at}`)
    },
  }
}
