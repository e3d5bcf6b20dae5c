import { oncePerDatabase } from '../../db/once.ts'
import { FEWEST_ANSWERS, factsOf, type LineFacts, type Use } from './line.ts'
import { wordingTexts } from './wording-texts.ts'
import { lineWordings } from './wordings.ts'

interface LineBefore {
  answers: number
  shownWordingId: number | null
  isMerged: 0 | 1
}

/** Keeps what is shown of lines, and the search for their words, true to their uses. */
export const lineSettling = oncePerDatabase((db) => {
  const lineOf = db.prepare<[number], number | null>('select line_id from line_wording where id = ?').pluck()
  const usesOf = db.prepare<[number], Use>(`
    select u.wording_id as wordingId, u.answer_key as answerKey, u.answered_on as answeredOn
      from line_wording w
      join line_use u on u.wording_id = w.id
     where w.line_id = ?
     order by u.answered_on nulls last, u.question_id, u.place`)
  const stored = db.prepare<[number], LineBefore>(`
    select answers, shown_wording_id as shownWordingId, merged_into is not null as isMerged from line where id = ?`)
  const setFacts = db.prepare<LineFacts & { id: number }>(`
    update line
       set answers = :answers, wordings = :wordings, first_on = :firstOn, second_on = :secondOn,
           last_on = :lastOn, changed_on = :changedOn, shown_wording_id = :shownWordingId
     where id = :id`)
  const remove = db.prepare<[number]>('delete from line where id = ?')
  const index = db.prepare<{ id: number; words: string }>(
    'insert or replace into line_search (rowid, words) values (:id, :words)',
  )
  const removeFromIndex = db.prepare<[number]>('delete from line_search where rowid = ?')
  const texts = wordingTexts(db)
  const wordings = lineWordings(db)

  /** Brings the lines of these wordings up to date, those that they become, and these lines. */
  function settle(wordingIds: Iterable<number>, lineIds: Iterable<number>): void {
    const lines = new Set(lineIds)
    for (const id of new Set(wordingIds)) {
      const lineId = lineOf.get(id) ?? becomeLine(id)
      if (lineId !== null) lines.add(lineId)
    }
    for (const id of lines) settleLine(id)
  }

  /** The same words in several answers are a line without any others. */
  function becomeLine(wordingId: number): number | null {
    return wordings.answersOf(wordingId) < FEWEST_ANSWERS ? null : wordings.begin([wordingId])
  }

  function settleLine(id: number): void {
    const before = stored.get(id)
    if (!before) return
    const facts = factsOf(usesOf.all(id))
    keepIndex(id, before, facts)
    // Several wordings in one answer hang together, though they are no line yet.
    if (before.isMerged === 0 && facts.answers < FEWEST_ANSWERS && facts.wordings < 2) removeLine(id)
    else setFacts.run({ ...facts, id })
  }

  function removeLine(id: number): void {
    wordings.dissolve(id)
    remove.run(id)
  }

  function keepIndex(id: number, before: LineBefore, { answers, shownWordingId }: LineFacts): void {
    const [wasLine, isLine] = [before.answers >= FEWEST_ANSWERS, answers >= FEWEST_ANSWERS]
    if (wasLine && !isLine) removeFromIndex.run(id)
    if (shownWordingId === null || !isLine || (wasLine && before.shownWordingId === shownWordingId)) return
    index.run({ id, words: texts.paragraphOf(shownWordingId)?.text ?? '' })
  }

  return { settle }
})
