import type { Database } from '../../../db/open.ts'
import type { FilterOption } from './facets.ts'
import { type Named, namedBy } from './names.ts'

/** A Member, party or answering body as a filter shows it. */
export interface NamedCode {
  code: number
  /** What stands in the address: Parliament's id, `local-3`, or a party's name. */
  value: string
  label: string
}

/** Made once: `localeCompare` makes one for each comparison. */
export const BY_LABEL = new Intl.Collator('en-GB')

/** Things with names, both ways, and by a part of the name. */
export interface Names {
  of(code: number): NamedCode | undefined
  /** Those of some codes as options of a filter, by their labels; each stands for itself alone. */
  among(codes: readonly number[]): readonly FilterOption[]
  /** By what stands in the address. */
  named(value: string): NamedCode | undefined
  /** By a part of the name, as people type it. */
  called(typed: string): readonly NamedCode[]
  /** By the beginnings of words of the name, or of what stands in the address, for a name that is not typed out yet. */
  starting(typed: string): readonly NamedCode[]
}

/** The names behind the codes of bodies, Members, parties and policies. */
export interface SearchLookups {
  members: Names
  parties: Names
  bodies: Names
  policies: Names
  /** Code of a set of policies → the policies in it. */
  policySets: readonly (readonly number[])[]
}

type NamesOfRecords = Pick<SearchLookups, 'members' | 'parties' | 'bodies'>

/** Gives the names as they stand now, held in memory until the search revision moves: a renaming moves it too. */
export function searchLookups(db: Database): () => NamesOfRecords {
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()
  const members = db.prepare<[], NamedCode>(`
    select id as code, coalesce(cast(parliament_id as text), 'local-' || local_number) as value,
           coalesce(name, 'Member ' || parliament_id) as label
      from member`)
  const parties = db.prepare<[], NamedCode>('select id as code, name as value, name as label from party')
  const bodies = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from answering_body',
  )
  let held: { revision: number | undefined; lookups: NamesOfRecords } | null = null

  const load = db.transaction(() => ({
    revision: revision.get(),
    lookups: {
      members: namesOver(members.all()),
      parties: namesOver(parties.all()),
      bodies: namesOver(bodies.all()),
    },
  }))

  return () => {
    if (held === null || held.revision !== revision.get()) held = load()
    return held.lookups
  }
}

/** @param others further names of the same things: the aliases of policies */
export function namesOver(named: readonly NamedCode[], others: readonly Named[] = []): Names {
  const rows = named.toSorted((a, b) => BY_LABEL.compare(a.label, b.label))
  const codes = Int32Array.from(rows, ({ code }) => code)
  // Of one form with the options of all filters, which is what makes counting them fast.
  const options = rows.map(({ code, value, label }): FilterOption => ({ value, label, codes: [code] }))
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const size = 1 + rows.reduce((most, { code }) => Math.max(most, code), 0)
  const byValue = new Map(rows.map((row) => [row.value.toLowerCase(), row]))
  const asNamed = rows.map(({ code, label }) => ({ code, name: label }))
  const { called } = namedBy([...asNamed, ...others])
  const { starting } = namedBy([
    ...asNamed,
    ...others,
    ...rows.map(({ code, value }) => ({ code, name: value })),
  ])
  return {
    of: (code) => byCode.get(code),
    among(wanted) {
      const isWanted = new Uint8Array(size)
      for (const code of wanted) isWanted[code] = 1 // one past the end is that of nobody
      return options.filter((_, place) => isWanted[codes[place] ?? 0] === 1)
    },
    named: (value) => byValue.get(value.toLowerCase().replace(/^0+(?=\d)/, '')),
    called: (typed) => called(typed).flatMap((code) => byCode.get(code) ?? []),
    starting: (typed) => starting(typed).flatMap((code) => byCode.get(code) ?? []),
  }
}
