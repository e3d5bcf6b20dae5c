import type { Phrase, Scope } from './tree.ts'
import { foldWord } from './words.ts'

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

/**
 * Makes the function that tells whether a text has these words, next to each other, in exactly these forms. The text is
 * folded whole and looked through once, since to cut every text into words takes ten times as long.
 */
function exactTest(words: readonly string[]): (text: string) => boolean {
  const pattern = new RegExp(`(?<!${LETTER})${words.map(foldWord).join(BETWEEN)}(?!${LETTER})`, 'u')
  return (text) => pattern.test(foldWord(text))
}

// Of a folded text, which has no marks left; the parts of a text are held apart by a control character.
const LETTER = '[\\p{L}\\p{N}\\p{Co}]'
const BETWEEN = '[^\\p{L}\\p{N}\\p{Co}\\u0001]+'
