import { type CivilDate, sayDate } from '../lib/dates.ts'
import { sayDuration } from '../lib/durations.ts'
import { plural, sayCount } from '../lib/text.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import type { RunState } from './run-state.ts'
import type { WatchedRun } from './run-watch.ts'

/** A state as the page shows it; the kinds are those of the statuses of questions, whose colours they have. */
export const STATE_WORDS: Readonly<Record<RunState, { kind: string; words: string }>> = {
  waiting: { kind: 'unanswered', words: 'Starting' },
  'going on': { kind: 'unanswered', words: 'Going on' },
  stopping: { kind: 'holding', words: 'Stopping' },
  finished: { kind: 'answered', words: 'Finished' },
  stopped: { kind: 'withdrawn', words: 'Stopped' },
  failed: { kind: 'late', words: 'Failed' },
  'cut off': { kind: 'lapsed', words: 'Cut off' },
}

/** "Home Office"; another whose questions have not come yet has no name. */
export function sayBody(body: number, name: string | null): string {
  return name ?? (body === HOME_OFFICE ? 'Home Office' : `Answering body ${body}`)
}

/** What a run is about: "Home Office: all tabled from 1 January 2026 to 12 January 2026". */
export function sayRun(run: WatchedRun): string {
  const { kind, source, body, bodyName, since, until } = run
  if (kind === 'import' || body === null) return source
  return `${sayBody(body, bodyName)}: ${since === null ? 'what happened since the run before' : sayFill(since, until)}`
}

export function sayFill(since: CivilDate, until: CivilDate | null): string {
  return `all tabled from ${sayDate(since)}${until === null ? ' on' : ` to ${sayDate(until)}`}`
}

export function sayStarter({ byName, byVia }: WatchedRun): string {
  if (byName === null) return 'nobody named'
  return byVia === 'program' ? 'the schedule' : byName
}

/** How long it took, or has taken so far; of one that was cut off nobody knows. */
export function sayTook({ startedAt, finishedAt, state }: WatchedRun, at: Date): string | null {
  if (state === 'cut off') return null
  const end = finishedAt === null ? at.getTime() : Date.parse(finishedAt)
  const words = sayDuration(Math.max(0, end - Date.parse(startedAt)))
  return finishedAt === null ? `${words} so far` : words
}

const SAID: Partial<Record<RunState, string>> = {
  waiting: 'Its process is beginning.',
  stopping: 'It stops after the page at hand.',
  stopped: 'It was stopped before its end. The next run of this answering body goes on from there.',
  'cut off':
    'Its process ended without a word: it was killed, or the machine stopped. What it had written is whole.',
}

/** What is to be said of how a run ended, or stands; null when the state's own words say it all. */
export function sayEnding({ state, endedEarly, stopAskedBy, kind }: WatchedRun): string | null {
  if (state === 'failed') return endedEarly
  if (state === 'stopped' && stopAskedBy) return `${stopAskedBy} stopped it. ${GOES_ON}`
  if (state === 'cut off') return `${SAID['cut off']} ${kind === 'sync' ? GOES_ON : IMPORT_AGAIN}`
  return SAID[state] ?? null
}

const GOES_ON = 'The next run of this answering body goes on from there.'
const IMPORT_AGAIN = 'Import the file again: what is in stays as it is.'

/** "Step 3 of 140: tabled, 1 March 2026 to 31 March 2026, 300 of 520"; counts where it has no steps. */
export function sayProgress({ step, stepNumber, steps, done, total, ...run }: WatchedRun): string {
  if (step === null) {
    const records = run.added + run.updated + run.unchanged + run.rejected
    return records === 0 ? 'Nothing has come yet.' : `${plural(records, 'record')} so far.`
  }
  return `Step ${stepNumber} of ${steps}: ${step}, ${sayCount(done ?? 0)} of ${sayCount(total ?? 0)}`
}

/** The part of the whole that is done, in thousandths; null when that is not known. */
export function progressOf({ stepNumber, steps, done, total }: WatchedRun): number | null {
  if (stepNumber === null || steps === null) return null
  const ofStep = total ? (done ?? 0) / total : 1
  return Math.min(1000, Math.round((1000 * (stepNumber - 1 + ofStep)) / steps))
}
