import { type Before, type Reading, readAround } from './around.ts'
import type { SaidDate } from './dates-said.ts'
import { type Numbered, numbersAt } from './numbers-said.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { ReferenceKind } from './wordings.ts'

/** Words of a text that refer to one question or several: `text.slice(start, end)`, in UTF-16 code units. */
export interface Reference {
  start: number
  end: number
  kind: ReferenceKind
  /** As the record has them: `44194`, `HL10232`. */
  uins: string[]
  /** The date that is said with them. */
  said: SaidDate | null
  /** Whether that is the day of the answer or the day on which the question was tabled; `either` where it is not said. */
  saidOf: 'answered' | 'tabled' | 'either'
}

/** More numbers than any real text has; the rest of a text that goes on is left. */
const MOST = 200

/**
 * The references to questions in a text, in order: only those that give a number. Time grows with the length of the
 * text, since each looks at a bounded number of words around it.
 */
export function referencesIn(text: string): Reference[] {
  if (!mayRefer(text)) return []
  const tokens = tokensOf(text)
  const references: Reference[] = []
  let before: Before | null = null
  let count = 0
  for (let at = 0; at < tokens.length && count < MOST; ) {
    const numbered = numbersAt(tokens, at, before?.to ?? 0)
    const reading: Reading | null = numbered && readAround(text, tokens, numbered, before)
    const reference = numbered && reading && referenceOf(tokens, numbered, reading)
    if (reference) references.push(reference)
    count += reference?.uins.length ?? 0
    if (reference && reading) before = { kind: reading.kind, to: reading.to }
    at = reading?.to ?? at + 1
  }
  return references
}

/** A look that costs next to nothing: most texts have no number of a question. */
function mayRefer(text: string): boolean {
  return /\d/.test(text) && /question|\bw?pq|\bwq|\buin|\bqs?\b|\bHL ?\d/i.test(text)
}

function referenceOf(tokens: readonly Token[], numbered: Numbered, reading: Reading): Reference | null {
  if (numbered.isDoubtful && (reading.said === null || reading.kind === 'mention')) return null
  const first = tokens[reading.from]
  const last = tokens[endOf(tokens, reading)]
  if (!first || !last) return null
  const { kind, said, saidOf } = reading
  return { start: first.start, end: last.end, kind, uins: numbered.uins, said, saidOf }
}

/** The last token, with the bracket that closes what the words open: "on 3 September (HL10232)". */
function endOf(tokens: readonly Token[], { from, to }: Reading): number {
  const words = tokens.slice(from, to).map(({ word }) => word)
  const opened = words.findLastIndex((word) => word === '(' || word === '[')
  const isOpen = opened >= 0 && !words.slice(opened).some((word) => word === ')' || word === ']')
  return isOpen && /^[)\]]$/.test(tokens[to]?.word ?? '') ? to : to - 1
}
