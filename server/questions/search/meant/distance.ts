const LONGEST = 64
/** Three rows of the table of distances, used over and over: this is called for thousands of words. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [Uint8Array, Uint8Array, Uint8Array]

/**
 * How many letters must be put in, taken out, changed, or swapped with the next to make one word of another (optimal
 * string alignment). More than `most` is told as `most + 1`, without counting on; so is a word of more than 64 letters.
 */
export function distance(one: string, other: string, most: number): number {
  const tooFar = most + 1
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > LONGEST)
    return tooFar
  if (lettersApart(one, other) > most) return tooFar
  let [before, last, row] = rows
  for (let j = 0; j <= other.length; j += 1) last[j] = j
  for (let i = 1; i <= one.length; i += 1) {
    if (fill(row, last, before, one, other, i) > most) return tooFar
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(tooFar, last[other.length] ?? tooFar)
}

/** @returns the least of the row: no later row can be less by more than a swap */
function fill(
  row: Uint8Array,
  last: Uint8Array,
  before: Uint8Array,
  one: string,
  other: string,
  i: number,
): number {
  row[0] = i
  let least = i
  const letter = one.charCodeAt(i - 1)
  for (let j = 1; j <= other.length; j += 1) {
    const isSame = letter === other.charCodeAt(j - 1)
    let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1))
    const isSwap =
      i > 1 &&
      j > 1 &&
      letter === other.charCodeAt(j - 2) &&
      one.charCodeAt(i - 2) === other.charCodeAt(j - 1)
    if (isSwap) edits = Math.min(edits, at(before, j - 2) + 1)
    row[j] = edits
    if (edits < least) least = edits
  }
  return least
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0
}

/** At least so many edits, by the kinds of letters alone: it rules most words out at a tenth of the cost. */
function lettersApart(one: string, other: string): number {
  const [ours, theirs] = [kinds(one), kinds(other)]
  return Math.max(countBits(ours & ~theirs), countBits(theirs & ~ours))
}

function kinds(word: string): number {
  let mask = 0
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31)
  return mask
}

function countBits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}
