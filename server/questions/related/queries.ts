import { oncePerDatabase } from '../../../db/once.ts'
import type { Asked, WordForm } from './likeness.ts'

interface AskedRow extends Asked {
  key: number
  questionId: number
  uin: string | null
}

/** The statements that look for questions like another. */
export const relatedQueries = oncePerDatabase((db) => {
  const asked = db.prepare<[string], AskedRow>(`
    select f.search_key as key, f.question_id as questionId, q.uin, d.heading, d.question
      from search_facet f
      join search_document d using (search_key)
      join question q on q.id = f.question_id
     where f.question_id in (select value from json_each(?))`)
  const askedByKey = db.prepare<[string], AskedRow>(`
    select f.search_key as key, f.question_id as questionId, q.uin, d.heading, d.question
      from search_facet f
      join search_document d using (search_key)
      join question q on q.id = f.question_id
     where f.search_key in (select value from json_each(?))`)
  const forms = db.prepare<[string], WordForm>(`
    select word, stem, documents
      from search_word
     where stem in (select stem from search_word where word in (select value from json_each(?)))`)
  const size = db.prepare<[], number>('select count(*) from search_facet').pluck()
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()

  return {
    /** The texts of a question; none when it is not in the index. */
    asked: (questionId: number) => asked.get(JSON.stringify([questionId])),
    /** The texts of the questions of some search keys, in any order. */
    askedByKeys: (keys: readonly number[]) => askedByKey.all(JSON.stringify(keys)),
    /** Every form that the stems of some words have in the record. */
    forms: (words: readonly string[]) => forms.all(JSON.stringify(words)),
    size: () => size.get() ?? 0,
    revision: () => revision.get() ?? 0,
  }
})
