import { sayDate } from '../lib/dates.ts'
import type { RunProgress } from './runs.ts'
import type { Place } from './sync-state.ts'

export interface Progress {
  /** Its step is the window being fetched; past the last one, questions are asked for by id. */
  place: Place
  /** Rows of this step done, and in all. */
  done: number
  total: number
}

/** `tabled, 1 January 2026 to 31 January 2026`. */
export function sayStep({ plan, step }: Pick<Place, 'plan' | 'step'>): string {
  const window = plan[step]
  if (!window) return 'asked for one by one'
  const what = window.isOpen ? 'waiting for an answer' : window.what
  return `${what}, ${sayDate(window.from)} to ${sayDate(window.to)}`
}

/** As the run's book keeps it. What is asked for one by one is the last step. */
export function bookedProgress({ place, done, total }: Progress): RunProgress {
  return { step: sayStep(place), stepNumber: place.step + 1, steps: place.plan.length + 1, done, total }
}
