import { setImmediate } from 'node:timers/promises'
import type { Page, ParliamentClient, Window } from './client.ts'
import { BrokeDown } from './get-json.ts'
import type { Rejection } from './observations.ts'
import type { intakeRun } from './run.ts'
import { inHalves } from './sync-plan.ts'
import { bookedProgress, type Progress } from './sync-progress.ts'
import type { Sighted, wholeQuestions } from './sync-rows.ts'
import type { Place, SyncState } from './sync-state.ts'

/** Rows move between pages while they are read, so a window that came short is read again, but not for ever. */
const PASSES = 3

/** Questions asked for by id, written together. */
const CHUNK = 100

/** Four runs a day come round 20,000 questions in a month, each with forty seconds more. */
const LOOKED_AGAIN = 200

interface Walk {
  client: ParliamentClient
  state: SyncState
  run: ReturnType<typeof intakeRun>
  whole: ReturnType<typeof wholeQuestions>
  lookedAgain?: number | undefined
  shouldStop: () => boolean
  onProgress: (progress: Progress) => void
}

/** Walks a plan from the place reached: its windows page by page, and then what has to be asked for by id. */
export function syncWalk({
  client,
  state,
  run,
  whole,
  lookedAgain = LOOKED_AGAIN,
  shouldStop,
  onProgress,
}: Walk) {
  let isWhole = true

  /** @returns false when it was asked to stop */
  async function walk(from: Place): Promise<boolean> {
    let place = from
    while (place.step < place.plan.length) {
      const ending = await readWindow(place)
      if (ending === 'stopped') return false
      const plan = ending === 'too deep' ? withHalves(place) : place.plan
      const step = ending === 'too deep' ? place.step : place.step + 1
      place = { ...place, plan, step, skip: 0, seen: new Set() }
    }
    return (await askAgain(place)) && (place.since !== null || (await lookAgain(place)))
  }

  async function readWindow(from: Place): Promise<'read' | 'stopped' | 'too deep'> {
    let place = from
    for (let pass = 1; pass <= PASSES; pass += 1) {
      const { reached, total, ending } = await readPages(place)
      if (ending !== 'read') return ending
      if (reached.seen.size >= total) break
      if (pass === PASSES) run.write([sayShort(reached, total)])
      place = { ...reached, skip: 0 }
    }
    return 'read'
  }

  /** While a page is written the next list is on its way: the other side takes seconds for one. */
  async function readPages(from: Place): Promise<Reading> {
    const window = from.plan[from.step]
    if (!window) return { reached: from, total: 0, ending: 'read' }
    let place = from
    let nameless = 0
    let coming = pageAt(window, place.skip)
    for (;;) {
      const page = await coming
      if (page === 'too deep' && window.from < window.to) return { reached: place, total: 0, ending: page }
      if (page === 'too deep') return cutShort(place, window)
      const sighted = await whole.read(page.rows, `page from ${place.skip}`)
      place = {
        ...place,
        skip: place.skip + page.rows.length,
        seen: new Set([...place.seen, ...sighted.ids]),
      }
      nameless += sighted.nameless
      const isDone = isLast(page, place.skip)
      if (!isDone) {
        coming = pageAt(window, place.skip)
        await onItsWay(coming)
      }
      write(sighted, { place, done: Math.min(place.skip, page.total), total: page.total })
      const total = page.total - nameless
      if (shouldStop()) {
        await coming.catch(() => {})
        return { reached: place, total, ending: 'stopped' }
      }
      if (isDone) return { reached: place, total, ending: 'read' }
    }
  }

  /** Of one day there is nothing shorter to ask for: the rest of the plan goes on, and the book says what is missing. */
  async function cutShort(place: Place, window: Window): Promise<Reading> {
    await client.page(window, 0) // throws where Parliament is down altogether
    isWhole = false
    run.write([
      { record: sayWindow(place), reason: `Parliament breaks down at its row ${place.skip + 1}, each time` },
    ])
    return { reached: place, total: 0, ending: 'read' }
  }

  /** Deep in a long list the API is known to break down each time. */
  async function pageAt(window: Window, skip: number): Promise<Page | 'too deep'> {
    try {
      return await client.page(window, skip)
    } catch (error) {
      if (error instanceof BrokeDown && skip > 0) return 'too deep'
      throw error
    }
  }

  /** What stands open in the store and came in no window, and what is cut or was set aside. */
  function askAgain(place: Place): Promise<boolean> {
    return ask(state.toAskAgain(place.body, place.beganAt), place)
  }

  /** Some texts change with neither flag nor date. */
  function lookAgain(place: Place): Promise<boolean> {
    return ask(state.toLookAgain(place.body, place.beganAt, lookedAgain), place)
  }

  async function ask(wanted: readonly number[], place: Place): Promise<boolean> {
    const ids = wanted.filter((id) => !whole.isDone(id))
    for (let at = 0; at < ids.length; at += CHUNK) {
      const done = Math.min(at + CHUNK, ids.length)
      write(await whole.ask(ids.slice(at, at + CHUNK)), { place, done, total: ids.length })
      if (shouldStop()) return false
    }
    return true
  }

  function write({ items, settle }: Sighted, progress: Progress): void {
    const alongside: Parameters<typeof run.write>[1] = (refused) => {
      settle(refused)
      state.putPlace(progress.place)
    }
    run.write(items, alongside, bookedProgress(progress))
    onProgress(progress)
  }

  return {
    walk,
    /** Whether every window so far could be read to its end. */
    isWhole: () => isWhole,
  }
}

/** Writing holds the process up, so what was asked for is sent before; whoever awaits it is told what went wrong. */
async function onItsWay(asked: Promise<unknown>): Promise<void> {
  asked.catch(() => {})
  await setImmediate()
}

interface Reading {
  reached: Place
  /** How many questions the window has, those without an id left out. */
  total: number
  ending: 'read' | 'stopped' | 'too deep'
}

function withHalves({ plan, step }: Place): Window[] {
  return plan.flatMap((window, index) => (index === step ? inHalves(window) : window))
}

/** Parliament says that a window has more questions than it ever gave. */
function sayShort(place: Place, total: number): Rejection {
  return {
    record: sayWindow(place),
    reason: `Parliament says there are ${total} and gave ${place.seen.size}`,
  }
}

function sayWindow({ plan, step }: Place): string {
  const window = plan[step]
  return `questions ${window?.what} from ${window?.from} to ${window?.to}`
}

function isLast({ rows, total }: Page, reached: number): boolean {
  return rows.length === 0 || reached >= total
}
