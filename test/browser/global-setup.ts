import type { TestProject } from 'vitest/node'
import { launchChromium, whatIsMissing } from './chromium.ts'
import { type Holding, type RunningSite, startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests connect to the browser. */
    browser: string
    /** `http://127.0.0.1:41234` of the site with each holding. */
    sites: Record<Holding, string>
    /** The session cookie of whoever visits it by name. */
    cookies: Record<Holding, string | null>
  }
}

/** One browser and one site of each kind for all the tests. Without a browser it fails once, in words of ours. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const missing = whatIsMissing()
  if (missing !== null) {
    console.error(missing)
    process.exit(1)
  }
  const browser = await launchChromium()
  const sites = {
    nothing: await startSite('nothing'),
    'the sample': await startSite('the sample'),
    'odd records': await startSite('odd records'),
    people: await startSite('people'),
  }
  provide('browser', browser.wsEndpoint())
  provide(
    'sites',
    ofEach(sites, ({ address }) => address),
  )
  provide(
    'cookies',
    ofEach(sites, ({ cookie }) => cookie),
  )
  return async () => {
    await browser.close()
    for (const site of Object.values(sites)) site.stop()
  }
}

function ofEach<T>(sites: Record<Holding, RunningSite>, read: (site: RunningSite) => T): Record<Holding, T> {
  const entries = Object.entries(sites).map(([holding, site]) => [holding, read(site)])
  return Object.fromEntries(entries) as Record<Holding, T>
}
