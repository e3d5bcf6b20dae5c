import { expect, test } from 'vitest'
import { readCalendar } from '../../../server/calendar/facts.ts'
import { calendarQueries } from '../../../server/calendar/queries.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { reindexMovedSessions } from '../../../server/questions/search/sessions.ts'
import { aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

test('when the end of a session and the next are loaded, its open questions have lapsed and later ones have not', async () => {
  const db = freshDatabase()
  await importQuestions(db, [
    aQuestion({ dateTabled: '2026-06-10T00:00:00' }),
    aQuestion({ dateTabled: '2027-06-10T00:00:00' }),
  ])
  const { search } = questionSearch(db)
  const lapsed = () => search(readSearchQuery({ status: 'lapsed' }).request, '2027-06-20').total
  expect(lapsed()).toBe(0)

  const sessions = [
    { name: '2026-27', from: '2026-05-13', to: '2027-05-06' },
    { name: '2027-28', from: '2027-05-18', to: null },
  ]
  calendarQueries(db).load(readCalendar(JSON.stringify({ sessions })))
  expect(reindexMovedSessions(db)).toBe(1)
  expect(lapsed()).toBe(1)
  expect(reindexMovedSessions(db)).toBe(0)
})
