import { adminNav } from '../admin-nav.ts'
import { civilDateOf, sayDate, sayInstant } from '../lib/dates.ts'
import { sayDuration } from '../lib/durations.ts'
import { lastPage, numberedPages } from '../lib/page-numbers.ts'
import { capital, plural, sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type BodyRow, readPlan, type SetAsideRow } from './run-queries.ts'
import { isUnderWay } from './run-state.ts'
import type { WatchedRun } from './run-watch.ts'
import {
  progressOf,
  STATE_WORDS,
  sayBody,
  sayEnding,
  sayFill,
  sayProgress,
  sayRun,
  sayStarter,
  sayTook,
} from './run-words.ts'
import { sayStep } from './sync-progress.ts'

export const RUNS_SHOWN = 25
export const SET_ASIDE_SHOWN = 20

const LONGEST_ENDING = 160

interface IntakePageParts {
  runs: readonly WatchedRun[]
  total: number
  page: number
  /** A sync that goes on. */
  goingOn: WatchedRun | undefined
  bodies: readonly BodyRow[]
  setAside: readonly SetAsideRow[]
  setAsideTotal: number
  /** The setting SYNC_EVERY. */
  everyMs: number | undefined
  at: Date
}

/** What was taken in from where and when, and how far Parliament's record has been fetched. */
export function intakePage(parts: IntakePageParts) {
  const { runs, total, page, goingOn, bodies, setAside, setAsideTotal, everyMs, at } = parts
  const asked = bodies.filter(({ syncedAt, beganAt }) => (syncedAt ?? beganAt) !== null)
  return {
    title: 'Intake',
    adminNav: adminNav(paths.intake()),
    newHref: goingOn ? null : paths.newIntakeRun(),
    goingOn: goingOn ? { ...showGoingOn(goingOn), href: paths.intakeRun(goingOn.id) } : null,
    schedule: everyMs === undefined ? null : sayDuration(everyMs),
    isEmpty: total === 0,
    isFirst: page === 1,
    bodies: asked.map((body) => showBody(body, goingOn)),
    setAsideTotal,
    setAsideText: plural(setAsideTotal, 'question'),
    setAsideMore: setAsideTotal > setAside.length ? setAside.length : null,
    setAside: setAside.map(showSetAside),
    totalText: plural(total, 'run'),
    runs: runs.map((run) => showRun(run, at)),
    pages: pagesOf(page, total),
  }
}

function showGoingOn(run: WatchedRun) {
  return { what: sayRun(run), progress: sayProgress(run), thousandths: progressOf(run) }
}

function showRun(run: WatchedRun, at: Date) {
  const { id, kind, source, startedAt, state } = run
  return {
    href: paths.intakeRun(id),
    what: sayRun(run),
    from: kind === 'sync' ? `Sync with ${source.split(',')[0]}` : 'Import of a file',
    by: sayStarter(run),
    state: STATE_WORDS[state],
    ending: isUnderWay(state) ? sayProgress(run) : shorten(sayEnding(run)),
    began: sayInstant(startedAt),
    took: sayTook(run, at),
    ...countsOf(run),
  }
}

/** The run's own page has all of it. */
function shorten(ending: string | null): string | null {
  return ending !== null && ending.length > LONGEST_ENDING
    ? `${ending.slice(0, LONGEST_ENDING).trimEnd()}…`
    : ending
}

export function countsOf({ added, updated, unchanged, rejected }: WatchedRun) {
  return {
    added: sayCount(added),
    updated: sayCount(updated),
    unchanged: sayCount(unchanged),
    rejected: sayCount(rejected),
  }
}

function showBody({ body, name, syncedAt, beganAt, since, plan, step, skip }: BodyRow, goingOn?: WatchedRun) {
  const isBeingFetched = goingOn?.body === body
  const unfinished =
    beganAt === null || plan === null || step === null
      ? null
      : sayUnfinished({ since, plan, step, skip: skip ?? 0 })
  return {
    name: sayBody(body, name),
    syncedAt: syncedAt === null ? 'Not yet' : `Whole up to ${sayInstant(syncedAt)}`,
    unfinished,
    fate: unfinished === null ? '' : isBeingFetched ? 'Going on now.' : 'The next run goes on from there.',
  }
}

interface Unfinished {
  since: string | null
  plan: string
  step: number
  skip: number
}

function sayUnfinished({ since, plan: json, step, skip }: Unfinished): string {
  const plan = readPlan(json)
  const last = plan.at(-1)?.to ?? null
  const what = since === null ? 'What happened since the run before' : capital(sayFill(since, last))
  const rows = plan[step] ? `, ${plural(skip, 'row')} in` : ''
  return `${what}: at step ${sayCount(step + 1)} of ${sayCount(plan.length + 1)} (${sayStep({ plan, step })}${rows}).`
}

function showSetAside({ parliamentId, body, bodyName, reason, firstAt, dateTabled, uin }: SetAsideRow) {
  const isOnRecord = dateTabled !== null && uin !== null
  return {
    what: isOnRecord ? `Question ${uin}, tabled ${sayDate(dateTabled)}` : `Parliament’s id ${parliamentId}`,
    href: isOnRecord ? paths.question({ dateTabled, uin, localNumber: null }) : null,
    body: sayBody(body, bodyName),
    reason,
    since: sayDate(civilDateOf(firstAt)),
  }
}

function pagesOf(page: number, total: number) {
  const pages = numberedPages(page, lastPage(total, RUNS_SHOWN), (number) => paths.intake({ page: number }))
  return { ...pages, previousText: 'Newer' }
}
