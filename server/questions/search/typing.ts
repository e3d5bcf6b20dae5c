import { type Language, placedTokens } from './tokens.ts'

/** What is being typed at the caret. */
export interface Typing {
  /** The field word whose value it is; null where it may become a field word. */
  field: string | null
  /** What stands before the caret of it, without quotes. */
  typed: string
  /** What is to be replaced when a suggestion is taken. */
  start: number
  end: number
}

interface Piece {
  start: number
  end: number
}

const WORD = /^(-*)([a-z][a-z-]*)(:?)$/i
const PIECES = /"[^"]*(?:"|$)|(,)|[^\s"()|,]+/g
const BRACKETED_PIECES = /"[^"]*(?:"|$)|(\s+or\s+|[,|(]\s*|\))|[^",|()]+?(?=\s+or\s+|\s*[",|)]|$)/gi

/**
 * Finds out what is being typed: a word that may become a field word, or a value after one. Null for anything else, such
 * as a phrase.
 * @param text as `asRead` gives it
 */
export function typingAt(text: string, caret: number, language: Language): Typing | null {
  const placed = placedTokens(text, language).find(({ start, end }) => start < caret && caret <= end)
  if (!placed) return null
  const { token, ...piece } = placed
  if (token.kind === 'fact') return valueAt(text, caret, piece, token.field)
  const isWord = token.kind === 'word' && token.field === null && !token.isExact && !token.isPrefix
  return isWord ? wordAt(text, caret, piece, language) : null
}

/** `-ask`, or `asker:` before anything stands behind it. */
function wordAt(text: string, caret: number, { start, end }: Piece, language: Language): Typing | null {
  const [, dashes = '', name = '', colon = ''] = WORD.exec(text.slice(start, end)) ?? []
  const from = start + dashes.length
  if (caret <= from) return null
  if (colon === '') return { field: null, typed: text.slice(from, caret), start: from, end }
  const field = name.toLowerCase()
  return language.facts.includes(field) && caret === end ? { field, typed: '', start: end, end } : null
}

/** The value at the caret, of one or several: `party:Green,lab`, `party:(Green or lab)`. */
function valueAt(text: string, caret: number, token: Piece, field: string | null): Typing | null {
  const first = text.indexOf(':', token.start) + 1
  if (caret < first) return null
  const { start, end } = pieceAt(text.slice(first, token.end), caret - first)
  const raw = text.slice(first + start, first + end)
  const isClosed = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"')
  if (isClosed && caret === first + end) return null
  const typed = text.slice(first + start, caret).replace(/^"/, '')
  return { field, typed, start: first + start, end: first + end }
}

/** What stands between two separators, around a place; nothing, at that place, where none does. */
function pieceAt(values: string, at: number): Piece {
  for (const found of values.matchAll(values.startsWith('(') ? BRACKETED_PIECES : PIECES)) {
    const [start, end] = [found.index, found.index + found[0].length]
    if (found[1] === undefined && start <= at && at <= end) return { start, end }
  }
  return { start: at, end: at }
}
