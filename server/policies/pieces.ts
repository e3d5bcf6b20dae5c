import { normaliseQuotes, squash, stripControls } from '../lib/text.ts'

/** A part of a text, cut into what names are compared by. */
export interface Paragraph {
  /** Each a word, or what stands between two words; together they are the paragraph. */
  pieces: readonly string[]
  /** Where it begins in the text. */
  start: number
}

/** A text as paragraphs; between them is an empty line. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/\n[^\S\n]*\n/g)) {
    paragraphs.push({ pieces: text.slice(start, index).match(PIECES) ?? [], start })
    start = index + gap.length
  }
  return [...paragraphs, { pieces: text.slice(start).match(PIECES) ?? [], start }]
}

/** The pieces of a name, without what stands before its first word and after its last. */
export function piecesOfName(alias: string): string[] {
  const pieces = paragraphsOf(alias).flatMap((paragraph) => paragraph.pieces)
  return pieces.slice(Math.max(0, pieces.findIndex(isWord)), pieces.findLastIndex(isWord) + 1)
}

export function isWord(piece: string): boolean {
  return WORD.test(piece)
}

/** A piece as it is compared: capitals, quotes and what cannot be seen do not count, a hyphen is as good as a space. */
export function fold(piece: string): string {
  if (piece === ' ') return piece
  if (PLAIN_WORD.test(piece)) return piece.toLowerCase()
  const plain = normaliseQuotes(stripControls(piece).normalize('NFC'))
  return plain.replace(/\s+/g, ' ').replace(/^-$/, ' ').toLowerCase()
}

/** Some words of a text as they are shown: without its line ends and what cannot be seen. */
export function wordsBetween(text: string, start: number, end: number): string {
  return squash(stripControls(text.slice(start, end)))
}

// Private letters (Co) too: SQLite's tokenizer, which finds the candidates, takes them for letters.
const WORD = /[\p{L}\p{M}\p{N}\p{Co}]/u

/** What cannot be seen belongs to the word in which it stands. */
const INVISIBLE = String.raw`\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff`
const LETTERS = String.raw`\p{L}\p{M}\p{N}\p{Co}${INVISIBLE}`
const PIECES = new RegExp(`[${LETTERS}]+|[^${LETTERS}]+`, 'gu')

/** Nearly every word: only others are worth the work. */
const PLAIN_WORD = /^[A-Za-z0-9]+$/
