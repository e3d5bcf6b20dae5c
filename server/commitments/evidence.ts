import { webAddress } from '../lib/addresses.ts'

/** What shows that something was done. */
export type EvidenceKind = 'deposit' | 'web' | 'letter' | 'other'

export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  deposit: 'Deposited paper',
  web: 'Web page',
  letter: 'Letter',
  other: 'Evidence',
}

const DEPOSIT = /^dep\s?(\d{4})\s?[-\u2010-\u2015/]\s?(\d{1,4})$/i
const LIKE_A_DEPOSIT = /^dep\s?\d/i
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DATED = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS}),? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{4})\\b`,
  'i',
)

/** Evidence as it is kept: a deposited paper's reference as Parliament writes it, `DEP2025-0828`; else as typed. */
export function tidyEvidence(text: string): string {
  const [, year, number] = DEPOSIT.exec(text) ?? []
  return year && number ? `DEP${year}-${number.padStart(4, '0')}` : text
}

export function evidenceKind(text: string): EvidenceKind {
  if (DEPOSIT.test(text)) return 'deposit'
  if (webAddress(text) !== null) return 'web'
  return /\b(?:letter|wrote|written)\b/i.test(text) && DATED.test(text) ? 'letter' : 'other'
}

/** True for what begins as a deposited paper's reference and is none. */
export function isBrokenReference(text: string): boolean {
  return LIKE_A_DEPOSIT.test(text) && !DEPOSIT.test(text)
}

/** What it takes to say that a letter was written or a paper deposited. */
export function showsLetterOrDeposit(text: string): boolean {
  return evidenceKind(text) !== 'other'
}
