import { whatIsMissing } from './chromium.ts'

/** Without a browser every test would fail in its own words; this fails once, in ours. */
export default function needChromium(): void {
  const missing = whatIsMissing()
  if (missing === null) return
  console.error(missing)
  process.exit(1)
}
