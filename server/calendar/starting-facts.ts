import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Database } from '../../db/open.ts'
import { projectFile } from '../../db/project-file.ts'
import { readCalendar } from './facts.ts'
import { calendarQueries } from './queries.ts'

const FOLDER = projectFile('db/facts/')
const CALENDARS = ['parliament_calendar.json', 'bank_holidays_england_wales.json']
const ANSWERING_BODIES = 'answering_bodies.csv'

/**
 * Gives a database the facts that every installation starts from: Parliament's calendar, the bank holidays and
 * the answering bodies. Called on every start; adds what is missing and overwrites nothing loaded later.
 */
export function loadStartingFacts(db: Database): void {
  const calendar = calendarQueries(db)
  const load = db.transaction(() => {
    for (const file of CALENDARS) calendar.addMissing(readCalendar(read(file)))
    addAnsweringBodies(db)
  })
  load.immediate()
}

function addAnsweringBodies(db: Database): void {
  const add = db.prepare<{ id: number; name: string }>(`
    insert into answering_body (id, name) values (:id, :name)
    on conflict do nothing`)
  const rows: { answeringBodyId: string; answeringBodyName: string }[] = parse(read(ANSWERING_BODIES), {
    columns: true,
  })
  for (const row of rows) add.run({ id: Number(row.answeringBodyId), name: row.answeringBodyName })
}

function read(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8')
}
