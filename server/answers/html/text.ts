import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { squash } from '../../lib/text.ts'

const BLOCKS = new Set(['p', 'ul', 'ol', 'table'])

/** The plain text of blocks: an empty line between them, each item and row on a line of its own. */
export function textOf(blocks: readonly Element[]): string {
  return blocks.map(blockText).join('\n\n')
}

function blockText(block: Element): string {
  if (block.name === 'p') return lines(block.children)
  if (block.name === 'table') return tableText(block)
  return block.children
    .filter(isTag)
    .map((item) => flowText(item.children))
    .join('\n')
}

/** The caption, if there is one, and a line for each row with words. In a cell a line break is only a space. */
function tableText(table: Element): string {
  return table.children.filter(isTag).flatMap(groupLines).join('\n')
}

function groupLines(group: Element): string[] {
  if (group.name === 'caption') return [squash(flowText(group.children))]
  const rows = group.children.filter(isTag).map(cellTexts)
  return rows.filter((cells) => cells.some((text) => text !== '')).map((cells) => squash(cells.join(' | ')))
}

function cellTexts(row: Element): string[] {
  return row.children.filter(isTag).map((cell) => squash(flowText(cell.children)))
}

/** What stands in an item or a cell: words, then perhaps lists, or several paragraphs. */
function flowText(nodes: readonly ChildNode[]): string {
  const first = nodes.findIndex(isBlock)
  if (first < 0) return lines(nodes)
  const words = lines(nodes.slice(0, first))
  const blocks = nodes.slice(first).filter(isBlock).map(blockText)
  return [...(words === '' ? [] : [words]), ...blocks].join('\n')
}

function isBlock(node: ChildNode): node is Element {
  return isTag(node) && BLOCKS.has(node.name)
}

/** A paragraph's lines: only its own line breaks part them. */
function lines(nodes: readonly ChildNode[]): string {
  return nodes.map(words).join('').split('\n').map(squash).join('\n')
}

function words(node: ChildNode): string {
  if (isText(node)) return node.data
  if (!isTag(node)) return ''
  return node.name === 'br' ? '\n' : node.children.map(words).join('')
}
