import type { ThreadJson } from '../formats/json/question.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import type { ReferenceRow } from './queries.ts'
import type { ThreadLinks } from './question-thread.ts'

/** What a question refers to and what refers to it, for programs. */
export function threadJson({ refersTo, referredToBy, rows }: ThreadLinks, baseUrl: string): ThreadJson {
  const urlOf = (row: QuestionRow | undefined) => (row ? `${baseUrl}${paths.question(row)}` : null)
  return {
    refersTo: refersTo.map((reference) => ({
      ...saying(reference),
      uin: reference.uin,
      date: reference.saidOn,
      dateOf: reference.saidOn === null ? null : reference.saidOf,
      isAmbiguous: reference.isAmbiguous,
      url: urlOf(rows.get(reference.targetId ?? 0)),
    })),
    referredToBy: referredToBy.flatMap((reference) => {
      const row = rows.get(reference.questionId)
      return row
        ? [
            {
              ...saying(reference),
              uin: row.uin,
              dateTabled: row.dateTabled,
              url: `${baseUrl}${paths.question(row)}`,
            },
          ]
        : []
    }),
  }
}

function saying({ foundIn, kind, words }: ReferenceRow) {
  return { foundIn, kind, words }
}
