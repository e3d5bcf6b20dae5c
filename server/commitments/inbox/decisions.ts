import { plural } from '../../lib/text.ts'

/** What became of one of several suggestions. */
export type Decided =
  | { id: number; outcome: 'done' }
  /** Somebody was quicker, or it is not there. */
  | { id: number; outcome: 'late' }
  /** It is likely the promise of a commitment that there is. */
  | { id: number; outcome: 'likely'; commitmentId: number }

/** What the notice says of a decision on several. */
export function sayDecided(decision: 'accept' | 'dismiss', decided: readonly Decided[]): string {
  const done = decided.filter(({ outcome }) => outcome === 'done').length
  const late = decided.filter(({ outcome }) => outcome === 'late').length
  const likely = decided.flatMap((one) => (one.outcome === 'likely' ? [one.commitmentId] : []))
  const sentences = [
    `${plural(done, 'suggestion')} ${done === 1 ? 'is' : 'are'} ${decision === 'accept' ? 'accepted' : 'dismissed'}.`,
    likely.length > 0 && `${left(likely.length)}: it looks like ${sayCommitments(likely)}.`,
    late > 0 && `${left(late)}: somebody had decided already.`,
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}

function left(count: number): string {
  return `${count} ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it is' : 'they are'}`
}

const MOST_NAMED = 5

function sayCommitments(ids: readonly number[]): string {
  const different = [...new Set(ids)]
  const named = different.slice(0, MOST_NAMED).join(', ')
  const more = different.length > MOST_NAMED ? ' and others' : ''
  return `${different.length === 1 ? 'commitment' : 'commitments'} ${named}${more}`
}
