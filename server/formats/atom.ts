import type { Instant } from '../lib/dates.ts'
import { escapeHtml } from '../lib/text.ts'

export interface AtomFeed {
  /** Of the feed itself: whole addresses. */
  selfHref: string
  /** The page that shows the same. */
  pageHref: string
  title: string
  author: string
  rights: string
  /** When there are no entries: they say it otherwise. */
  updated: Instant
  entries: readonly AtomEntry[]
}

export interface AtomEntry {
  /** A whole address, which never changes. */
  href: string
  title: string
  updated: Instant
  published: Instant
  summary: string
  categories: readonly string[]
}

/** Writes a feed as Atom (RFC 4287). An address is also the id of what is at it. */
export function atomFeed({ selfHref, pageHref, title, author, rights, updated, entries }: AtomFeed): string {
  const last = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), '')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element('id', selfHref),
    element('title', title),
    element('updated', last || updated),
    `<author>${element('name', author)}</author>`,
    element('rights', rights),
    link('self', selfHref, 'application/atom+xml'),
    link('alternate', pageHref, 'text/html'),
    ...entries.map(showEntry),
    '</feed>\n',
  ].join('\n')
}

function showEntry({ href, title, updated, published, summary, categories }: AtomEntry): string {
  return [
    '<entry>',
    element('id', href),
    element('title', title),
    element('updated', updated),
    element('published', published),
    link('alternate', href, 'text/html'),
    ...categories.map((term) => `<category term="${xmlText(term)}"/>`),
    element('summary', summary),
    '</entry>',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${xmlText(href)}"/>`
}

/** What XML 1.0 has no way to write, even as a reference. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function xmlText(text: string): string {
  return escapeHtml(text.replace(NOT_IN_XML, ''))
}
