import { positionOf } from './keyed-arrays.ts'

/** Some of the records: 1 at the place of each. Places are those of the search keys in their order. */
export type Members = Uint8Array

/** Where the keys stand. Both lists ascend: walked side by side when there are many, else looked up. */
export function positionsOf(wanted: Float64Array, keys: Float64Array): Int32Array {
  const positions = new Int32Array(wanted.length)
  const isDense = wanted.length * 8 > keys.length
  let position = 0
  let size = 0
  for (const key of wanted) {
    if (isDense) while (position < keys.length && (keys[position] ?? 0) < key) position += 1
    else position = positionOf(keys, key)
    if (keys[position] !== key) continue
    positions[size] = position
    size += 1
  }
  return positions.subarray(0, size)
}

export function membersAt(positions: Int32Array, size: number): Members {
  const members = new Uint8Array(size)
  for (let index = 0; index < positions.length; index += 1) members[positions[index] ?? 0] = 1
  return members
}

/** Where the records stand, ascending. */
export function placesOf(members: Members): Int32Array {
  const places = new Int32Array(members.length)
  let size = 0
  for (let at = 0; at < members.length; at += 1) {
    if (members[at] !== 1) continue
    places[size] = at
    size += 1
  }
  return places.subarray(0, size)
}

/** The keys of the records, ascending. */
export function keysOf(members: Members, keys: Float64Array): Float64Array {
  const found = new Float64Array(members.length)
  let size = 0
  for (let at = 0; at < members.length; at += 1) {
    if (members[at] !== 1) continue
    found[size] = keys[at] ?? 0
    size += 1
  }
  return found.subarray(0, size)
}

/** Those in both; null stands for all records. */
export function both(a: Members | null, b: Members | null): Members | null {
  if (a === null || b === null) return a ?? b
  const members = new Uint8Array(a.length)
  for (let at = 0; at < a.length; at += 1) members[at] = (a[at] ?? 0) & (b[at] ?? 0)
  return members
}

/** Adds the second to the first, in place. */
export function addTo(sum: Members, more: Members): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) | (more[at] ?? 0)
}

/** Those of the first, or of all records, that are not in the second. */
export function without(a: Members | null, b: Members): Members {
  const members = new Uint8Array(b.length)
  for (let at = 0; at < b.length; at += 1) members[at] = (a === null ? 1 : (a[at] ?? 0)) & ~(b[at] ?? 0) & 1
  return members
}
