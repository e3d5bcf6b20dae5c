import { hash } from 'node:crypto'

const UNSAFE = /[&<>"']/
/** By the characters' codes. */
const ENTITIES = new Map(
  Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }).map(
    ([character, entity]) => [character.charCodeAt(0), entity],
  ),
)
const LAST_UNSAFE = Math.max(...ENTITIES.keys())

/** Text made safe to stand in HTML, in an element or a quoted attribute. Most has nothing to be escaped. */
export function escapeHtml(text: string): string {
  return UNSAFE.test(text) ? escaped(text) : text
}

/** By hand: a function called for each character that is found takes half as long again. */
function escaped(text: string): string {
  let [safe, done] = ['', 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const entity = code <= LAST_UNSAFE ? ENTITIES.get(code) : undefined
    if (entity === undefined) continue
    safe += text.slice(done, at) + entity
    done = at + 1
  }
  return safe + text.slice(done)
}

/** Every run of white space, no-break spaces and line ends included, as one space; none at the ends. */
export function squash(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
}

/** Curly quotes and primes as straight ones, every dash and the minus sign as a hyphen. */
export function normaliseQuotes(text: string): string {
  return text
    .replace(/[\u2018-\u201b\u2032\u2035]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u2036]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

/** What `stripControls` changes, and half a surrogate pair or a whole one: most texts have none of it. */
const MAY_HAVE_CONTROLS =
  /[^\n\t\x20-\x7e\xa0-\xac\xae-\u200a\u200c-\u2029\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\uffff]/

/**
 * Without what cannot be seen and only misleads search and comparison: control characters except line feed and
 * tab, zero-width spaces, soft hyphens and overrides of direction. Line ends become line feeds; half of a surrogate
 * pair, which SQLite cannot keep, becomes U+FFFD.
 */
export function stripControls(text: string): string {
  if (!MAY_HAVE_CONTROLS.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
}

/** Nothing but white space that `textKey` would change. */
const PLAIN = /^[\x20-\x7e]*$/

/**
 * The same for two texts exactly when they are the same words: white space, quotes, dashes and characters that
 * cannot be seen do not count; capitals do.
 * @returns 32 hexadecimal digits of a SHA-256
 */
export function textKey(text: string): string {
  const words = squash(PLAIN.test(text) ? text : normaliseQuotes(stripControls(text).normalize('NFC')))
  return hash('sha256', words).slice(0, 32)
}

/** Orders names and numbers as people do: 99 before 100, HL99 before HL100. Made once, since to make one takes long. */
export const IN_ORDER_OF_NUMBERS = new Intl.Collator('en-GB', { numeric: true })

/** With a capital at its beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const NUMBER = new Intl.NumberFormat('en-GB')

/** `1,204`. Most counts of a page have no comma to be put in, and the formatter takes its time. */
export function sayCount(count: number): string {
  return Number.isInteger(count) && count >= 0 && count < 1_000 ? String(count) : NUMBER.format(count)
}

/** `1 question`, `1,204 questions`; give the plural when it is more than an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayCount(count)} ${count === 1 ? one : many}`
}
