import { isUtf8 } from 'node:buffer'
import { linesOf } from './lines-of.ts'
import { isPlainDocument } from './plain-document.ts'

/** A record of a JSON file before it is checked, or why it could not even be read. */
type RawRecord = { place: string; json: unknown } | { place: string; problem: string }

export type FileContents =
  | { format: 'records'; records: AsyncIterable<RawRecord> }
  | { format: 'members'; csv: string }
  | { format: 'documents'; text: string }

/** Thrown for a file that holds nothing this program can take in; nothing of it has been read. */
export class UnreadableFile extends Error {}

const SNIFFED = 1_000_000

/**
 * Finds out by its content what a file is, whatever its name: JSON lines (read as a stream, so any size), one JSON
 * value (the API's list reply, an array, one record), a members file with a column `mnis_id`, or questions as text.
 * @throws UnreadableFile
 */
export async function readContents(chunks: AsyncIterable<Buffer>): Promise<FileContents> {
  const source = chunks[Symbol.asyncIterator]()
  const head = await readHead(source)
  const start = decode(head).trimStart()
  if (start === '') throw new UnreadableFile('is empty')
  if (isJsonLines(start)) return { format: 'records', records: readLines(head, source) }
  const whole = await readRest(head, source)
  if (/^[{[]/.test(start)) return { format: 'records', records: readValue(parseWhole(whole)) }
  if (MEMBERS_HEADER.test(start)) return { format: 'members', csv: whole }
  if (isPlainDocument(whole)) return { format: 'documents', text: whole }
  throw new UnreadableFile(
    'is neither JSON, nor a members file with a column mnis_id, nor text with a line "Question to the Home Office:"',
  )
}

const MEMBERS_HEADER = /^(.*,)?\s*"?mnis_id"?\s*(,.*)?$/m

/** The last line may be cut in the middle of a character, so it does not count. */
function decode(bytes: Buffer): string {
  const whole = bytes.length < SNIFFED ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
  if (!isUtf8(whole)) throw new UnreadableFile('is not UTF-8 text: save it as UTF-8 and try again')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

async function readHead(source: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let size = 0; size < SNIFFED; ) {
    const { value, done } = await source.next()
    if (done) break
    parts.push(value)
    size += value.length
  }
  return Buffer.concat(parts)
}

async function* rest(head: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

async function readRest(head: Buffer, source: AsyncIterator<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of rest(head, source)) parts.push(part)
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

/**
 * JSON lines when the first line is a whole object (and is not the list reply on one line). When the first line is
 * broken, several whole objects further down tell; in a document over many lines a comma stands after each but one.
 */
function isJsonLines(start: string): boolean {
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  const first = parse(lines[0] ?? '')
  if (isObject(first)) return lines.length > 1 || !('results' in first)
  if (start.startsWith('[') || parse(start) !== undefined) return false
  return lines.filter((line) => isObject(parse(line))).length > 1
}

async function* readLines(head: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<RawRecord> {
  let number = 0
  for await (const line of linesOf(rest(head, source))) {
    number += 1
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const json = parse(text)
    const place = `line ${number}`
    yield json === undefined ? { place, problem: 'is not JSON' } : { place, json }
  }
}

function parseWhole(whole: string): unknown {
  try {
    return JSON.parse(whole)
  } catch (error) {
    throw new UnreadableFile(`is not JSON: ${(error as Error).message}`)
  }
}

async function* readValue(value: unknown): AsyncGenerator<RawRecord> {
  const list = isObject(value) && 'results' in value ? value.results : value
  const records = Array.isArray(list) ? list : [list]
  for (const [index, json] of records.entries()) yield { place: `record ${index + 1}`, json }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
