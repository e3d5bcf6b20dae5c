import { adminNav } from '../admin-nav.ts'
import type { RunStandingJson } from '../formats/json/intake.ts'
import { sayInstant } from '../lib/dates.ts'
import { lastPage, placeAmongPages } from '../lib/page-numbers.ts'
import { capital, plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Rejection } from './observations.ts'
import { countsOf } from './page.ts'
import { isUnderWay } from './run-state.ts'
import type { WatchedRun } from './run-watch.ts'
import { progressOf, STATE_WORDS, sayEnding, sayProgress, sayRun, sayStarter, sayTook } from './run-words.ts'

export const REJECTIONS_SHOWN = 50

interface RunPageParts {
  run: WatchedRun
  rejections: readonly Rejection[]
  page: number
  at: Date
}

/** One run: how it goes or went, and what it rejected. */
export function runPage({ run, rejections, page, at }: RunPageParts) {
  const { id, rejected } = run
  return {
    title: `Run ${id}: ${STATE_WORDS[run.state].words.toLowerCase()}`,
    adminNav: adminNav(paths.intake()),
    backHref: paths.intake(),
    id,
    what: sayRun(run),
    ...showStanding(run, at),
    facts: factsOf(run),
    look: lookOf(run),
    auditHref: paths.audit({ kind: 'intake run', number: id }),
    rejectedText: plural(rejected, 'record'),
    rejections,
    ...rejectionPages(id, rejected, page),
  }
}

/** What changes while a run goes on: the page's script asks for it again and again. */
export function showStanding(run: WatchedRun, at: Date): RunStandingJson {
  return {
    isUnderWay: isUnderWay(run.state),
    state: STATE_WORDS[run.state],
    ending: sayEnding(run),
    progress: sayProgress(run),
    thousandths: progressOf(run),
    took: sayTook(run, at),
    counts: countsOf(run),
  }
}

function lookOf({ id, state, kind }: WatchedRun) {
  if (!isUnderWay(state)) return null
  const canStop = kind === 'sync' && state !== 'stopping'
  return {
    href: paths.intakeRun(id),
    jsonHref: paths.intakeRunJson(id),
    stopAction: canStop ? paths.intakeRunStopping(id) : null,
  }
}

function factsOf(run: WatchedRun) {
  const { kind, source, isResumed, startedAt, finishedAt, byVia } = run
  const starter = capital(sayStarter(run))
  return [
    { term: 'Kind', text: kind === 'sync' ? 'Sync with Parliament' : 'Import of a file' },
    { term: 'From', text: source },
    { term: 'Started by', text: byVia === 'command' ? `${starter}, by a command` : starter },
    { term: 'Began', text: sayInstant(startedAt) },
    ...(finishedAt === null ? [] : [{ term: 'Ended', text: sayInstant(finishedAt) }]),
    ...(isResumed ? [{ term: 'Went on', text: 'From where the run before had stopped' }] : []),
  ]
}

function rejectionPages(id: number, rejected: number, page: number) {
  return placeAmongPages(page, lastPage(rejected, REJECTIONS_SHOWN), (number) =>
    paths.intakeRun(id, { page: number }),
  )
}
