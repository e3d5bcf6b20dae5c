import render from 'dom-serializer'
import { type ChildNode, Element, isTag, isText, type ParentNode } from 'domhandler'
import { append, appendChild, existsOne, prepend } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { alignedTexts } from './alignment.ts'
import { addEndNotes, type EndNote } from './end-notes.ts'
import { type Note, notesElement } from './highlight-notes.ts'
import { isInline } from './inline.ts'
import { cutApart, ofWholeCharacters, type Pieces, type Span } from './pieces.ts'

/** Words of an answer that are marked where they stand. */
export interface Highlight extends Span {
  /** Of the first mark, for links to it. */
  id: string | null
  className: string
  /** Where the marked words lead. HTML knows no link in a link: there it stands after them instead, by its label. */
  link: { href: string; label: string } | null
  /** What stands after the last of the words. */
  notes: readonly Note[]
}

interface Besides {
  endNotes?: readonly EndNote[]
  abbreviations?: readonly Abbreviated[]
}

/** An abbreviation where it stands, with what it stands for. */
export interface Abbreviated extends Span {
  long: string
}

/**
 * The html of an answer with some of its words marked, abbreviations with what they stand for, and notes at the end of
 * some of its paragraphs. The parsed tree is changed and written again, so whatever
 * overlaps or reaches over tags and blocks is nested as HTML allows, and everything is escaped.
 * @param html as `readOfficialHtml` made it
 * @returns the html as it is when its words are not those of the text: better no mark than a wrong one
 */
export function highlighted(
  html: string,
  text: string,
  highlights: readonly Highlight[],
  { endNotes = [], abbreviations = [] }: Besides = {},
): string {
  if (highlights.length + abbreviations.length + endNotes.length === 0) return html
  const root = parseDocument(html)
  const placed = alignedTexts(root.children, text)
  if (placed === null) return html
  const outermostFirst = highlights
    .filter(({ start, end }) => start < end)
    .map((highlight) => ({ ...highlight, ...ofWholeCharacters(text, highlight) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const shorts = abbreviations.map((one) => ({ ...one, ...ofWholeCharacters(text, one) }))
  const pieces = cutApart(placed, [...outermostFirst, ...shorts])
  const marked = outermostFirst.map((highlight) => {
    const mark = () => new Element('mark', { class: highlight.className })
    return { highlight, marks: markIn(root, pieces, highlight, mark) }
  })
  for (const one of shorts) markIn(root, pieces, one, () => new Element('abbr', { title: one.long }))
  for (const { highlight, marks } of marked.reverse()) finish(highlight, marks)
  addEndNotes(pieces, endNotes)
  return render(root, { encodeEntities: 'utf8' })
}

/** Wraps what a span covers, in as few elements as blocks and tags allow; in the order of the words. */
function markIn(parent: ParentNode, pieces: Pieces, span: Span, make: () => Element): Element[] {
  const marks: Element[] = []
  let run: ChildNode[] = []
  let spaces: ChildNode[] = []

  function endRun(): void {
    if (run.length > 0) marks.push(wrapped(run, make()))
    run = []
    spaces = []
  }

  for (const child of [...parent.children]) {
    const coverage = coverageOf(child, pieces, span)
    if (coverage === 'empty') spaces.push(child)
    else if (coverage === 'all' && !isBlock(child)) {
      run.push(...(run.length > 0 ? spaces : []), child)
      spaces = []
    } else {
      endRun()
      if (coverage !== 'none' && isTag(child)) marks.push(...markIn(child, pieces, span, make))
    }
  }
  endRun()
  return marks
}

/** How much of what a node says lies in a span; `empty` when it says nothing. */
function coverageOf(node: ChildNode, pieces: Pieces, span: Span): 'all' | 'some' | 'none' | 'empty' {
  if (isText(node)) {
    const place = pieces.get(node)
    if (place === undefined) return 'empty'
    return place >= span.start && place < span.end ? 'all' : 'none'
  }
  const inside = isTag(node) ? node.children.map((child) => coverageOf(child, pieces, span)) : []
  const [only = 'empty', ...others] = new Set(inside.filter((coverage) => coverage !== 'empty'))
  return others.length > 0 ? 'some' : only
}

function isBlock(node: ChildNode): boolean {
  return isTag(node) && !isInline(node)
}

/** Puts siblings that follow each other into an element, which takes their place. */
function wrapped(siblings: readonly ChildNode[], wrapper: Element): Element {
  if (siblings[0]) prepend(siblings[0], wrapper)
  for (const sibling of siblings) appendChild(wrapper, sibling)
  return wrapper
}

const LINK_CLASS = 'answer-mark__link'

/** Gives the marks of one highlight their id, link and notes. */
function finish({ id, link, notes }: Highlight, marks: readonly Element[]): void {
  const [first, last] = [marks[0], marks.at(-1)]
  if (!first || !last) return
  if (id !== null) first.attribs.id = id
  const isLinked = link !== null && linkWords(marks, link.href)
  const after = link && !isLinked ? [linkNote(link), ...notes] : notes
  if (after.length > 0) append(outermost(last), notesElement(after))
}

/** @returns false when none of the marks can hold a link */
function linkWords(marks: readonly Element[], href: string): boolean {
  const free = marks.filter((mark) => closestLink(mark) === null && !hasLink(mark.children))
  for (const { children } of free) wrapped([...children], new Element('a', { class: LINK_CLASS, href }))
  return free.length > 0
}

function linkNote({ href, label }: { href: string; label: string }): Note {
  return { text: label, detail: '', className: LINK_CLASS, does: { href } }
}

function hasLink(nodes: readonly ChildNode[]): boolean {
  return existsOne(({ name }) => name === 'a', [...nodes])
}

function closestLink({ parent }: Element): Element | null {
  if (parent === null || !isTag(parent)) return null
  return parent.name === 'a' ? parent : closestLink(parent)
}

/** The element itself, or what it stands in of emphasis, links and other marks: no control stands in those. */
function outermost(element: Element): Element {
  const { parent } = element
  return parent && isTag(parent) && isInline(parent) ? outermost(parent) : element
}
