import { describe, expect, test } from 'vitest'
import { isUnderWay, type RunSigns, runStateOf } from '../../server/intake/run-state.ts'

const NOON = '2026-01-12T12:00:00.000Z'

const RUN: RunSigns = {
  kind: 'sync',
  startedAt: NOON,
  finishedAt: null,
  endedEarly: null,
  seenAliveAt: NOON,
  stopAskedAt: null,
}

/** What a run looks like so many seconds after its beginning. */
function stateAfter(seconds: number, run: Partial<RunSigns> = {}, isLockHeld = true, isLastSync = true) {
  const at = new Date(Date.parse(NOON) + seconds * 1_000)
  return runStateOf({ ...RUN, ...run }, { at, isLockHeld, isLastSync })
}

describe('a sync without an end', () => {
  test('goes on as long as a process holds the lock, however long ago it wrote', () => {
    expect(stateAfter(86_400)).toBe('going on')
    expect(stateAfter(1, {}, false)).toBe('cut off')
  })

  test('was cut off when another that began later holds the lock', () => {
    expect(stateAfter(1, {}, true, false)).toBe('cut off')
  })

  test('is stopping when it was asked to', () => {
    expect(stateAfter(1, { stopAskedAt: NOON })).toBe('stopping')
    expect(stateAfter(1, { stopAskedAt: NOON }, false)).toBe('cut off')
  })

  test('waits for its process for a minute', () => {
    expect(stateAfter(59, { seenAliveAt: null }, false)).toBe('waiting')
    expect(stateAfter(60, { seenAliveAt: null }, false)).toBe('cut off')
    expect(stateAfter(60, { seenAliveAt: null }, true)).toBe('cut off')
  })
})

describe('an import without an end', () => {
  test('goes on as long as it writes, whoever holds the lock of the syncs', () => {
    expect(stateAfter(599, { kind: 'import' }, false, false)).toBe('going on')
    expect(stateAfter(600, { kind: 'import' }, true, false)).toBe('cut off')
  })
})

describe('a run with an end', () => {
  test('finished, was stopped or failed', () => {
    expect(stateAfter(1, { finishedAt: NOON })).toBe('finished')
    expect(stateAfter(1, { finishedAt: NOON, endedEarly: 'stopped' })).toBe('stopped')
    expect(stateAfter(1, { finishedAt: NOON, endedEarly: 'Parliament did not answer' })).toBe('failed')
  })

  test('is not under way, as one that waits, goes on or stops is', () => {
    expect((['finished', 'stopped', 'failed', 'cut off'] as const).some(isUnderWay)).toBe(false)
    expect((['waiting', 'going on', 'stopping'] as const).every(isUnderWay)).toBe(true)
  })
})
