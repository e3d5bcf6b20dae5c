import type { AbbreviationRow } from './standing-for.ts'

/** A word of the corpus, folded, and how many questions have it. */
export interface CountedWord {
  word: string
  documents: number
}

export interface Abbreviation extends AbbreviationRow {
  /** The words of the long form as the index stems them. */
  longKey: string
}

/** What the corpus knows of words. */
export interface Vocabulary {
  /** The words that the index holds for the same, with their numbers: organised, organises for "organise". */
  formsOf(word: string): readonly CountedWord[]
  /** As the index has the word. */
  stemOf(word: string): string
  /** Words of the corpus that begin with a letter and are as long. */
  wordsLike(letter: string, shortest: number, longest: number): readonly string[]
  /** How many questions have very words. */
  counted(words: readonly string[]): readonly CountedWord[]
  /** Whether these words stand next to each other somewhere. */
  hasPhrase(words: readonly string[]): boolean
  /** What a short form stands for. */
  standingFor(word: string): readonly Abbreviation[]
  /** The abbreviations of the long forms that begin with a word: each has at most 24 words. */
  longFormsFrom(word: string): readonly Abbreviation[]
}
