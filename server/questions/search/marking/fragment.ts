import { MARK_END, MARK_START } from '../queries.ts'
import type { Hit, Marked } from './marker.ts'

/** From one word of a text up to another, that left out. */
interface Span {
  from: number
  until: number
}

/** Words before the first that was found, where no sentence begins nearer. */
const BEFORE = 8
/** A sentence that begins so many words before is shown from there. */
const SENTENCE_BEFORE = 20

/** A text whole, with what was found in it between `MARK_START` and `MARK_END`. */
export function whole(marked: Marked): string {
  return withMarks(marked, 0, marked.text.length)
}

/**
 * Of a text of more words than `most`, the part that says most of what was sought: where most of it stands together, from the
 * beginning of a sentence if one is near.
 */
export function fragment(marked: Marked, most: number): string {
  const { text, cut } = marked
  const { words } = cut
  if (words <= most) return whole(marked)
  const { from, until } = bestSpan(marked, most)
  const [start, end] = [
    from === 0 ? 0 : (cut.starts[from] ?? 0),
    until === words ? text.length : (cut.ends[until - 1] ?? 0),
  ]
  return `${from === 0 ? '' : '…'}${withMarks(marked, start, end)}${until === words ? '' : '…'}`
}

function bestSpan(marked: Marked, most: number): Span {
  const { words } = marked.cut
  const from = Math.max(0, Math.min(beginning(marked, densest(marked.hits, most), most), words - most))
  return { from, until: from + most }
}

/** The hits that stand together within so many words: as many as possible of different things, then as many as possible. */
function densest(hits: readonly Hit[], most: number): readonly Hit[] {
  let [best, bestWorth]: [readonly Hit[], number] = [[], 0]
  let end = 0
  for (const [at, { first }] of hits.entries()) {
    while (end < hits.length && (hits[end]?.last ?? 0) < first + most) end += 1
    const together = hits.slice(at, Math.max(end, at + 1))
    const worth = new Set(together.map(({ sought }) => sought)).size * hits.length + together.length
    if (worth > bestWorth) [best, bestWorth] = [together, worth]
  }
  return best
}

/** Where the part begins, so that all that stands together is in it. */
function beginning({ text, cut }: Marked, together: readonly Hit[], most: number): number {
  const [first, last] = [together[0]?.first ?? 0, together.at(-1)?.last ?? 0]
  const spare = Math.max(0, most - (last - first + 1))
  for (let before = 0; before <= Math.min(spare, SENTENCE_BEFORE, first); before += 1) {
    if (beginsSentence(text, cut.ends[first - before - 1] ?? 0, cut.starts[first - before] ?? 0))
      return first - before
  }
  return Math.max(0, first - Math.min(BEFORE, spare))
}

/** Whether a sentence ends between two words. */
function beginsSentence(text: string, end: number, start: number): boolean {
  return end === 0 || /[.?!:]["'’”)]*\s|\n/.test(text.slice(end, start))
}

/** Hits that overlap are marked as one. */
function withMarks({ text, cut, hits }: Marked, start: number, end: number): string {
  let [out, at] = ['', start]
  for (const { first, last } of hits) {
    const [from, until] = [cut.starts[first] ?? 0, cut.ends[last] ?? 0]
    if (from < start || until > end || until <= at) continue
    const isOpen = from < at
    out = isOpen ? out.slice(0, -MARK_END.length) : out + text.slice(at, from) + MARK_START
    out += text.slice(isOpen ? at : from, until) + MARK_END
    at = until
  }
  return out + text.slice(at, end)
}
