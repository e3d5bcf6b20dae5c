import type { WordForm } from './queries.ts'
import type { Phrase, Scope } from './tree.ts'
import { foldWord, wordsIn } from './words.ts'

/** How the exact form is looked up. */
export interface ExactSources {
  formsOf(stem: string): readonly WordForm[]
  stemsOf(words: readonly string[]): ReadonlyMap<string, string>
  texts(keys: readonly number[], scope: Scope): readonly (readonly [key: number, text: string])[]
}

/**
 * What the list of words knows of an exact form without looking at any text: `all`, when no word of the phrase has another
 * form in the corpus, so that whatever the stems find is exact; `none`, when a word is nowhere in this form.
 */
export function exactFromWords(
  words: readonly string[],
  { formsOf, stemsOf }: ExactSources,
): 'all' | 'none' | 'some' {
  const folded = [...new Set(words.map(foldWord))]
  const stems = stemsOf(folded)
  const verdicts = folded.map((word) => {
    const forms = formsOf(stems.get(word) ?? word)
    if (!forms.some((form) => form.word === word)) return 'none'
    return forms.length === 1 ? 'all' : 'some'
  })
  if (verdicts.includes('none')) return 'none'
  return verdicts.every((verdict) => verdict === 'all') ? 'all' : 'some'
}

const AT_ONCE = 500

/** Those of the records, the keys in any order, whose text really has the phrase in this form. */
export function exactAmong(keys: readonly number[], phrase: Phrase, { texts }: ExactSources): number[] {
  const isExact = exactTest(phrase.words)
  const found: number[] = []
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    for (const [key, text] of texts(keys.slice(from, from + AT_ONCE), phrase.scope)) {
      if (isExact(text)) found.push(key)
    }
  }
  return found
}

/** Letters that the index folds to others: only a text that has one needs to be folded as the index does. */
const FOLDS = /[^\p{ASCII}\p{P}\p{S}\p{Z}]/u
const LETTER = /[\p{L}\p{N}\p{Co}\p{M}]/u

/** Makes the function that tells whether a text has these words, next to each other, in exactly these forms. */
export function exactTest(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map(foldWord)
  const [first = ''] = wanted
  const isOne = wanted.length === 1
  return (text) => {
    const lower = text.toLowerCase()
    if (isOne && stands(first, lower)) return true
    if ((isOne || !lower.includes(first)) && !FOLDS.test(lower)) return false
    return stand(wanted, text)
  }
}

/** Whether a word stands in a text as a whole word. */
function stands(word: string, lower: string): boolean {
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
    if (!isLetterBefore(lower, at) && !isLetterAt(lower, at + word.length)) return true
  }
  return false
}

function isLetterBefore(text: string, at: number): boolean {
  const isHalf = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00
  return at > 0 && isLetterAt(text, isHalf ? at - 2 : at - 1)
}

function isLetterAt(text: string, at: number): boolean {
  const point = text.codePointAt(at)
  return point !== undefined && LETTER.test(String.fromCodePoint(point))
}

/** The same for words next to each other, part of the text by part: the parts are held apart by a control character. */
function stand(wanted: readonly string[], text: string): boolean {
  return text.split('\u0001').some((part) => {
    const words = wordsIn(part).map(foldWord)
    return words.some((_, at) => wanted.every((word, index) => words[at + index] === word))
  })
}
