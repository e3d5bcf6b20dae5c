import { oncePerDatabase } from '../../../../db/once.ts'
import type { WordList } from './encoding.ts'

export interface StretchRow {
  id: number
  firstKey: number
  keys: Buffer
  lengths: Buffer
}

export interface ListsState {
  /** The search revision whose changes they have. */
  revision: number
  /** 0 while they are made for the first time: nobody may use them. */
  isWhole: 0 | 1
}

/** A stretch reaches from its first key to that of the next. */
export interface Bounds {
  id: number
  firstKey: number
}

interface ListRow extends WordList {
  stretch: number
}

interface NamedListRow extends Pick<ListRow, 'stretch' | 'records'> {
  word: string
}

/** The statements that read and write the lists of words. */
export const listQueries = oncePerDatabase((db) => {
  const version = db
    .prepare<[], string>(`
      select revision || ' ' || is_whole || ' ' || coalesce((select max(id) from word_stretch), 0)
        from word_lists`)
    .pluck()
  const state = db.prepare<[], ListsState>('select revision, is_whole as isWhole from word_lists')
  const setState = db.prepare<[number, number]>(`
    insert into word_lists (id, revision, is_whole)
    values (1, ?, ?)
    on conflict do update set revision = excluded.revision, is_whole = excluded.is_whole`)
  const deleteStretches = db.prepare('delete from word_stretch')
  const changedSince = db
    .prepare<[number], number>(
      'select distinct search_key from search_change where revision > ? order by search_key',
    )
    .pluck()
  const stretch = db.prepare<[number], StretchRow>(
    'select id, first_key as firstKey, keys, lengths from word_stretch where id = ?',
  )
  const bounds = db.prepare<[], Bounds>(
    'select id, first_key as firstKey from word_stretch order by first_key',
  )
  // Stretch by stretch, in their order: left to itself SQLite goes through every list of every word.
  const listsWith = (columns: string) =>
    db.prepare<[string], ListRow>(`
      select s.id as stretch, ${columns}
        from word_stretch s
       cross join word_list l on l.stretch = s.id and l.word = ?
       order by s.first_key`)
  const lists = listsWith('l.records')
  const listsWithPlaces = listsWith('l.records, l.places')
  // From the first word to the last of some that begin alike, in one go (`+` forbids looking each up, in each stretch).
  const listsBetween = db.prepare<{ words: string }, NamedListRow>(`
    select s.id as stretch, l.word, l.records
      from word_stretch s
     cross join word_list l
             on l.stretch = s.id
            and l.word between (select min(value) from json_each(:words))
                           and (select max(value) from json_each(:words))
     where +l.word in (select value from json_each(:words))
     order by s.first_key`)
  const insertStretch = db
    .prepare<[number, Uint8Array, Uint8Array], number>(
      'insert into word_stretch (first_key, keys, lengths) values (?, ?, ?) returning id',
    )
    .pluck()
  const insertList = db.prepare<[number, string, Uint8Array, Uint8Array]>(
    'insert into word_list (stretch, word, records, places) values (?, ?, ?, ?)',
  )
  const deleteStretch = db.prepare<[number]>('delete from word_stretch where id = ?')
  const texts = db
    .prepare<[number, number, number], [number, string, string, string]>(`
      select search_key, heading, question, answer
        from search_document
       where search_key >= ? and search_key < ?
       order by search_key
       limit cast(? as integer)`)
    .raw()
  const sizes = db
    .prepare<[number, number, number], [number, Buffer]>(`
      select id, sz from search_index_docsize where id >= ? and id < ? order by id limit cast(? as integer)`)
    .raw()
  const sizesOf = db
    .prepare<[string], [number, Buffer]>(`
      select id, sz from search_index_docsize where id in (select value from json_each(?))`)
    .raw()
  const hasAsMany = db
    .prepare<[number], 1>('select 1 from search_facet limit 1 offset cast(? as integer)')
    .pluck()
  const countBetween = db
    .prepare<[number, number, number], number>(`
      select count(*)
        from (select 1 from search_document where search_key >= ? and search_key < ? limit cast(? as integer))`)
    .pluck()
  const last = db.prepare<[], { keys: Buffer }>(
    'select keys from word_stretch order by first_key desc limit 1',
  )

  return {
    state: () => state.get() ?? null,
    /** Another whenever anything of the lists is: a stretch that is made anew has a number that none had before. */
    version: () => version.get() ?? null,
    setState: (revision: number, isWhole: boolean) => setState.run(revision, Number(isWhole)),
    deleteStretches: () => deleteStretches.run(),
    /** The search keys that were changed since a revision, ascending. */
    changedSince: (revision: number) => changedSince.all(revision),
    stretch: (id: number) => stretch.get(id),
    bounds: () => bounds.all(),
    /** The lists of a word, stretch by stretch. */
    lists: (word: string) => lists.all(word) as Pick<ListRow, 'stretch' | 'records'>[],
    /** The lists of several words that begin alike, stretch by stretch. */
    listsOfSeveral: (words: readonly string[]) => listsBetween.all({ words: JSON.stringify(words) }),
    listsWithPlaces: (word: string) => listsWithPlaces.all(word),
    insertStretch: (firstKey: number, keys: Uint8Array, lengths: Uint8Array) =>
      insertStretch.get(firstKey, keys, lengths) as number,
    insertList: (stretchId: number, word: string, { records, places }: WordList) =>
      insertList.run(stretchId, word, records, places),
    deleteStretch: (id: number) => deleteStretch.run(id),
    /** Some records from a key on, up to another: their texts, and their sizes as FTS5 keeps them. */
    records: db.transaction((from: number, until: number, most: number) => ({
      texts: texts.all(from, until, most),
      sizes: sizes.all(from, until, most),
    })),
    sizesOf: (keys: readonly number[]) => sizesOf.all(JSON.stringify(keys)),
    /** Whether there are so many records. */
    hasAsMany: (many: number) => many <= 0 || hasAsMany.get(many - 1) !== undefined,
    /** How many there are between two keys, the second left out; counted up to so many. */
    countBetween: (from: number, until: number, most: number) => countBetween.get(from, until, most) ?? 0,
    /** The first search key behind all stretches. */
    afterLast(): number {
      const { keys } = last.get() ?? {}
      return keys === undefined || keys.length === 0 ? 0 : keys.readDoubleLE(keys.length - 8) + 1
    },
  }
})

/** How many words a record has: FTS5 keeps a varint for each column, its high bits first. */
export function wordsInSize(size: Buffer): number {
  let [sum, value] = [0, 0]
  for (const byte of size) {
    value = (value << 7) | (byte & 0x7f)
    if (byte > 0x7f) continue
    sum += value
    value = 0
  }
  return sum
}
