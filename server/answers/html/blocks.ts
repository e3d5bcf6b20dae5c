import { type ChildNode, Element, isTag, isText } from 'domhandler'
import { isMark, type Mark, withMark, withTag } from './marks.ts'
import { BREAK, type Leaf, paragraphsOf, withoutLoneParagraph, wordsOf } from './paragraphs.ts'
import { tableOf } from './tables.ts'

/** Lists and tables within each other beyond this are taken as paragraphs. */
const DEEPEST = 8

interface Around {
  marks: readonly Mark[]
  /** How many lists and tables stand around. */
  depth: number
}

const NOTHING: Around = { marks: [], depth: 0 }

/**
 * Builds from any tree of known tags, however misnested, the one that it means: only paragraphs, lists and tables,
 * in each of them only what HTML allows there, and nothing empty.
 */
export function blocksOf(nodes: readonly ChildNode[], around: Around = NOTHING): Element[] {
  const blocks: Element[] = []
  let leaves: Leaf[] = []

  function endParagraph(more: readonly Element[] = []): void {
    for (const block of [...paragraphsOf(leaves), ...more]) blocks.push(block)
    leaves = []
  }

  function visit(node: ChildNode, within: Around): void {
    if (isText(node)) leaves.push({ text: wordsOf(node), marks: within.marks })
    else if (!isTag(node)) return
    else if (node.name === 'br') leaves.push({ text: BREAK, marks: [] })
    else if (isMark(node)) visitAll(node, { ...within, marks: withMark(within.marks, node) })
    else visitBlock(node, within)
  }

  function visitBlock(node: Element, within: Around): void {
    endParagraph()
    const inside = { ...within, depth: within.depth + 1 }
    if (isList(node) && within.depth < DEEPEST) endParagraph(listOf(node, inside))
    else if (node.name === 'table' && within.depth < DEEPEST) {
      endParagraph(tableOf(node, (inner) => blocksOf(inner, inside)))
    } else visitAll(node, node.name === 'h1' ? { ...within, marks: withTag(within.marks, 'strong') } : within)
    endParagraph()
  }

  function visitAll({ children }: Element, within: Around): void {
    for (const child of children) visit(child, within)
  }

  for (const node of nodes) visit(node, around)
  endParagraph()
  return blocks
}

function isList({ name }: Element): boolean {
  return name === 'ul' || name === 'ol'
}

/** A list of its items that say something; no list when none does. */
function listOf(list: Element, inside: Around): Element[] {
  const items = partsOfItems(list)
    .map((parts) => parts.flatMap((nodes) => blocksOf(nodes, inside)))
    .filter((blocks) => blocks.length > 0)
    .map((blocks) => new Element('li', {}, withoutLoneParagraph(blocks)))
  const { start } = list.attribs
  const attributes: Record<string, string> = list.name === 'ol' && isNumber(start) ? { start } : {}
  return items.length > 0 ? [new Element(list.name, attributes, items)] : []
}

/** What stands in a list outside its items, such as a list within it, belongs to the item before. */
function partsOfItems(list: Element): ChildNode[][][] {
  const items: ChildNode[][][] = []
  for (const child of list.children) {
    if (isTag(child) && child.name === 'li') items.push([child.children])
    else if (items.length === 0) items.push([[child]])
    else items.at(-1)?.push([child])
  }
  return items
}

function isNumber(start: string | undefined): start is string {
  return start !== undefined && /^-?\d{1,6}$/.test(start)
}
