import type { Instant } from '../lib/dates.ts'

/** What became of a run. `waiting`: its process is still to begin. `stopping`: asked to, after the page at hand. */
export type RunState = 'waiting' | 'going on' | 'stopping' | 'finished' | 'stopped' | 'failed' | 'cut off'

export interface RunSigns {
  kind: 'import' | 'sync'
  startedAt: Instant
  finishedAt: Instant | null
  endedEarly: string | null
  seenAliveAt: Instant | null
  stopAskedAt: Instant | null
}

export interface Surroundings {
  at: Date
  /** A process that syncs is alive. */
  isLockHeld: boolean
  /** Of all the syncs that have begun, it is the last. */
  isLastSync: boolean
}

/** A process takes a second or two to begin. */
const BEGINS_WITHIN_MS = 60_000

/** An import holds no lock; a chunk of it takes a second. */
const IMPORT_WRITES_WITHIN_MS = 10 * 60_000

/**
 * A run without an end goes on as long as its process lives: a sync's holds the lock, an import's keeps on writing.
 * Otherwise it was cut off: the process was killed, or the machine stopped.
 */
export function runStateOf(run: RunSigns, around: Surroundings): RunState {
  if (run.endedEarly === 'stopped') return 'stopped'
  if (run.endedEarly !== null) return 'failed'
  if (run.finishedAt !== null) return 'finished'
  if (run.seenAliveAt === null)
    return isWithin(BEGINS_WITHIN_MS, run.startedAt, around.at) ? 'waiting' : 'cut off'
  if (!isAlive(run, run.seenAliveAt, around)) return 'cut off'
  return run.stopAskedAt === null ? 'going on' : 'stopping'
}

/** It has not ended, and its end will come. */
export function isUnderWay(state: RunState): boolean {
  return state === 'waiting' || state === 'going on' || state === 'stopping'
}

function isAlive(
  { kind }: RunSigns,
  seenAliveAt: Instant,
  { at, isLockHeld, isLastSync }: Surroundings,
): boolean {
  return kind === 'sync' ? isLockHeld && isLastSync : isWithin(IMPORT_WRITES_WITHIN_MS, seenAliveAt, at)
}

function isWithin(ms: number, since: Instant, at: Date): boolean {
  return at.getTime() - Date.parse(since) < ms
}
