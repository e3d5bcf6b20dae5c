import { type ChildNode, type Element, isTag } from 'domhandler'
import { squash } from '../../lib/text.ts'
import { inlineMarkdown, linesMarkdown } from './markdown-inline.ts'
import { tableMarkdown } from './markdown-tables.ts'

/**
 * Blocks as GitHub's Markdown, with no HTML but sup and sub. Written here because node-html-markdown 2 forgets
 * where a numbered list starts and to indent after a line break, lets a link's title through as HTML, and takes
 * minutes for a megabyte.
 */
export function markdownOf(blocks: readonly Element[]): string {
  return blocks.map(blockMarkdown).join('\n\n')
}

function blockMarkdown(block: Element): string {
  if (block.name === 'table') return tableMarkdown(block, cellMarkdown)
  return isList(block) ? listMarkdown(block) : linesMarkdown(block.children)
}

function listMarkdown(list: Element): string {
  const start = Math.max(Number(list.attribs.start ?? 1), 0)
  const items = list.children.filter(isTag).map(({ children }, index) => {
    const marker = list.name === 'ol' ? `${start + index}. ` : '- '
    return marker + flowMarkdown(children).replace(/\n(?!\n)/g, `\n${' '.repeat(marker.length)}`)
  })
  return items.join('\n')
}

/** What stands in an item: words, then perhaps lists, or several paragraphs. */
function flowMarkdown(nodes: readonly ChildNode[]): string {
  const first = nodes.findIndex(isBlock)
  if (first < 0) return linesMarkdown(nodes)
  const blocks = nodes.slice(first).filter(isBlock)
  const words = linesMarkdown(nodes.slice(0, first))
  const below = markdownOf(blocks)
  if (words === '') return below
  return words + (blocks[0] && isList(blocks[0]) ? '\n' : '\n\n') + below
}

/** A cell is one line, and a bar in it parts no cells. What is escaped already is skipped. */
function cellMarkdown({ children }: Element): string {
  const words = children.some(isBlock) ? flowMarkdown(children) : inlineMarkdown(children)
  return squash(words).replace(/\\.|\|/g, (part) => (part === '|' ? '\\|' : part))
}

function isBlock(node: ChildNode): node is Element {
  return isTag(node) && (node.name === 'p' || node.name === 'table' || isList(node))
}

function isList({ name }: Element): boolean {
  return name === 'ul' || name === 'ol'
}
