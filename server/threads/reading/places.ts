import type { Token } from './tokens.ts'
import { SHORTENED } from './wordings.ts'

/** Where the sentence of a place begins: not before `least`, and no more than `most` tokens back. */
export function sentenceStart(
  text: string,
  tokens: readonly Token[],
  from: number,
  { least, most }: { least: number; most: number },
): number {
  const first = Math.max(least, from - most)
  for (let at = from - 1; at >= first; at -= 1) if (endsSentence(text, tokens, at)) return at + 1
  return first
}

/** Whether a sentence, or a line, ends with a token. */
export function endsSentence(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !next) return false
  const gap = text.slice(token.end, next.start)
  if (gap.includes('\n')) return true
  if (!/^[.?!]$/.test(token.word) || gap === '') return false
  return !SHORTENED.has(tokens[at - 1]?.word ?? '') && /^\p{Lu}/u.test(text.slice(next.start, next.end))
}

/** The first place from `start` on and before `end` with one of these words. */
export function firstOf(tokens: readonly Token[], words: ReadonlySet<string>, start: number, end: number) {
  const found = tokens.slice(start, end).findIndex(({ word }) => words.has(word))
  return found < 0 ? null : start + found
}

export function lastOf(tokens: readonly Token[], words: ReadonlySet<string>, start: number, end: number) {
  const found = tokens.slice(start, end).findLastIndex(({ word }) => words.has(word))
  return found < 0 ? null : start + found
}
