import { Text } from 'domhandler'
import { squash } from '../../lib/text.ts'
import type { ReadHtml } from '../official-html.ts'
import { linesMarkdown } from './markdown-inline.ts'
import { wordsOf } from './paragraphs.ts'

/**
 * Reads paragraphs of words alone, `<p>…</p><p>…</p>`, as the sanitiser and the parser would: many answers are no more
 * than that, and those two take most of the time of reading one.
 * @returns null for whatever has another tag, an attribute or an entity
 */
export function readPlainParagraphs(received: string): ReadHtml | null {
  const parts = plainParts(received)
  if (!parts) return null
  if (parts.every(isOrdinary)) {
    const text = parts.join('\n\n')
    return { html: `<p>${parts.join('</p><p>')}</p>`, markdown: text, text }
  }
  const paragraphs = parts.map((part) => wordsOf({ data: part }).trim()).filter((words) => words !== '')
  return {
    html: paragraphs.map((words) => `<p>${words.replaceAll('\u00a0', '&nbsp;')}</p>`).join(''),
    markdown: paragraphs.map((words) => linesMarkdown([new Text(words)])).join('\n\n'),
    text: paragraphs.map((words) => (words.includes('\u00a0') ? squash(words) : words)).join('\n\n'),
  }
}

/** What any of the three forms may write otherwise than it came; an address with a slash may be one to unwrap. */
const NOT_ORDINARY =
  /^[^A-Za-z'"(\u2018\u201c]|[^ !-%'-),-.0-;=?@A-Za-z\xa3\u2010-\u2015\u2018-\u201d\u2026]| {2}| $/

/** Letters, digits, single spaces and the commonest signs: the same in all three forms. */
function isOrdinary(part: string): boolean {
  return part !== '' && !NOT_ORDINARY.test(part)
}

function plainParts(received: string): string[] | null {
  const paragraphs = received.split('</p>')
  const after = paragraphs.pop() ?? ''
  if (paragraphs.length === 0 || after.trim() !== '') return null
  const parts = paragraphs.map(partOf)
  return parts.every((part) => part !== null) ? parts : null
}

function partOf(paragraph: string): string | null {
  const start = paragraph.indexOf('<p>')
  const words = paragraph.slice(start + '<p>'.length)
  const isPlain =
    start >= 0 && paragraph.slice(0, start).trim() === '' && !/[<>&]|[^\s\x20-\uffff]/.test(words)
  return isPlain ? words : null
}
