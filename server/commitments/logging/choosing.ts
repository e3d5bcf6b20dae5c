import type { Sentence, Span } from '../sentences.ts'

/**
 * The one stretch that chosen sentences make: from the first to the last, which have to stand next to each other.
 * @param chosen places in the list of sentences, from 0
 * @returns null when they do not, or when none or one that is not there was chosen
 */
export function stretchOf(sentences: readonly Sentence[], chosen: readonly number[]): Span | null {
  const places = [...new Set(chosen)].sort((one, other) => one - other)
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined || last - first !== places.length - 1) return null
  const [opening, closing] = [sentences[first], sentences[last]]
  return opening && closing ? { start: opening.start, end: closing.end } : null
}

/** A text as pieces in order: each sentence, and what stands between two of them. Joined they are the text. */
export function piecesOf(
  text: string,
  sentences: readonly Sentence[],
): { text: string; place: number | null }[] {
  const pieces: { text: string; place: number | null }[] = []
  let at = 0
  sentences.forEach(({ start, end }, place) => {
    if (start > at) pieces.push({ text: text.slice(at, start), place: null })
    pieces.push({ text: text.slice(start, end), place })
    at = end
  })
  if (at < text.length) pieces.push({ text: text.slice(at), place: null })
  return pieces
}

/** Words of a version of the same answer that somebody has decided on. */
export interface DecidedWords extends Span {
  /** Of the whole version. */
  text: string
}

/**
 * Whether a sentence stands unchanged in a version where it, or some of its words, was decided on: it is not to be
 * decided again after a correction elsewhere in the answer.
 */
export function wasDecidedOn(sentence: string, { text, start, end }: DecidedWords): boolean {
  for (let at = text.indexOf(sentence); at !== -1; at = text.indexOf(sentence, at + 1)) {
    if (at < end && at + sentence.length > start) return true
  }
  return false
}
