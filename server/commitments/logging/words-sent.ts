import { Invalid } from '../../web/errors.ts'
import { type Span, sentencesOf } from '../sentences.ts'
import { stretchOf } from './choosing.ts'
import type { SentWords } from './form.ts'

/**
 * The stretch that was sent: by its offsets, which have to hold exactly the quote where one was sent, or by sentences.
 * @returns null when nothing was chosen
 * @throws Invalid when what was chosen is not there, or is not one stretch
 */
export function stretchSent(text: string, { start, end, quote, sentence }: SentWords): Span | null {
  if (start !== null && end !== null) return exactStretch(text, { start, end }, quote)
  if (quote !== '') throw new Invalid(MISQUOTED, 422)
  if (sentence.length === 0) return null
  const stretch = stretchOf(sentencesOf(text), sentence)
  if (!stretch) throw new Invalid('Choose sentences that stand next to each other.', 422)
  return stretch
}

/**
 * The stretch of words that are sent to be kept: they say what stands there as well as where it stands.
 * @throws Invalid when they are not exactly the text at their offsets
 */
export function stretchQuoted(text: string, { start, end, quote }: SentWords): Span {
  if (quote === '') throw new Invalid('Choose the words of the answer that make the promise.', 422)
  if (start === null || end === null) throw new Invalid(MISQUOTED, 422)
  return exactStretch(text, { start, end }, quote)
}

function exactStretch(text: string, { start, end }: Span, quote: string): Span {
  const words = text.slice(start, end)
  if (words.trim() === '' || start >= end || end > text.length || (quote !== '' && quote !== words))
    throw new Invalid(MISQUOTED, 422)
  return { start, end }
}

const MISQUOTED = 'These are not exactly the words of the answer at this place. Choose them again.'
