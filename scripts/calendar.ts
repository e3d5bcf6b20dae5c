import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { Database } from '../db/open.ts'
import { calendarOf } from '../server/calendar/calendar.ts'
import type { CountedDays } from '../server/calendar/counted-days.ts'
import { readCalendar, UnreadableCalendar } from '../server/calendar/facts.ts'
import { calendarQueries } from '../server/calendar/queries.ts'
import { readConfig } from '../server/config.ts'
import { type CalendarTaken, calendarIntake } from '../server/intake/take-calendar.ts'
import { sayDate } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { reindexMovedSessions } from '../server/questions/search/sessions.ts'
import { sayCalendar } from './calendar-words.ts'
import { isFileError, operator, run, withDatabase } from './command.ts'

const STANDARD_INPUT = 0

const program = new Command('calendar')
  .description('Loads sitting days, recesses, sessions and bank holidays; takes nothing away')
  .argument('<file...>', 'JSON files, or - for standard input')
  .action((files: string[]) =>
    withDatabase((db) => {
      for (const file of files) loadOne(db, file)
      reindexMovedSessions(db)
      sayWhatIsKnown(db)
    }),
  )

/** A file that cannot be used is named with the reason, and nothing of it is loaded; the others still are. */
function loadOne(db: Database, file: string): void {
  try {
    const text = readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8')
    const { change, deadlines } = load(db, file, text)
    console.log(`${file}: ${sayCalendar(change)}`)
    if (deadlines > 0) console.log(`${file}: ${plural(deadlines, 'deadline')} read again by it`)
  } catch (error) {
    if (!(error instanceof UnreadableCalendar) && !isFileError(error)) throw error
    console.error(`${file}: ${error.message}. Nothing of it was loaded.`)
    process.exitCode = 1
  }
}

/** Loads what a file says of the calendar, and reads the deadlines again that hang on it. */
function load(db: Database, file: string, text: string): CalendarTaken {
  const intake = calendarIntake(db, () => new Date(), readConfig(process.env).DEADLINE_CONVENTIONS)
  return intake.take({ facts: readCalendar(text), source: basename(file), by: operator() })
}

function sayWhatIsKnown(db: Database): void {
  const { sittingDays, workingDays } = calendarOf(calendarQueries(db).facts())
  console.log(`Sitting days of the Commons are known for ${sayStretches(sittingDays.Commons)}.`)
  console.log(`Sitting days of the Lords are known for ${sayStretches(sittingDays.Lords)}.`)
  console.log(`Working days are known for ${sayStretches(workingDays)}.`)
}

/** Every stretch, so that a recess that was not loaded shows as a gap. */
function sayStretches({ known }: CountedDays): string {
  const stretches = known.map(({ from, to }) =>
    from === to ? sayDate(from) : `${sayDate(from)} to ${sayDate(to)}`,
  )
  return stretches.length === 0 ? 'no day yet' : stretches.join(' and ')
}

await run(program)
