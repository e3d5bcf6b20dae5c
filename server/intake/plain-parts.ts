export interface Line {
  number: number
  text: string
}

/** The lines of one document of a text: those above its line `Question to …:`, and those below. */
export interface Part {
  /** Its first line. */
  line: number
  bodyName: string
  headers: Header[]
  body: Line[]
}

export interface Header {
  line: number
  name: string
  value: string
}

const HEADER = /^(heading|uin|tabled|asked by|answered by|answered)\s*:(.*)$/i
const LONGEST_BODY = 200

/** The answering body that a line `Question to the Home Office:` names; null for any other line. */
export function bodyOf(line: string): string | null {
  if (line.length > LONGEST_BODY || !line.endsWith(':')) return null
  const words = /^question to (?:the )?(?!the$)(.*)$/i.exec(line.slice(0, -1).trim().replace(/\s+/g, ' '))
  return words?.[1]?.trim() || null
}

/**
 * Parts a text at its lines `Question to …:`. Header lines, and empty ones among them, directly above such a line
 * belong to what follows; elsewhere they are text like any other.
 * @returns `before`: the lines above the first document that say something and are no headers of it
 */
export function findParts(lines: readonly Line[]): { before: Line[]; parts: Part[] } {
  const marks = lines.flatMap(({ text }, index) => (bodyOf(text) === null ? [] : [index]))
  const starts = marks.map((mark, index) => headersStart(lines, mark, (marks[index - 1] ?? -1) + 1))
  const parts = marks.map((mark, index) => partOf(lines, starts[index] ?? mark, mark, starts[index + 1]))
  const before = lines.slice(0, starts[0] ?? 0).filter(({ text }) => text !== '')
  return { before, parts }
}

/** The index of the first header line above a mark, or the mark's own. */
function headersStart(lines: readonly Line[], mark: number, earliest: number): number {
  let start = mark
  for (let index = mark - 1; index >= earliest; index--) {
    const text = lines[index]?.text ?? ''
    if (HEADER.test(text)) start = index
    else if (text !== '') break
  }
  return start
}

function partOf(lines: readonly Line[], start: number, mark: number, end: number | undefined): Part {
  return {
    line: lines[start]?.number ?? mark + 1,
    bodyName: bodyOf(lines[mark]?.text ?? '') ?? '',
    headers: lines.slice(start, mark).flatMap(headerOf),
    body: lines.slice(mark + 1, end),
  }
}

function headerOf({ number, text }: Line): Header[] {
  const [, name, value] = HEADER.exec(text) ?? []
  return name === undefined ? [] : [{ line: number, name: name.toLowerCase(), value: value?.trim() ?? '' }]
}
