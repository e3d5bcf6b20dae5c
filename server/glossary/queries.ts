import { oncePerDatabase } from '../../db/once.ts'
import { quoted } from '../questions/search/match.ts'
import { firstKeyOfDay } from '../questions/search/search-key.ts'
import type { Entry, Meaning } from './entry.ts'

const COLUMNS = `
         id, short, long, short_key as shortKey, long_key as longKey, starting, records, verdict, is_word as isWord, revision,
         decided_at as decidedAt, decided_by as decidedBy
    from abbreviation`

const FIRST_DATED = firstKeyOfDay(0)

/** Where the abbreviations of a page are used. */
export interface Use {
  /** How many answers have it, in capitals or not. */
  answers: number
  /** The question tabled first that has it; null where none has, or none with a date. */
  firstQuestionId: number | null
}

/** Reads what abbreviations stand for. */
export const glossaryQueries = oncePerDatabase((db) => {
  const inOrder = 'order by short collate nocase, short, long collate nocase, id'
  const known = db.prepare<[], Entry>(`select ${COLUMNS} where verdict is not 'refused' ${inOrder}`)
  const refused = db.prepare<[], Entry>(`select ${COLUMNS} where verdict = 'refused' ${inOrder}`)
  const byId = db.prepare<[number], Entry>(`select ${COLUMNS} where id = ?`)
  const byKeys = db.prepare<[string, string], Entry>(`select ${COLUMNS} where short_key = ? and long_key = ?`)
  const meanings = db.prepare<{ questionId: number; shorts: string }, Meaning>(`
    select a.short, a.long, a.starting, a.records, a.is_word as isWord, a.verdict,
           exists (
             select 1 from abbreviation_explained e where e.question_id = :questionId and e.abbreviation_id = a.id) as isOwn
      from abbreviation a
     where a.short in (select value from json_each(:shorts)) and a.verdict is not 'refused'
     order by a.id`)
  const firstExplained = db
    .prepare<[number], number>(`
      select e.question_id
        from abbreviation_explained e
        join search_facet f on f.question_id = e.question_id
       where e.abbreviation_id = ? and f.search_key >= ${FIRST_DATED}
       order by f.search_key
       limit 1`)
    .pluck()
  const answers = db
    .prepare<[string], number>('select count(*) from search_index where search_index match ?')
    .pluck()
  const firstUse = db
    .prepare<[string], number>(`
      select q.id
        from search_index i
        join search_facet f on f.search_key = i.rowid
        join question q on q.id = f.question_id
       where search_index match ? and i.rowid >= ${FIRST_DATED} and q.source <> 'sample'
       order by i.rowid
       limit 1`)
    .pluck()
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()
  let uses = { revision: -1, byShort: new Map<string, Use>() }

  return {
    /** All but the refused, by their short forms. */
    known: () => known.all(),
    refused: () => refused.all(),
    byId: (id: number) => byId.get(id),
    byKeys: (shortKey: string, longKey: string) => byKeys.get(shortKey, longKey),
    /** What is known of some short forms, in these capitals, for a question. */
    meanings: (questionId: number, shorts: readonly string[]) =>
      meanings.all({ questionId, shorts: JSON.stringify(shorts) }),
    /** The question tabled first that explains it so. */
    firstExplained: (id: number) => firstExplained.get(id) ?? null,
    /** Counted once while the record stands still. */
    use(short: string): Use {
      const now = revision.get() ?? 0
      if (uses.revision !== now) uses = { revision: now, byShort: new Map() }
      const made = uses.byShort.get(short) ?? {
        answers: answers.get(`answer : ${quoted(short)}`) ?? 0,
        firstQuestionId: firstUse.get(`{heading question answer} : ${quoted(short)}`) ?? null,
      }
      uses.byShort.set(short, made)
      return made
    },
  }
})
