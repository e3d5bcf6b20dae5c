import { foldWord, wordsIn } from './words.ts'

/** A name of something; one thing may have several. */
export interface Named {
  code: number
  name: string
}

/**
 * Makes the function that finds what a typed part of a name may mean: every typed word begins a word of the name, in any
 * order. Where one or more have exactly these words as their name, those alone. The names are folded at the first asking.
 */
export function namedBy(names: readonly Named[]): (typed: string) => number[] {
  let held: { code: number; words: string[] }[] | null = null
  return (typed) => {
    const wanted = foldedWords(typed)
    if (wanted.length === 0) return []
    held ??= names.map(({ code, name }) => ({ code, words: foldedWords(name) }))
    const found = held.filter(({ words }) =>
      wanted.every((start) => words.some((word) => word.startsWith(start))),
    )
    const whole = wanted.join(' ')
    const exact = found.filter(({ words }) => words.join(' ') === whole)
    return [...new Set((exact.length > 0 ? exact : found).map(({ code }) => code))]
  }
}

function foldedWords(text: string): string[] {
  return wordsIn(text).map(foldWord)
}
