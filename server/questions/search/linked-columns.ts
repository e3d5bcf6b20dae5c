import type { Database } from '../../../db/open.ts'
import { HAS_CODES } from './codes.ts'
import type { CodeColumn, FacetColumns } from './facet-columns.ts'
import { linkedQueries, type Revisions } from './linked-queries.ts'
import { type NamedCode, type Names, namesOver } from './lookups.ts'

/** What belongs to questions without being in their records, by the ids of the questions. */
interface Linked {
  policies: readonly (readonly [questionId: number, policyIds: string])[]
  promises: readonly number[]
  attachments: readonly number[]
}

/** The same in the order of the search keys. */
export interface LinkedColumns {
  /** One code for each set of policies that some question names; 0 is none. */
  policy: CodeColumn
  has: CodeColumn
  policySets: readonly (readonly number[])[]
  policies: Names
}

/**
 * Gives the policies that questions name, and whether they have commitments and attachments, as they stand now. Each of
 * the three is read again only when it has changed, the names with the policies.
 */
export function linkedColumns(db: Database): (facets: FacetColumns) => LinkedColumns {
  const sql = linkedQueries(db)
  let moved = { policy: -1, promise: -1, attachment: -1 }
  let linked: Linked = { policies: [], promises: [], attachments: [] }
  let names: Names = namesOver([])
  let held: { facets: FacetColumns; columns: LinkedColumns } | null = null

  // One transaction, so that the revisions and the rows are of one moment.
  const refresh = db.transaction((): void => {
    const now = sql.revisions()
    const is = {
      policy: now.policy === moved.policy,
      promise: now.promise === moved.promise,
      attachment: now.attachment === moved.attachment,
    }
    linked = {
      policies: is.policy ? linked.policies : sql.policies(),
      promises: is.promise ? linked.promises : sql.promised(),
      attachments: is.attachment ? linked.attachments : sql.attached(),
    }
    if (!is.policy) names = policyNames(sql.policyNames(), sql.policyAliases())
    moved = now
  })

  return (facets) => {
    const hasMoved = !isSame(sql.revisions(), moved)
    if (hasMoved) refresh()
    if (hasMoved || held?.facets !== facets) held = { facets, columns: columnsOf(facets, linked, names) }
    return held.columns
  }
}

function isSame(a: Revisions, b: Revisions): boolean {
  return a.policy === b.policy && a.promise === b.promise && a.attachment === b.attachment
}

function policyNames(rows: readonly NamedCode[], aliases: readonly { code: number; name: string }[]): Names {
  return namesOver(rows, aliases)
}

function columnsOf({ questionIds }: FacetColumns, linked: Linked, policies: Names): LinkedColumns {
  const placeOf = placesOf(questionIds)
  const has = new Int32Array(questionIds.length)
  for (const id of linked.promises) add(has, placeOf(id), HAS_CODES.commitment)
  for (const id of linked.attachments) add(has, placeOf(id), HAS_CODES.attachment)
  const policySets: number[][] = [[]]
  const codeOf = new Map<string, number>()
  const policy = new Int32Array(questionIds.length)
  for (const [id, set] of linked.policies) {
    const code = codeOf.get(set) ?? policySets.push(set.split(' ').map(Number)) - 1
    codeOf.set(set, code)
    const at = placeOf(id)
    if (at >= 0) policy[at] = code
  }
  return {
    policy: { codes: policy, size: policySets.length + 1 },
    has: { codes: has, size: HAS_CODES.both + 1 },
    policySets,
    policies,
  }
}

function add(column: Int32Array, at: number, bit: number): void {
  if (at >= 0) column[at] = (column[at] ?? 0) | bit
}

/** Where a question stands; -1 for one that is not in the search tables. */
function placesOf(questionIds: Int32Array): (id: number) => number {
  let last = 0
  for (const id of questionIds) if (id > last) last = id
  const places = new Int32Array(last + 1).fill(-1)
  for (let at = 0; at < questionIds.length; at += 1) places[questionIds[at] ?? 0] = at
  return (id) => places[id] ?? -1
}
