/** A word, a run of figures or one other character, and where it stands: `text.slice(start, end)`. */
export interface Token {
  /** In small letters. */
  word: string
  start: number
  end: number
}

const TOKEN = /[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu

/** A text as tokens; letters and figures part, so `HL10232` and `Question168058` are two each. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index }) => ({
    word: found.toLowerCase(),
    start: index,
    end: index + found.length,
  }))
}

export function isNumber(token: Token | undefined): token is Token {
  return token !== undefined && /^\d/.test(token.word)
}

/** Nothing stands between the two. */
export function areJoined(first: Token | undefined, second: Token | undefined): boolean {
  return first !== undefined && second !== undefined && first.end === second.start
}

/** Whether these words stand at a place, one after the other. */
export function saysAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokens[at + index]?.word === word)
}
