import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../server/lib/markdown.ts'
import { expectNoInjection, readPage } from '../support/html.ts'

describe('Markdown that people typed', () => {
  test('has paragraphs, lists, quotations, code and tables', () => {
    const html = renderMarkdown(
      'One\n\n- a\n- **b**\n\n3. c\n\n> d\n\n`e`\n\n| f | g |\n|---|---|\n| 1 | 2 |',
    )
    expect(html).toContain('<p>One</p>')
    expect(html).toContain('<li>a</li>\n<li><strong>b</strong></li>')
    expect(html).toContain('<ol start="3">')
    expect(html).toMatch(/<blockquote>\s*<p>d<\/p>\s*<\/blockquote>/)
    expect(html).toContain('<code>e</code>')
    expect(html).toContain('<div class="table-scroll" role="region" aria-label="Table" tabindex="0">')
    expect(html).toContain('<th scope="col">f</th><th scope="col">g</th>')
    expect(html).toContain('<td>1</td><td>2</td>')
  })

  test('has its headings below those of the page', () => {
    expect(renderMarkdown('# a\n\n## b\n\n##### c')).toBe('<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n')
  })

  test('links to the web and to nothing else', () => {
    expect(renderMarkdown('[a](https://example.org/?a=1&b=2)')).toBe(
      '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">a</a></p>\n',
    )
    for (const href of [
      'javascript:alert(1)',
      'JAVA&#115;cript:x',
      'data:text/html,x',
      '//evil.example',
      '/admin',
    ]) {
      expect(renderMarkdown(`[words](${href})`), href).toBe('<p>words</p>\n')
    }
    expect(renderMarkdown('<mailto:a@example.org>')).not.toContain('<a')
  })

  test('shows HTML as it was typed', () => {
    expect(renderMarkdown('fewer than <5 & <b>more</b>')).toBe(
      '<p>fewer than &lt;5 &amp; &lt;b&gt;more&lt;/b&gt;</p>\n',
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/x.png "y")',
    '[x](https://example.org "\\"><script>alert(1)</script>")',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '- [ ] <iframe src=//evil.example>',
    '[a]: javascript:alert(1)\n\n[a]',
    '`<script>`\n\n```html"onmouseover="x\n<script>\n```',
    '<div class="govuk-header" style="position:fixed">over it all</div>',
    '| <img src=x onerror=y> |\n|---|\n| [x](javascript:y) |',
  ])('is harmless: %s', (text) => {
    const page = readPage(renderMarkdown(text))
    expectNoInjection(page)
    expect(page.all(({ name }) => ['script', 'input', 'form', 'style'].includes(name))).toEqual([])
    expect(page.all(({ attribs }) => 'style' in attribs || 'id' in attribs)).toEqual([])
  })

  test.each([
    ['quotations in each other', '>'.repeat(20_000)],
    [
      'lists in each other',
      Array.from({ length: 600 }, (_, n) => `${' '.repeat(2 * n)}- x`)
        .join('\n')
        .slice(0, 20_000),
    ],
    ['brackets', '['.repeat(20_000)],
    ['stars', '**a '.repeat(5_000)],
    ['links that do not end', '[a]('.repeat(5_000)],
    ['a table of many columns', `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}`],
    ['backticks', Array.from({ length: 190 }, (_, n) => '`'.repeat(n)).join(' ')],
  ])('takes no long time over %s', (_what, text) => {
    const start = performance.now()
    expectNoInjection(readPage(renderMarkdown(text)))
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
