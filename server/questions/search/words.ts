// What FTS5's unicode61 takes for a token: letters, numbers and private use, with the marks that belong to them.
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu
const MARKS = /\p{M}/gu

/** The words of a text as the index cuts them: "end-to-end" is three. Capitals and accents as they stand. */
export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? []
}

/** A word as the index folds it: small letters, no accents. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  // Most words are plain ASCII: taking accents off them is work for nothing.
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '')
}

/** No letter, digit or mark but those of ASCII: beside it the white space, quotes and dashes of official texts. */
const PLAIN = /^[\s\x20-\x7e\xa0\xa3\u2010-\u2027\u2030-\u205e]*$/

/** The folded words of a text, in order. Most texts are plain, and are then cut three times as fast. */
export function foldedWordsIn(text: string): string[] {
  return PLAIN.test(text) ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? []) : wordsIn(text).map(foldWord)
}

/**
 * The same, each told of by where it stands: in the folded text or, where folding may change its length, by itself. No
 * string is made of the words of a plain text.
 */
export function eachFoldedWord(
  text: string,
  tell: (within: string, start: number, end: number) => void,
): void {
  if (!PLAIN.test(text)) {
    for (const word of wordsIn(text).map(foldWord)) tell(word, 0, word.length)
    return
  }
  const folded = text.toLowerCase()
  let start = -1
  for (let at = 0; at < folded.length; at += 1) {
    if (isOfWord(folded.charCodeAt(at))) {
      if (start < 0) start = at
    } else if (start >= 0) {
      tell(folded, start, at)
      start = -1
    }
  }
  if (start >= 0) tell(folded, start, folded.length)
}

/** a to z, 0 to 9 */
function isOfWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

/** The distinct folded words of a record, for the list of words that prefixes expand through. */
export function distinctWords(...texts: string[]): Set<string> {
  return new Set(texts.flatMap(foldedWordsIn))
}
