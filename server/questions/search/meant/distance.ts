/**
 * How many letters must be put in, taken out, changed, or swapped with the next to make one word of another (optimal
 * string alignment); more than `most` is told as `most + 1`, without counting on.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const row = nextRow(one, other, i, last, before)
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(most + 1, last[other.length] ?? 0)
}

function nextRow(one: string, other: string, i: number, last: number[], before: number[]): number[] {
  const row = [i]
  for (let j = 1; j <= other.length; j += 1) {
    const isSame = one[i - 1] === other[j - 1]
    const edits = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1)]
    const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
    row.push(Math.min(...edits, isSwap ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY))
  }
  return row
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
