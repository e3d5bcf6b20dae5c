import type { Database } from '../../db/open.ts'
import { type Actor, type Audited, auditTrail, differences } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { keysOf } from '../questions/search/meant/learning.ts'
import { type Entry, ExpansionTaken, isWordToo } from './entry.ts'
import { glossaryQueries } from './queries.ts'

/** What a person says that an abbreviation stands for. */
export interface Said {
  short: string
  long: string
  isWord: boolean
}

/** What somebody had before them when they decided. */
export interface Seen {
  revision: number
  long: string
}

/**
 * All that people write of the glossary, each change with its audit record in one transaction. The search revision moves
 * with it, so that whatever was made of the record with the old meanings is made anew.
 */
export function glossaryRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const entries = glossaryQueries(db)
  const put = db.prepare<
    Omit<Said, 'isWord'> & { isWord: 0 | 1; shortKey: string; longKey: string; at: string; by: string }
  >(`
    insert into abbreviation (short, long, short_key, long_key, verdict, is_word, revision, decided_at, decided_by)
    values (:short, :long, :shortKey, :longKey, 'stands', :isWord, 1, :at, :by)
        on conflict (short_key, long_key) do update
       set short = excluded.short, long = excluded.long, verdict = 'stands', is_word = excluded.is_word,
           revision = abbreviation.revision + 1, decided_at = excluded.decided_at, decided_by = excluded.decided_by`)
  const decide = db.prepare<{ id: number; verdict: 'refused' | null; at: string | null; by: string | null }>(`
    update abbreviation
       set verdict = :verdict, revision = revision + 1, decided_at = :at, decided_by = :by
     where id = :id`)
  const dropUnused = db.prepare<[number]>(
    'delete from abbreviation where id = ? and starting is null and records = 0 and verdict is null',
  )
  const moveSearch = db.prepare('update search_revision set revision = revision + 1')

  const add = db.transaction((said: Said, by: Actor, why: string) => {
    const other = sameAs(said)
    if (other?.verdict === 'stands') throw new ExpansionTaken(sayTaken(other))
    write(said, by)
    audit({ by, action: 'added', thing: thingOf(said), after: audited(said), reason: why })
  })

  /** The old meaning is refused, so that it does not come back when the record explains it again. */
  const correct = db.transaction(
    (id: number, said: Omit<Said, 'short'>, seen: Seen, by: Actor, why: string) => {
      const entry = asSeen(id, seen)
      const made = { ...said, short: entry.short }
      const [before, after] = differences(audited({ ...entry, isWord: isWordToo(entry) }), audited(made))
      if (Object.keys(after).length === 0) return
      const other = sameAs(made)
      if (other && other.id !== id && other.verdict === 'stands') throw new ExpansionTaken(sayTaken(other))
      if (other?.id !== id) leave(entry, by)
      write(made, by)
      audit({ by, action: 'corrected', thing: thingOf(entry), before, after, reason: why })
    },
  )

  const refuse = db.transaction((id: number, seen: Seen, by: Actor, why: string) => {
    const entry = asSeen(id, seen)
    if (entry.verdict === 'refused') return
    leave(entry, by)
    moveSearch.run()
    audit({ by, action: 'refused', thing: thingOf(entry), before: audited(entry), reason: why })
  })

  /** What people decided on it is taken back: it is again what the record and the starting list make of it. */
  const restore = db.transaction((id: number, seen: Seen, by: Actor) => {
    const entry = asSeen(id, seen)
    if (entry.verdict === null) return
    decide.run({ id, verdict: null, at: null, by: null })
    dropUnused.run(id)
    moveSearch.run()
    const action = entry.verdict === 'refused' ? 'took back the refusal of' : 'took back'
    audit({ by, action, thing: thingOf(entry), before: audited(entry) })
  })

  /** @throws EditedMeanwhile; the number of an entry that is gone may be another's, so the words count too */
  function asSeen(id: number, { revision, long }: Seen): Entry {
    const entry = entries.byId(id)
    if (entry?.revision !== revision || entry.long !== long) throw new EditedMeanwhile()
    return entry
  }

  function sameAs(said: Pick<Said, 'short' | 'long'>): Entry | undefined {
    const [keys] = keysOf([said])
    return keys && entries.byKeys(keys.shortKey, keys.longKey)
  }

  function write(said: Said, by: Actor): void {
    for (const { shortKey, longKey } of keysOf([said])) {
      put.run({ ...said, isWord: said.isWord ? 1 : 0, shortKey, longKey, at: now(clock), by: by.name })
    }
    moveSearch.run()
  }

  function leave({ id }: Entry, by: Actor): void {
    decide.run({ id, verdict: 'refused', at: now(clock), by: by.name })
  }

  return {
    /** @throws ExpansionTaken */
    add: add.immediate,
    /** @throws EditedMeanwhile, ExpansionTaken */
    correct: correct.immediate,
    /** @throws EditedMeanwhile */
    refuse: refuse.immediate,
    /** @throws EditedMeanwhile */
    restore: restore.immediate,
  }
}

function sayTaken({ short, long }: Entry): string {
  return `The glossary has “${long}” for ${short} already.`
}

function thingOf({ short }: Pick<Said, 'short'>) {
  return { kind: 'abbreviation', id: null, name: short }
}

/** As the audit trail says it. */
function audited({ short, long, isWord }: { short: string; long: string; isWord: boolean | 0 | 1 }): Audited {
  return { short, long, 'ordinary word': isWord ? 'yes' : 'no' }
}
