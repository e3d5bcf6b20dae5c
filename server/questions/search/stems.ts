import { openDatabase } from '../../../db/open.ts'
import { recentlyUsed } from '../../lib/recently-used.ts'

type Stemmer = (words: readonly string[]) => Map<string, string>

const KEPT = 10_000
const NO_STEM = ''

let stemmer: Stemmer | undefined
const known = recentlyUsed<string>(KEPT)

/**
 * Stems words exactly as the index does, by asking a small index of the same kind in memory, one for the process:
 * any other stemmer would differ from SQLite's on some word.
 * @returns word → stem; a word that the index cuts in several, or that holds no token, is left out
 */
export const stemsOf: Stemmer = (words) => {
  const found = new Map<string, string>()
  const unknown: string[] = []
  for (const word of words) {
    const stem = known.get(word)
    if (stem === undefined) unknown.push(word)
    else if (stem !== NO_STEM) found.set(word, stem)
  }
  if (unknown.length === 0) return found
  stemmer ??= createStemmer()
  const stems = stemmer(unknown)
  for (const word of unknown) {
    const stem = stems.get(word)
    known.set(word, stem ?? NO_STEM, 1)
    if (stem !== undefined) found.set(word, stem)
  }
  return found
}

function createStemmer(): Stemmer {
  const db = openDatabase(':memory:')
  db.exec(`
    create virtual table scratch using fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2');
    create virtual table scratch_term using fts5vocab (scratch, instance)`)
  const insert = db.prepare<[number, string]>('insert into scratch (rowid, word) values (?, ?)')
  const terms = db.prepare<[], { term: string; doc: number }>('select term, doc from scratch_term')
  const clear = db.prepare('delete from scratch')

  const stem = db.transaction((words: readonly string[]) => {
    words.forEach((word, index) => {
      insert.run(index, word)
    })
    const found = new Map<number, string | null>()
    for (const { term, doc } of terms.all()) found.set(doc, found.has(doc) ? null : term)
    clear.run()
    return new Map(
      [...found].flatMap(([index, term]) => {
        const word = words[index]
        return word !== undefined && term !== null ? [[word, term] as const] : []
      }),
    )
  })
  return stem
}
