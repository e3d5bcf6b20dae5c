import type { Goal } from './figure.ts'

/** What is promised for a record of some size, on two cores. */
export interface Goals {
  uncached: { p50: Goal; p95: Goal }
  cached: { p50: Goal; p95: Goal }
  /** Requests a second, as a part of what Express does that says hello. */
  uncachedRate: Goal
  cachedRate: Goal
  twoWorkers: Goal
  load: Goal
  readersDuringImport: Goal
  memory: Goal
  start: Goal
}

const OF_ALL = {
  cached: { p50: { atMost: 0.5 }, p95: { atMost: 1 } },
  cachedRate: { atLeast: 12 },
  twoWorkers: { atLeast: 1.6 },
  readersDuringImport: { atMost: 3 },
}

const HUNDRED_THOUSAND: Goals = {
  ...OF_ALL,
  uncached: { p50: { atMost: 1.5 }, p95: { atMost: 10 } },
  uncachedRate: { atLeast: 3 },
  load: { atLeast: 20 },
  memory: { atMost: 100 },
  start: { atMost: 1.5 },
}

const MILLION: Goals = {
  ...OF_ALL,
  uncached: { p50: { atMost: 8 }, p95: { atMost: 30 } },
  uncachedRate: { atLeast: 0.7 },
  load: { atLeast: 15 },
  memory: { atMost: 350 },
  start: { atMost: 3 },
}

export function goalsFor(size: number): Goals {
  return size > 100_000 ? MILLION : HUNDRED_THOUSAND
}
