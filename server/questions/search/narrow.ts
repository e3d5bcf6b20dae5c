import { countAll } from './counting.ts'
import type { CodeColumn } from './facet-columns.ts'

/** The filters in force: for each column the codes that are allowed. A column without filter is left out. */
export type CodeFilters<Column extends string> = ReadonlyMap<Column, ReadonlySet<number>>

export interface Narrowed<Column extends string> {
  /** Where the records that pass every filter stand, ascending. */
  positions: Int32Array
  /** Their keys; made when they are asked for. */
  keys(): Float64Array
  /** For each column, how many records each code has, by code. */
  counts: Readonly<Record<Column, Int32Array>>
}

interface Test<Column extends string> {
  column: Column
  codes: Int32Array
  /** 1 for each code that is allowed. */
  allowed: Uint8Array
  /** How many of the codes are. */
  share: number
  /** Of the records that fail this test alone, how many have each code. */
  failedAlone: Int32Array
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
  const tests = [...filters]
    .map(([column, codes]) => testOf(column, columns[column], codes))
    .sort((a, b) => a.share - b.share) // what most fail first: who fails two is not looked at further
  const found = passing(tests, matched ?? everyPosition(keys.length))
  const counts = countAll(columns, found)
  for (const { column, failedAlone } of tests) add(counts[column], failedAlone)
  let made: Float64Array | null = null
  return {
    positions: found,
    counts,
    keys() {
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

/** Those that pass every test. What fails a single one is counted at it. By hand: of a million each step is a millisecond. */
function passing(tests: readonly Test<string>[], positions: Int32Array): Int32Array {
  if (tests.length === 0) return positions
  const passed = new Int32Array(positions.length)
  let size = 0
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] as number
    const failed = failing(tests, position)
    if (failed === NONE) passed[size++] = position
    else if (failed !== SEVERAL) countFailed(tests[failed] as Test<string>, position)
  }
  return passed.subarray(0, size)
}

const NONE = -1
const SEVERAL = -2

/** The place of the one test that a record fails; `NONE`, or `SEVERAL`. */
function failing(tests: readonly Test<string>[], position: number): number {
  let failed = NONE
  for (let at = 0; at < tests.length; at += 1) {
    const test = tests[at] as Test<string>
    if (test.allowed[test.codes[position] as number] === 1) continue
    if (failed !== NONE) return SEVERAL
    failed = at
  }
  return failed
}

function countFailed({ codes, failedAlone }: Test<string>, position: number): void {
  const code = codes[position] as number
  failedAlone[code] = (failedAlone[code] as number) + 1
}

function testOf<Column extends string>(
  column: Column,
  { codes, size }: CodeColumn,
  wanted: ReadonlySet<number>,
): Test<Column> {
  const allowed = new Uint8Array(size)
  for (const code of wanted) if (code < size) allowed[code] = 1
  return { column, codes, allowed, share: wanted.size / size, failedAlone: new Int32Array(size) }
}

/** By hand: `Float64Array.from` with a function takes twenty times as long. */
function keysAt(positions: Int32Array, keys: Float64Array): Float64Array {
  const found = new Float64Array(positions.length)
  for (let index = 0; index < positions.length; index += 1) found[index] = keys[positions[index] ?? 0] ?? 0
  return found
}

function add(counts: Int32Array, more: Int32Array): void {
  for (let code = 0; code < more.length; code += 1) counts[code] = (counts[code] ?? 0) + (more[code] ?? 0)
}
