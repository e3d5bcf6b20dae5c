import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import { squash } from '../lib/text.ts'
import { bandKeysOf, signatureOf } from './fingerprint.ts'
import { keyOf, paragraphsOf } from './paragraphs.ts'

interface AnswerText {
  questionId: number
  text: string
  memberId: number | null
  answeredOn: CivilDate | null
}

interface StoredUse {
  questionId: number
  place: number
  wordingId: number
  key: number
  answerKey: number
  answeredOn: CivilDate | null
}

/** What a call has changed. */
export interface UseChanges {
  /** Wordings that no answer had before. */
  added: Set<number>
  /** Wordings that have gained or lost a use. */
  touched: Set<number>
}

/**
 * Which wordings stand where. The rows follow from the current answers; a wording stays while an answer has it, and
 * has one row however often it is used.
 *
 * The SQL reads answers by itself, as that of policies does: whole ones that are answers, as they stand.
 */
export const lineUses = oncePerDatabase((db) => {
  const texts = db.prepare<[string], AnswerText>(`
    select a.question_id as questionId, a.text, a.answering_member_id as memberId, a.date_answered as answeredOn
      from current_answer a
     where a.question_id in (select value from json_each(?)) and a.kind <> 'holding' and a.is_cut = 0`)
  const usesOf = db.prepare<[string], StoredUse>(`
    select u.question_id as questionId, u.place, u.wording_id as wordingId, w.key, u.answer_key as answerKey,
           u.answered_on as answeredOn
      from line_use u
      join line_wording w on w.id = u.wording_id
     where u.question_id in (select value from json_each(?))
     order by u.question_id, u.place`)
  const removeUses = db.prepare<[number]>('delete from line_use where question_id = ?')
  const addUse = db.prepare<Omit<StoredUse, 'key'>>(`
    insert into line_use (question_id, place, wording_id, answer_key, answered_on)
    values (:questionId, :place, :wordingId, :answerKey, :answeredOn)`)
  const withKey = db.prepare<[number], number>('select id from line_wording where key = ?').pluck()
  const addWording = db.prepare<{ key: number; signature: Buffer }>(
    'insert into line_wording (key, signature) values (:key, :signature)',
  )
  const addBand = db.prepare<[number, number]>(
    'insert or ignore into line_band (key, line_id, wording_id) values (?, 0, ?)',
  )

  /** Writes the uses of these questions anew where they are others than before. */
  function write(questionIds: readonly number[], changes: UseChanges): void {
    const json = JSON.stringify(questionIds)
    const before = new Map<number, StoredUse[]>()
    for (const use of usesOf.all(json)) {
      before.set(use.questionId, [...(before.get(use.questionId) ?? []), use])
    }
    const answers = new Map(texts.all(json).map((answer) => [answer.questionId, answer]))
    for (const id of questionIds) {
      const answer = answers.get(id)
      replace(id, before.get(id) ?? [], answer ? usesIn(answer) : [], changes)
    }
  }

  function replace(
    questionId: number,
    before: readonly StoredUse[],
    after: readonly FoundUse[],
    { added, touched }: UseChanges,
  ): void {
    if (said(before) === said(after)) return
    removeUses.run(questionId)
    for (const { key, words, ...use } of after) {
      const known = withKey.get(key)
      const wordingId = known ?? addNew(key, words)
      if (known === undefined) added.add(wordingId)
      touched.add(wordingId)
      addUse.run({ ...use, wordingId })
    }
  }

  function addNew(key: number, words: readonly string[]): number {
    const signature = signatureOf(words)
    const id = Number(addWording.run({ key, signature }).lastInsertRowid)
    for (const band of bandKeysOf(signature)) addBand.run(band, id)
    return id
  }

  return { write }
})

interface FoundUse extends Omit<StoredUse, 'wordingId'> {
  words: readonly string[]
}

function usesIn({ questionId, text, memberId, answeredOn }: AnswerText): FoundUse[] {
  const answerKey = keyOf(`${memberId} ${answeredOn} ${squash(text)}`)
  return paragraphsOf(text).map(({ place, words }) => {
    return { questionId, place, key: keyOf(words.join(' ')), answerKey, answeredOn, words }
  })
}

function said(uses: readonly Omit<StoredUse, 'wordingId'>[]): string {
  return uses
    .map(({ place, key, answerKey, answeredOn }) => `${place} ${key} ${answerKey} ${answeredOn}`)
    .join()
}
