import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathWithin, webAddress } from '../../server/lib/addresses.ts'

const BASES = ['http://127.0.0.1:3000', 'https://pursuant.example', 'http://localhost']
/** Pages that such an address may stand on: what it is relative to. */
const PAGES = ['/', '/sign-in', '/questions/2026-01-12/1?x=//evil.example', '/a/b/c/']

/** What a browser drops, takes for a slash, for the end of a host, or for the parts of an address. */
const pieces = fc.constantFrom(
  ...[
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    '\r',
    ' ',
    '\0',
    '\u00a0',
    '\u2028',
    '\ufeff',
  ],
  ...[
    '@',
    ':',
    '?',
    '#',
    ';',
    'evil.example',
    'here.invalid',
    'https:',
    'http:',
    'javascript:',
    'x',
    '。',
    '／',
    '\ud800',
  ],
)
const tricky = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
const anyText = fc.oneof(
  tricky,
  tricky.map((text) => `/${text}`),
  fc.webUrl(),
  fc.string({ unit: 'binary' }),
)

describe('an address within this site', () => {
  it('stays on the site, whatever was asked for and wherever a browser reads it', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...BASES), fc.constantFrom(...PAGES), (text, base, page) => {
        const path = pathWithin(text)
        if (path === null) return
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(new URL(path, base + page).origin).toBe(base)
      }),
      { numRuns: 20_000 },
    )
  })

  it('has nothing in it that could begin a line of its own in a header', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(pathWithin(text) ?? '').toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })

  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const path = pathWithin(text)
        if (path !== null) expect(pathWithin(path)).toBe(path)
      }),
    )
  })

  it('is left as it is when it is one of ours', () => {
    const ours = fc
      .array(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 4 })
      .map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(ours, (path) => {
        expect(pathWithin(path)).toBe(path)
      }),
    )
    expect(pathWithin('/questions?q=%22safe+routes%22&year=2026#first')).toBe(
      '/questions?q=%22safe+routes%22&year=2026#first',
    )
  })

  it.each([
    '',
    'questions',
    '?q=x',
    '#x',
    '//evil.example',
    '/\\evil',
    '/\t/evil',
    'https:/evil',
    '/..//evil',
  ])('is none: %j', (text) => {
    expect(pathWithin(text)).toBeNull()
  })
})

describe('a web address', () => {
  it('is written in its encoded form', () => {
    expect(webAddress('https://example.org/a b?q=ä')).toBe('https://example.org/a%20b?q=%C3%A4')
  })

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '/x',
    '',
  ])('is none: %j', (text) => {
    expect(webAddress(text)).toBeNull()
  })

  it('never runs anything, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(webAddress(text) ?? 'https://none').toMatch(/^https?:\/\//)
      }),
    )
  })
})
