import { oncePerDatabase } from '../../db/once.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'

/** The text of wordings, which is kept nowhere but in the answers that have them. */
export const wordingTexts = oncePerDatabase((db) => {
  const place = db.prepare<[number], { text: string; place: number }>(`
    select a.text, u.place
      from line_use u
      join current_answer a on a.question_id = u.question_id
     where u.wording_id = ?
     limit 1`)

  /** The paragraph of one of the answers that have it; undefined when none has. */
  function paragraphOf(wordingId: number): Paragraph | undefined {
    const found = place.get(wordingId)
    return found && paragraphsOf(found.text).find((paragraph) => paragraph.place === found.place)
  }

  return { paragraphOf }
})
