import { type ChildNode, Element, isTag } from 'domhandler'
import { prevElementSibling, textContent } from 'domutils'
import { withoutLoneParagraph } from './paragraphs.ts'
import { headed } from './table-heads.ts'

/** Turns what stands in a cell into paragraphs, lists and tables. */
type ReadFlow = (nodes: readonly ChildNode[]) => Element[]

interface Parts {
  caption: ChildNode[]
  head: Element[][]
  body: Element[][]
  strays: ChildNode[]
}

const PARTS = new Set(['caption', 'thead', 'tbody', 'tr', 'td', 'th'])
const LARGEST_SPAN = 100
const SCOPES = new Set(['col', 'row', 'colgroup', 'rowgroup'])

/**
 * The table that an element means, whatever it holds. What stands in it outside the cells comes before it, as in a
 * browser; when its cells hold no words there is no table.
 */
export function tableOf(table: Element, readFlow: ReadFlow): Element[] {
  const parts: Parts = { caption: [], head: [], body: [], strays: [] }
  for (const child of table.children) sort(child, parts, parts.body)
  const [head, body] = headed(rowsOf(parts.head, readFlow), rowsOf(parts.body, readFlow))
  const caption = readFlow(parts.caption)
  const before = parts.strays.flatMap((stray) => readFlow([stray]))
  if (![...head, ...body].some(hasWords)) return [...before, ...caption]
  const groups = [
    ...group('caption', withoutLoneParagraph(caption)),
    ...group('thead', head),
    ...group('tbody', body),
  ]
  return [...before, new Element('table', {}, groups)]
}

function sort(node: ChildNode, parts: Parts, rows: Element[][]): void {
  if (!isTag(node) || !PARTS.has(node.name)) parts.strays.push(node)
  else if (isCell(node)) addLooseCell(node, rows)
  else if (node.name === 'tr') addRow(node, parts, rows)
  else if (node.name === 'caption') for (const child of node.children) parts.caption.push(child)
  else for (const child of node.children) sort(child, parts, node.name === 'thead' ? parts.head : parts.body)
}

function addRow({ children }: Element, parts: Parts, rows: Element[][]): void {
  const cells = children.filter(isTag).filter(isCell)
  if (cells.length > 0) rows.push(cells)
  for (const child of children) if (!isCell(child)) parts.strays.push(child)
}

/** Cells outside any row make one together. */
function addLooseCell(cell: Element, rows: Element[][]): void {
  const before = prevElementSibling(cell)
  if (before && isCell(before)) rows.at(-1)?.push(cell)
  else rows.push([cell])
}

function isCell(node: ChildNode): boolean {
  return isTag(node) && (node.name === 'td' || node.name === 'th')
}

function rowsOf(rows: readonly Element[][], readFlow: ReadFlow): Element[] {
  return rows.map((cells) => {
    const read = cells.map(({ name, attribs, children }) => {
      return new Element(name, cellAttributes(attribs), withoutLoneParagraph(readFlow(children)))
    })
    return new Element('tr', {}, read)
  })
}

function cellAttributes({ colspan, rowspan, scope }: Element['attribs']): Record<string, string> {
  return {
    ...spanOf('colspan', colspan),
    ...spanOf('rowspan', rowspan),
    ...(scope && SCOPES.has(scope.toLowerCase()) ? { scope: scope.toLowerCase() } : {}),
  }
}

function spanOf(name: string, value = ''): Record<string, string> {
  const span = /^\d{1,9}$/.test(value.trim()) ? Math.min(Number(value), LARGEST_SPAN) : 1
  return span > 1 ? { [name]: String(span) } : {}
}

function hasWords(row: Element): boolean {
  return textContent(row).trim() !== ''
}

function group(name: string, children: readonly ChildNode[]): Element[] {
  return children.length > 0 ? [new Element(name, {}, [...children])] : []
}
