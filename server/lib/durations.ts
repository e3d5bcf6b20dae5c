const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }

/** Reads `30m`, `6h` or `1d`. @returns milliseconds; null for anything else */
export function readDuration(text: string): number | null {
  const [, count, unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  return count === undefined ? null : Number(count) * (UNITS[unit] ?? 0)
}

const SAID = [
  [DAY_MS, 'day'],
  [HOUR_MS, 'hour'],
  [MINUTE_MS, 'minute'],
  [1_000, 'second'],
] as const

/** `2 minutes 5 seconds`, `3 hours`: the largest unit and the one beneath it, the rest left out. */
export function sayDuration(ms: number): string {
  const largest = SAID.findIndex(([unit]) => ms >= unit)
  if (largest < 0) return 'less than a second'
  let left = ms
  const parts = SAID.slice(largest, largest + 2).map(([unit, name]) => {
    const count = Math.floor(left / unit)
    left -= count * unit
    return count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`
  })
  return parts.filter(Boolean).join(' ')
}
