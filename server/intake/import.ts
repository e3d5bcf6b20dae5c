import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import { type Clock, type Instant, now } from '../lib/dates.ts'
import { type MemberSighting, memberRecords } from '../members/record.ts'
import { questionQueries } from '../questions/queries.ts'
import { readMembersFile } from './members-file.ts'
import { type Rejection, readObservation, type SeeingTimes } from './observations.ts'
import { readPlainDocuments } from './plain-document.ts'
import { type FileContents, readContents } from './read-file.ts'
import type { Ready, Taken } from './ready.ts'
import { intakeRun, type RunResult } from './run.ts'
import { documentIntake } from './take-document.ts'
import { officialIntake } from './take-in.ts'

export interface ImportSource {
  /** What messages call it: the file's name, or "standard input". */
  name: string
  chunks: AsyncIterable<Buffer>
  /** When its records were seen that carry no date of their own. */
  seenAt: Instant
  /** Whom the import is put down to. */
  by?: Actor
  /** From how many records on it is large, 2,000 unless it says fewer; `never` finds all out with the records. */
  largeFrom?: number | 'never'
}

export interface ImportResult extends RunResult {
  /** Some records had no date of their own and count as seen when the source says. */
  hasUndated: boolean
}

/** Few enough that a reader waits for no write, enough that a commit costs little. */
const CHUNK = 500

/**
 * Records from which on a file is large: what follows from their texts (promises, policies, threads, lines) takes
 * several times as long as to take them in, and is left to the process that finds it out beside the site.
 */
const LARGE = 2_000

/** Of a large file, whose words and index are written in less time the more records there are in one go. */
const LARGE_CHUNK = { least: 500, most: 5_000, first: 2_000 }

/** Somebody else who writes waits so long: less than `openDatabase` lets them wait. */
const LONGEST_WRITE_MS = 2_000

/**
 * Takes in one file of any of the known forms.
 * @throws UnreadableFile when nothing can be read from it; then nothing has changed
 */
export async function importFile(db: Database, clock: Clock, source: ImportSource): Promise<ImportResult> {
  const contents = await readContents(source.chunks)
  const times = { undated: source.seenAt, latest: now(clock), wasUndatedUsed: false }
  const records = named(source.name, recordsOf(db, contents, times))
  const { largeFrom = LARGE } = source
  const first = await nextOf(records, largeFrom === 'never' ? CHUNK : largeFrom)
  const isLarge = first.length === largeFrom
  const run = intakeRun(db, clock, { kind: 'import', source: source.name, by: source.by, isLarge })
  let size = isLarge ? LARGE_CHUNK.first : CHUNK
  for (let at = 0; at < first.length; at += size) run.write(first.slice(at, at + size))
  for (let chunk = await nextOf(records, size); chunk.length > 0; chunk = await nextOf(records, size)) {
    const began = performance.now()
    run.write(chunk)
    if (isLarge) size = sizeAfter(chunk.length, performance.now() - began)
  }
  return { ...run.finish(), hasUndated: contents.format === 'documents' || times.wasUndatedUsed }
}

/** How many records of a large file are written in one go, after so many took so long. */
function sizeAfter(count: number, milliseconds: number): number {
  const { least, most } = LARGE_CHUNK
  return Math.max(least, Math.min(most, Math.floor((count * LONGEST_WRITE_MS) / milliseconds)))
}

async function* named(source: string, records: Records): AsyncGenerator<Ready | Rejection> {
  for await (const record of records) yield { ...record, record: `${source}, ${record.record}` }
}

/** The next records, so many where there are; none at the end. */
async function nextOf(records: AsyncGenerator<Ready | Rejection>, count: number) {
  const chunk: (Ready | Rejection)[] = []
  while (chunk.length < count) {
    const { value, done } = await records.next()
    if (done) break
    chunk.push(value)
  }
  return chunk
}

type Records = AsyncIterable<Ready | Rejection> | Iterable<Ready | Rejection>

function recordsOf(db: Database, contents: FileContents, times: SeeingTimes): Records {
  if (contents.format === 'records') return questionsOf(db, contents.records, times)
  if (contents.format === 'members') return membersOf(db, contents.csv)
  return documentsOf(db, contents.text, times.undated)
}

async function* questionsOf(
  db: Database,
  records: Extract<FileContents, { format: 'records' }>['records'],
  times: SeeingTimes,
): AsyncGenerator<Ready | Rejection> {
  const intake = officialIntake(db)
  for await (const raw of records) {
    if ('problem' in raw) {
      yield { record: raw.place, reason: raw.problem }
      continue
    }
    const read = readObservation(raw.place, raw.json, times)
    yield 'reason' in read
      ? read
      : { record: `${raw.place} (uin ${read.payload.uin})`, isOfficial: true, write: () => intake.take(read) }
  }
}

function* membersOf(db: Database, csv: string): Generator<Ready | Rejection> {
  const members = memberRecords(db)
  const questions = questionQueries(db)
  const seeMember = (sighting: MemberSighting): Taken => {
    const { memberId, change } = members.see(sighting)
    return { change, questionIds: questions.idsAskedBy(memberId) } // they are found by party
  }
  for (const line of readMembersFile(csv)) {
    yield 'reason' in line
      ? line
      : { record: line.place, isOfficial: false, write: () => seeMember(line.sighting) }
  }
}

function* documentsOf(db: Database, text: string, seenAt: Instant): Generator<Ready | Rejection> {
  const intake = documentIntake(db)
  const { documents, problems } = readPlainDocuments(text)
  for (const { line, field, reason } of problems)
    yield { record: `line ${line}`, reason: `${field}: ${reason}` }
  for (const document of documents) {
    yield { record: `line ${document.line}`, isOfficial: false, write: () => intake.take(document, seenAt) }
  }
}
