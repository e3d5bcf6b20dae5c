import type { CodeColumn } from './facet-columns.ts'

/** So many combinations of values are counted in one array, which stays in the nearest cache. */
const MOST_COMBINATIONS = 4_096
/** Fewer records are counted column by column: to take the combinations apart costs more than the columns read for them. */
const WORTH_COMBINING = 200

type Columns = Readonly<Record<string, CodeColumn>>

/** Columns of few values, as one column of the combinations that they have. */
interface Combined {
  parts: readonly { name: string; codeOf: Int32Array }[]
  codes: Codes
  combinations: number
}

/** A column, with the codes that it really has. */
interface Part {
  name: string
  values: readonly number[]
}

/** How many of some records have each code, in each column: by code. */
export function countAll<Column extends string>(
  columns: Readonly<Record<Column, CodeColumn>>,
  positions: Int32Array,
): Record<Column, Int32Array> {
  const counts = emptyCounts(columns)
  if (positions.length < WORTH_COMBINING) {
    for (const name of Object.keys(columns) as Column[])
      countFew(columns[name].codes, positions, counts[name])
    return counts
  }
  const counted = combinedOf(columns).map(({ codes, parts, combinations }) => ({
    codes,
    parts,
    counts: new Int32Array(combinations),
  }))
  countTogether(counted, positions)
  for (const { counts: ofCombinations, parts } of counted) takeApart(ofCombinations, parts, counts)
  return counts
}

const NOTHING = new Int32Array(0)

/** In one piece of memory: to be given twelve takes as long as counting a thousand records. */
function emptyCounts<Column extends string>(
  columns: Readonly<Record<Column, CodeColumn>>,
): Record<Column, Int32Array> {
  const named = Object.entries<CodeColumn>(columns)
  const room = new Int32Array(named.reduce((sum, [, { size }]) => sum + size, 0))
  const counts: Record<string, Int32Array> = {}
  let from = 0
  for (const [name, { size }] of named) {
    counts[name] = room.subarray(from, from + size)
    from += size
  }
  return counts
}

function countFew(codes: Int32Array, positions: Int32Array, counts: Int32Array): void {
  for (let at = 0; at < positions.length; at += 1) {
    const code = codes[positions[at] as number] as number
    counts[code] = (counts[code] as number) + 1
  }
}

type Codes = Int32Array | Uint16Array

/** A column, and how many records were counted of each of its codes. */
interface Counted {
  codes: Codes
  counts: Int32Array
}

/** Three at once while there are as many: while one waits for what it counted last, another goes on. */
function countTogether(columns: readonly Counted[], positions: Int32Array): void {
  const [one, two, three, ...others] = columns
  if (one && two && three) {
    countThree(one, two, three, positions)
    countTogether(others, positions)
  } else for (const column of columns) count(column, positions)
}

function countThree(
  { codes: codesA, counts: a }: Counted,
  { codes: codesB, counts: b }: Counted,
  { codes: codesC, counts: c }: Counted,
  positions: Int32Array,
): void {
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] as number
    const inA = codesA[position] as number
    const inB = codesB[position] as number
    const inC = codesC[position] as number
    a[inA] = (a[inA] as number) + 1
    b[inB] = (b[inB] as number) + 1
    c[inC] = (c[inC] as number) + 1
  }
}

/** In two arrays by turns: to count one value twice running, the second would have to wait for the first. */
function count({ codes, counts }: Counted, positions: Int32Array): void {
  const others = new Int32Array(counts.length)
  const even = positions.length & ~1
  for (let at = 0; at < even; at += 2) {
    const one = codes[positions[at] as number] as number
    const two = codes[positions[at + 1] as number] as number
    counts[one] = (counts[one] as number) + 1
    others[two] = (others[two] as number) + 1
  }
  if (even < positions.length) {
    const last = codes[positions[even] as number] as number
    counts[last] = (counts[last] as number) + 1
  }
  for (let code = 0; code < counts.length; code += 1)
    counts[code] = (counts[code] as number) + (others[code] as number)
}

function takeApart(
  counted: Int32Array,
  parts: Combined['parts'],
  counts: Readonly<Record<string, Int32Array>>,
): void {
  for (const { name, codeOf } of parts) {
    const ofColumn = counts[name] ?? NOTHING
    for (let combination = 0; combination < counted.length; combination += 1) {
      const code = codeOf[combination] as number
      ofColumn[code] = (ofColumn[code] as number) + (counted[combination] as number)
    }
  }
}

const known = new WeakMap<Columns, readonly Combined[]>()

/** Made once for columns as they stand. */
function combinedOf(columns: Columns): readonly Combined[] {
  const combined = known.get(columns) ?? combine(columns)
  known.set(columns, combined)
  return combined
}

function combine(columns: Columns): Combined[] {
  const parts = Object.entries(columns)
    .map(([name, column]) => ({ name, values: valuesOf(column) }))
    .sort((a, b) => a.values.length - b.values.length)
  const groups: Part[][] = []
  for (const part of parts) {
    const last = groups.at(-1)
    if (last && combinationsOf([...last, part]) <= MOST_COMBINATIONS) last.push(part)
    else groups.push([part])
  }
  return groups.map((group) => ({
    parts: partsOf(group),
    codes: codesOf(group, columns),
    combinations: combinationsOf(group),
  }))
}

/** Which code of each column a combination has, in the order in which `codesOf` numbers them. */
function partsOf(group: readonly Part[]): Combined['parts'] {
  const combinations = combinationsOf(group)
  let step = 1
  return group.map(({ name, values }) => {
    const codeOf = new Int32Array(combinations)
    for (let combination = 0; combination < combinations; combination += 1)
      codeOf[combination] = values[Math.floor(combination / step) % values.length] ?? 0
    step *= values.length
    return { name, codeOf }
  })
}

function valuesOf({ codes, size }: CodeColumn): number[] {
  const isThere = new Uint8Array(size)
  for (const code of codes) isThere[code] = 1
  return [...isThere.keys()].filter((code) => isThere[code] === 1)
}

function combinationsOf(parts: readonly Part[]): number {
  return parts.reduce((product, { values }) => product * values.length, 1)
}

function codesOf(parts: readonly Part[], columns: Columns): Uint16Array | Int32Array {
  const records = columns[parts[0]?.name ?? '']?.codes.length ?? 0
  const codes = combinationsOf(parts) > 0x10000 ? new Int32Array(records) : new Uint16Array(records)
  let step = 1
  for (const { name, values } of parts) {
    const { codes: ofColumn, size } = columns[name] ?? { codes: new Int32Array(0), size: 0 }
    const weights = new Int32Array(size)
    for (const [place, code] of values.entries()) weights[code] = place * step
    for (let at = 0; at < records; at += 1)
      codes[at] = (codes[at] as number) + (weights[ofColumn[at] as number] as number)
    step *= values.length
  }
  return codes
}
