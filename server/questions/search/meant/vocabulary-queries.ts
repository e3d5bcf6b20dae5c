import type { Database } from '../../../../db/open.ts'
import { quoted } from '../match.ts'
import { stemsOf } from '../stems.ts'
import { foldWord } from '../words.ts'
import type { Abbreviation, CountedWord, Vocabulary } from './vocabulary.ts'

/** The vocabulary of the questions in a database. */
export function vocabularyQueries(db: Database): Vocabulary {
  const forms = db.prepare<[string], CountedWord>(
    'select word, documents from search_word where stem = ? order by documents desc, word',
  )
  const stemOfKnown = db.prepare<[string], string>('select stem from search_word where word = ?').pluck()
  const wordsLike = db
    .prepare<{ from: string; to: string; shortest: number; longest: number }, string>(`
      select word
        from search_word
       where word >= :from and word < :to
         and length(word) between :shortest and :longest`)
    .pluck()
  const counted = db.prepare<[string], CountedWord>(
    'select word, documents from search_word where word in (select value from json_each(?)) order by word',
  )
  const phrase = db
    .prepare<[string], number>('select 1 from search_index where search_index match ? limit 1')
    .pluck()
  const abbreviations = (condition: string) => `
    select a.short, a.long, a.long_key as longKey, a.starting, a.records, a.verdict, a.is_word as isWord,
           (select coalesce(sum(w.documents), 0) from search_word w where w.stem = a.short_key) as documents
      from abbreviation a
     where ${condition} and a.verdict is not 'refused'`
  const standingFor = db.prepare<[string], Abbreviation>(abbreviations('a.short_key = ?'))
  const longFormsFrom = db.prepare<[string, string], Abbreviation>(
    abbreviations('a.long_key >= ? and a.long_key < ?'),
  )

  /** Most words are of the corpus, and its list tells sooner. */
  function stemOf(word: string): string {
    const folded = foldWord(word)
    return stemOfKnown.get(folded) ?? stemsOf([folded]).get(folded) ?? folded
  }

  return {
    stemOf,
    formsOf: (word) => forms.all(stemOf(word)),
    wordsLike: (letter, shortest, longest) =>
      wordsLike.all({ from: letter, to: `${letter}\u{10FFFF}`, shortest, longest }),
    counted: (words) => counted.all(JSON.stringify(words)),
    hasPhrase: (words) => phrase.get(`{heading question answer} : ${quoted(words.join(' '))}`) !== undefined,
    standingFor: (word) => standingFor.all(stemOf(word)),
    longFormsFrom: (word) => longFormsFrom.all(`${stemOf(word)} `, `${stemOf(word)}!`),
  }
}
