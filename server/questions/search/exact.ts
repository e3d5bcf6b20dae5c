import type { Phrase, Scope } from './tree.ts'
import { foldWord, wordsIn } from './words.ts'

/** Gives the texts of records, or one part of them. */
export type ReadTexts = (
  keys: readonly number[],
  scope: Scope,
) => readonly (readonly [key: number, text: string])[]

const AT_ONCE = 500

/** Those of the records, the keys in any order, whose text really has the phrase in this form. */
export function exactAmong(keys: readonly number[], phrase: Phrase, texts: ReadTexts): number[] {
  const isExact = exactTest(phrase.words)
  const found: number[] = []
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    for (const [key, text] of texts(keys.slice(from, from + AT_ONCE), phrase.scope)) {
      if (isExact(text)) found.push(key)
    }
  }
  return found
}

/** Makes the function that tells whether a text has these words, next to each other, in exactly these forms. */
function exactTest(words: readonly string[]): (text: string) => boolean {
  const wanted = words.map(foldWord)
  return (text) => text.split(PARTS).some((part) => stand(wanted, wordsIn(part).map(foldWord)))
}

/** Holds the parts of a text apart, so that no phrase reaches from one into the next. */
const PARTS = '\u0001'

function stand(wanted: readonly string[], words: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index] === word))
}
