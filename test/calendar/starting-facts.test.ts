import { expect, it } from 'vitest'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { emptyDatabase, facts } from './starting-calendar.ts'

it('Every database starts with the calendar, the bank holidays and the answering bodies', () => {
  const db = emptyDatabase()
  loadStartingFacts(db)
  const { sittingDays, recesses, sessions, bankHolidays } = calendarQueries(db).facts()
  expect(sittingDays.Commons.at(-1)).toBe('2026-07-16')
  expect(sittingDays.Lords.at(-1)).toBe('2026-09-17')
  expect([recesses.length, sessions.length, bankHolidays.length]).toEqual([125, 8, 83])
  expect(db.prepare('select name from answering_body where id = 1').pluck().get()).toBe('Home Office')
})

it('Starting again changes nothing', () => {
  const db = emptyDatabase()
  loadStartingFacts(db)
  const { facts: all, revision } = calendarQueries(db)
  const before = [all(), revision()]
  loadStartingFacts(db)
  expect([all(), revision()]).toEqual(before)
})

it('Starting again overwrites nothing that was loaded later', () => {
  const db = emptyDatabase()
  loadStartingFacts(db)
  const calendar = calendarQueries(db)
  calendar.load(facts({ sessions: [{ name: '2026-27', from: '2026-05-13', to: '2027-04-29' }] }))
  db.prepare("update answering_body set name = 'Home Department' where id = 1").run()
  loadStartingFacts(db)
  expect(calendar.facts().sessions.at(-1)?.to).toBe('2027-04-29')
  expect(db.prepare('select name from answering_body where id = 1').pluck().get()).toBe('Home Department')
})

it('Starting adds a fact that is not there, whatever else was loaded', () => {
  const db = emptyDatabase()
  calendarQueries(db).load(facts({ sittingDays: { Commons: ['2026-10-12'], Lords: [] } }))
  loadStartingFacts(db)
  expect(calendarQueries(db).facts().sittingDays.Commons.slice(-2)).toEqual(['2026-07-16', '2026-10-12'])
})
