/**
 * Keeps the best of some records, as many as are wanted: of equal ones those that stand last. Offer them from the last to the
 * first, and only those with more than `least()`: one that has as much stands before all that are kept.
 */
export function bestKeeper(most: number) {
  // Heaps side by side, the worst of the best on top.
  const [positions, scores]: [number[], number[]] = [[], []]

  function isWorse(a: number, b: number): boolean {
    const [scoreA, scoreB] = [scores[a] as number, scores[b] as number]
    return scoreA < scoreB || (scoreA === scoreB && (positions[a] as number) < (positions[b] as number))
  }

  function swap(a: number, b: number): void {
    ;[positions[a], positions[b]] = [positions[b] as number, positions[a] as number]
    ;[scores[a], scores[b]] = [scores[b] as number, scores[a] as number]
  }

  function rise(): void {
    let at = positions.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isWorse(at, above)) return
      swap(at, above)
      at = above
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let worst = at
      if (left < positions.length && isWorse(left, worst)) worst = left
      if (right < positions.length && isWorse(right, worst)) worst = right
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }

  return {
    /** What a record must have more than, to be among the best. */
    least: () =>
      positions.length < most ? Number.NEGATIVE_INFINITY : (scores[0] ?? Number.POSITIVE_INFINITY),
    offer(position: number, score: number): void {
      if (positions.length < most) {
        positions.push(position)
        scores.push(score)
        rise()
      } else {
        positions[0] = position
        scores[0] = score
        sink()
      }
    },
    /** The positions of those kept, the best first. */
    inOrder: (): number[] =>
      [...positions.keys()].sort((a, b) => (isWorse(a, b) ? 1 : -1)).map((at) => positions[at] as number),
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
