/**
 * Keeps the best of some records, as many as are wanted: of equal ones those that stand last. Offer them from the last to the
 * first, and only those with more than `least()`: one that has as much stands before all that are kept.
 */
export function bestKeeper(most: number) {
  // Heaps side by side, the worst of the best on top. Of numbers alone: elsewhere each that has a fraction is an object.
  const [positions, scores] = [new Int32Array(most), new Float64Array(most)]
  let size = 0

  function put(at: number, position: number, score: number): void {
    positions[at] = position
    scores[at] = score
  }

  /** Whether the one at a place is worse than another. */
  function isWorse(at: number, position: number, score: number): boolean {
    const own = scores[at] as number
    return own < score || (own === score && (positions[at] as number) < position)
  }

  function isWorstOf(at: number, beside: number): boolean {
    return beside >= size || isWorse(at, positions[beside] as number, scores[beside] as number)
  }

  /** Puts one more at the end, above which the better ones come down. */
  function rise(position: number, score: number): void {
    let at = size++
    while (at > 0) {
      const above = (at - 1) >> 1
      if (isWorse(above, position, score)) break
      put(at, positions[above] as number, scores[above] as number)
      at = above
    }
    put(at, position, score)
  }

  /** Puts one in the place of the worst, above which the worse ones come up. */
  function sink(position: number, score: number): void {
    let at = 0
    for (let below = 1; below < size; below = 2 * at + 1) {
      const worst = isWorstOf(below, below + 1) ? below : below + 1
      if (!isWorse(worst, position, score)) break
      put(at, positions[worst] as number, scores[worst] as number)
      at = worst
    }
    put(at, position, score)
  }

  return {
    /** What a record must have more than, to be among the best. */
    least: () => (size < most ? Number.NEGATIVE_INFINITY : (scores[0] ?? Number.POSITIVE_INFINITY)),
    offer(position: number, score: number): void {
      if (size < most) rise(position, score)
      else sink(position, score)
    },
    /** The positions of those kept, the best first. */
    inOrder: (): number[] =>
      Array.from({ length: size }, (_, at) => at)
        .sort((a, b) => (isWorse(a, positions[b] as number, scores[b] as number) ? 1 : -1))
        .map((at) => positions[at] as number),
  }
}

/**
 * The best of some records, the best first; of equal ones, the one that stands last.
 * @param positions ascending
 * @param scores of each, in the same order: more is better
 */
export function bestOf(positions: Int32Array, scores: Float64Array, most: number): number[] {
  const best = bestKeeper(most)
  let least = best.least()
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    const score = scores[at] as number
    if (score <= least) continue
    best.offer(positions[at] as number, score)
    least = best.least()
  }
  return best.inOrder()
}
