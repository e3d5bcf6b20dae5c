import { findAll, textContent } from 'domutils'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { atomFeed } from '../../server/formats/atom.ts'

const ENTRY = {
  href: 'http://pursuant.example/things/1',
  title: 'A lantern',
  updated: '2026-02-02T12:00:00.000Z',
  published: '2026-01-02T12:00:00.000Z',
  summary: 'It is lit.',
  categories: ['Light'],
}

const FEED = {
  selfHref: 'http://pursuant.example/things.atom?a=1&b=2',
  pageHref: 'http://pursuant.example/things?a=1&b=2',
  title: 'Things',
  author: 'Pursuant',
  rights: 'Free',
  updated: '2026-01-01T00:00:00.000Z',
  entries: [ENTRY],
}

function read(text: string) {
  const { children } = parseDocument(text, { xmlMode: true })
  return (name: string) => findAll((element) => element.name === name, children)
}

describe('a feed', () => {
  test('has all that RFC 4287 requires, in it and in each entry', () => {
    const all = read(atomFeed(FEED))
    const inFeed = all('feed')[0]?.children.flatMap((child) => ('name' in child ? [child.name] : []))
    expect(inFeed).toEqual(expect.arrayContaining(['id', 'title', 'updated', 'author', 'link', 'entry']))
    const inEntry = all('entry')[0]?.children.flatMap((child) => ('name' in child ? [child.name] : []))
    expect(inEntry).toEqual(['id', 'title', 'updated', 'published', 'link', 'category', 'summary'])
    expect(all('link').map(({ attribs }) => attribs.href)).toEqual([FEED.selfHref, FEED.pageHref, ENTRY.href])
  })

  test('was updated when the last of its entries was, or when it is made', () => {
    const [updated] = read(atomFeed(FEED))('updated')
    expect(updated && textContent(updated)).toBe(ENTRY.updated)
    const [alone] = read(atomFeed({ ...FEED, entries: [] }))('updated')
    expect(alone && textContent(alone)).toBe(FEED.updated)
  })

  test('gives back any text, but for what XML cannot say', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, (title) => {
        const xml = atomFeed({ ...FEED, entries: [{ ...ENTRY, title, categories: [title] }] })
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u)
        const kept = [...title].filter((one) =>
          /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(one),
        )
        const entryTitle = read(xml)('title')[1]
        expect(entryTitle && textContent(entryTitle)).toBe(kept.join(''))
      }),
      { numRuns: 300 },
    )
  })
})
