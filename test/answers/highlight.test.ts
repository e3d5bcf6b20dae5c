import render from 'dom-serializer'
import { type Element, isTag } from 'domhandler'
import { findAll, prepend, removeElement, textContent } from 'domutils'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { type Abbreviated, type Highlight, highlighted } from '../../server/answers/html/highlight.ts'
import { readOfficialHtml } from '../../server/answers/official-html.ts'

const highlight = (start: number, end: number, more: Partial<Highlight> = {}): Highlight => ({
  start,
  end,
  id: null,
  className: 'm',
  link: null,
  notes: [],
  ...more,
})

const toSeven = { link: { href: '/commitments/7', label: 'Commitment 7' } }

/** The html with these words of its text marked. */
function marking(received: string, words: string, more: Partial<Highlight> = {}): string {
  const { html, text } = readOfficialHtml(received)
  const start = text.indexOf(words)
  expect(start, `“${words}” in “${text}”`).toBeGreaterThanOrEqual(0)
  return highlighted(html, text, [highlight(start, start + words.length, more)])
}

const shortly = (html: string) =>
  html.replaceAll(' class="m"', '').replaceAll(' class="answer-mark__link"', '')

describe('the words of a promise', () => {
  test.each([
    [
      'in a paragraph',
      '<p>No. We will count. Yes.</p>',
      'We will count.',
      '<p>No. <mark>We will count.</mark> Yes.</p>',
    ],
    [
      'that hold emphasis are one mark',
      '<p>We <b>will</b> <i>count</i>.</p>',
      'We will count.',
      '<p><mark>We <strong>will</strong> <em>count</em>.</mark></p>',
    ],
    [
      'that begin within emphasis',
      '<p><b>So. We will</b> count.</p>',
      'We will count.',
      '<p><strong>So. <mark>We will</mark></strong> <mark>count.</mark></p>',
    ],
    [
      'over two paragraphs are a mark in each',
      '<p>No. We will count</p><p>and write. Yes.</p>',
      'We will count\n\nand write.',
      '<p>No. <mark>We will count</mark></p><p><mark>and write.</mark> Yes.</p>',
    ],
    [
      'over the items of a list',
      '<p>We will:</p><ul><li>count</li><li>write<ul><li>soon</li></ul></li></ul>',
      'We will:\n\ncount\nwrite\nsoon',
      '<p><mark>We will:</mark></p><ul><li><mark>count</mark></li><li><mark>write</mark><ul><li><mark>soon</mark></li></ul></li></ul>',
    ],
    [
      'over a line break',
      '<p>We will<br>count.</p>',
      'We will\ncount.',
      '<p><mark>We will<br>count.</mark></p>',
    ],
    [
      'with what HTML writes otherwise',
      '<p>Tea &amp; &lt;5&gt; lanterns&nbsp;here</p>',
      '& <5> lanterns here',
      '<p>Tea <mark>&amp; &lt;5&gt; lanterns&nbsp;here</mark></p>',
    ],
    [
      'after characters of two units',
      '<p>🏮🏮 lit 🏮 now</p>',
      'lit 🏮',
      '<p>🏮🏮 <mark>lit 🏮</mark> now</p>',
    ],
  ])('%s', (_, received, words, expected) => {
    expect(marking(received, words)).toBe(expected.replaceAll('<mark>', '<mark class="m">'))
  })

  test('in a table are a mark in each cell, and a bar between cells is none of them', () => {
    const table =
      '<table><tr><td>One | two</td><td></td><td>three</td></tr><tr><td></td><td> </td></tr><tr><td>four</td></tr></table>'
    const html = marking(table, '| two | | three\nfour')
    expect(marksOf(html)).toEqual(['| two', 'three', 'four'])
  })

  test('lead somewhere; the link stands inside the mark', () => {
    expect(shortly(marking('<p>So we <b>will</b>. Yes</p>', 'we will.', toSeven))).toBe(
      '<p>So <mark><a href="/commitments/7">we <strong>will</strong>.</a></mark> Yes</p>',
    )
  })

  test('that hold a link have theirs after them', () => {
    const html = shortly(
      marking('<p>We put it <a href="https://example.org/">here</a>. Yes</p>', 'We put it here.', toSeven),
    )
    expect(html).toContain(
      'here</a>.</mark><span class="answer-notes"> <a href="/commitments/7">Commitment 7</a></span> Yes',
    )
  })

  test('within a link have theirs after that', () => {
    const html = shortly(
      marking('<p><a href="https://example.org/">See here now</a>. Yes</p>', 'here', toSeven),
    )
    expect(html).toContain(
      'See <mark>here</mark> now</a><span class="answer-notes"> <a href="/commitments/7">',
    )
  })

  test('are followed by what can be done with them', () => {
    const notes = [
      { text: 'Accept', detail: 'suggestion 9', className: 'b', does: { form: 'accept-9' } },
      { text: '<Details>', detail: '', className: 'l', does: { href: '#suggestion-9' } },
    ]
    expect(marking('<p><b>We will</b> yes</p>', 'We will', { id: 'words', notes })).toBe(
      '<p><mark class="m" id="words"><strong>We will</strong></mark><span class="answer-notes"> ' +
        '<button class="b" form="accept-9">Accept<span class="govuk-visually-hidden"> suggestion 9</span></button> ' +
        '<a class="l" href="#suggestion-9">&lt;Details&gt;</a></span> yes</p>',
    )
  })
})

describe('the html stays as it is', () => {
  const { html, text } = readOfficialHtml('<p>We will count.</p>')

  test.each([
    ['the text is another', html, `${text} And more.`, highlight(0, 5)],
    ['the html is another', '<p>We shall count.</p>', text, highlight(0, 5)],
    ['offsets are beyond it', html, text, highlight(50, 60)],
    ['offsets are the wrong way round', html, text, highlight(5, 2)],
  ])('where %s', (_, shown, said, one) => {
    expect(highlighted(shown, said, [one])).toBe(shown)
  })
})

const words = fc
  .stringMatching(/^[a-c&<|🏮 \u00a0]{0,6}$/u)
  .map((text) => text.replace(/[&<]/g, (one) => (one === '&' ? '&amp;' : '&lt;')))
const { html: official } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    words,
    fc.array(tie('html'), { maxLength: 4 }).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('p', 'strong', 'em', 'ul', 'li', 'table', 'tr', 'td', 'sup', 'caption', 'br'),
        tie('html'),
      )
      .map(([tag, inner]) => (tag === 'br' ? `<br>${inner}` : `<${tag}>${inner}</${tag}>`)),
    tie('html').map((inner) => `<a href="https://example.org/">${inner}</a>`),
    fc
      .array(fc.array(tie('html'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map(tableOf),
  ),
}))

function tableOf(rows: readonly string[][]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${cell}</td>`).join('')
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 4 })

/** What a mark of these numbers says of itself: each has its own class, by which it is found again. */
const several = (pairs: readonly [number, number][]): Highlight[] =>
  pairs.map(([start, length], index) => ({
    start,
    end: start + length,
    id: `words-${index}`,
    className: `m${index}`,
    link: { href: `/commitments/${index}`, label: `Commitment ${index}` },
    notes: [{ text: 'Accept', detail: '', className: 'b', does: { form: `accept-${index}` } }],
  }))

/** Abbreviations do not overlap each other. */
const apart = (pairs: readonly [number, number][]): Abbreviated[] => {
  let reached = 0
  return pairs.flatMap(([gap, length]) => {
    const start = reached + gap
    reached = start + length + 1
    return [{ start, end: reached, long: 'a <long> "form"' }]
  })
}

/** As abbreviations are, which are found word by word. */
const isOfWholeCharacters =
  (text: string) =>
  ({ start, end }: Abbreviated) =>
    wholly(text, start, end) === text.slice(start, end)

const shorts = fc.array(fc.tuple(fc.nat(9), fc.nat(3)), { maxLength: 5 })

describe('whatever the html, the spans and the abbreviations', () => {
  type Read = ReturnType<typeof readOfficialHtml>
  const cases = (check: (read: Read, marks: Highlight[], abbreviations: Abbreviated[]) => void) =>
    fc.assert(
      fc.property(official, spans, shorts, (received, pairs, abbreviated) => {
        const read = readOfficialHtml(received)
        check(read, several(pairs), apart(abbreviated).filter(isOfWholeCharacters(read.text)))
      }),
      { numRuns: 400 },
    )

  test('without its marks it is what it was, to the letter', () => {
    cases(({ html, text }, marks, abbreviations) => {
      expect(stripped(highlighted(html, text, marks, { abbreviations }))).toBe(html)
    })
  })

  test('the marked words are the words of the span, and it is never refused', () => {
    cases(({ html, text }, marks, abbreviations) => {
      const shown = highlighted(html, text, marks, { abbreviations })
      for (const { start, end, className } of marks) {
        const found = elements(shown, ({ name, attribs }) => name === 'mark' && attribs.class === className)
        const said = found.map((one) => textContent(one)).join('')
        expect(bare(said)).toBe(bare(wholly(text, start, end)))
      }
    })
  })

  test('nothing is nested as HTML does not allow: what is read again is what was written', () => {
    cases(({ html, text }, marks, abbreviations) => {
      const shown = highlighted(html, text, marks, { abbreviations })
      expect(render(parseDocument(shown), { encodeEntities: 'utf8' })).toBe(shown)
      expect(elements(shown, ({ name }) => name === 'a' || name === 'button').filter(isInLink)).toEqual([])
      expect(elements(shown, isBlock).filter(isInMark)).toEqual([])
      expect(elements(shown, isBlock).filter(isInAbbreviation)).toEqual([])
    })
  })

  test('each abbreviation has its words and what it stands for', () => {
    cases(({ html, text }, marks, abbreviations) => {
      const shown = elements(highlighted(html, text, marks, { abbreviations }), ({ name }) => name === 'abbr')
      const said = shown.map((one) => textContent(one)).join('')
      const words = abbreviations.map(({ start, end }) => wholly(text, start, end)).join('')
      expect(bare(said)).toBe(bare(words))
      expect(shown.every(({ attribs }) => attribs.title === 'a <long> "form"')).toBe(true)
    })
  })
})

function marksOf(html: string): string[] {
  return elements(html, ({ name }) => name === 'mark').map((one) => textContent(one))
}

function elements(html: string, is: (element: Element) => boolean): Element[] {
  return findAll(is, parseDocument(html).children)
}

const within = (is: (element: Element) => boolean) => {
  const check = ({ parent }: Element): boolean =>
    parent !== null && isTag(parent) && (is(parent) || check(parent))
  return check
}
const isInLink = within(({ name }) => name === 'a')
const isInMark = within(({ name }) => name === 'mark')
const isInAbbreviation = within(({ name }) => name === 'abbr')
const isBlock = ({ name }: Element) =>
  ['p', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th', 'caption'].includes(name)

/** The html without what highlighting put in. */
function stripped(html: string): string {
  const root = parseDocument(html)
  for (const notes of findAll(({ attribs }) => attribs.class === 'answer-notes', root.children))
    removeElement(notes)
  const ours = ({ name, attribs }: Element) =>
    name === 'mark' || name === 'abbr' || attribs.class === 'answer-mark__link'
  for (const one of findAll(ours, root.children)) {
    for (const child of [...one.children]) prepend(one, child)
    removeElement(one)
  }
  return render(root, { encodeEntities: 'utf8' })
}

/** The words of a span, with the whole of a character of which it has half; without the bars between cells. */
function wholly(text: string, start: number, end: number): string {
  const isHalf = (index: number) => /[\udc00-\udfff]/.test(text.charAt(index)) && index > 0
  return end <= start ? '' : text.slice(isHalf(start) ? start - 1 : start, isHalf(end) ? end + 1 : end)
}

/** Bars may be the text's own, between cells. */
function bare(text: string): string {
  return text.replace(/[\s|]/g, '')
}
