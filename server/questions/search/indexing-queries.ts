import type { Database } from '../../../db/open.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Indexable, SearchDocument } from './indexing.ts'

/** A row of the narrow table: small integers, 0 for what is not known. */
export interface SearchFacets {
  searchKey: number
  questionId: number
  house: number
  body: number
  asker: number
  answerer: number
  party: number
  type: number
  status: number
  year: number
  session: number
  /** Days since 1970. */
  forAnswer: number
  answered: number
  /** As `numberCode` gives it. */
  number: number
}

/** What of a question is no tag, so that the document does not tell whether it changed. */
export const UNTAGGED = ['forAnswer', 'answered', 'number'] as const

/** Of how many revisions the log says what was changed. */
export const KEPT_CHANGES = 100_000

/**
 * The session of a question `q`. A date between two known sessions counts to the one before, and one before every
 * known session to the first of them; after the last has ended nothing is known (as in `Calendar.isSessionOver`).
 */
export const SESSION_OF = `
  coalesce(
    (select s.id
       from session s
      where s.first_on <= q.date_tabled
        and (coalesce(s.last_on, '9999') >= q.date_tabled
             or exists (select 1 from session n where n.first_on > q.date_tabled))
      order by s.first_on desc
      limit 1),
    (select id from session where first_on > q.date_tabled order by first_on limit 1))`

/** The statements that write the search tables. */
export function indexingQueries(db: Database) {
  const indexable = db.prepare<[number], Indexable>(`
    select q.id as questionId, q.house, q.answering_body_id as bodyId, q.asking_member_id as askerId,
           case when a.kind <> 'holding' then a.answering_member_id end as answererId, q.is_named_day as isNamedDay, q.status,
           q.date_tabled as dateTabled, q.date_for_answer as dateForAnswer,
           case when a.kind <> 'holding' then a.date_answered end as dateAnswered, q.heading, q.text, a.text as answer,
           q.source = 'sample' as isSample, q.uin
      from question q
      left join current_answer a on a.question_id = q.id
     where q.id = ?`)
  const sessionOf = db
    .prepare<[CivilDate], number | null>(`select ${SESSION_OF} from (select ? as date_tabled) q`)
    .pluck()
  const sessions = db
    .prepare<[], string>(`
      select coalesce(json_group_array(json_array(id, first_on, last_on) order by id), '') from session`)
    .pluck()
  const keyOf = db
    .prepare<[number], number>('select search_key from search_facet where question_id = ?')
    .pluck()
  const lastKeyOfDay = db
    .prepare<[number, number], number | null>(
      'select max(search_key) from search_facet where search_key >= ? and search_key < ?',
    )
    .pluck()
  const document = db.prepare<[number], SearchDocument>(
    'select heading, question, answer, tags from search_document where search_key = ?',
  )
  const untagged = db.prepare<[number], Pick<SearchFacets, (typeof UNTAGGED)[number]>>(
    'select for_answer as forAnswer, answered, number from search_facet where search_key = ?',
  )
  const partyId = db.prepare<[string], number>('select id from party where name = ?').pluck()
  const takeOutOfIndex = db.prepare(`
    insert into search_index (search_index, rowid, heading, question, answer, tags)
    values ('delete', :key, :heading, :question, :answer, :tags)`)
  // By their places what is written for each record, where an object would be made and read for each index.
  const putInIndex = db.prepare(`
    insert into search_index (rowid, heading, question, answer, tags)
    values (?, ?, ?, ?, ?)`)
  const putAllInIndex = db.prepare<[string]>(`
    insert into search_index (rowid, heading, question, answer, tags)
    select search_key, heading, question, answer, tags
      from search_document
     where search_key in (select value from json_each(?))
     order by search_key`)
  const putAllInExact = db.prepare<[string]>(`
    insert into search_exact (rowid, heading, question, answer)
    select search_key, heading, question, answer
      from search_document
     where search_key in (select value from json_each(?))
     order by search_key`)
  const takeOutOfExact = db.prepare<[number]>('delete from search_exact where rowid = cast(? as integer)')
  const putInExact = db.prepare(`
    insert into search_exact (rowid, heading, question, answer) values (?, ?, ?, ?)`)
  const insertDocument = db.prepare(`
    insert into search_document (search_key, heading, question, answer, tags)
    values (?, ?, ?, ?, ?)`)
  const deleteDocument = db.prepare<[number]>('delete from search_document where search_key = ?')
  const insertFacets = db.prepare(`
    insert into search_facet (
      search_key, question_id, house, body, asker, answerer, party, type, status, year, session, for_answer,
      answered, number)
    values (
      :searchKey, :questionId, :house, :body, :asker, :answerer, :party, :type, :status, :year, :session, :forAnswer,
      :answered, :number)`)
  const deleteFacets = db.prepare<[number]>('delete from search_facet where search_key = ?')
  // Thousands of words at once: a statement for each takes twice as long.
  const countWords = db.prepare<[string]>(`
    insert into search_word (word, stem, documents)
    select key, case when key glob '*[^0-9]*' then '' else key end, value from json_each(?) where true
        on conflict (word) do update set documents = documents + excluded.documents`)
  const unstemmedWords = db.prepare<[], string>("select word from search_word where stem = ''").pluck()
  const giveStems = db.prepare<[string]>(`
    update search_word set stem = given.value from json_each(?) given where search_word.word = given.key`)
  const dropUnusedWords = db.prepare<[string]>(`
    delete from search_word where word in (select value from json_each(?)) and documents <= 0`)
  const moveRevision = db
    .prepare<[], number>('update search_revision set revision = revision + 1 returning revision')
    .pluck()
  const logChange = db.prepare<[number, number]>(
    'insert into search_change (revision, search_key) values (?, ?) on conflict do nothing',
  )
  const forgetChanges = db.prepare<[number]>('delete from search_change where revision <= ?')

  return {
    indexable: (questionId: number) => indexable.get(questionId),
    /** The session of a question that was tabled on a day; 0 where none is known. */
    sessionOf: (date: CivilDate) => sessionOf.get(date) ?? 0,
    /** All that the sessions of days follow from: the same text as long as they are the same. */
    sessions: () => sessions.get() ?? '',
    keyOf: (questionId: number) => keyOf.get(questionId),
    lastKeyOfDay: (first: number, after: number) => lastKeyOfDay.get(first, after) ?? undefined,
    document: (key: number) => document.get(key),
    untagged: (key: number) => untagged.get(key),
    partyId: (name: string) => partyId.get(name),
    takeOutOfIndex: (key: number, old: SearchDocument) => takeOutOfIndex.run({ key, ...old }),
    putInIndex: (key: number, { heading, question, answer, tags }: SearchDocument) =>
      putInIndex.run(key, heading, question, answer, tags),
    /** Documents that stand already, all in one go: SQLite reads each where it is, and no string is made for it. */
    putAllInIndex: (keys: readonly number[]) => putAllInIndex.run(JSON.stringify(keys)),
    putAllInExact: (keys: readonly number[]) => putAllInExact.run(JSON.stringify(keys)),
    takeOutOfExact: (key: number) => takeOutOfExact.run(key),
    putInExact: (key: number, { heading, question, answer }: SearchDocument) =>
      putInExact.run(key, heading, question, answer),
    insertDocument: (key: number, { heading, question, answer, tags }: SearchDocument) =>
      insertDocument.run(key, heading, question, answer, tags),
    deleteDocument: (key: number) => deleteDocument.run(key),
    insertFacets: (facets: SearchFacets) => insertFacets.run(facets),
    deleteFacets: (key: number) => deleteFacets.run(key),
    /**
     * Adds to the counts of words. One that is new has no stem unless it is a number, which has no ending to lose: it has
     * to be given one in the same transaction.
     */
    countWords: (moved: readonly [word: string, by: number][]) => countWords.run(asObject(moved)),
    unstemmedWords: () => unstemmedWords.all(),
    giveStems: (stems: readonly [word: string, stem: string][]) =>
      giveStems.run(asObject(stems.map(([word, stem]) => [word, `"${stem}"`]))),
    dropUnusedWords: (words: readonly string[]) => dropUnusedWords.run(JSON.stringify(words)),
    /** Moves the revision and notes which keys changed; what is older than the log keeps is for a full reload. */
    logChange(keys: readonly number[]): void {
      const revision = moveRevision.get() ?? 0
      for (const key of keys) logChange.run(revision, key)
      forgetChanges.run(revision - KEPT_CHANGES)
    },
  }
}

/** As JSON. No word has a character that would have to be escaped, and an object of so many takes three times as long. */
function asObject(pairs: readonly [word: string, value: number | string][]): string {
  return `{${pairs.map(([word, value]) => `"${word}":${value}`).join()}}`
}
