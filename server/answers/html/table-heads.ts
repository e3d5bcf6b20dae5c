import { type ChildNode, Element, isTag, isText } from 'domhandler'
import { textContent } from 'domutils'

/**
 * Parts the rows of a table into head and body. Official tables seldom have a head: their first row is set in bold,
 * and that is taken for one, with the next if the first is only a title; but never so that no body is left.
 */
export function headed(
  head: readonly Element[],
  body: readonly Element[],
): [head: Element[], body: Element[]] {
  if (head.length > 0) return [head.map(asHead), [...body]]
  const length = headLength(body)
  return [body.slice(0, length).map(asHead), body.slice(length)]
}

function headLength([first, second, third]: readonly Element[]): number {
  if (!first || !second || !looksLikeHead(first)) return 0
  return third && isTitle(first) && looksLikeHead(second) ? 2 : 1
}

function isTitle(row: Element): boolean {
  return row.children.filter(hasWords).length === 1
}

/** A cell that reaches down into the body would be cut off by a head. An empty corner is no hindrance. */
function looksLikeHead(row: Element): boolean {
  const cells = row.children.filter(isTag)
  const filled = cells.filter(hasWords)
  const isHead = filled.every((cell) => cell.name === 'th' || cell.children.every(isBold))
  return filled.length > 0 && isHead && cells.every(({ attribs }) => attribs.rowspan === undefined)
}

function isBold(node: ChildNode): boolean {
  if (isText(node)) return node.data.trim() === ''
  if (!isTag(node) || ['ul', 'ol', 'table'].includes(node.name)) return false
  return node.name === 'strong' || node.children.every(isBold)
}

function asHead(row: Element): Element {
  return new Element('tr', {}, row.children.filter(isTag).map(asHeading))
}

/** An empty cell is no heading of anything. */
function asHeading(cell: Element): Element {
  if (!hasWords(cell)) return new Element('td', cell.attribs)
  const scope = cell.attribs.scope ?? (cell.attribs.colspan ? 'colgroup' : 'col')
  return new Element('th', { ...cell.attribs, scope }, plain(onOneLevel(cell.children)))
}

/** Paragraphs in a heading become lines of it. */
function onOneLevel(children: readonly ChildNode[]): ChildNode[] {
  if (!children.every((child) => isTag(child) && child.name === 'p')) return [...children]
  const lines = children.map((child) => (isTag(child) ? child.children : []))
  return lines.flatMap((line, index) => (index === 0 ? line : [new Element('br', {}), ...line]))
}

/** A heading is bold of itself. */
function plain(nodes: readonly ChildNode[]): ChildNode[] {
  return nodes.flatMap((node) => {
    if (!isTag(node)) return [node]
    const children = plain(node.children)
    return node.name === 'strong' ? children : [new Element(node.name, node.attribs, children)]
  })
}

function hasWords(cell: ChildNode): boolean {
  return textContent(cell).trim() !== ''
}
