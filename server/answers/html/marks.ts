import type { Element } from 'domhandler'
import { squash, stripControls } from '../../lib/text.ts'

/** What stands around words: emphasis, a raised or lowered position, a link. */
export interface Mark {
  tag: string
  attributes: Record<string, string>
  /** How often it has been written out. */
  uses: number
}

const TAGS = new Set(['a', 'strong', 'em', 'sup', 'sub'])
const LONGEST_TITLE = 300

export function isMark({ name }: Element): boolean {
  return TAGS.has(name)
}

/** The marks inside a marking element: strong within strong adds nothing, a link without an address neither. */
export function withMark(marks: readonly Mark[], { name, attribs }: Element): readonly Mark[] {
  if (name !== 'a') return withTag(marks, name)
  return attribs.href ? withTag(marks, 'a', linkAttributes(attribs.href, attribs.title)) : marks
}

export function withTag(
  marks: readonly Mark[],
  tag: string,
  attributes: Mark['attributes'] = {},
): readonly Mark[] {
  return marks.some((mark) => mark.tag === tag) ? marks : [...marks, { tag, attributes, uses: 0 }]
}

/** How many marks, from the outermost, two places have in common: strong beside strong is one, two links are two. */
export function shared(a: readonly Mark[], b: readonly Mark[]): number {
  const first = a.findIndex((mark, index) => !isOne(mark, b[index]))
  return first < 0 ? a.length : first
}

function isOne(a: Mark, b: Mark | undefined): boolean {
  return a === b || (a.tag === b?.tag && a.tag !== 'a')
}

/** A title that repeats the address, or is the mail filter's own, says nothing. */
function linkAttributes(href: string, title = ''): Mark['attributes'] {
  const words = squash(stripControls(title).replace(/[<>]/g, '')).slice(0, LONGEST_TITLE)
  const says = words !== '' && words !== href && !/safelinks|^original url/i.test(words)
  return { href, ...(says ? { title: words } : {}), rel: 'noopener nofollow' }
}
