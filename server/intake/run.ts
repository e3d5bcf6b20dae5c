import { type Database, holdPages } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { correctionRecords } from '../commitments/corrections.ts'
import { slipOffers } from '../commitments/slips/offers.ts'
import { type Clock, now } from '../lib/dates.ts'
import { lineRecords } from '../lines/record.ts'
import { policyLinks } from '../policies/links.ts'
import { waitingLinks } from '../policies/waiting-links.ts'
import { localQuestions } from '../questions/local.ts'
import { ConflictingRecord, questionRecords } from '../questions/record.ts'
import { indexSegments } from '../questions/search/index-segments.ts'
import { DayIsFull, type SearchChange, searchIndex } from '../questions/search/indexing.ts'
import { sampleKeeper } from '../sample/sample.ts'
import { threadRecords } from '../threads/record.ts'
import { builders } from './building/builders.ts'
import type { Rejection } from './observations.ts'
import { CannotTakeIn, type Ready, type Taken } from './ready.ts'
import { type Asked, intakeRuns, type RunProgress, type Tally } from './runs.ts'

export interface RunResult extends Tally {
  rejections: Rejection[]
  /** Pasted questions that the official record took over. */
  takenOver: number
  /** Whether the sample gave way to the real record; null when there was none. */
  sample: 'removed' | 'kept' | null
  /** Questions that can be found, and of which what follows from their texts is left for later. */
  waiting: number
}

interface IntakeSource {
  kind: 'import' | 'sync'
  /** A file's name, or an address. */
  source: string
  /** Whom it is put down to; nobody when the program does it by itself. */
  by?: Actor | undefined
  /** Of a sync. */
  asks?: Asked
  /** Stands in the book already, with its record on the audit trail: the site ordered it. */
  orderedAs?: number | undefined
  /** Leaves for later what need not be known before a question can be found. */
  isLarge?: boolean
}

interface Ending {
  /** Done in the same transaction. */
  alongside?: () => void
  /** Why the run has not reached its end. */
  endedEarly?: string
}

/** Of pages, while very much is taken in: those of one go fit, and need not be written twice. */
const LARGE_CACHE_MB = 128

type Chunk = readonly (Ready | Rejection)[]

type Take = (item: Ready, change: SearchChange) => Taken | Rejection

type Alongside = (refused: ReadonlyMap<Ready | Rejection, string>) => void

/**
 * One intake run: records go in by chunks, each chunk one transaction together with its search tables and its
 * counts, so that a killed run leaves whole records only and can simply be run again.
 */
export function intakeRun(
  db: Database,
  clock: Clock,
  { kind, source, by, asks, orderedAs, isLarge = false }: IntakeSource,
) {
  const runs = intakeRuns(db)
  const index = searchIndex(db)
  const links = policyLinks(db)
  const waiting = waitingLinks(db)
  const follows = builders(db, clock)
  const sample = sampleKeeper(db)
  const corrections = correctionRecords(db, clock)
  const audit = auditTrail(db, clock)
  const runId = begin()
  const result: RunResult = {
    added: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    rejections: [],
    takenOver: 0,
    sample: null,
    waiting: 0,
  }

  /** @returns the result of the run with this chunk, which stands when the transaction does */
  const writeChunk = db.transaction(
    (chunk: Chunk, take: Take, alongside: Alongside, progress?: RunProgress): RunResult => {
      const after = { ...result, rejections: [] as Rejection[] }
      // Before the first real record, so that none can be taken for a made-up one.
      if (chunk.some((item) => 'write' in item && item.isOfficial)) {
        const outcome = sample.giveWay(now(clock))
        if (outcome !== 'no-sample') after.sample = outcome
      }
      const change = index.begin()
      const changed: number[] = []
      const refused = new Map<Ready | Rejection, string>()
      for (const item of chunk) {
        const taken = 'write' in item ? take(item, change) : item
        if ('reason' in taken) {
          refused.set(item, taken.reason)
          reject(taken, after)
          continue
        }
        after[taken.change] += 1
        if (taken.change !== 'unchanged') changed.push(...taken.questionIds)
      }
      if (isLarge) after.waiting += leaveForLater(changed)
      else for (const find of follows.values()) find(changed)
      change.finish()
      runs.progress(runId, after, now(clock), progress)
      alongside(refused)
      return after
    },
  )

  /**
   * A record that cannot be written is rejected by itself; the others go in. That is rare, and a savepoint for each
   * record doubles what writing it costs, so they are made only once one could not be written.
   */
  function write(chunk: Chunk, alongside: Alongside = () => {}, progress?: RunProgress): void {
    const { rejections, ...counts } = untilFault(chunk, alongside, progress)
    Object.assign(result, counts)
    result.rejections.push(...rejections)
  }

  function untilFault(chunk: Chunk, alongside: Alongside, progress?: RunProgress): RunResult {
    try {
      return writeChunk.immediate(chunk, takeIn, alongside, progress)
    } catch (error) {
      if (!isFaultOfRecord(error)) throw error
      return writeChunk.immediate(chunk, attempt, alongside, progress)
    }
  }

  /** The process beside the site finds it out, by the same functions. */
  function leaveForLater(questionIds: readonly number[]): number {
    const distinct = [...new Set(questionIds)]
    for (const builder of follows.keys()) waiting.later(builder, distinct)
    return distinct.length
  }

  function begin(): number {
    const start = db.transaction(() => {
      const id = orderedAs ?? runs.order({ kind, source, by, asks }, now(clock))
      if (by && orderedAs === undefined) audit({ by, action: 'began', thing: thingOf(id) })
      if (asks) runs.askFor(id, asks)
      runs.begin(id, now(clock))
      if (isLarge) indexSegments(db).expectMany()
      return id
    })
    if (isLarge) holdPages(db, LARGE_CACHE_MB)
    return start.immediate()
  }

  function thingOf(id: number) {
    return { kind: 'intake run', id, name: source }
  }

  /** A savepoint of its own, so that half a record never stays. */
  function attempt(item: Ready, change: SearchChange): Taken | Rejection {
    try {
      return takeInWhole(item, change)
    } catch (error) {
      if (!isFaultOfRecord(error)) throw error
      return { record: item.record, reason: error.message }
    }
  }

  const takeInWhole = db.transaction(takeIn)

  function reject(rejection: Rejection, after: RunResult): void {
    after.rejected += 1
    after.rejections.push(rejection)
    runs.reject(runId, rejection)
  }

  /** Takes over pasted questions whose official record has come, and closes the book of the run. */
  function finish({ alongside, endedEarly }: Ending = {}): RunResult {
    const takeOver = db.transaction(() => {
      result.takenOver = takeOverAll(db, index, links, corrections)
      runs.finish(runId, now(clock), endedEarly ?? null)
      alongside?.()
      const { rejections: _, ...counts } = result
      if (by) audit({ by, action: 'finished', thing: thingOf(runId), after: counts })
    })
    takeOver.immediate()
    if (isLarge) holdPages(db)
    return result
  }

  return {
    /** @param alongside done in the transaction of the chunk, with what was rejected of it and why */
    write,
    /** Somebody has asked it to stop, from another process perhaps. */
    isAskedToStop: () => runs.isAskedToStop(runId),
    finish,
  }
}

function takeIn(item: Ready, change: SearchChange): Taken {
  const taken = item.write()
  if (taken.added) change.add(taken.added)
  if (taken.change !== 'unchanged')
    change.write(taken.questionIds.filter((id) => id !== taken.added?.questionId))
  return taken
}

function isFaultOfRecord(error: unknown): error is Error {
  return error instanceof ConflictingRecord || error instanceof CannotTakeIn || error instanceof DayIsFull
}

function takeOverAll(
  db: Database,
  index: ReturnType<typeof searchIndex>,
  links: ReturnType<typeof policyLinks>,
  corrections: ReturnType<typeof correctionRecords>,
): number {
  const local = localQuestions(db)
  const records = questionRecords(db)
  const answers = answerQueries(db)
  const pairs = local.takeovers()
  for (const { localId, officialId } of pairs) {
    index.remove([localId])
    local.takeOver(localId, officialId)
    records.settle(officialId, answers.currentKind(officialId) ?? null)
    index.write([officialId])
    corrections.noticeCurrent(officialId)
  }
  const officialIds = pairs.map(({ officialId }) => officialId)
  const both = pairs.flatMap(({ localId, officialId }) => [localId, officialId])
  links.write(officialIds)
  threadRecords(db).write(officialIds)
  lineRecords(db).write(both)
  slipOffers(db).write(both)
  return pairs.length
}
