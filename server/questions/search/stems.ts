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
  const unknown = new Set<string>() // each once, since they are told apart by their places
  for (const word of words) {
    const stem = isNumber(word) ? word : known.get(word)
    if (stem === undefined) unknown.add(word)
    else if (stem !== NO_STEM) found.set(word, stem)
  }
  if (unknown.size === 0) return found
  stemmer ??= createStemmer()
  const stems = stemmer([...unknown])
  for (const word of unknown) {
    const stem = stems.get(word)
    known.set(word, stem ?? NO_STEM, 1)
    if (stem !== undefined) found.set(word, stem)
  }
  return found
}

/** Has no ending to lose: a large record has more numbers than words. */
function isNumber(word: string): boolean {
  return /^[0-9]+$/.test(word)
}

/**
 * Words that are one token whatever they say go in as one text, and are told apart by their places in it: a row for each
 * takes four times as long.
 */
function createStemmer(): Stemmer {
  const db = openDatabase(':memory:')
  db.exec(`
    create virtual table scratch using fts5 (
      word, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
    create virtual table scratch_term using fts5vocab (scratch, instance)`)
  const insert = db.prepare<[number, string]>('insert into scratch (rowid, word) values (?, ?)')
  const terms = db
    .prepare<[], [term: string, row: number, place: number]>('select term, doc, offset from scratch_term')
    .raw()
  const clear = db.prepare("insert into scratch (scratch) values ('delete-all')")

  return db.transaction((words: readonly string[]) => {
    const plain = words.filter(isPlain)
    const others = words.filter((word) => !isPlain(word))
    insert.run(ROW_OF_PLAIN, plain.join(' '))
    others.forEach((word, index) => {
      insert.run(index + 1, word)
    })
    const found = new Map<string, string | null>()
    for (const [term, row, place] of terms.all()) {
      const word = row === ROW_OF_PLAIN ? plain[place] : others[row - 1]
      if (word !== undefined) found.set(word, found.has(word) ? null : term)
    }
    clear.run()
    return new Map([...found].filter((pair): pair is [string, string] => pair[1] !== null))
  })
}

const ROW_OF_PLAIN = 0

function isPlain(word: string): boolean {
  return /^[a-z0-9]+$/.test(word)
}
