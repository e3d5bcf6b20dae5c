/**
 * The best of some records, the best first; of equal ones, the one that stands last.
 * @param positions ascending
 * @param scores by position: more is better
 */
export function bestOf(positions: Int32Array, scores: Float64Array, most: number): number[] {
  const heap: number[] = [] // the worst of the best on top
  const isWorse = (a: number, b: number) => {
    const [scoreA, scoreB] = [scores[a] ?? 0, scores[b] ?? 0]
    return scoreA < scoreB || (scoreA === scoreB && a < b)
  }
  let least = Number.NEGATIVE_INFINITY
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    const position = positions[at] ?? 0
    if (heap.length === most) {
      if ((scores[position] ?? 0) <= least) continue // it stands before all that are equal
      heap[0] = position
      sink(heap, isWorse)
    } else {
      heap.push(position)
      rise(heap, isWorse)
    }
    if (heap.length === most) least = scores[heap[0] ?? 0] ?? 0
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1))
}

type IsWorse = (a: number, b: number) => boolean

function rise(heap: number[], isWorse: IsWorse): void {
  let at = heap.length - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isWorse(heap[at] as number, heap[above] as number)) return
    swap(heap, at, above)
    at = above
  }
}

function sink(heap: number[], isWorse: IsWorse): void {
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    let worst = at
    if (left < heap.length && isWorse(heap[left] as number, heap[worst] as number)) worst = left
    if (right < heap.length && isWorse(heap[right] as number, heap[worst] as number)) worst = right
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  ;[heap[a], heap[b]] = [heap[b] as number, heap[a] as number]
}
