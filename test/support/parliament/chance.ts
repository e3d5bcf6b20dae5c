/** Chance that falls the same way each time for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0

  /** From 0 up to, and without, 1. */
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))

  /** One of several; at least one must be there. */
  function pick<T>(several: readonly T[]): T {
    if (several.length === 0) throw new RangeError('there is nothing to pick from')
    return several[between(0, several.length - 1)] as T
  }

  return { between, pick, falls: (probability: number) => fraction() < probability }
}

export type Chance = ReturnType<typeof chance>
