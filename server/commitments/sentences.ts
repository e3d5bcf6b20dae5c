import { ABBREVIATION_REACH, followsOn } from './abbreviations.ts'

/** A stretch of a text: `text.slice(start, end)`, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

export interface Sentence extends Span {
  /** Exactly what stands there. */
  text: string
  /** For an item of a list: the sentence with a colon that leads in to it. */
  leadIn?: Span
}

const SEGMENTER = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

/** More characters than any sentence has. */
const WINDOW = 4_000

/** `- `, `* `, `• `, `1. `, `(a) `, `iv) ` at the start of a line. */
const BULLET = /^\s*(?:[-*•·▪◦‣–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/

/** Where a full stop lost its space: "for now.A new one". Not in an address: "legislation.gov.uk". */
const LOST_SPACE = /(?<=[a-z)]{2}[.?!])(?=[A-Z][a-z]* \w)/

/**
 * The sentences of an answer's text, in order. A line is never joined with the next; an item of a list is a sentence
 * of its own, or several. Items stand after a marker, or on the lines right after a paragraph that ends with a colon,
 * as `server/answers` gives lists.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  const list = new ListReader()
  for (const line of linesOf(text)) {
    const leadIn = list.leadInOf(line)
    const found = segmentsOf(text, line)
    for (const sentence of found) sentences.push(leadIn ? { ...sentence, leadIn } : sentence)
    list.read(line, found.at(-1))
  }
  return sentences
}

interface Line extends Span {
  /** Where the words start, after a marker. */
  isMarked: boolean
  isEmpty: boolean
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const marker = BULLET.exec(line.slice(0, 200))?.[0].length ?? 0
    const end = start + line.length
    lines.push({ start: start + marker, end, isMarked: marker > 0, isEmpty: line.trim() === '' })
    start = end + 1
  }
  return lines
}

/** Remembers, line by line, which sentence leads in to the list that stands here. */
class ListReader {
  private leadIn: Span | null = null
  private isOpen = false
  private sawItem = false
  private isMarked = false

  leadInOf(line: Line): Span | null {
    if (!this.leadIn || line.isEmpty) return null
    if (line.isMarked) return this.leadIn
    return this.isOpen && !this.isMarked ? this.leadIn : null
  }

  read(line: Line, last: Sentence | undefined): void {
    if (line.isEmpty) {
      if (this.sawItem) this.isOpen = false
    } else if (!line.isMarked && last && /:\s*[-–—]?$/.test(last.text)) {
      this.leadIn = { start: last.start, end: last.end }
      this.isOpen = true
      this.sawItem = false
      this.isMarked = false
    } else if (this.leadIn && (line.isMarked || (this.isOpen && !this.isMarked))) {
      this.sawItem = true
      this.isMarked ||= line.isMarked
    } else this.leadIn = null
  }
}

/** The sentences within one line. Only offsets are joined: joining the words of a long line would copy it each time. */
function segmentsOf(text: string, line: Span): Sentence[] {
  const spans: Span[] = []
  let start = line.start
  for (const piece of piecesOf(text.slice(line.start, line.end))) {
    const before = spans.at(-1)
    const end = start + piece.length
    const isSame =
      before && followsOn(text.slice(Math.max(before.start, start - ABBREVIATION_REACH), start), piece)
    if (isSame) before.end = end
    else spans.push({ start, end })
    start = end
  }
  return spans.flatMap((span) => trimmed(text, span))
}

/**
 * What the segmenter takes for sentences. It is given a window at a time, because its time grows with the square of
 * how many it finds in one go; the last of a window is read again with the next. Nothing longer is one sentence.
 */
function* piecesOf(line: string): Generator<string> {
  let start = 0
  while (start < line.length) {
    const segments = Array.from(SEGMENTER.segment(windowOf(line, start)), ({ segment }) => segment)
    const isWhole = start + WINDOW >= line.length
    for (const segment of isWhole || segments.length === 1 ? segments : segments.slice(0, -1)) {
      yield* segment.split(LOST_SPACE)
      start += segment.length
    }
  }
}

/** Never half of a surrogate pair. */
function windowOf(line: string, start: number): string {
  const end = start + WINDOW
  const isHalved = /[\ud800-\udbff]$/.test(line.slice(start, end)) && end < line.length
  return line.slice(start, isHalved ? end - 1 : end)
}

/** Without white space at the ends; nothing where there are no letters or digits. */
function trimmed(text: string, { start, end }: Span): Sentence[] {
  const part = text.slice(start, end)
  if (!/[\p{L}\p{N}]/u.test(part)) return []
  const from = start + part.length - part.trimStart().length
  const words = part.trim()
  return [{ start: from, end: from + words.length, text: words }]
}
