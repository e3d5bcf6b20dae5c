import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readObservation } from '../../server/intake/observations.ts'
import { officialIntake } from '../../server/intake/take-in.ts'
import { indexingQueries } from '../../server/questions/search/indexing-queries.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase } from '../support/records.ts'

const SEEN = '2026-02-02T10:00:00.000Z'
const db = freshDatabase()
const { take } = officialIntake(db)
const { indexable } = indexingQueries(db)

const kinds = fc.constantFrom(
  { answerIsHolding: true, answerText: '<p>I will write to the wardens.</p>' },
  {
    answerIsHolding: false,
    answerText: '<p>There are <b>412</b> lanterns &amp; a lamp.</p><ul><li>One</li></ul>',
  },
  { answerIsCorrection: true, dateAnswerCorrected: '2026-01-20T00:00:00', answerText: '<p>412, not 41.</p>' },
  { answerText: null, dateAnswered: null, answeringMemberId: null },
)
const facts = fc.record(
  {
    house: fc.constantFrom('Commons', 'Lords'),
    isNamedDay: fc.boolean(),
    isWithdrawn: fc.boolean(),
    heading: fc.constantFrom(null, 'Lanterns'),
    dateForAnswer: fc.constantFrom(null, '2026-01-14T00:00:00'),
    askingMemberId: fc.constantFrom(99_001, 99_003),
    answeringBodyId: fc.constantFrom(1, 17),
  },
  { requiredKeys: [] },
)

test('what the search is told of a new question is what it would read of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(aQuestion, anAnsweredQuestion), facts, kinds, (made, fields, kind) => {
      const value = made({ ...fields, ...(made === aQuestion ? {} : kind) })
      const observation = readObservation('here', value, {
        undated: SEEN,
        latest: SEEN,
        wasUndatedUsed: false,
      })
      if ('reason' in observation) throw new Error(observation.reason)
      const { added } = take(observation)
      expect(added).toEqual(indexable(added?.questionId ?? 0))
    }),
  )
})
