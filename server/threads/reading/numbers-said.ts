import { dateAt, monthOf, type SaidDate } from './dates-said.ts'
import { areJoined, isNumber, saysAt, type Token } from './tokens.ts'
import { BEFORE_A_NUMBER, LABELS, OTHER_QUESTIONS, STRONG_LABELS } from './wordings.ts'

/** Numbers of questions that stand together, as `Questions 62001 and 62002`: tokens from `from` up to `to`. */
export interface Numbered {
  from: number
  to: number
  uins: string[]
  /** So short and so plainly named that it may be a question of anything: `question 12`. */
  isDoubtful: boolean
  /** When it was tabled, where its address at Parliament says so. */
  tabled: SaidDate | null
}

interface Parsed {
  uin: string
  to: number
}

/** Of a range that says only its ends. */
const RANGE_AT_MOST = 30
const ENOUGH_FIGURES = 3
const MOST_TOGETHER = 100
/** Tokens of an address before its date. */
const LONGEST_ADDRESS = 20

/** The numbers of questions that begin at a place, or null. @param least where what was read before them ends */
export function numbersAt(tokens: readonly Token[], at: number, least: number): Numbered | null {
  const addressed = addressAt(tokens, at)
  if (addressed) return { ...addressed, from: Math.max(addressed.from, least) }
  const first = labelledAt(tokens, at) ?? lordsNumberAt(tokens, at, false)
  if (!first) return null
  const isPlural = /s$/.test(tokens[at]?.word ?? '')
  const uins = [first.uin]
  let to = first.to
  while (uins.length < MOST_TOGETHER) {
    const next = nextOf(tokens, to, first, isPlural)
    if (!next) break
    uins.push(...(next.isRange ? between(uins.at(-1) ?? '', next.uin) : []), next.uin)
    to = next.to
  }
  return { from: at, to, uins: [...new Set(uins)], isDoubtful: isDoubtful(tokens, at, first), tabled: null }
}

/** `…/written-questions/detail/2025-09-03/HL10232`, from where the address begins. */
function addressAt(tokens: readonly Token[], at: number): Numbered | null {
  if (tokens[at]?.word !== 'detail' || !saysAt(tokens, at - 2, ['questions', '/', 'detail', '/'])) return null
  const date = dateAt(tokens, at + 2)
  if (!date || tokens[date.end]?.word !== '/') return null
  const found = lordsNumberAt(tokens, date.end + 1, false) ?? plainNumberAt(tokens, date.end + 1)
  if (!found) return null
  let from = at
  while (from > at - LONGEST_ADDRESS && areJoined(tokens[from - 1], tokens[from])) from -= 1
  return { from, to: found.to, uins: [found.uin], isDoubtful: false, tabled: date.date }
}

function isDoubtful(tokens: readonly Token[], at: number, { uin, to }: Parsed): boolean {
  const label = tokens.slice(at, to).map(({ word }) => word)
  return uin.length < ENOUGH_FIGURES && !label.some((word) => STRONG_LABELS.has(word) || word === 'hl')
}

/** `Question 44194`, `Question UIN 44194`, `PQ 10945`, `Q. 44194`, `question number HL12`. */
function labelledAt(tokens: readonly Token[], at: number): Parsed | null {
  const label = tokens[at]?.word ?? ''
  const isStrong = STRONG_LABELS.has(label)
  if (!isStrong && !LABELS.has(label)) return null
  if (OTHER_QUESTIONS.has(tokens[at - 1]?.word ?? '')) return null
  let next = at + 1
  while (next < at + 5 && BEFORE_A_NUMBER.has(tokens[next]?.word ?? '')) next += 1
  const found = lordsNumberAt(tokens, next, true) ?? plainNumberAt(tokens, next)
  // A quarter is a Q too, and so is the question of a survey.
  const isShort = found !== null && label.startsWith('q') && label.length <= 2 && found.uin.length < 4
  return isShort ? null : found
}

/** `HL10232`; apart, as `HL 10232`, only where it is named or long enough not to be a paper of that House. */
function lordsNumberAt(tokens: readonly Token[], at: number, isLabelled: boolean): Parsed | null {
  const figures = tokens[at + 1]
  if (tokens[at]?.word !== 'hl' || !isNumber(figures) || figures.word.length > 6) return null
  if (isNumber(tokens[at - 1]) && areJoined(tokens[at - 1], tokens[at])) return null
  const isOne = areJoined(tokens[at], figures) || isLabelled || figures.word.length > ENOUGH_FIGURES
  return isOne && isWhole(tokens, at + 1) ? { uin: `HL${figures.word}`, to: at + 2 } : null
}

function plainNumberAt(tokens: readonly Token[], at: number): Parsed | null {
  const figures = tokens[at]
  if (!isNumber(figures) || figures.word.length > 7 || dateAt(tokens, at) !== null) return null
  const thousands = withThousands(tokens, at)
  if (thousands) return thousands
  return isWhole(tokens, at) ? { uin: figures.word, to: at + 1 } : null
}

/** `12,345` for 12345. */
function withThousands(tokens: readonly Token[], at: number): Parsed | null {
  const [figures, comma, rest] = tokens.slice(at, at + 3)
  const isOne = areJoined(figures, comma) && areJoined(comma, rest) && comma?.word === ','
  if (!isOne || !figures || figures.word.length > 3 || !/^\d{3}$/.test(rest?.word ?? '')) return null
  return isWhole(tokens, at + 2) ? { uin: `${figures.word}${rest?.word}`, to: at + 3 } : null
}

/** Not the beginning of `44194a`, `12.5`, `30%` or `2024-25`; a range goes on with as many figures. */
function isWhole(tokens: readonly Token[], at: number): boolean {
  const [figures, next, after] = tokens.slice(at, at + 3)
  if (!areJoined(figures, next)) return true
  if (/^[\p{L}%£$€]/u.test(next?.word ?? '')) return false
  if (!areJoined(next, after) || !isNumber(after)) return true
  return /^[-–]$/.test(next?.word ?? '')
    ? after.word.length >= (figures?.word.length ?? 0)
    : !/^[./]$/.test(next?.word ?? '')
}

const AND = new Set([',', ';', 'and', '&', 'or', '/'])
const UP_TO = new Set(['to', '-', '–', '—', 'through'])

/** The number that goes on the list: named again, or after a plural, or as long as the first and no year. */
function nextOf(tokens: readonly Token[], at: number, first: Parsed, isPlural: boolean) {
  const isRange = isPlural && UP_TO.has(tokens[at]?.word ?? '')
  const next = isRange ? at + 1 : afterSeparators(tokens, at)
  if (next === at) return null
  const named = labelledAt(tokens, next) ?? lordsNumberAt(tokens, next, isPlural || /^HL/.test(first.uin))
  if (named) return { ...named, isRange }
  const plain = plainNumberAt(tokens, next)
  if (!plain || monthOf(tokens[plain.to]?.word) !== null || /^HL/.test(first.uin)) return null
  return (isPlural ? isLike(plain, first) : isTwin(plain, first)) ? { ...plain, isRange } : null
}

function isLike({ uin }: Parsed, first: Parsed): boolean {
  return Math.abs(uin.length - first.uin.length) <= 1
}

function isTwin({ uin }: Parsed, first: Parsed): boolean {
  const isYear = /^(?:19|20)\d\d$/.test(uin)
  return uin.length === first.uin.length && uin.length > ENOUGH_FIGURES && !isYear
}

function afterSeparators(tokens: readonly Token[], at: number): number {
  let next = at
  while (next < at + 2 && AND.has(tokens[next]?.word ?? '')) next += 1
  return next
}

/** The numbers between two, when they are not too many to be meant. */
function between(from: string, to: string): string[] {
  const prefix = from.startsWith('HL') ? 'HL' : ''
  const [first, last] = [from, to].map((uin) => Number(uin.replace('HL', ''))) as [number, number]
  const count = last - first - 1
  if (count < 1 || count > RANGE_AT_MOST) return []
  return Array.from({ length: count }, (_, index) => `${prefix}${first + 1 + index}`)
}
