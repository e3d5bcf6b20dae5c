import type { Database } from '../../db/open.ts'
import { lineRecords } from '../../server/lines/record.ts'

/** An answer as far as lines go; null for a question that is gone. */
export interface SomeAnswer {
  questionId: number
  text: string | null
}

const SEEN = '2026-01-20T10:00:00.000Z'

/** Gives questions these answers, or takes them out of the record, in one transaction with their lines. */
export function writeAnswers(db: Database, answers: readonly SomeAnswer[]): void {
  db.transaction(() => {
    for (const answer of answers) writeAnswer(db, answer)
    lineRecords(db).write(answers.map(({ questionId }) => questionId))
  })()
}

function writeAnswer(db: Database, { questionId: id, text }: SomeAnswer): void {
  if (text === null) {
    db.prepare('delete from question where id = ?').run(id)
    return
  }
  db.prepare(`
    insert or ignore into question (
      id, uin, house, date_tabled, text, text_key, status, source, first_seen, last_seen)
    values (:id, :uin, 'Commons', '2026-01-12', 'What?', 'what', 'answered', 'official', '${SEEN}', '${SEEN}')`).run(
    {
      id,
      uin: String(id),
    },
  )
  db.prepare(`
    insert or replace into answer_version (
      id, question_id, kind, source, received, html, markdown, text, date_answered, first_seen, last_seen)
    values (:id, :id, 'final', 'official', :text, :text, :text, :text, '2026-01-' || :day, '${SEEN}', '${SEEN}')`).run(
    {
      id,
      text,
      day: String(10 + (id % 20)),
    },
  )
}

/** The wordings that hang together, by their keys, each group and the list of groups in order. */
export function groupsIn(db: Database): string[] {
  const rows = db
    .prepare<[], { id: number; key: number; lineId: number | null }>(
      'select id, key, line_id as lineId from line_wording order by key',
    )
    .all()
  const groups = new Map<string, number[]>()
  for (const { id, key, lineId } of rows) {
    const name = lineId === null ? `wording ${id}` : `line ${lineId}`
    groups.set(name, [...(groups.get(name) ?? []), key])
  }
  return [...groups.values()].map((keys) => keys.join(' ')).sort()
}
