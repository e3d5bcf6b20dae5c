import { type ChildNode, Element, Text } from 'domhandler'
import { stripControls } from '../../lib/text.ts'
import { unwrapShown } from './links.ts'
import { type Mark, shared } from './marks.ts'

/** The words between two tags, or a line break, with all that stands around them. */
export interface Leaf {
  text: string
  marks: readonly Mark[]
}

/** The text of a leaf that is a line break; no words hold one. */
export const BREAK = '\n'

/** A link around thousands of paragraphs would swell the text. */
const MOST_LINKS = 20

/** The words of a text node: white space as a browser shows it, a run of no-break spaces as one space. */
export function wordsOf({ data }: Pick<Text, 'data'>): string {
  return unwrapShown(stripControls(data)).replace(/\s{2,}|[^\S\u00a0 ]/g, ' ')
}

/** Paragraphs of what has been collected: two line breaks end one, and one without words is none. */
export function paragraphsOf(leaves: readonly Leaf[]): Element[] {
  return parted(leaves).map((paragraph) => new Element('p', {}, nested(tidy(paragraph))))
}

/** In an item or a cell the words of an only paragraph need none. */
export function withoutLoneParagraph(blocks: readonly Element[]): ChildNode[] {
  const [first, ...others] = blocks
  const isLone = first?.name === 'p' && others.every(({ name }) => name !== 'p')
  return isLone ? [...first.children, ...others] : [...blocks]
}

/** Parts that begin and end with words, with single breaks within. */
function parted(leaves: readonly Leaf[]): Leaf[][] {
  const parts: Leaf[][] = []
  let breaks = 2
  for (const leaf of leaves) {
    if (leaf.text === BREAK) breaks += 1
    else if (leaf.text.trim() !== '') {
      if (breaks > 1) parts.push([])
      else if (breaks === 1) parts.at(-1)?.push({ text: BREAK, marks: [] })
      breaks = 0
    }
    if (breaks === 0) parts.at(-1)?.push(leaf)
  }
  return parts
}

/** No space at either end of a line, and one between words whichever tags it stands in. */
function tidy(leaves: readonly Leaf[]): Leaf[] {
  const kept: Leaf[] = []
  let afterSpace = true
  for (const leaf of leaves) {
    const text: string = afterSpace && leaf.text !== BREAK ? leaf.text.trimStart() : leaf.text
    if (text === BREAK) trimEnd(kept)
    if (text !== '') kept.push({ ...leaf, text })
    if (text !== '') afterSpace = text.trimEnd() !== text
  }
  trimEnd(kept)
  return kept
}

function trimEnd(leaves: Leaf[]): void {
  const last = leaves.pop()
  const text: string | undefined = last?.text.trimEnd()
  if (last && text) leaves.push({ ...last, text })
}

/** Leaves as nested elements. Space and breaks stand only in what stands around the words on both sides. */
function nested(leaves: readonly Leaf[]): ChildNode[] {
  const root: ChildNode[] = []
  const open: { mark: Mark; children: ChildNode[] }[] = []
  const innermost = () => open.at(-1)?.children ?? root
  for (const [index, leaf] of leaves.entries()) {
    const marks = leaf.text.trim() === '' ? between(leaves[index - 1], leaves[index + 1]) : leaf.marks
    open.length = shared(
      open.map(({ mark }) => mark),
      marks,
    )
    for (const mark of marks.slice(open.length)) open.push({ mark, children: opened(mark, innermost()) })
    innermost().push(leaf.text === BREAK ? new Element('br', {}) : new Text(leaf.text))
  }
  return root
}

function between(before: Leaf | undefined, after: Leaf | undefined): readonly Mark[] {
  const marks = before?.marks ?? []
  return marks.slice(0, shared(marks, after?.marks ?? []))
}

function opened(mark: Mark, parent: ChildNode[]): ChildNode[] {
  mark.uses += 1
  if (mark.tag === 'a' && mark.uses > MOST_LINKS) return parent
  const element = new Element(mark.tag, { ...mark.attributes })
  parent.push(element)
  return element.children
}
