/** Records with a word or phrase, ascending by position, and what it weighs in each. */
export interface Weighed {
  positions: Int32Array
  weights: Uint16Array
  size: number
}

/** For at most so many records. */
export function emptyWeighed(most: number): Weighed {
  return { positions: new Int32Array(most), weights: new Uint16Array(most), size: 0 }
}

/** What `Weighed` has room for: no record has a word so often that it matters. */
export const MOST_WEIGHT = 0xffff

/** Puts one more at the end. */
export function push(into: Weighed, position: number, weight: number): void {
  into.positions[into.size] = position
  into.weights[into.size] = Math.min(MOST_WEIGHT, weight)
  into.size += 1
}

/** The records of two, of which none is in both. */
export function merged(a: Weighed, b: Weighed): Weighed {
  const both = emptyWeighed(a.size + b.size)
  let [atA, atB] = [0, 0]
  while (both.size < a.size + b.size) {
    const isA = atB === b.size || (atA < a.size && (a.positions[atA] ?? 0) < (b.positions[atB] ?? 0))
    const [from, at] = isA ? [a, atA++] : [b, atB++]
    push(both, from.positions[at] ?? 0, from.weights[at] ?? 0)
  }
  return both
}

/**
 * Where a position stands in a list, or would stand, at or behind a place in it: by steps that grow, so that few looked up
 * among many cost little, and many not much more than one step each.
 */
export function reached({ positions, size }: Weighed, from: number, position: number): number {
  let step = 1
  let [low, high] = [from, from]
  while (high < size && (positions[high] as number) < position) {
    low = high + 1
    high += step
    step *= 2
  }
  high = Math.min(high, size)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] as number) < position) low = middle + 1
    else high = middle
  }
  return low
}
