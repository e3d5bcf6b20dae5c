import { type Element, isTag } from 'domhandler'

type ReadCell = (cell: Element) => string

/** Beyond this column cells that reach over several are taken as one, so that a hostile table cannot swell. */
const WIDEST = 40

/** A table whose first row is its head, since Markdown knows none without; the caption comes before it. */
export function tableMarkdown(table: Element, readCell: ReadCell): string {
  const groups = table.children.filter(isTag)
  const captions = groups
    .filter(({ name }) => name === 'caption')
    .map((caption) => `${readCell(caption)}\n\n`)
  const rows = groups
    .filter(({ name }) => name !== 'caption')
    .flatMap(({ children }) => children.filter(isTag))
  const [head = [], ...body] = gridOf(rows, readCell)
  const columns = body.reduce((widest, row) => Math.max(widest, row.length), head.length)
  const wholeHead = Array.from({ length: columns }, (_, column) => head[column] ?? '')
  const rule = wholeHead.map(() => '---')
  return captions.join('') + [wholeHead, rule, ...body].map(lineOf).join('\n')
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** The cells as a browser lays them out: one that reaches over others leaves their places empty. */
function gridOf(rows: readonly Element[], readCell: ReadCell): string[][] {
  const reaching: number[] = []
  return rows.map((row) => {
    const line: string[] = []
    const skipReached = () => {
      while ((reaching[line.length] ?? 0) > 0) line.push('')
    }
    for (const cell of row.children.filter(isTag)) {
      skipReached()
      const place = line.push(readCell(cell)) - 1
      while (line.length < Math.min(place + spanOf(cell, 'colspan'), WIDEST)) line.push('')
      for (let column = place; column < Math.min(line.length, WIDEST); column++) {
        reaching[column] = spanOf(cell, 'rowspan')
      }
    }
    for (const [column, rowsLeft] of reaching.entries()) reaching[column] = Math.max((rowsLeft ?? 0) - 1, 0)
    return line
  })
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  return Number(cell.attribs[name] ?? 1)
}
