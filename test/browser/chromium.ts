import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'

/** Where Debian puts it; the variable CHROMIUM names another place. */
const EXECUTABLE = process.env.CHROMIUM || '/usr/bin/chromium'

const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Why the browser tests cannot run, in one sentence; null when they can. */
export function whatIsMissing(): string | null {
  return existsSync(EXECUTABLE)
    ? null
    : `The browser tests need Chromium, which is not at ${EXECUTABLE}: install it (on Debian: apt-get install chromium), or give its path in the environment variable CHROMIUM.`
}

export function launchChromium(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: EXECUTABLE, args: ARGUMENTS })
}
