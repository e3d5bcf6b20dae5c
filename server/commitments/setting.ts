import type { Quote } from './commitment.ts'

/** How much of the answer is shown on either side. */
const AROUND = 400

/** The words of the answer before and after a quote, cut at the space between two words. */
export function settingOf(
  text: string,
  { start, end }: Pick<Quote, 'start' | 'end'>,
): { before: string; after: string } {
  const from = Math.max(0, start - AROUND)
  const until = Math.min(text.length, end + AROUND)
  const before = text.slice(from, start)
  const after = text.slice(end, until)
  return {
    before: from > 0 ? `… ${before.replace(/^\S*\s+/, '')}` : before,
    after: until < text.length ? `${after.replace(/\s+\S*$/, '')} …` : after,
  }
}
