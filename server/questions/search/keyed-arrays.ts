/** A table as arrays in the order of its keys. */
export interface KeyedArrays {
  /** Ascending. */
  keys: Float64Array
  columns: readonly Int32Array[]
}

/**
 * The arrays with some rows changed, as new arrays: what lies between is copied whole, which costs a few milliseconds for
 * a million rows.
 * @param changed the keys of rows that were changed, added or taken out, ascending
 * @param rows what those rows are now; one that is not there was taken out
 */
export function patched(
  old: KeyedArrays,
  changed: readonly number[],
  rows: ReadonlyMap<number, readonly number[]>,
): KeyedArrays {
  const isThere = (key: number) => old.keys[positionOf(old.keys, key)] === key
  const removed = changed.filter(isThere).length
  const made = emptyArrays(old.keys.length - removed + rows.size, old.columns.length)
  let [from, to] = [0, 0]
  for (const key of changed) {
    const at = positionOf(old.keys, key)
    copy(old, from, at, made, to)
    to += at - from
    from = old.keys[at] === key ? at + 1 : at
    const row = rows.get(key)
    if (!row) continue
    put(made, to, key, row)
    to += 1
  }
  copy(old, from, old.keys.length, made, to)
  return made
}

export function emptyArrays(size: number, columns: number): KeyedArrays {
  return {
    keys: new Float64Array(size),
    columns: Array.from({ length: columns }, () => new Int32Array(size)),
  }
}

export function put({ keys, columns }: KeyedArrays, at: number, key: number, row: readonly number[]): void {
  keys[at] = key
  columns.forEach((column, index) => {
    column[at] = row[index] ?? 0
  })
}

function copy(old: KeyedArrays, from: number, end: number, made: KeyedArrays, to: number): void {
  made.keys.set(old.keys.subarray(from, end), to)
  made.columns.forEach((column, index) => {
    column.set(old.columns[index]?.subarray(from, end) ?? [], to)
  })
}

/** Where a key stands in the ascending keys, or would stand. */
export function positionOf(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
