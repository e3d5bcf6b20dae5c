import { squash, stripControls } from '../lib/text.ts'

/** A tag of two characters and its text; one whose text is null is left out. */
export type RisLine = readonly [tag: string, text: string | null]

const CRLF = '\r\n'

/**
 * Writes a reference in RIS: each tag on a line of its own that ends in CR LF, `TY` first and `ER` last; a name holds
 * no asterisk (Research Information Systems, *RIS Format Specifications*, 2001). In UTF-8, as programs read it now.
 */
export function risRecord(type: string, lines: readonly RisLine[]): string {
  const given = lines.flatMap(([tag, text]) => (text === null ? [] : [line(tag, risText(tag, text))]))
  return [line('TY', type), ...given, line('ER', ''), ''].join(CRLF)
}

function line(tag: string, text: string): string {
  return `${tag}  - ${text}`
}

function risText(tag: string, text: string): string {
  const oneLine = squash(stripControls(text))
  return tag.startsWith('A') ? oneLine.replaceAll('*', '') : oneLine
}
