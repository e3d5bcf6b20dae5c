import { Marked, type RendererObject, type Tokens } from 'marked'

/** A help page as written: its HTML, and its parts for a list of contents. */
export interface RenderedMarkdown {
  title: string
  html: string
  contents: { id: string; label: string }[]
}

/**
 * Markdown to HTML in govuk-frontend's classes, each heading with an id to link to. For our own files only:
 * HTML in them is passed through.
 */
export function renderMarkdown(markdown: string): RenderedMarkdown {
  const headings: Tokens.Heading[] = []
  const marked = new Marked({
    renderer: RENDERER,
    walkTokens: (token) => void (token.type === 'heading' && headings.push(token as Tokens.Heading)),
  })
  const html = marked.parse(markdown, { async: false })
  return {
    title: headings.find(({ depth }) => depth === 1)?.text ?? '',
    html,
    contents: headings
      .filter(({ depth }) => depth === 2)
      .map(({ text }) => ({ id: idFor(text), label: text })),
  }
}

const HEADING_SIZES = ['xl', 'l', 'm', 's']

const RENDERER: RendererObject = {
  heading({ tokens, depth, text }) {
    const size = HEADING_SIZES[depth] ?? 's'
    return `<h${depth} class="govuk-heading-${size}" id="${idFor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
  },
  paragraph({ tokens }) {
    return `<p class="govuk-body">${this.parser.parseInline(tokens)}</p>\n`
  },
  list({ ordered, items }) {
    const [tag, kind] = ordered ? ['ol', 'number'] : ['ul', 'bullet']
    const body = items.map((item) => `<li>${this.parser.parse(item.tokens)}</li>`).join('\n')
    return `<${tag} class="govuk-list govuk-list--${kind}">\n${body}\n</${tag}>\n`
  },
  link({ href, tokens }) {
    return `<a class="govuk-link" href="${escapeAttribute(href)}">${this.parser.parseInline(tokens)}</a>`
  },
  table({ header, rows }) {
    const cell = (tag: string, attributes: string) => (item: Tokens.TableCell) =>
      `<${tag} ${attributes}>${this.parser.parseInline(item.tokens)}</${tag}>`
    const head = header.map(cell('th', 'scope="col" class="govuk-table__header"')).join('')
    const body = rows.map((row) => row.map(cell('td', 'class="govuk-table__cell"')))
    return table(
      head,
      body.map((cells) => cells.join('')),
      header.map(({ text }) => text).join(', '),
    )
  },
}

/** A table too wide for a phone scrolls in a box of its own, which the keyboard must be able to reach. */
function table(head: string, rows: string[], label: string): string {
  const row = (cells: string) => `<tr class="govuk-table__row">${cells}</tr>`
  return `<div class="table-scroll" role="region" aria-label="${escapeAttribute(label)}" tabindex="0">
<table class="govuk-table">
<thead class="govuk-table__head">${row(head)}</thead>
<tbody class="govuk-table__body">${rows.map(row).join('\n')}</tbody>
</table>
</div>\n`
}

function idFor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
