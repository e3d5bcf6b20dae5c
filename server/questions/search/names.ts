import { foldWord, wordsIn } from './words.ts'

/** A name of something; one thing may have several. */
export interface Named {
  code: number
  name: string
}

/** Things found by parts of their names. */
export interface Finder {
  /** What a typed part of a name may mean. Where one or more have exactly these words as their name, those alone. */
  called(typed: string): number[]
  /** What may be meant when more is typed, by name; all when nothing is. */
  starting(typed: string): number[]
}

interface FoldedName {
  code: number
  words: string[]
  whole: string
}

/** Finds by names: every typed word begins a word of the name, in any order. They are folded at the first asking. */
export function namedBy(names: readonly Named[]): Finder {
  let folded: FoldedName[] | null = null
  const begunBy = (wanted: readonly string[]) => {
    folded ??= names.map(fold).sort(byName)
    return folded.filter(({ words }) => hasAll(words, wanted))
  }
  return {
    called(typed) {
      const wanted = foldedWords(typed)
      if (wanted.length === 0) return []
      const found = begunBy(wanted)
      const exact = found.filter(({ whole }) => whole === wanted.join(' '))
      return codesOf(exact.length > 0 ? exact : found)
    },
    starting: (typed) => codesOf(begunBy(foldedWords(typed))),
  }
}

/** True when every word typed begins a word of a name, in any order. */
export function beginsWords(typed: string, name: string): boolean {
  return hasAll(foldedWords(name), foldedWords(typed))
}

function fold({ code, name }: Named): FoldedName {
  const words = foldedWords(name)
  return { code, words, whole: words.join(' ') }
}

/** Not by a collator, which takes ten times as long: letters are folded, so the order is that of the alphabet. */
function byName(a: FoldedName, b: FoldedName): number {
  if (a.whole === b.whole) return a.code - b.code
  return a.whole < b.whole ? -1 : 1
}

function codesOf(names: readonly FoldedName[]): number[] {
  return [...new Set(names.map(({ code }) => code))]
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((start) => words.some((word) => word.startsWith(start)))
}

function foldedWords(text: string): string[] {
  return wordsIn(text).map(foldWord)
}
