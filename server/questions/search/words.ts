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
 * The same, each told of by where its bytes (UTF-8) stand, which hold until the next. No string is made of the words, and
 * bytes are read in a fraction of the time that the letters of a string are.
 */
export function eachFoldedWord(
  text: string,
  tell: (within: Uint8Array, start: number, end: number) => void,
): void {
  if (!PLAIN.test(text)) {
    for (const word of wordsIn(text).map(foldWord)) tell(written, 0, write(word))
    return
  }
  const end = write(text)
  const bytes = written
  let start = -1
  for (let at = 0; at < end; at += 1) {
    const folded = FOLDED[bytes[at] ?? 0] ?? 0
    if (folded > 0) {
      bytes[at] = folded
      if (start < 0) start = at
    } else if (start >= 0) {
      tell(bytes, start, at)
      start = -1
    }
  }
  if (start >= 0) tell(bytes, start, end)
}

const encoder = new TextEncoder()
let written = new Uint8Array(1 << 16)

/** @returns where it ends in `written` */
function write(text: string): number {
  if (text.length * BYTES_A_UNIT > written.length) written = new Uint8Array(text.length * BYTES_A_UNIT)
  return encoder.encodeInto(text, written).written
}

/** At most: what UTF-8 takes for a unit of UTF-16. */
const BYTES_A_UNIT = 3

/** By byte: a to z and 0 to 9 as they stand, A to Z as small letters, 0 for what is of no word. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte).toLowerCase()
  return byte < 0x80 && /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0
})

/** The distinct folded words of a record, for the list of words that prefixes expand through. */
export function distinctWords(...texts: string[]): Set<string> {
  return new Set(texts.flatMap(foldedWordsIn))
}
