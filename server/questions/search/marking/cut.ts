/** Where the words of a text begin and end. */
export interface Cut {
  /** How many words there are. */
  words: number
  starts: Int32Array
  ends: Int32Array
}

const OTHER = 0
const LETTER = 1
const MARK = 2
const NOT_KNOWN = -1

/** What each character is, by its code unit; found out when it is met first. */
const kinds = new Int8Array(0x10000).fill(NOT_KNOWN)

/**
 * Makes the function that cuts a text into words as `wordsIn` does, without making a text of each: a page has thousands, and
 * nearly all of them are of no interest. What it gives holds until the next text is cut, since all are cut in one room.
 */
export function cutter(): (text: string) => Cut {
  let [starts, ends] = [new Int32Array(1_024), new Int32Array(1_024)]
  return (text) => {
    if (starts.length <= text.length / 2) {
      starts = new Int32Array(text.length)
      ends = new Int32Array(text.length)
    }
    return { words: cutInto(text, starts, ends), starts, ends }
  }
}

function cutInto(text: string, starts: Int32Array, ends: Int32Array): number {
  let words = 0
  for (let at = wordFrom(text, 0); at < text.length; at = wordFrom(text, at)) {
    starts[words] = at
    at = wordUntil(text, at + 1)
    ends[words++] = at
  }
  return words
}

/** Where the next word begins, at a place or behind it. */
function wordFrom(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === LETTER || (kind === NOT_KNOWN && kindAt(text, at) === LETTER)) break
  }
  return at
}

/** Where a word ends that reaches up to a place or behind it; marks belong to it. */
function wordUntil(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === LETTER) continue
    if (kind === OTHER || (kind === NOT_KNOWN && kindAt(text, at) === OTHER)) break
  }
  return at
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
