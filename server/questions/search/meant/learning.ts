import type { Database } from '../../../../db/open.ts'
import { stemsOf } from '../stems.ts'
import { foldWord, wordsIn } from '../words.ts'
import { type Explained, explainedIn } from './explained.ts'

/** A question as it is searched. */
export interface QuestionTexts {
  heading: string
  question: string
  answer: string
}

/** Writes what abbreviations stand for. Call inside the transaction that changes the question. */
export function abbreviationRecords(db: Database) {
  const insert = db.prepare<AbbreviationKeys>(`
    insert into abbreviation (short, long, short_key, long_key)
    values (:short, :long, :shortKey, :longKey)
        on conflict do nothing`)
  const note = db.prepare<Pick<AbbreviationKeys, 'shortKey' | 'longKey'> & { questionId: number }>(`
    insert into abbreviation_explained (question_id, abbreviation_id)
    select cast(:questionId as integer), id from abbreviation where short_key = :shortKey and long_key = :longKey
        on conflict do nothing`)
  const forget = db.prepare<[number]>('delete from abbreviation_explained where question_id = ?')

  /** Notes what a question explains. */
  function learn(questionId: number, texts: QuestionTexts): void {
    const explained = [texts.heading, texts.question, texts.answer].flatMap(explainedIn)
    if (explained.length === 0) return
    for (const keys of keysOf(explained)) {
      insert.run(keys)
      const { shortKey, longKey } = keys
      note.run({ questionId, shortKey, longKey })
    }
  }

  return { learn, forget: (questionId: number) => forget.run(questionId) }
}

export interface AbbreviationKeys extends Explained {
  shortKey: string
  longKey: string
}

/** With what both are found by, for many at once: PCCs as PCC, police and crime commissioner as its plural. */
export function keysOf(list: readonly Explained[]): AbbreviationKeys[] {
  const stems = stemsOf([...new Set(list.flatMap(({ short, long }) => [...words(short), ...words(long)]))])
  const keyOf = (text: string) =>
    words(text)
      .map((word) => stems.get(word) ?? word)
      .join(' ')
  return list.map(({ short, long }) => ({ short, long, shortKey: keyOf(short), longKey: keyOf(long) }))
}

function words(text: string): string[] {
  return wordsIn(text.replaceAll('&', ' and ')).map(foldWord)
}
