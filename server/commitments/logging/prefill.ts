import type { CivilDate } from '../../lib/dates.ts'
import { squash } from '../../lib/text.ts'
import { findDuePhrases } from '../deadline-phrases.ts'
import { detectCommitments } from '../detect.ts'
import type { Kind, Strength } from '../kinds.ts'
import type { Span } from '../sentences.ts'

interface Prefill {
  summary: string
  kind: Kind
  strength: Strength
  duePhrase: string | null
}

/** What the detector makes of words that a person chose; what it does not take for a promise is an action, and firm. */
export function prefillOf(text: string, { start, end }: Span, answered: CivilDate | null): Prefill {
  const day = answered ?? undefined
  const quote = text.slice(start, end)
  const around = () => detectCommitments(text, day).find((one) => one.start < end && one.end > start)
  const found = detectCommitments(quote, day)[0] ?? around()
  const inLeadIn = found?.leadIn ? (found.duePhrase?.text ?? null) : null
  const duePhrase = findDuePhrases(quote, day)[0]?.text ?? inLeadIn
  const { kind = 'action', strength = 'firm' } = found ?? {}
  return { summary: summaryOfQuote(quote, duePhrase), kind, strength, duePhrase }
}

const LONGEST_SUMMARY = 90
const SPEAKER =
  /^(?:(?:the|this|his majesty.s|her majesty.s|our) )?(?:we|i|government|home office|department|home secretary|minister|ministers|home department) (?:will|shall|intends? to|plans? to|aims? to|(?:is|are|am) committed to) (?:also |then |therefore )?(?!not\b)/i

/** A few words by which the promise is found: without who makes it and by when, cut between two words. */
export function summaryOfQuote(quote: string, duePhrase: string | null): string {
  const words = squash(duePhrase ? quote.replace(duePhrase, ' ') : quote)
  const plain = words
    .replace(SPEAKER, '')
    .replace(/\s+([,;.])/g, '$1')
    .replace(/,+(?=[,;.])/g, '') // the time stood between two commas
    .replace(/[\s,;:.–-]+$/, '')
  const short =
    plain.length > LONGEST_SUMMARY ? `${plain.slice(0, LONGEST_SUMMARY).replace(/[\s,;:]+\S*$/, '')}…` : plain
  return short.charAt(0).toUpperCase() + short.slice(1)
}
