import { type DateAt, dateAt } from './dates-said.ts'
import { endsSentence } from './places.ts'
import type { Token } from './tokens.ts'
import { ANSWER_WORDS, BEGINS_THE_ASKING, TABLED_WORDS } from './wordings.ts'

export interface DateFound extends DateAt {
  at: number
}

interface Sought {
  /** Of the sentence. */
  start: number
  /** Of the words that lead in, if there are any. */
  lead: number | null
  /** Of the last word that names an answer. */
  noun: number | null
  /** Of the number. */
  from: number
  /** The number goes on the list of a reference before it. */
  goesOn: boolean
}

/** A date this close before "the answer" is its date: "on 27 November 2023 in their answer to Question 2945". */
const CLOSE = 3
const LONGEST_DATE = 5

/** The date that is said of an answer before the number of its question. */
export function dateBefore(
  tokens: readonly Token[],
  { start, lead, noun, from, goesOn }: Sought,
): DateFound | null {
  if (noun === null) return goesOn || lead !== null ? lastDate(tokens, lead ?? start, from) : null
  const told = lastDate(tokens, noun, from)
  if (told) return told
  const close = lastDate(tokens, Math.max(start, noun - CLOSE - LONGEST_DATE), noun)
  return close && noun - close.end <= CLOSE && !isParted(tokens, close.end, noun) ? close : null
}

/** "the Statement of 4 May and the Answer to Question 1": the date is the statement's. */
function isParted(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ word }) => word === 'and' || word === ',')
}

function lastDate(tokens: readonly Token[], start: number, end: number): DateFound | null {
  let last: DateFound | null = null
  for (let at = start; at < end; at += 1) {
    const found = dateAt(tokens, at)
    if (!found || found.end > end) continue
    last = { ...found, at }
    at = found.end - 1
  }
  return last
}

const BEFORE_A_DATE = new Set('on of dated answered tabled given the from asked which was ( [ ,'.split(' '))
const NAMES_SOMEBODY = new Set('from by to tabled asked put answered'.split(' '))
const NEAR = 8
const AFTER_A_NAME = 22

/** "Question 1, answered on 4 May", "UIN 1 on 4 May", "Question 1 from the hon. Member for Northbridge on 4 May". */
export function dateAfter(text: string, tokens: readonly Token[], to: number): DateFound | null {
  let at = to
  while (at < to + 2 && /^[,)\]]$/.test(tokens[at]?.word ?? '')) at += 1
  const isNamed = NAMES_SOMEBODY.has(tokens[at]?.word ?? '')
  for (const end = Math.min(tokens.length, to + (isNamed ? AFTER_A_NAME : NEAR)); at < end; at += 1) {
    const found = dateAt(tokens, at)
    if (found) return { ...found, at }
    if (!mayStandBeforeDate(tokens[at]?.word ?? '', isNamed) || endsSentence(text, tokens, at)) return null
  }
  return null
}

/** After a name anything, until the question begins to ask; else only what joins a date to a number. */
function mayStandBeforeDate(word: string, isNamed: boolean): boolean {
  if (!isNamed) return BEFORE_A_DATE.has(word)
  return word === 'for' || word === 'and' || !BEGINS_THE_ASKING.has(word)
}

/** Of what a date is that is said with a number. */
export function dateIsOf(
  tokens: readonly Token[],
  date: DateFound,
  { noun, from, to }: { noun: number | null; from: number; to: number },
): 'answered' | 'tabled' | 'either' {
  const near =
    date.at < from ? tokens.slice(noun ?? Math.max(0, date.at - 4), date.at) : tokens.slice(to, date.at)
  if (near.some(({ word }) => TABLED_WORDS.has(word))) return 'tabled'
  return noun !== null || near.some(({ word }) => ANSWER_WORDS.has(word)) ? 'answered' : 'either'
}
