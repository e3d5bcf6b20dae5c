import type { Scope, TextLeaf } from '../tree.ts'
import { foldWord } from '../words.ts'
import { type Cut, cutter } from './cut.ts'

/** Words next to each other that are to be marked, in one part of the text or in any: each in one of its forms. */
export interface Sought {
  scope: Scope
  forms: readonly ReadonlySet<string>[]
}

/** What was sought and found, from its first word to its last. */
export interface Hit {
  first: number
  last: number
  /** Which of those that were sought. */
  sought: number
}

/** A text cut into words, with what was found in it, in the order of the text. */
export interface Marked {
  text: string
  cut: Cut
  hits: readonly Hit[]
}

/** The forms that a word may have in a text. */
export interface Forms {
  /** All that have the stem of the word, folded. */
  ofWord(word: string): ReadonlySet<string>
  /** All that stand for a beginning of words. */
  ofPrefix(start: string): ReadonlySet<string>
}

/** What is to be marked for a leaf: words near each other wherever they stand. */
export function soughtBy(leaf: TextLeaf, forms: Forms): Sought[] {
  const { scope } = leaf
  if (leaf.kind === 'prefix') return [{ scope, forms: [forms.ofPrefix(foldWord(leaf.start))] }]
  const ofWord = (word: string) => forms.ofWord(foldWord(word))
  if (leaf.kind === 'near') return leaf.phrases.map((words) => ({ scope, forms: words.map(ofWord) }))
  const exactly = (word: string) => new Set([foldWord(word)])
  return [{ scope, forms: leaf.words.map(leaf.isExact ? exactly : ofWord) }]
}

/** One of the words that are sought: of which, and the how manieth. */
interface Place {
  sought: number
  at: number
}

/** Makes the function that finds in a text what is sought; what it gives holds until the next text. */
export function marker(sought: readonly Sought[]): (text: string, part: NonNullable<Scope>) => Marked {
  const placesOf = new Map<string, Place[]>()
  for (const [index, { forms }] of sought.entries()) {
    for (const [at, ofOne] of forms.entries()) {
      for (const form of ofOne) placesOf.set(form, [...(placesOf.get(form) ?? []), { sought: index, at }])
    }
  }
  const mayBegin = firstLetters(placesOf.keys())
  const cutWords = cutter()

  return (text, part) => {
    const cut = cutWords(text)
    const places = placesIn(text, cut, placesOf, mayBegin)
    return { text, cut, hits: hitsAmong(places, sought, part) }
  }
}

/** 1 for each small or capital letter, or other ASCII character, that one of the words begins with. */
function firstLetters(words: Iterable<string>): Uint8Array {
  const letters = new Uint8Array(0x80)
  for (const word of words) {
    const first = word[0] ?? ''
    for (const letter of [first, first.toUpperCase()]) letters[letter.charCodeAt(0)] = 1
  }
  return letters
}

/** The words of a text that are sought, by their number in it. Most need but a look at their first letter. */
function placesIn(
  text: string,
  { words, starts, ends }: Cut,
  placesOf: ReadonlyMap<string, readonly Place[]>,
  mayBegin: Uint8Array,
): Map<number, readonly Place[]> {
  const found = new Map<number, readonly Place[]>()
  for (let word = 0; word < words; word += 1) {
    const start = starts[word] ?? 0
    if (mayBegin[text.charCodeAt(start)] === 0) continue // beyond ASCII there is nothing to look up
    const places = placesOf.get(foldWord(text.slice(start, ends[word])))
    if (places) found.set(word, places)
  }
  return found
}

function hitsAmong(
  places: ReadonlyMap<number, readonly Place[]>,
  sought: readonly Sought[],
  part: NonNullable<Scope>,
): Hit[] {
  const hits: Hit[] = []
  for (const [word, here] of places) {
    for (const { sought: index, at } of here) {
      const { scope, forms } = sought[index] ?? { scope: part, forms: [] }
      if (at !== 0 || (scope !== null && scope !== part)) continue
      const isAll = forms.every((_, next) =>
        places.get(word + next)?.some((place) => place.sought === index && place.at === next),
      )
      if (isAll) hits.push({ first: word, last: word + forms.length - 1, sought: index })
    }
  }
  return hits
}
