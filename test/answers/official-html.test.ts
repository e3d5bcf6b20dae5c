import { readFileSync } from 'node:fs'
import { type Element, isTag, type ParentNode } from 'domhandler'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { readOfficialHtml } from '../../server/answers/official-html.ts'

const read = (received: string) => readOfficialHtml(received)
const htmlOf = (received: string) => readOfficialHtml(received).html
const textOf = (received: string) => readOfficialHtml(received).text
const markdownOf = (received: string) => readOfficialHtml(received).markdown

describe('paragraphs of words alone, which no parser is asked for', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'aB1 -*_#.|\\"\u00a0\u2019\n\t\u200b>é'), maxLength: 30 })
  const usual = fc.string({
    unit: fc.constantFrom(...'aB1 -:=+/@#!%.,;()\u2019\u201c\u2013£'),
    maxLength: 30,
  })
  const line = fc.oneof(odd, usual)

  it('are read as any other', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const withTag = (tag: string) => lines.map((text) => `<${tag}>${text}</p>`).join('\n')
        expect(read(withTag('p'))).toEqual(read(withTag('p class="any"')))
      }),
    )
  })
})

/** What may stand in the html: each tag with its attributes and what their values may be. */
const ALLOWED: Record<string, Record<string, RegExp>> = {
  div: { class: /^table-scroll$/, tabindex: /^0$/, role: /^region$/, 'aria-label': /^Table( \d+)?$/ },
  a: { href: /^(https?:\/\/|mailto:)[^\s<>"]*$/, title: /^[^<>]*$/, rel: /^noopener nofollow$/ },
  ol: { start: /^-?\d+$/ },
  ...cells(),
  ...Object.fromEntries(
    'p strong em br sup sub ul li table caption thead tbody tr'.split(' ').map((tag) => [tag, {}]),
  ),
}

function cells(): Record<string, Record<string, RegExp>> {
  const span = /^([2-9]|[1-9]\d|100)$/
  const attributes = { colspan: span, rowspan: span, scope: /^(col|row)(group)?$/ }
  return { td: attributes, th: attributes }
}

function elementsOf(node: ParentNode): Element[] {
  return node.children.filter(isTag).flatMap((child) => [child, ...elementsOf(child)])
}

/** Everything in the html that may not be there. */
function dangersOf(html: string): string[] {
  const root = parseDocument(html)
  const strange = elementsOf(root).flatMap(({ name, attribs }) => {
    const allowed = ALLOWED[name]
    if (!allowed) return [`<${name}>`]
    return Object.entries(attribs)
      .filter(([attribute, value]) => !allowed[attribute]?.test(value))
      .map(([attribute, value]) => `<${name} ${attribute}="${value}">`)
  })
  const tags = html.match(/<[^>]*>/g) ?? []
  return [...strange, ...tags.filter((tag) => !/^<\/?[a-z]+( [a-z-]+="[^"<>]*")*>$/.test(tag))]
}

/** The Markdown as a page would show it, without what only Markdown writes. */
function renderedMarkdown(markdown: string): string {
  const html = marked.parse(markdown, { async: false })
  return html
    .replaceAll('<br>', '')
    .replaceAll(/ align="\w+"/g, '')
    .replaceAll('"></a>', '">a</a>')
}

/** True when every tag is closed where it was opened. */
function isWellFormed(html: string): boolean {
  const open: string[] = []
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (name === 'br') continue
    if (!slash) open.push(name ?? '')
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

const table = (rows: string) =>
  `<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>${rows}</table></div>`

describe('text without tags', () => {
  it('becomes paragraphs at empty lines; other line ends are spaces', () => {
    expect(htmlOf('The ferry sails\r\nat noon.\r\n \r\nIt returns at six.')).toBe(
      '<p>The ferry sails at noon.</p><p>It returns at six.</p>',
    )
  })

  it('is escaped, and its entities are read once, as HTML would', () => {
    const { html, text } = read('fewer than <5 & more &amp; &pound;3 &lt;b&gt; &amp;lt;')
    expect(text).toBe('fewer than <5 & more & £3 <b> &lt;')
    expect(html).toBe('<p>fewer than &lt;5 &amp; more &amp; £3 &lt;b&gt; &amp;lt;</p>')
  })

  it('may hold addresses in angle brackets, which are no tags', () => {
    expect(textOf('See <https://www.example.org/ferries> or <mara@example.org>.')).toBe(
      'See <https://www.example.org/ferries> or <mara@example.org>.',
    )
  })

  it.each(['', ' \n\n ', '&nbsp;', '<p></p>', '<!-- -->', '<table><tr><td> </td></tr></table>'])(
    'gives nothing for %j',
    (received) => {
      expect(read(received)).toEqual({ html: '', markdown: '', text: '' })
    },
  )
})

describe('paragraphs', () => {
  it.each([
    [
      'keep emphasis and positions',
      '<p>a <strong>b</strong> <em>c</em> m<sup>2</sup> CO<sub>2</sub></p>',
      null,
    ],
    ['rename old tags', '<p><b>a</b> <i>b</i></p>', '<p><strong>a</strong> <em>b</em></p>'],
    [
      'make bold paragraphs of headings',
      '<h1>A</h1><h4>B</h4>c',
      '<p><strong>A</strong></p><p><strong>B</strong></p><p>c</p>',
    ],
    [
      'stand for divs and other blocks',
      '<div>a<div>b</div>c</div><blockquote>d</blockquote>',
      '<p>a</p><p>b</p><p>c</p><p>d</p>',
    ],
    [
      'take in text that stands between blocks',
      'a<p>b</p>c <em>d</em><ul><li>e</li></ul>f',
      '<p>a</p><p>b</p><p>c <em>d</em></p><ul><li>e</li></ul><p>f</p>',
    ],
    [
      'lose what is empty',
      '<p> </p><p>&nbsp;</p><p><br></p><p><strong> </strong></p><p>a</p><ul><li> </li></ul>',
      '<p>a</p>',
    ],
    ['lose breaks at their ends', '<p><br> a <br></p>', '<p>a</p>'],
    ['end at two breaks', '<p>a<br><strong><br> </strong>b<br>c</p>', '<p>a</p><p>b<br>c</p>'],
    [
      'collapse runs of no-break spaces',
      '<p>a&nbsp;&nbsp; &nbsp;b&nbsp;<em>&nbsp;c</em></p>',
      '<p>a b&nbsp;<em>c</em></p>',
    ],
    [
      'close what was left open',
      '<p>a <strong>b<p>c <em>d',
      '<p>a <strong>b</strong></p><p><strong>c <em>d</em></strong></p>',
    ],
    [
      'untangle what is misnested',
      '<strong>a <em>b</strong> c</em>',
      '<p><strong>a <em>b</em></strong> c</p>',
    ],
    ['join the same mark set twice', '<b>a</b><b> b</b> <b><b>c</b></b>', '<p><strong>a b c</strong></p>'],
    ['ignore spans and unknown tags', '<p><span style="x">a</span> <o:p>b</o:p></p>', '<p>a b</p>'],
    [
      'carry marks over the blocks within',
      '<strong><p>a</p><p>b</p></strong>',
      '<p><strong>a</strong></p><p><strong>b</strong></p>',
    ],
  ])('%s', (_, received, expected) => {
    expect(htmlOf(received)).toBe(expected ?? received)
  })
})

describe('links', () => {
  const wrapped = (address: string, rest = '&data=05%7C02%7Cclerk%40example.org&reserved=0') =>
    `https://gbr01.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}${rest}`
  const link = (href: string, words = 'here') => `<p><a href="${href}">${words}</a></p>`
  const shown = (href: string, words = 'here') =>
    `<p><a href="${href}" rel="noopener nofollow">${words}</a></p>`
  const ADDRESS = 'https://www.example.org/tides?port=1#high'

  it('keep their address and title, and no target', () => {
    expect(htmlOf(`<a href="${ADDRESS}" title="The tides" target="_blank" class="x">here</a>`)).toBe(
      `<p><a href="${ADDRESS}" title="The tides" rel="noopener nofollow">here</a></p>`,
    )
  })

  it.each([
    ['http', 'http://example.org/a'],
    ['mailto', 'mailto:mara@example.org'],
  ])('may be %s', (_, href) => {
    expect(htmlOf(link(href))).toBe(shown(href))
  })

  it.each([
    'ftp://example.org/a',
    '/written-questions',
    '//example.org/a',
    'www.example.org',
    '#top',
    '',
    'tel:999',
    'https://',
    'https://mara:secret@example.org/',
    `https://example.org/${'a'.repeat(8_000)}`,
  ])('lose an address like %s and keep the words', (href) => {
    expect(htmlOf(link(href))).toBe('<p>here</p>')
  })

  it.each([
    ['once', wrapped(ADDRESS)],
    ['with escaped ampersands', wrapped(ADDRESS, '&amp;data=1&amp;reserved=0')],
    ['with ampersands escaped twice', wrapped(ADDRESS, '&amp;amp;data=1&amp;amp;reserved=0')],
    ['twice', wrapped(wrapped(ADDRESS))],
    ['three times', wrapped(wrapped(wrapped(ADDRESS)))],
  ])('are taken out of the mail filter: wrapped %s', (_, href) => {
    expect(htmlOf(link(href))).toBe(shown(ADDRESS))
  })

  it('show the address itself where the words are the wrapped one, inside a link and out', () => {
    const { html, text, markdown } = read(
      `<p><a href="${wrapped(ADDRESS)}">${wrapped(ADDRESS)}</a>, ${wrapped(ADDRESS)}.</p>`,
    )
    expect(text).toBe(`${ADDRESS}, ${ADDRESS}.`)
    expect(markdown).toBe(`<${ADDRESS}>, ${ADDRESS}.`)
    expect(html).not.toContain('safelinks')
  })

  it('lead nowhere when the mail filter hides something else', () => {
    expect(htmlOf(link(wrapped('javascript:alert(1)')))).toBe('<p>here</p>')
    expect(htmlOf(link(wrapped('/relative')))).toBe('<p>here</p>')
  })

  it('lose a title of the mail filter', () => {
    expect(
      htmlOf(`<a href="${ADDRESS}" title="Original URL: https://x.example. Click or tap.">here</a>`),
    ).toBe(shown(ADDRESS))
  })

  it('are not repeated without end around many paragraphs', () => {
    const { html } = read(`<a href="${ADDRESS}">${'<p>x'.repeat(1_000)}`)
    expect(html.match(/<a /g)).toHaveLength(20)
    expect(html.match(/<p>/g)).toHaveLength(1_000)
  })
})

describe('lists', () => {
  it.each([
    ['keep their items, and lists within', '<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>', null],
    ['keep where they start', '<ol start="4"><li>a</li></ol>', null],
    ['start at a number only', '<ol start="4;x"><li>a</li></ol>', '<ol><li>a</li></ol>'],
    [
      'need no paragraph for an item’s only words',
      '<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>',
      '<ul><li>a</li><li><p>b</p><p>c</p></li></ul>',
    ],
    ['lose empty items', '<ul><li>a</li><li>&nbsp;</li><li><p></p></li></ul>', '<ul><li>a</li></ul>'],
    ['close items left open', '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    [
      'belong to the item before when they stand between items',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['make items of words outside any', '<ul>a<li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['come out of a paragraph', '<p>a<ul><li>b</li></ul>c</p>', '<p>a</p><ul><li>b</li></ul><p>c</p>'],
  ])('%s', (_, received, expected) => {
    expect(htmlOf(received)).toBe(expected ?? received)
  })

  it('are flat beyond eight within each other', () => {
    expect(htmlOf(`${'<ul><li>'.repeat(12)}x`).match(/<ul>/g)).toHaveLength(8)
  })
})

describe('tables', () => {
  const bold = (words: string) => `<td><p><strong>${words}</strong></p></td>`
  const row = (...words: string[]) => `<tr>${words.map((word) => `<td>${word}</td>`).join('')}</tr>`

  it('whose first row is wholly bold get a head of it', () => {
    const received = `<table><tbody><tr>${bold('Port')}${bold('Ships')}</tr><tr><td><p>Wick</p></td><td><p>3</p></td></tr></tbody></table>`
    expect(htmlOf(received)).toBe(
      table(
        `<thead><tr><th scope="col">Port</th><th scope="col">Ships</th></tr></thead><tbody>${row('Wick', '3')}</tbody>`,
      ),
    )
  })

  it.each([
    [
      'an empty corner stays a plain cell',
      `<tr><td></td>${bold('Ships')}</tr>`,
      '<tr><td></td><th scope="col">Ships</th></tr>',
    ],
    [
      'a heading over several columns says so',
      '<tr><td colspan="2"><b>Ships</b></td></tr>',
      '<tr><th colspan="2" scope="colgroup">Ships</th></tr>',
    ],
    [
      'paragraphs in a heading become lines',
      '<tr><td><p><b>Ships</b></p><p><b>(new)</b></p></td><td><b>B</b></td></tr>',
      '<tr><th scope="col">Ships<br>(new)</th><th scope="col">B</th></tr>',
    ],
    [
      'headings of the source count too',
      '<tr><th>Port</th><th>Ships</th></tr>',
      '<tr><th scope="col">Port</th><th scope="col">Ships</th></tr>',
    ],
  ])('have a head in which %s', (_, received, expected) => {
    expect(htmlOf(`<table>${received}${row('Wick', '3')}</table>`)).toBe(
      table(`<thead>${expected}</thead><tbody>${row('Wick', '3')}</tbody>`),
    )
  })

  it('with a title row above the headings have both in the head', () => {
    const html = htmlOf(
      `<table><tr>${bold('Ships by port')}</tr><tr>${bold('Port')}${bold('Ships')}</tr>${row('a', 'b')}</table>`,
    )
    expect(html).toMatch(/<thead><tr>.*Ships by port.*<\/tr><tr>.*Port.*Ships.*<\/tr><\/thead>/)
  })

  it('keep the head, caption and row headings that they have', () => {
    const whole = `<caption>Ships</caption><thead><tr><th scope="col">Port</th><th scope="col">Ships</th></tr></thead><tbody><tr><th scope="row">Wick</th><td>3</td></tr></tbody>`
    expect(htmlOf(`<table>${whole}</table>`)).toBe(table(whole))
  })

  it.each([
    ['of one row', `<tbody><tr><td><strong>a</strong></td><td><strong>b</strong></td></tr></tbody>`],
    [
      'whose first row is only partly bold',
      `<tbody><tr><td><strong>a</strong> b</td></tr>${row('c')}</tbody>`,
    ],
    [
      'whose first row reaches into the body',
      `<tbody><tr><td rowspan="2"><strong>a</strong></td><td><strong>b</strong></td></tr>${row('c')}</tbody>`,
    ],
    ['with empty cells and rows', `<tbody>${row('', 'a')}${row('', '')}</tbody>`],
  ])('%s are left as they are', (_, rows) => {
    expect(htmlOf(`<table>${rows}</table>`)).toBe(table(rows))
  })

  it('have spans between 2 and 100 only, and scopes that exist', () => {
    const received =
      '<table><tr><td colspan="9999" rowspan="x" scope="evil">a</td><td colspan="-2" rowspan="0">b</td><td colspan="1" scope="ROW">c</td></tr></table>'
    expect(htmlOf(received)).toBe(
      table('<tbody><tr><td colspan="100">a</td><td>b</td><td scope="row">c</td></tr></tbody>'),
    )
  })

  it('are whole even when the source is not', () => {
    expect(htmlOf('<table>stray<td>a<td>b<tr>loose<td>c<table><td>d')).toBe(
      `<p>stray</p><p>loose</p>${table('<tbody><tr><td>a</td><td>b</td></tr><tr><td>c<table><tbody><tr><td>d</td></tr></tbody></table></td></tr></tbody>')}`,
    )
  })

  it('have names of their own when there are several', () => {
    const labels = htmlOf(`<table>${row('a')}</table>`.repeat(3)).match(/aria-label="[^"]*"/g)
    expect(labels).toEqual(['aria-label="Table"', 'aria-label="Table 2"', 'aria-label="Table 3"'])
  })
})

describe('text', () => {
  it('has an empty line between blocks, and a line for each item, row and break', () => {
    const received =
      '<p>One<br>two</p><ul><li>three<ul><li>four</li></ul></li><li><p>five</p><p>six</p></li></ul>' +
      '<table><caption>Ships</caption><tr><td>a<br>b</td><td><p>c</p><p>d</p></td></tr><tr><td></td><td>e</td></tr></table><p>seven</p>'
    expect(textOf(received)).toBe('One\ntwo\n\nthree\nfour\nfive\nsix\n\nShips\na b | c d\n| e\n\nseven')
  })

  it('has raised and lowered letters in the line, and plain spaces', () => {
    expect(textOf('<p>1<sup>st</sup>&nbsp;May,  CO<sub>2</sub>\u2003\u00a0here</p>')).toBe(
      '1st May, CO2 here',
    )
  })

  it('has no control characters, nor what cannot be seen', () => {
    expect(textOf('<p>a\u0000b\u0001c\u0002&#2;d\u200be\u00adf\u202eg</p>')).toBe('abcdefg')
  })
})

describe('markdown', () => {
  it.each([
    ['emphasis with the spaces outside', 'a<strong> b </strong><em>c</em>d', 'a **b** *c*d'],
    [
      'sup and sub as the only tags',
      'm<sup>2</sup> <sub>i</sub> &lt;b&gt;',
      'm<sup>2</sup> <sub>i</sub> \\<b>',
    ],
    [
      'links',
      '<a href="https://example.org/a_(b)">[x] <b>y</b></a>',
      '[\\[x\\] **y**](https://example.org/a_%28b%29)',
    ],
    [
      'signs that mean nothing',
      '2 * 3_000 ~ _x_ Asy_D11 `y` &amp;amp; \\',
      '2 \\* 3_000 \\~ \\_x\\_ Asy_D11 \\`y\\` \\&amp; \\\\',
    ],
    ['breaks', 'a<br>b', 'a  \nb'],
    [
      'lines that begin like something else',
      '<p>- a<br>+ b<br>1. c<br># d<br>&gt; e<br>-5 and 2024. F</p>',
      '\\- a  \n\\+ b  \n1\\. c  \n\\# d  \n\\> e  \n-5 and 2024. F',
    ],
    [
      'lists within lists',
      '<ul><li>a<ol start="3"><li>b</li><li>c<br>d</li></ol></li><li><p>e</p><p>f</p></li></ul>',
      '- a\n  3. b\n  4. c  \n     d\n- e\n\n  f',
    ],
    [
      'tables',
      '<table><tr><th>Port</th><th>Ships | all</th></tr><tr><td>Wick<br>North</td><td>-</td></tr></table>',
      '| Port | Ships \\| all |\n| --- | --- |\n| Wick North | - |',
    ],
    [
      'cells that reach over others',
      '<table><tr><td colspan="2">a</td><td rowspan="2">b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>',
      '| a |  | b |\n| --- | --- | --- |\n| c | d |\n| e | f | g |',
    ],
    ['captions', '<table><caption>Ships</caption><tr><td>a</td></tr></table>', 'Ships\n\n| a |\n| --- |'],
  ])('has %s', (_, received, expected) => {
    expect(markdownOf(received)).toBe(expected)
  })

  it('lets no title out as HTML', () => {
    expect(markdownOf(`<a href="https://example.org/" title='") <script>alert(1)</script>'>a</a>`)).toBe(
      '[a](https://example.org/)',
    )
  })
})

describe('hostile HTML', () => {
  const dangers = readFileSync(new URL('./official-html.hostile.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

  it.each(dangers)('leaves nothing dangerous of %s', (received) => {
    const { html, markdown } = read(received)
    expect(dangersOf(html)).toEqual([])
    expect(isWellFormed(html)).toBe(true)
    expect(dangersOf(renderedMarkdown(markdown))).toEqual([])
    expect(read(html)).toEqual(read(received))
  })

  it.each([
    ['script', '<p>a<script>alert(1)</script>b</p>', 'ab'],
    ['style', '<style>p{}</style>a', 'a'],
    ['textarea', '<textarea><img src=x onerror=alert(1)></textarea>a', 'a'],
    ['title', '<title><img src=x></title>a', 'a'],
    ['noscript', '<noscript><p title="</noscript><img src=x>">x</noscript>a', 'a'],
    ['svg', '<svg><a><text>x</text></a></svg>a', 'a'],
  ])('takes the contents of %s too', (_, received, text) => {
    expect(textOf(received)).toBe(text)
  })
})

describe('a hostile text of 250,000 characters', () => {
  const fill = (part: string) => part.repeat(Math.floor(250_000 / part.length))

  it.each([
    ['10,000 tags deep', `${'<div>'.repeat(10_000)}x${'</div>'.repeat(10_000)}`],
    ['of tags never closed', fill('<b>')],
    ['of tags closed by others', fill('<b></i>')],
    ['of tables in tables', fill('<table><tr><td>x')],
    ['of lists in lists', fill('<ul><li>x')],
    ['of brackets', fill('<')],
    ['of tags never ended', fill('<a ')],
    ['of comments in an address', `<a href="${fill('<!---->')}">x</a>`],
    ['of emphasis', fill('<em>a</em> b ')],
    ['of line breaks', fill('a<br>')],
    ['of cells', `<table>${fill('<td>y')}`],
    ['with one wide cell', `<table><tr><td>${'x'.repeat(100_000)}${'<tr><td>y'.repeat(15_000)}`],
    ['of wrapped addresses', fill('https://x.safelinks.protection.outlook.com/?url=a ')],
    ['of empty lines', fill('\n x \n')],
  ])('%s is read without trouble', { timeout: 5_000 }, (_, received) => {
    const { html, text, markdown } = read(received)
    for (const form of [html, text, markdown]) expect(form.length).toBeLessThan(20 * received.length)
  })

  it('keeps the words of what is nested beyond reason', () => {
    expect(textOf(`${'<div>'.repeat(10_000)}The ferry sails.`)).toBe('The ferry sails.')
  })
})

describe('whatever comes', () => {
  const tag = fc.constantFrom(
    ...'p b i a strong em sup sub ul ol li table tr td th thead caption br h2 div span script svg title'.split(
      ' ',
    ),
  )
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      ' ',
      '\u00a0',
      '&nbsp;',
      '\n',
      '\u200b',
      '&#1;',
      '&amp;lt;',
      '<!--',
      '-->',
      ' | ',
      '- ',
      '**',
    ),
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    tag.map(
      (name) => `<${name} href="https://example.org/" onclick=x colspan=2 rowspan=3 start=4 title="a'b">`,
    ),
  )
  const anything = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  it('only known tags and attributes come out, well-formed', () => {
    fc.assert(
      fc.property(anything, (received) => {
        const { html } = read(received)
        expect(dangersOf(html)).toEqual([])
        expect(isWellFormed(html)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('the text holds no control characters and no space to trim', () => {
    fc.assert(
      fc.property(anything, (received) => {
        const { text } = read(received)
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|\u00a0| {2}| \n|\n |\n{3}/u)
        expect(text).toBe(text.trim())
      }),
      { numRuns: 1_000 },
    )
  })

  it('the markdown shows no other tags either, whoever renders it', () => {
    fc.assert(
      fc.property(anything, (received) => {
        expect(dangersOf(renderedMarkdown(read(received).markdown))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('reading the html again gives the same', () => {
    fc.assert(
      fc.property(anything, (received) => {
        const once = read(received)
        expect(read(once.html)).toEqual(once)
      }),
      { numRuns: 1_000 },
    )
  })
})
