const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'

/** What is one word to a reader, the longer first: a date, an amount, a form of address, a word; then what parts them. */
const WORD = new RegExp(
  [
    `\\d{1,2}(?:st|nd|rd|th)?\\s(?:${MONTH})\\b(?:\\s\\d{4})?`,
    `(?:${MONTH})\\s\\d{4}`,
    '[£€$]?\\d+(?:[.,/:]\\d+)*(?:%|\\s(?:per cent|thousand|million|billion|trillion)\\b)',
    "[£€$]?\\d+(?:[.,/:]\\d+)*(?:[\\p{L}\\p{M}\\p{N}]|[-’'](?=[\\p{L}\\p{N}]))*",
    '(?:[Rr]ight|[Rr]t\\.?)\\s(?:[Hh]on\\.?|[Hh]onourable)(?:\\s(?:Members?|Friends?|Lady|Gentleman)\\b)?',
    '(?:[Hh]on\\.?|[Hh]onourable)\\s(?:Members?|Friends?|Lady|Gentleman)\\b',
    "[\\p{L}\\p{M}\\p{N}]+(?:[-’'.][\\p{L}\\p{M}\\p{N}]+)*",
    '\\n+',
    '[^\\S\\n]+',
    '.',
  ].join('|'),
  'gsu',
)

/**
 * A text as words and what stands between them, for comparing: "£1.5 million", "10%", "12 January 2026" and
 * "hon. Member" are one word each. Joined they give the text back.
 */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

/** True for what a reader counts as a word: not white space, not punctuation alone. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}
