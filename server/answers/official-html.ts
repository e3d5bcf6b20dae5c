import render from 'dom-serializer'
import { Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { blocksOf } from './html/blocks.ts'
import { markdownOf } from './html/markdown.ts'
import { readPlainParagraphs } from './html/plain-paragraphs.ts'
import { sanitise } from './html/sanitise.ts'
import { textOf } from './html/text.ts'

/** One text in its three forms. */
export interface ReadHtml {
  /** Safe to show as it is. */
  html: string
  /** For export: tables, lists and links survive. */
  markdown: string
  /** For search and offsets: blocks parted by an empty line, items and rows each on a line, cells by ` | `. */
  text: string
}

/**
 * Reads official HTML, or text without tags, whatever it holds: the text is hostile until it has been here.
 * The three forms come from one tree, so their words are the same; reading the html again gives the same again.
 */
export function readOfficialHtml(received: string): ReadHtml {
  return readPlainParagraphs(received) ?? readBlocks(blocksOf(parseDocument(sanitise(received)).children))
}

function readBlocks(blocks: readonly Element[]): ReadHtml {
  return { html: htmlOf(blocks), markdown: markdownOf(blocks), text: textOf(blocks) }
}

function htmlOf(blocks: readonly Element[]): string {
  const tables = blocks.filter(isTable)
  const shown = blocks.map((block) => (isTable(block) ? scrolling(block, tables.indexOf(block) + 1) : block))
  return render(shown, { encodeEntities: 'utf8' })
}

function isTable({ name }: Element): boolean {
  return name === 'table'
}

/** A frame in which a table wider than a phone can be moved, by keyboard too; each has a name of its own. */
function scrolling(table: Element, number: number): Element {
  const label = number === 1 ? 'Table' : `Table ${number}`
  return new Element('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': label }, [
    table,
  ])
}
