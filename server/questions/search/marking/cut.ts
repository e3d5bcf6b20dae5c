/** Where the words of a text begin and end. */
export interface Cut {
  starts: readonly number[]
  ends: readonly number[]
}

const OTHER = 0
const LETTER = 1
const MARK = 2
const NOT_KNOWN = -1

/** What each character is, by its code unit; found out when it is met first. */
const kinds = new Int8Array(0x10000).fill(NOT_KNOWN)

/**
 * Cuts a text into words as `wordsIn` does, without making a text of each: a page has thousands, and nearly all of them are
 * of no interest.
 */
export function cutWords(text: string): Cut {
  const [starts, ends]: [number[], number[]] = [[], []]
  let isInside = false
  for (let at = 0; at < text.length; at += 1) {
    const known = kinds[text.charCodeAt(at)] ?? NOT_KNOWN
    const kind = known === NOT_KNOWN ? kindAt(text, at) : known
    const isWord: boolean = kind === LETTER || (kind === MARK && isInside)
    if (isWord === isInside) continue
    if (isWord) starts.push(at)
    else ends.push(at)
    isInside = isWord
  }
  if (isInside) ends.push(text.length)
  return { starts, ends }
}

/** Both halves of a character of two code units are what the whole is; alone a half says nothing, so it is not kept. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff
  const character = String.fromCodePoint(text.codePointAt(isSecondHalf ? Math.max(0, at - 1) : at) ?? 0)
  const kind = kindOf(character)
  if (unit < 0xd800 || unit > 0xdfff) kinds[unit] = kind
  return kind
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}\p{Co}]/u.test(character)) return LETTER
  return /\p{M}/u.test(character) ? MARK : OTHER
}
