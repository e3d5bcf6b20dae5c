import { normaliseQuotes, squash, stripControls } from '../lib/text.ts'

/**
 * True when the very words stand somewhere in a text, as whole words. White space, the shape of quotes and dashes, and
 * what cannot be seen are no words, as in `textKey`.
 */
export function standsIn(words: string, text: string): boolean {
  const [sought, within] = [asWords(words), asWords(text)]
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    if (isWhole(within, at, at + sought.length)) return true
  }
  return false
}

function asWords(text: string): string {
  return squash(normaliseQuotes(stripControls(text).normalize('NFC')))
}

/** "We will act" does not stand in "We will actually consider". */
function isWhole(text: string, start: number, end: number): boolean {
  return (
    !(isLetter(text, start - 1) && isLetter(text, start)) && !(isLetter(text, end - 1) && isLetter(text, end))
  )
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}
