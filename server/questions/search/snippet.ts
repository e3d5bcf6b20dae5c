import { escapeHtml } from '../../lib/text.ts'
import { MARK_END, MARK_START } from './queries.ts'

const START = new RegExp(MARK_START, 'g')
const END = new RegExp(MARK_END, 'g')

/** Escapes a text in which SQLite has marked the matches, then turns the marks into `<mark>`: always balanced. */
export function markedHtml(marked: string): string {
  return escapeHtml(marked).replace(START, '<mark>').replace(END, '</mark>')
}

export function hasMarks(marked: string): boolean {
  return marked.includes(MARK_START)
}

/** The beginning of a text, cut after a word. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))}…`
}
