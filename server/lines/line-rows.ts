import { FEWEST_ANSWERS, type LineFacts } from './line.ts'

export interface LineRow extends Omit<LineFacts, 'shownWordingId'> {
  id: number
  /** As its last answer words it. */
  text: string
}

export type StoredLine = Omit<LineRow, 'text'> & Pick<LineFacts, 'shownWordingId'>

/** Lines as they are read; a query goes on with `and` and `order by`. */
export const LINE = `
  select l.id, l.answers, l.wordings, l.first_on as firstOn, l.second_on as secondOn, l.last_on as lastOn,
         l.changed_on as changedOn, l.shown_wording_id as shownWordingId
    from line l
   where l.answers >= ${FEWEST_ANSWERS}`
