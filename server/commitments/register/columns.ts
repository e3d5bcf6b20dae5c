import { oncePerDatabase } from '../../../db/once.ts'
import type { CodeColumn } from '../../questions/search/facet-columns.ts'
import { positionOf } from '../../questions/search/keyed-arrays.ts'
import type { NamedCode } from '../../questions/search/lookups.ts'
import type { RegisterColumn, RegisterLookups } from './filters.ts'
import { registerStatements } from './statements.ts'

/** The columns held in memory, one small integer a commitment; 0 where there is none. */
export interface RegisterColumns {
  revision: number
  /** Ascending. */
  ids: Float64Array
  /** Of policies: one code for each set of them that some commitment has. */
  columns: Readonly<Record<Exclude<RegisterColumn, 'due'>, CodeColumn>>
  /** Days as `codeOfDay` writes them. */
  latest: Int32Array
  answered: Int32Array
  isSample: Int32Array
  lookups: RegisterLookups
}

/** The columns of the statement in its order, after the id; then what is found apart. */
const NAMES = ['status', 'kind', 'strength', 'owner', 'team', 'answerer', 'body', 'house', 'action'] as const
const TABLE = [...NAMES, 'latest', 'answered', 'isSample', 'policy'] as const

type Table = Readonly<Record<(typeof TABLE)[number], Int32Array>>

/** What was read, and what tells sets of policies apart. */
interface Held {
  revision: number
  ids: Float64Array
  table: Table
  policySets: PolicySets
  shown: RegisterColumns
}

/**
 * The register as arrays in the order of the ids: filtering, counting and sorting 20,000 commitments in arrays takes two
 * milliseconds, and a `group by` for each filter thirty. After a change only what changed is read again.
 */
export const registerColumns = oncePerDatabase((db) => {
  const sql = registerStatements(db)
  let held: Held | null = null
  let newest: string | undefined

  // One transaction, so that the revision and the rows are of one moment.
  const refresh = db.transaction((): Held => {
    const revision = sql.revision.get() ?? 0
    const changed = held && changedIds(held, revision)
    if (held && changed) return patched(held, changed, revision)
    const policySets = new PolicySets()
    const rows = withPolicies(sql.allColumns.all(), sql.allPolicies.all(), policySets)
    const ids = Float64Array.from(rows, ([id]) => id ?? 0)
    return show(revision, ids, filled(tableOf(rows.length), rows, ids), policySets)
  })

  /** Null when all is to be read again: too long ago, something that may concern any, a commitment gone. */
  function changedIds(before: Held, revision: number): number[] | null {
    const changes = sql.changedSince.all(before.revision)
    if (changes.length < revision - before.revision || changes.includes(null)) return null
    return [...new Set(changes as number[])]
  }

  /** A copy with some rows as they are now; new ones have the highest ids and come last. */
  function patched(
    { ids: old, table, policySets }: Held,
    changed: readonly number[],
    revision: number,
  ): Held {
    const wanted = JSON.stringify(changed)
    const rows = withPolicies(sql.someColumns.all(wanted), sql.somePolicies.all(wanted), policySets)
    const last = old.at(-1) ?? 0
    const added = rows.map(([id]) => id ?? 0).filter((id) => id > last)
    const ids = new Float64Array(old.length + added.length)
    ids.set(old)
    ids.set(added, old.length)
    return show(revision, ids, filled(tableOf(ids.length, table), rows, ids), policySets)
  }

  function show(revision: number, ids: Float64Array, table: Table, policySets: PolicySets): Held {
    const { latest, answered, isSample, ...codes } = table
    const columns = Object.fromEntries(
      Object.entries(codes).map(([name, codes]) => [name, { codes, size: sizeOf(codes) }]),
    ) as RegisterColumns['columns']
    const lookups = lookupsOver([...policySets.sets])
    return {
      revision,
      ids,
      table,
      policySets,
      shown: { revision, ids, columns, latest, answered, isSample, lookups },
    }
  }

  function lookupsOver(policySets: readonly (readonly number[])[]): RegisterLookups {
    return {
      owners: byCode(sql.owners.all()),
      teams: byCode(sql.teams.all()),
      answerers: byCode(sql.answerers.all()),
      bodies: byCode(sql.bodies.all()),
      actions: byCode(sql.actions.all()),
      policies: sql.policyNames.all(),
      policySets,
    }
  }

  return (): RegisterColumns => {
    const newestNow = sql.newest.get()
    if (held === null || newest !== newestNow || held.revision !== sql.revision.get()) held = refresh()
    newest = newestNow
    return held.shown
  }
})

/** Commitments have few different sets of policies, so that a set can be one small integer; 0 is none. */
class PolicySets {
  readonly sets: number[][] = [[]]
  readonly #codes = new Map<string, number>()

  codeOf(policyIds: string): number {
    const code = this.#codes.get(policyIds) ?? this.sets.push(policyIds.split(' ').map(Number)) - 1
    this.#codes.set(policyIds, code)
    return code
  }
}

function withPolicies(
  rows: number[][],
  policies: readonly (readonly [number, string])[],
  policySets: PolicySets,
): number[][] {
  const codes = new Map(policies.map(([id, policyIds]) => [id, policySets.codeOf(policyIds)]))
  for (const row of rows) row.push(codes.get(row[0] ?? 0) ?? 0)
  return rows
}

/** Arrays of a length, with what they held before. */
function tableOf(length: number, before?: Table): Table {
  const columns = TABLE.map((name) => {
    const column = new Int32Array(length)
    if (before) column.set(before[name])
    return [name, column]
  })
  return Object.fromEntries(columns) as Table
}

/** Writes rows where their ids stand. */
function filled(table: Table, rows: readonly (readonly number[])[], ids: Float64Array): Table {
  const columns = TABLE.map((name) => table[name])
  const isWhole = rows.length === ids.length
  rows.forEach((row, index) => {
    const at = isWhole ? index : positionOf(ids, row[0] ?? 0)
    for (let column = 0; column < columns.length; column += 1) {
      ;(columns[column] as Int32Array)[at] = row[column + 1] ?? 0
    }
  })
  return table
}

function sizeOf(codes: Int32Array): number {
  let most = 0
  for (const code of codes) if (code > most) most = code
  return most + 1
}

function byCode(rows: readonly NamedCode[]): ReadonlyMap<number, NamedCode> {
  return new Map(rows.map((row) => [row.code, row]))
}
