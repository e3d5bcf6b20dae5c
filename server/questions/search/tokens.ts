/** A piece of what was typed: where it stands tells the page what it left out. */
export interface Token {
  kind: 'word' | 'phrase'
  /** The words alone: no quotes, no sign, no star. */
  text: string
  /** `-` stood before it. */
  isExcluded: boolean
  /** `*` stood after it. */
  isPrefix: boolean
}

const DOUBLE_QUOTES = /[“”„‟«»″]/g
const SINGLE_QUOTES = /[‘’‚‛′]/g
const DASHES = /[‐‑‒–—−]/g

// A sign, then a quoted phrase (closed or running to the end) or a run without white space or quotes; then a star.
const PIECE = /(-*)(?:"([^"]*)(?:"|$)|([^\s"]+))(\*?)/g

/**
 * Cuts what was typed into tokens. Curly quotes and dashes count as the straight ones, since people paste them;
 * an apostrophe inside a word stays. Never fails: any text gives some list of tokens, perhaps an empty one.
 */
export function tokenise(typed: string): Token[] {
  const plain = typed
    .normalize('NFC')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
  return [...plain.matchAll(PIECE)].map(([, sign, phrase, word, star]) => {
    const isPhrase = phrase !== undefined
    const raw = isPhrase ? phrase : (word ?? '')
    return {
      kind: isPhrase ? 'phrase' : 'word',
      text: isPhrase ? raw : raw.replace(/\*+$/, ''),
      isExcluded: (sign ?? '').length > 0,
      isPrefix: isPhrase ? star === '*' : raw.endsWith('*'),
    }
  })
}
