import type { Abbreviated } from '../answers/html/highlight.ts'
import { squash } from '../lib/text.ts'
import { explainedIn } from '../questions/search/meant/explained.ts'
import { isWordToo, type Meaning, meaningsIn } from './entry.ts'

/** An abbreviation where it first stands in an answer without being explained beside. */
export interface AbbreviationInText extends Abbreviated {
  short: string
}

interface Candidate {
  token: string
  start: number
  end: number
}

const TOKEN = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\p{L}\p{N}]|[&/-](?=[\p{L}\p{N}])){1,24}(?![\p{L}\p{N}])/gu
const PART = /[\p{L}\p{N}]+/gu
const MOST_CANDIDATES = 400

/**
 * The abbreviations of a text, each once, where it first stands as a whole word in its very capitals. One that the text
 * explains beside it needs nothing.
 * @param meaningsOf what is known of some short forms
 */
export function abbreviationsIn(
  text: string,
  meaningsOf: (shorts: readonly string[]) => readonly Meaning[],
): AbbreviationInText[] {
  const candidates = candidatesIn(text)
  if (candidates.length === 0) return []
  const known = byShort(meaningsOf([...new Set(candidates.flatMap(({ token }) => formsOf(token)))]))
  const explained = new Set(explainedIn(text).map(({ short }) => short))
  const found: AbbreviationInText[] = []
  const done = new Set<string>()
  let reached = 0
  for (const candidate of candidates) {
    const { token, start, end } = candidate
    const meanings =
      start < reached ? [] : meaningsIn(formsOf(token).flatMap((form) => known.get(form) ?? []))
    if (meanings.length === 0) continue
    reached = end
    const name = token.replace(PLURAL, '')
    if (done.has(name) || !isMeant(candidate, text, meanings)) continue
    if (explained.has(token) && isBeside(candidate, text)) continue
    done.add(name)
    found.push({ start, end, short: token, long: sayMeanings(meanings) })
  }
  return found
}

/** "A or B": what it may stand for. */
function sayMeanings(meanings: readonly Pick<Meaning, 'long'>[]): string {
  return meanings.map(({ long }) => squash(long)).join(' or ')
}

/** The words with two capitals, and the parts of those that have several: `CPS/HMCTS`; in order, the whole first. */
function candidatesIn(text: string): Candidate[] {
  const found: Candidate[] = []
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!hasCapitals(token)) continue
    found.push({ token, start: index, end: index + token.length })
    if (/[&/-]/.test(token)) found.push(...partsOf(token, index))
    if (found.length >= MOST_CANDIDATES) break
  }
  return found
}

function partsOf(token: string, index: number): Candidate[] {
  return [...token.matchAll(PART)]
    .filter(([part]) => hasCapitals(part))
    .map(({ 0: part, index: at }) => ({ token: part, start: index + at, end: index + at + part.length }))
}

function hasCapitals(token: string): boolean {
  return (token.match(/\p{Lu}/gu) ?? []).length > 1
}

const PLURAL = /(?<=\p{Lu})s$/u

/** PCC is known as PCCs too, and the other way round. */
function formsOf(token: string): string[] {
  return PLURAL.test(token) ? [token, token.replace(PLURAL, '')] : [token, `${token}s`]
}

function byShort(meanings: readonly Meaning[]): ReadonlyMap<string, Meaning[]> {
  const known = new Map<string, Meaning[]>()
  for (const meaning of meanings) known.set(meaning.short, [...(known.get(meaning.short) ?? []), meaning])
  return known
}

/** An ordinary word among words in capitals is that word: "WHO ARE THEY". */
function isMeant({ start, end }: Candidate, text: string, meanings: readonly Meaning[]): boolean {
  if (!meanings.every(isWordToo)) return true
  const [before = ''] = /[\p{L}\p{N}]+(?=[\s,]*$)/u.exec(text.slice(Math.max(0, start - 40), start)) ?? []
  const [, after = ''] = /^[\s,]*([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 40)) ?? []
  return ![before, after].some((word) => /^\p{Lu}{2,}$/u.test(word))
}

/** "end-to-end encryption (E2EE)" and "E2EE (end-to-end encryption)" say it themselves. */
function isBeside({ start, end }: Candidate, text: string): boolean {
  const before = text.slice(Math.max(0, start - 3), start)
  const after = text.slice(end, end + 4)
  return /\(["'“‘]?$/.test(before) || /^["'”’]?\s*\(/.test(after)
}
