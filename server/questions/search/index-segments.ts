import { oncePerDatabase } from '../../../db/once.ts'

/** What FTS5 may gather of a transaction before it makes a segment of it: as much as any change has. */
const HELD_BYTES = 64 * 1024 * 1024

/**
 * How many segments of a size there may be before they are merged a little at each change, and before they are merged at
 * once: FTS5's own numbers and, while many come, what 150,000 questions make, since all are merged into one afterwards.
 */
const MERGED_FROM = {
  usually: { automerge: 4, crisismerge: 16 },
  whileMany: { automerge: 32, crisismerge: 32 },
}

/** Pages of the index written by one step of merging: some hundredths of a second. */
const STEP_PAGES = 500

/** More than these are merged into one, which writes the whole index anew; of fewer only those of a size. */
const MOST_SEGMENTS = 8

const INDEXES = ['search_index', 'search_exact'] as const

/**
 * The segments of which the full-text indexes are made: each transaction that writes makes one, and the fewer there are
 * the faster is a search.
 */
export const indexSegments = oncePerDatabase((db) => {
  const mergedFrom = db.prepare<[], number>("select v from search_index_config where k = 'automerge'").pluck()
  const changes = db.prepare<[], number>('select total_changes()').pluck()
  const indexes = INDEXES.map((index) => {
    const set = db.prepare<[string, number]>(
      `insert into ${index} (${index}, rank) values (?, cast(? as integer))`,
    )
    // From one to the next: to go through all pages would take longer than a step.
    const count = db
      .prepare<[], number>(`
        with recursive segment (id) as (
          select min(segid) from ${index}_idx
           union all
          select (select min(segid) from ${index}_idx where segid > segment.id) from segment where segment.id is not null)
        select count(id) from segment`)
      .pluck()
    const setTo = (setting: string, value: number) => set.run(setting, value)
    return {
      set: setTo,
      mergeFrom({ automerge, crisismerge }: typeof MERGED_FROM.usually): void {
        setTo('automerge', automerge)
        setTo('crisismerge', crisismerge)
      },
      segments: () => count.get() ?? 0,
    }
  })

  /**
   * Before very many questions are written: their segments are as large as can be, and are merged afterwards. That it
   * was called stands in the database until `mergeStep` has done its work. Call inside a transaction.
   */
  function expectMany(): void {
    for (const { set, mergeFrom } of indexes) {
      set('hashsize', HELD_BYTES)
      mergeFrom(MERGED_FROM.whileMany)
    }
  }

  const isMergeDue = () => (mergedFrom.get() ?? 0) > MERGED_FROM.usually.automerge

  /**
   * Merges a little of what very many questions left; call inside a transaction.
   * @returns whether there is more to do
   */
  function mergeStep(): boolean {
    if (!isMergeDue()) return false
    for (const { set, segments } of indexes) {
      const before = changes.get() ?? 0
      set('merge', segments() > MOST_SEGMENTS ? -STEP_PAGES : STEP_PAGES)
      if ((changes.get() ?? 0) - before > 1) return true // as FTS5 says that a step had something to do
    }
    for (const { mergeFrom } of indexes) mergeFrom(MERGED_FROM.usually)
    return false
  }

  return { expectMany, isMergeDue, mergeStep }
})
