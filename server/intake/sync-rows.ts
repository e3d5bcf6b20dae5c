import type { Database } from '../../db/open.ts'
import { type Clock, now } from '../lib/dates.ts'
import { mayBeCut } from '../questions/question.ts'
import { questionRecords } from '../questions/record.ts'
import type { ParliamentClient } from './client.ts'
import { BrokeDown, Declined, NotThere } from './get-json.ts'
import { type Observation, type Rejection, readObservation } from './observations.ts'
import type { QuestionPayload } from './payloads.ts'
import { CannotTakeIn, type Ready, type Taken } from './ready.ts'
import { syncState } from './sync-state.ts'
import { officialIntake } from './take-in.ts'

/** What came of a page: records to be written, and what is then to be remembered of them. */
export interface Sighted {
  items: (Ready | Rejection)[]
  /** The ids that stood on the page, good or bad. */
  ids: number[]
  /** Rows too broken to have an id. */
  nameless: number
  /** Remembers what was set aside, and forgets what has come since. Call in the transaction that writes. */
  settle(refused: ReadonlyMap<Ready | Rejection, string>): void
}

interface One {
  id: number | null
  item: Ready | Rejection | null
}

/** What was had of one question by its id. */
type Had = { id: number; item: Ready | Rejection } & (
  | { isNotThere?: never }
  | { isNotThere: true; item: Rejection }
)

/**
 * So many details that break down one after the other mean that Parliament is down, not that they are bad. Those that
 * broke down before say nothing new: else a handful of bad ones would end every run at the same place.
 */
const BREAKDOWNS = 5

/** Makes whole questions of the rows of the list, which cuts texts: one request for each that needs it. */
export function wholeQuestions(db: Database, clock: Clock, client: ParliamentClient, body: number) {
  const intake = officialIntake(db)
  const state = syncState(db)
  const questions = questionRecords(db)
  const done = new Set<number>()
  let breakdowns = 0

  /** The rows of a page. What this run has had already is not asked for again. */
  async function read(rows: readonly unknown[], place: string): Promise<Sighted> {
    return gather(await Promise.all(rows.map((row, index) => readRow(row, `${place}, row ${index + 1}`))))
  }

  /** Questions by their ids. */
  async function ask(ids: readonly number[]): Promise<Sighted> {
    return gather(await Promise.all(ids.map((id) => known(id, `id ${id}`))))
  }

  async function readRow(row: unknown, place: string): Promise<One> {
    const value = valueInRow(row)
    const id = idOf(value)
    if (id !== null && done.has(id)) return { id, item: null }
    const sighting = observe(place, value)
    if (id === null || 'reason' in sighting) return { id, item: asRecord(place, sighting) }
    return needsDetail(sighting.payload) ? detail(id, `id ${id}`) : { id, item: asRecord(place, sighting) }
  }

  /** A question that stands in no list now: it may be gone. */
  async function known(id: number, place: string): Promise<One> {
    const one = await detail(id, place)
    return one.isNotThere ? { id, item: absence(id, place, one.item) } : one
  }

  async function detail(id: number, place: string): Promise<Had> {
    try {
      const value = await client.question(id)
      breakdowns = 0
      const sighting = observe(place, value)
      const isAnother = 'payload' in sighting && sighting.payload.id !== id
      if (isAnother)
        return { id, item: { record: place, reason: 'id: another question came than was asked for' } }
      return { id, item: asRecord(place, 'reason' in sighting ? sighting : { ...sighting, isWhole: true }) }
    } catch (error) {
      const item = { record: place, reason: reasonOf(id, error) }
      return error instanceof NotThere ? { id, item, isNotThere: true } : { id, item }
    }
  }

  /** Parliament gives it no more. Where it never gave it, that is a fault like others. */
  function absence(id: number, record: string, { reason }: Rejection): Ready {
    const at = now(clock)
    function write(): Taken {
      const missed = questions.miss(id, at)
      if (!missed) throw new CannotTakeIn(reason)
      return { change: missed.change, questionIds: [missed.questionId] }
    }
    return { record, isOfficial: false, write }
  }

  /** One question may be broken on their side; the rest still goes in. */
  function reasonOf(id: number, error: unknown): string {
    if (error instanceof BrokeDown && !state.isSetAside(id)) breakdowns += 1
    const isItsOwn = error instanceof Declined || (error instanceof BrokeDown && breakdowns < BREAKDOWNS)
    if (!isItsOwn) throw error
    return error.message
  }

  function observe(place: string, value: unknown): Observation | Rejection {
    const at = now(clock)
    return readObservation(place, { value }, { undated: at, latest: at, wasUndatedUsed: false })
  }

  function asRecord(place: string, sighting: Observation | Rejection): Ready | Rejection {
    if ('reason' in sighting) return sighting
    const record = `${place} (uin ${sighting.payload.uin})`
    return { record, isOfficial: true, write: () => intake.take(sighting) }
  }

  function gather(all: readonly One[]): Sighted {
    const items = all.flatMap(({ item }) => item ?? [])
    const ids = all.flatMap(({ id }) => id ?? [])
    return { items, ids, nameless: all.length - ids.length, settle }

    function settle(refused: ReadonlyMap<Ready | Rejection, string>): void {
      for (const { id, item } of all) if (id !== null && item !== null) remember(id, refused.get(item))
    }
  }

  function remember(id: number, refusedFor: string | undefined): void {
    done.add(id)
    if (refusedFor === undefined) state.takeBack(id)
    else state.setAside(id, body, refusedFor, now(clock))
  }

  return { read, ask, isDone: (id: number) => done.has(id) }
}

function valueInRow(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'value' in row ? row.value : null
}

function idOf(value: unknown): number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return Number.isSafeInteger(id) && Number(id) > 0 ? Number(id) : null
}

/** Answers lose their tags in the list, and it has no attachments. */
function needsDetail({ answerText, questionText }: QuestionPayload): boolean {
  return answerText !== null || mayBeCut(questionText)
}
