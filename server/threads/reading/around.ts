import type { SaidDate } from './dates-said.ts'
import type { Numbered } from './numbers-said.ts'
import { firstOf, lastOf, sentenceStart } from './places.ts'
import { dateAfter, dateBefore, dateIsOf } from './said-with.ts'
import { saysAt, type Token } from './tokens.ts'
import {
  ANSWER_WORDS,
  ANSWERING_WORDS,
  ASKING_WORDS,
  HAS_ONE,
  LEADS,
  type ReferenceKind,
  STILL_OPEN_WORDS,
} from './wordings.ts'

/** What the words around the number of a question say: tokens from `from` up to `to`. */
export interface Reading {
  from: number
  to: number
  kind: ReferenceKind
  said: SaidDate | null
  saidOf: 'answered' | 'tabled' | 'either'
}

/** The reference before, which the next may go on. */
export interface Before {
  kind: ReferenceKind
  to: number
}

/** How many tokens before a number are looked at. */
const LOOKED_BACK = 45

/** Reads what stands around numbers, in their sentence. */
export function readAround(
  text: string,
  tokens: readonly Token[],
  { from, to, tabled }: Numbered,
  before: Before | null,
): Reading {
  const start = sentenceStart(text, tokens, from, { least: before?.to ?? 0, most: LOOKED_BACK })
  const lead = leadBefore(tokens, start, from)
  const goesOn = lead === null && before !== null && isJoinedOn(tokens, { before, from, start })
  const noun = lastOf(tokens, ANSWER_WORDS, lead?.at ?? start, from)
  const told = dateBefore(tokens, { start, lead: lead?.at ?? null, noun, from, goesOn })
  const date = told ?? dateAfter(text, tokens, to)
  const end = Math.max(to, date?.end ?? to)
  const isChaser = (lead === null || lead.kind === 'referral') && !told && isChased(tokens, start, from, end)
  return {
    from: isChaser ? from : Math.min(lead?.at ?? from, noun ?? from, told?.at ?? from),
    to: end,
    kind: isChaser ? 'chaser' : (lead?.kind ?? (goesOn && before ? before.kind : 'mention')),
    said: tabled ?? date?.date ?? null,
    saidOf: tabled ? 'tabled' : date ? dateIsOf(tokens, date, { noun, from, to }) : 'either',
  }
}

/** The lead that stands nearest before a place. */
function leadBefore(tokens: readonly Token[], start: number, from: number) {
  for (let at = from - 1; at >= start; at -= 1) {
    const lead = LEADS.find(({ words }) => saysAt(tokens, at, words))
    if (lead) return { at, kind: lead.kind }
  }
  return null
}

/** How far apart a list may stand: "… to Question 1 and the Answer of 4 May 2025 to Question 2". */
const APART = 14

function isJoinedOn(
  tokens: readonly Token[],
  { before, from, start }: { before: Before; from: number; start: number },
): boolean {
  return (
    start === before.to && from - start <= APART && /^(?:and|,|;|&|or|to|\))$/.test(tokens[start]?.word ?? '')
  )
}

/** "when he plans to respond to Question 46599", "why Question 46599 has not been answered". */
function isChased(tokens: readonly Token[], start: number, from: number, to: number): boolean {
  const asking = firstOf(tokens, ASKING_WORDS, start, from)
  if (asking === null) return false
  const isOpen = firstOf(tokens, STILL_OPEN_WORDS, to, to + 6) !== null
  const isToCome = isOpen && firstOf(tokens, ANSWERING_WORDS, to, to + 8) !== null
  return isToCome || isAskedFor(tokens, asking, from)
}

/** "will answer Question 1" asks for an answer; "the basis of her answer to Question 1" has one. */
function isAskedFor(tokens: readonly Token[], asking: number, from: number): boolean {
  return tokens
    .slice(asking, from)
    .some(
      ({ word }, index) => ANSWERING_WORDS.has(word) && !HAS_ONE.has(tokens[asking + index - 1]?.word ?? ''),
    )
}
