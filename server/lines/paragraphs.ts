import { createHash } from 'node:crypto'
import { normaliseQuotes, stripControls } from '../lib/text.ts'

/** A paragraph of an answer that may be a line. */
export interface Paragraph {
  /** Its number in the answer, from 0; paragraphs that can be no line are counted too. */
  place: number
  /** Offsets into the answer's text. */
  start: number
  end: number
  text: string
  /** In lower case, without punctuation; numbers stay whole. */
  words: readonly string[]
}

/** Fewer words are a greeting, a heading or a bare number more often than something to say again. */
const FEWEST_WORDS = 8

/** Each new one may have to be compared with each other: those of a text that is made to be slow would take minutes. */
const MOST_PARAGRAPHS = 300

/** `answers/html/text.ts` parts paragraphs by an empty line, and the cells of a table by a bar. */
const PARAGRAPH = /[^\n]+(?:\n[^\n]+)*/g
const TABLE = / \| /

/** The first paragraphs of an answer's text that may be lines: no tables, and nothing that only refers to another answer. */
export function paragraphsOf(text: string): Paragraph[] {
  const found = [...text.matchAll(PARAGRAPH)].flatMap(({ 0: own, index }, place) => {
    const words = TABLE.test(own) ? [] : wordsOf(own)
    if (words.length < FEWEST_WORDS || wordsOf(withoutReferral(own)).length < FEWEST_WORDS) return []
    return [{ place, start: index, end: index + own.length, text: own, words }]
  })
  return found.slice(0, MOST_PARAGRAPHS)
}

/** "None. I refer the hon. Member to the answer of 8 April." */
const REFERRAL = /^(?:[^.\n]{1,40}\.\s*)?(?:I|We)\s(?:would\s|also\s|again\s)?refer\b/
/** A full stop that ends a sentence, not a title. */
const SENTENCE_END = /(?<!\b(?:[Hh]on|[Rr]t|Mrs?|Ms|Dr|[Nn]o))\.(?:\s+(?=\p{Lu})|$)/u

/** What a paragraph says besides referring, at its beginning, to something that has been said elsewhere. */
function withoutReferral(text: string): string {
  if (!REFERRAL.test(text)) return text
  const from = text.search(/refer\b/)
  const end = SENTENCE_END.exec(text.slice(from))
  return end === null ? '' : text.slice(from + end.index + end[0].length)
}

const WORD = /\p{N}+(?:[.,:/]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu

/** What is compared of a text: case, the shape of quotes, white space and punctuation make no difference. */
export function wordsOf(text: string): string[] {
  return normaliseQuotes(stripControls(text).normalize('NFC')).toLowerCase().match(WORD) ?? []
}

const HEX_DIGITS = 12

/** 48 bits of SHA-256: the same for the same words, and for others in practice never. */
export function keyOf(words: string): number {
  return Number.parseInt(createHash('sha256').update(words).digest('hex').slice(0, HEX_DIGITS), 16)
}
