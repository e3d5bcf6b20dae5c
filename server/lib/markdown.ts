import { Marked, type RendererObject, type Tokens } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { webAddress } from './addresses.ts'
import { escapeHtml } from './text.ts'

/**
 * Markdown that people typed, as HTML that is safe to show whatever they typed: paragraphs, lists, tables, quotations,
 * code and links of http and https. Headings begin at h3, for a page's own are above them. HTML in it is shown as it
 * was typed. What is nested too deep to be read is shown as plain text.
 */
export function renderMarkdown(text: string): string {
  const tables = { count: 0 }
  try {
    return sanitizeHtml(new Marked({ renderer: rendererOf(tables) }).parse(text, { async: false }), SAFE)
  } catch {
    return plainParagraphs(text) // marked goes as deep as what it reads, and the stack does not
  }
}

const LOWEST_HEADING = 6
const LEVELS_DOWN = 2

function rendererOf(tables: { count: number }): RendererObject {
  return {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    heading({ tokens, depth }) {
      const level = Math.min(LOWEST_HEADING, depth + LEVELS_DOWN)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      const address = webAddress(href)
      return address === null ? words : `<a href="${escapeHtml(address)}" rel="${REL}">${words}</a>`
    },
    table({ header, rows }) {
      tables.count += 1
      const say = ({ tokens }: Tokens.TableCell) => this.parser.parseInline(tokens)
      const head = header.map((cell) => `<th scope="col">${say(cell)}</th>`)
      const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${say(cell)}</td>`).join('')}</tr>`)
      const label = tables.count === 1 ? 'Table' : `Table ${tables.count}`
      return `<div class="table-scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>\n`
    },
  }
}

const REL = 'noopener nofollow'

/** A second wall: the renderer makes nothing else. */
const SAFE: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'ul', 'ol', 'li', 'a', 'strong', 'em', 'del', 'br', 'hr', 'blockquote', 'code', 'pre'],
    ...['h3', 'h4', 'h5', 'h6', 'div', 'table', 'thead', 'tbody', 'tr', 'td', 'th'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    ol: ['start'],
    th: ['scope'],
    div: ['class', 'role', 'aria-label', 'tabindex'],
  },
  allowedClasses: { div: ['table-scroll'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
}

function plainParagraphs(text: string): string {
  const parts = text.split(/\n\s*\n/)
  return parts.map((part) => `<p>${escapeHtml(part)}</p>`).join('\n')
}
