import sanitizeHtml from 'sanitize-html'
import { safeAddress } from './links.ts'

/** Official HTML is at most some 12 deep. Beyond this the parser itself takes quadratic time. */
const DEEPEST = 250

class TooDeep extends Error {}

const KEPT = [
  ...['p', 'a', 'strong', 'em', 'br', 'sup', 'sub', 'ul', 'ol', 'li'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'td', 'th'],
]

/** Tags that part one paragraph from the next; they leave no other trace. */
const PARTING = [
  ...['address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt'],
  ...['fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr', 'legend', 'main', 'nav', 'pre'],
  ...['section', 'summary'],
]

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Tags whose contents are not words for a reader, or which browsers read by rules of their own. */
const SILENT = [
  ...['script', 'style', 'textarea', 'option', 'title', 'noscript', 'template', 'iframe', 'noembed'],
  ...['noframes', 'xmp', 'plaintext', 'svg', 'math'],
]

function renamed(tags: readonly string[], name: string): Record<string, string> {
  return Object.fromEntries(tags.map((tag) => [tag, name]))
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...KEPT, 'div', 'h1'],
  allowedAttributes: {
    a: ['href', 'title'],
    td: ['colspan', 'rowspan', 'scope'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: SILENT,
  transformTags: {
    ...renamed(PARTING, 'div'),
    ...renamed(HEADINGS, 'h1'),
    b: 'strong',
    i: 'em',
    a: (tagName, { href, title }) => ({ tagName, attribs: linkAttributes(href, title) }),
  },
}

/**
 * Only the tags and attributes that `blocksOf` knows; text without any tag as paragraphs, parted at empty lines.
 * Tags nested more than 250 deep are no document that anybody wrote: then only the words are kept.
 */
export function sanitise(received: string): string {
  if (!hasTags(received)) return paragraphs(received)
  try {
    return sanitizeHtml(received, { ...OPTIONS, ...depthLimit() })
  } catch (error) {
    if (error instanceof TooDeep) return paragraphs(received.replace(/<[^<>]*>/g, ' '))
    throw error
  }
}

/** `fewer than <5` and `<https://www.example.org>` are words; a tag's name ends at a space, a slash or its end. */
function hasTags(received: string): boolean {
  return /<(?:\/?[a-z][a-z0-9]*(?:[:-][a-z][a-z0-9]*)*[\s/>]|[!?])/i.test(received)
}

function paragraphs(text: string): string {
  const parts = text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)
  return parts.map((part) => `<p>${part.replaceAll('<', '&lt;')}</p>`).join('')
}

/** The parser calls these for each tag that it opens and closes, implied ones too. */
function depthLimit(): Pick<sanitizeHtml.IOptions, 'onOpenTag' | 'onCloseTag'> {
  let depth = 0
  return {
    onOpenTag: () => {
      depth += 1
      if (depth > DEEPEST) throw new TooDeep()
    },
    onCloseTag: () => {
      depth -= 1
    },
  }
}

function linkAttributes(href: string | undefined, title: string | undefined): Record<string, string> {
  const address = safeAddress(href ?? '')
  if (address === null) return {}
  return { href: address, ...(title ? { title } : {}) }
}
