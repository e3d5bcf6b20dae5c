import { expect, test } from 'vitest'
import { readCalendar } from '../../../server/calendar/facts.ts'
import { calendarQueries } from '../../../server/calendar/queries.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { searchIndex } from '../../../server/questions/search/indexing.ts'
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

test('who goes on writing the index finds the sessions as they are, not as they were at the change before', async () => {
  const db = freshDatabase()
  await importQuestions(db, [aQuestion({ dateTabled: '2027-06-10T00:00:00' })])
  const index = searchIndex(db)
  const questionId = db.prepare<[], number>('select id from question').pluck().get() ?? 0
  const session = db.prepare<[], string | null>(`
    select s.name from search_facet f left join session s on s.id = f.session`)
  const write = () => {
    index.write([questionId])
    return session.pluck().get()
  }
  const before = write()
  const sessions = [
    { name: '2026-27', from: '2026-05-13', to: '2027-05-06' },
    { name: '2027-28', from: '2027-05-18', to: null },
  ]
  calendarQueries(db).load(readCalendar(JSON.stringify({ sessions })))
  expect([before, write()]).toEqual(['2026-27', '2027-28'])
})
