import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import { ENDED_ANSWERS, FEWEST_ANSWERS } from './line.ts'
import { LINE, type LineRow, type StoredLine } from './line-rows.ts'
import { wordingTexts } from './wording-texts.ts'

/** The lists of lines: what belongs to each, and in which order. */
const LISTS = {
  used: { is: 'true', order: 'l.answers desc, l.last_on desc' },
  new: { is: 'l.second_on is not null', order: 'l.second_on desc' },
  changed: { is: 'l.changed_on is not null', order: 'l.changed_on desc' },
  ended: { is: `l.answers >= ${ENDED_ANSWERS} and l.last_on < :endedBefore`, order: 'l.last_on desc' },
} as const

export type LineList = keyof typeof LISTS

interface Asked {
  /** Lines not used since then have ended. */
  endedBefore: CivilDate
  /** For FTS5; null for all. */
  match: string | null
}

interface Page extends Asked {
  limit: number
  offset: number
}

const IS_ASKED = '(:match is null or l.id in (select rowid from line_search where line_search match :match))'

/** The lists of lines. */
export const lineLists = oncePerDatabase((db) => {
  const texts = wordingTexts(db)
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([name, { is, order }]) => [
      name,
      db.prepare<Page, StoredLine>(
        `${LINE} and ${is} and ${IS_ASKED}
          order by ${order}, l.id desc limit :limit offset :offset`,
      ),
    ]),
  )
  const counts = db.prepare<Asked, Record<LineList, number>>(`
    select ${Object.entries(LISTS)
      .map(([name, { is }]) => `count(*) filter (where ${is}) as "${name}"`)
      .join(', ')}
      from line l
     where l.answers >= ${FEWEST_ANSWERS} and ${IS_ASKED}`)
  const newestAnswer = db
    .prepare<[], CivilDate>("select max(date_answered) from answer_version where kind <> 'holding'")
    .pluck()

  const withText = ({ shownWordingId, ...row }: StoredLine): LineRow => ({
    ...row,
    text: shownWordingId === null ? '' : (texts.paragraphOf(shownWordingId)?.text ?? ''),
  })

  return {
    list: (name: LineList, page: Page): LineRow[] => (lists[name]?.all(page) ?? []).map(withText),
    /** How many lines stand in each list. */
    counts: (asked: Asked) => counts.get(asked) ?? { used: 0, new: 0, changed: 0, ended: 0 },
    /** The day of the newest answer in the record. */
    newestAnswer: () => newestAnswer.get() ?? null,
  }
})
