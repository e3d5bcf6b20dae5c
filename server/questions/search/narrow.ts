import { countAll } from './counting.ts'
import type { CodeColumn } from './facet-columns.ts'

/** The filters in force: for each column the codes that are allowed. A column without filter is left out. */
export type CodeFilters<Column extends string> = ReadonlyMap<Column, ReadonlySet<number>>

export interface Narrowed<Column extends string> {
  /** Where the records that pass every filter stand, ascending. */
  positions: Int32Array
  /** Their keys; made when they are asked for. */
  readonly keys: Float64Array
  /** For each column, how many records each code has, by code. */
  counts: Readonly<Record<Column, Int32Array>>
}

interface Test<Column extends string> {
  column: Column
  codes: Int32Array
  /** 1 for each code that is allowed. */
  allowed: Uint8Array
}

/**
 * Filters the matched records and counts every column in one pass. A column with a filter of its own is counted as
 * if that filter were off, so that the page can say what another choice would give.
 * @param matched where the matched records stand, ascending; null for all records
 * @param keys the keys of all records, ascending, as the columns' codes
 * @param columns with `status` already as it stands today (lapsed apart)
 */
export function narrow<Column extends string>(
  matched: Int32Array | null,
  keys: Float64Array,
  columns: Readonly<Record<Column, CodeColumn>>,
  filters: CodeFilters<Column>,
): Narrowed<Column> {
  const tests = [...filters].map(([column, codes]) => testOf(column, columns[column], codes))
  const { found, failedOnce } = passing(tests, matched ?? everyPosition(keys.length))
  const counts = countAll(columns, found)
  for (const [column, failed] of failedOnce) addFailed(counts[column], columns[column], failed)
  let made: Float64Array | null = null
  return {
    positions: found,
    counts,
    get keys() {
      made ??= keysAt(found, keys)
      return made
    },
  }
}

function everyPosition(size: number): Int32Array {
  const positions = new Int32Array(size)
  for (let at = 0; at < size; at += 1) positions[at] = at
  return positions
}

/** Those that pass every test, and for each test those that fail it alone. */
function passing<Column extends string>(tests: readonly Test<Column>[], positions: Int32Array) {
  const failedOnce = new Map<Column, number[]>(tests.map(({ column }) => [column, []]))
  if (tests.length === 0) return { found: positions, failedOnce }
  const passed = new Int32Array(positions.length)
  let size = 0
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0
    const failed = failing(tests, position)
    if (failed === 'none') {
      passed[size] = position
      size += 1
    } else if (failed !== 'several') failedOnce.get(failed)?.push(position)
  }
  return { found: passed.subarray(0, size), failedOnce }
}

function testOf<Column extends string>(
  column: Column,
  { codes, size }: CodeColumn,
  wanted: ReadonlySet<number>,
): Test<Column> {
  const allowed = new Uint8Array(size)
  for (const code of wanted) if (code < size) allowed[code] = 1
  return { column, codes, allowed }
}

/** The one filter that stops a record; `none`, or `several`. */
function failing<Column extends string>(
  tests: readonly Test<Column>[],
  position: number,
): Column | 'none' | 'several' {
  let failed: Column | 'none' = 'none'
  for (const { column, codes, allowed } of tests) {
    if (allowed[codes[position] ?? 0] === 1) continue
    if (failed !== 'none') return 'several'
    failed = column
  }
  return failed
}

/** By hand: `Float64Array.from` with a function takes twenty times as long. */
function keysAt(positions: Int32Array, keys: Float64Array): Float64Array {
  const found = new Float64Array(positions.length)
  for (let index = 0; index < positions.length; index += 1) found[index] = keys[positions[index] ?? 0] ?? 0
  return found
}

/** Those that fail the test of a column alone are counted in that column. */
function addFailed(counts: Int32Array, { codes }: CodeColumn, failed: readonly number[]): void {
  for (const position of failed) {
    const code = codes[position] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
}
