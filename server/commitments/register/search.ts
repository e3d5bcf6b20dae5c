import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { evaluate } from '../../questions/search/evaluate.ts'
import type { CodeColumn } from '../../questions/search/facet-columns.ts'
import {
  codeFilters,
  type Facet,
  facetsOf,
  type GivenFilters,
  understood,
} from '../../questions/search/facets.ts'
import { matchOf } from '../../questions/search/match.ts'
import { keysOf, membersAt, positionsOf } from '../../questions/search/members.ts'
import { narrow } from '../../questions/search/narrow.ts'
import { parseSearch } from '../../questions/search/parse.ts'
import { searchQueries } from '../../questions/search/queries.ts'
import type { Tree } from '../../questions/search/tree.ts'
import { type RegisterColumns, registerColumns } from './columns.ts'
import { codeOfDay, DUE_SIZE, dueBands, filtersFor, type RegisterColumn } from './filters.ts'
import { registerLeaf, withoutExactForms } from './match.ts'
import { inOrder, type RegisterSort } from './order.ts'
import { type Change, registerStatements } from './statements.ts'

/** What is asked of the register. */
export interface RegisterRequest {
  /** As typed. */
  text: string
  filters: GivenFilters
  /** The last day of the deadline lies from this day on, and up to that one. */
  dueFrom: CivilDate | null
  dueTo: CivilDate | null
  sort: RegisterSort
  page: number
}

/** Who asks, and when. */
export interface Asking {
  seesWork: boolean
  today: CivilDate
  /** Exports leave the made-up sample out. */
  withSample: boolean
}

export interface RegisterOutcome {
  /** What was asked, as it was understood: what the visitor may not ask is not in it. */
  request: RegisterRequest
  total: number
  facets: Facet[]
  /** What was left out or read otherwise, for the page to say. */
  notices: string[]
  /** The ids found, in the order asked for: from the first, so many. */
  ids(from: number, count: number): number[]
  /** Those found of which something that anyone may see changed last. */
  changes(count: number): Change[]
}

const MOST_EXPANSIONS = 100

/** Searches the register: the words by the index, all else in one pass over arrays in memory. */
export const registerSearch = oncePerDatabase((db) => {
  const sql = registerStatements(db)
  const { wordsFrom } = searchQueries(db)
  const heldColumns = registerColumns(db)
  const orders = heldFor((columns: RegisterColumns, sort: RegisterSort) => inOrder(columns, sort))
  const changes = heldFor(() => sql.changes.all())
  const due = heldFor(dueColumn)

  function search(request: RegisterRequest, { seesWork, today, withSample }: Asking): RegisterOutcome {
    const notices: string[] = []
    const held = heldColumns()
    const { lookups } = held
    const filters = filtersFor(seesWork)
    const given = understood(filters, request.filters, lookups, notices)
    const words = matching(request.text, seesWork, held, notices)
    const asked = withinDates(words, held, request, withSample)
    const columns = countedColumns(held, filters, due(held, today))
    const positions = asked && positionsOf(asked, held.ids)
    const narrowed = narrow(positions, held.ids, columns, codeFilters(filters, given, lookups))
    const keys = narrowed.keys()
    return {
      request: { ...request, filters: given },
      total: keys.length,
      facets: facetsOf(filters, narrowed.counts, given, lookups),
      notices,
      ids: (from, count) => slice(orders(held, request.sort), keys, held, from, count),
      changes: (count) => firstOf(changes(held, ''), isAmong(keys), count),
    }
  }

  /** The ids that the words find, ascending; null for all. */
  function matching(text: string, seesWork: boolean, { ids }: RegisterColumns, notices: string[]) {
    const { tree: typed, notices: said } = parseSearch(text)
    notices.push(...said)
    const tree = typed && withoutExactForms(typed, notices)
    if (tree === null) return null
    const leaf = registerLeaf(seesWork, (start) => wordsFrom(start, MOST_EXPANSIONS))
    const size = ids.length
    const find = (node: Tree) =>
      membersAt(positionsOf(Float64Array.from(sql.matching.all(matchOf(node, leaf))).sort(), ids), size)
    const none = () => new Uint8Array(size)
    return keysOf(evaluate(tree, { size, matching: find, exactly: none, having: none }, null), ids)
  }

  return { search }
})

/** Narrows what was found by what has no counts: the days of the deadline, and the sample. */
function withinDates(
  found: Float64Array | null,
  { ids, latest, isSample }: RegisterColumns,
  { dueFrom, dueTo }: RegisterRequest,
  withSample: boolean,
): Float64Array | null {
  if (dueFrom === null && dueTo === null && withSample) return found
  const [from, to] = [codeOfDay(dueFrom), dueTo === null ? Number.MAX_SAFE_INTEGER : codeOfDay(dueTo)]
  const isAnyDay = dueFrom === null && dueTo === null
  const isWanted = (at: number) => {
    const day = latest[at] ?? 0
    return (isAnyDay || (day !== 0 && day >= from && day <= to)) && (withSample || isSample[at] === 0)
  }
  const wanted = ids.filter((_, at) => isWanted(at))
  if (found === null) return wanted
  return found.filter(isAmong(wanted))
}

function dueColumn({ columns, latest }: RegisterColumns, today: CivilDate): CodeColumn {
  const bandOf = dueBands(today)
  return { codes: latest.map((day, at) => bandOf(columns.status.codes[at] ?? 0, day)), size: DUE_SIZE }
}

/** The columns that some filter of this visitor's asks: nothing else is counted. */
function countedColumns(
  { columns }: RegisterColumns,
  filters: readonly { column: RegisterColumn }[],
  due: CodeColumn,
): Record<RegisterColumn, CodeColumn> {
  const all: Record<RegisterColumn, CodeColumn> = { ...columns, due }
  const counted = filters.map(({ column }) => [column, all[column]] as const)
  return Object.fromEntries(counted) as typeof all
}

/** Some of what was found, in an order of all. */
function slice(
  order: Int32Array,
  found: Float64Array,
  { ids }: RegisterColumns,
  from: number,
  count: number,
): number[] {
  const isFound = isAmong(found)
  const chosen: number[] = []
  let passed = 0
  for (let at = 0; at < order.length && chosen.length < count; at += 1) {
    const id = ids[order[at] ?? 0] ?? 0
    if (!isFound(id)) continue
    if (passed >= from) chosen.push(id)
    passed += 1
  }
  return chosen
}

function firstOf(all: readonly Change[], isFound: (id: number) => boolean, count: number): Change[] {
  const first: Change[] = []
  for (const change of all) {
    if (first.length === count) break
    if (isFound(change.id)) first.push(change)
  }
  return first
}

/** Ascending ids as one byte for each number up to the last: a set of 20,000 takes six milliseconds to make. */
function isAmong(ids: Float64Array): (id: number) => boolean {
  const marks = new Uint8Array((ids.at(-1) ?? 0) + 1)
  for (const id of ids) marks[id] = 1
  return (id) => marks[id] === 1
}

/** Makes something of the columns once while they stand as they are, for each key. */
function heldFor<Key extends string, Made>(make: (columns: RegisterColumns, key: Key) => Made) {
  const held = new WeakMap<RegisterColumns, Map<Key, Made>>()
  return (columns: RegisterColumns, key: Key): Made => {
    const known = held.get(columns) ?? new Map<Key, Made>()
    held.set(columns, known)
    const made = known.get(key) ?? make(columns, key)
    known.set(key, made)
    return made
  }
}
