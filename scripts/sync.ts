import { Command, InvalidArgumentError } from 'commander'
import type { Database } from '../db/open.ts'
import { readConfig } from '../server/config.ts'
import { parliamentClient } from '../server/intake/client.ts'
import { Declined, Unreachable } from '../server/intake/get-json.ts'
import type { Surroundings } from '../server/intake/surroundings.ts'
import { type Progress, type SyncResult, syncRecord } from '../server/intake/sync.ts'
import { sayDate } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { HOME_OFFICE } from '../server/questions/bodies.ts'
import { sayCalendar } from './calendar-words.ts'
import { dayTyped, operator, Refused, run, withDatabase } from './command.ts'
import { sayIntake } from './intake-words.ts'
import { stepBar } from './progress-bar.ts'

interface Options {
  since?: string
  until?: string
  body: number
}

const program = new Command('sync')
  .description('Brings the record up to date with Parliament’s')
  .option(
    '--since <date>',
    'fetch all questions tabled since (default: what happened since the last run)',
    dayTyped,
  )
  .option('--until <date>', 'fetch up to this day (default: today)', dayTyped)
  .option('--body <id>', 'Parliament’s number of the answering body', bodyId, HOME_OFFICE)
  .action((options: Options) => withDatabase((db) => sync(db, options)))

function bodyId(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a number, such as 1.')
  return Number(text)
}

async function sync(db: Database, { since, until, body }: Options): Promise<void> {
  if (since && until && until < since) throw new Refused('--until must not be before --since.')
  const { PARLIAMENT_API, DEADLINE_CONVENTIONS: conventions } = readConfig(process.env)
  const client = parliamentClient({ base: PARLIAMENT_API })
  const bar = stepBar()
  const order = { client, conventions, body, since, until, by: operator(), shouldStop: stopOnSignal() }
  try {
    const onProgress = (progress: Progress) => bar.show(sayStep(progress), progress.done, progress.total)
    report(await syncRecord(db, () => new Date(), { ...order, onProgress }))
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof Declined)) throw error
    throw new Refused(`${error.message}. What came before stays; the next sync goes on from there.`)
  } finally {
    bar.end()
  }
}

/** The first signal asks for an end after the page at hand; the second ends it at once. */
function stopOnSignal(): () => boolean {
  let isAsked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isAsked = true
      console.error('Stopping after the page at hand.')
    })
  }
  return () => isAsked
}

function sayStep({ place: { plan, step } }: Progress): string {
  const window = plan[step]
  if (!window) return 'asked for one by one'
  const what = window.isOpen ? 'waiting for an answer' : window.what
  return `${what}, ${sayDate(window.from)} to ${sayDate(window.to)}`
}

function report(result: SyncResult): void {
  if (result.isResumed) console.error('Went on where the run before had stopped.')
  if (result.assumedSince) {
    console.error(
      `A first run: questions tabled since ${sayDate(result.assumedSince)}. For more: --since DATE.`,
    )
  }
  if (result.surroundings) saySurroundings(result.surroundings)
  sayIntake(result)
  if (result.isStopped) console.error('Stopped before the end; the next sync goes on from there.')
}

/** Only what is news. */
function saySurroundings({ calendar, deadlines, members }: Surroundings): void {
  if (Object.values(calendar).some((count) => count > 0))
    console.error(`The calendar: ${sayCalendar(calendar)}.`)
  if (deadlines > 0) console.error(`${plural(deadlines, 'deadline')} read again by the calendar.`)
  if (members > 0) console.error(`${plural(members, 'Member')} brought up to date.`)
}

await run(program)
