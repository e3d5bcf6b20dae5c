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

/** The distinct folded words of a record, for the list of words that prefixes expand through. */
export function distinctWords(...texts: string[]): Set<string> {
  const words = new Set<string>()
  for (const text of texts) for (const word of text.match(WORD) ?? []) words.add(foldWord(word))
  return words
}
