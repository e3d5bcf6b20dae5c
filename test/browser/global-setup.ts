import type { TestProject } from 'vitest/node'
import { launchChromium, whatIsMissing } from './chromium.ts'
import { type Holding, startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests connect to the browser. */
    browser: string
    /** `http://127.0.0.1:41234` of the site with each holding. */
    sites: Record<Holding, string>
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
  const empty = await startSite('nothing')
  const sample = await startSite('the sample')
  const odd = await startSite('odd records')
  provide('browser', browser.wsEndpoint())
  provide('sites', { nothing: empty.address, 'the sample': sample.address, 'odd records': odd.address })
  return async () => {
    await browser.close()
    for (const site of [empty, sample, odd]) site.stop()
  }
}
