import { foldWord, wordsIn } from '../words.ts'
import { inTwo, joined } from './hyphens.ts'
import { otherSpellings } from './spellings.ts'
import { isMeantAs, isOrdinaryWord, wellSupported } from './standing-for.ts'
import type { Abbreviation, Vocabulary } from './vocabulary.ts'

/** Words that are searched for beside those typed. */
export interface Alternative {
  words: readonly string[]
  isExact: boolean
  isAbbreviation: boolean
  /** As the record writes it, where that is not its words with spaces between. */
  label?: string
}

const MOST_WORDS = 24
const MOST_FORMS = 4
/** What separates words where it stands between them, and is no word of the search. */
const JOINERS = new Set(['and', 'or', 'not'])

/** What means the same as a word or a phrase: in a phrase the words stay as they are spelled. */
export function alternativesOf(typed: readonly string[], vocabulary: Vocabulary): Alternative[] {
  const words = typed.map(foldWord)
  const [word = ''] = words
  if (words.length > 1) return [...shortForms(words, vocabulary), ...withoutHyphens(words, vocabulary)]
  return [
    ...longForms(typed[0] ?? '', vocabulary),
    ...otherForms(word, vocabulary),
    ...withHyphen(word, vocabulary),
  ]
}

function longForms(typed: string, vocabulary: Vocabulary): Alternative[] {
  const rows = vocabulary.standingFor(typed).filter((row) => isMeantAs(typed, row))
  return wellSupported(rows).map(({ long }) => ({
    words: wordsIn(long).slice(0, MOST_WORDS),
    isExact: false,
    isAbbreviation: true,
    label: long,
  }))
}

/** The short forms of a whole phrase. */
function shortForms(words: readonly string[], vocabulary: Vocabulary): Alternative[] {
  const key = words.map(vocabulary.stemOf).join(' ')
  const rows = vocabulary.longFormsFrom(words[0] ?? '').filter(({ longKey }) => longKey === key)
  return asShortForms(rows)
}

/** The longest long form that words without quotes begin with, how many words it has, and its short forms. */
export function shortFormsOf(
  words: readonly string[],
  vocabulary: Vocabulary,
): [length: number, alternatives: Alternative[]] {
  if (words.length < 2) return [0, []]
  const key = words.map(vocabulary.stemOf)
  const found = vocabulary
    .longFormsFrom(words[0] ?? '')
    .map((row) => ({ row, long: row.longKey.split(' ').filter((word) => !JOINERS.has(word)) }))
    .filter(({ long }) => long.length > 1 && long.every((word, at) => word === key[at]))
  const length = Math.max(0, ...found.map(({ long }) => long.length))
  const shorts = asShortForms(found.filter(({ long }) => long.length === length).map(({ row }) => row))
  return shorts.length === 0 ? [0, []] : [length, shorts]
}

/** A short form that is a word besides would find much else; one that nobody uses, nothing. */
function asShortForms(rows: readonly Abbreviation[]): Alternative[] {
  const useful = rows.filter((row) => row.documents > 0 && !isOrdinaryWord(row))
  return wellSupported(useful).map(({ short }) => ({
    words: wordsIn(short),
    isExact: false,
    isAbbreviation: true,
    label: short,
  }))
}

/**
 * The word as it is spelled on the other side of the Atlantic, where the corpus has it. The stem of that may be one of
 * other words too ("organize" and "organ" are one to the index): then only the very forms.
 */
function otherForms(word: string, vocabulary: Vocabulary): Alternative[] {
  const stem = vocabulary.stemOf(word)
  return otherSpellings(word).flatMap((other) => {
    if (vocabulary.stemOf(other) === stem) return []
    const forms = vocabulary.formsOf(other)
    const same = forms.filter((form) =>
      otherSpellings(form.word).some((one) => vocabulary.stemOf(one) === stem),
    )
    if (same.length === 0) return []
    if (same.length === forms.length) return [alternative([other])]
    return same.slice(0, MOST_FORMS).map((form) => ({ ...alternative([form.word]), isExact: true }))
  })
}

function withHyphen(word: string, vocabulary: Vocabulary): Alternative[] {
  return inTwo(word)
    .filter((parts) => parts.every((part) => vocabulary.formsOf(part).length > 0))
    .filter((parts) => vocabulary.hasPhrase(parts))
    .map((parts) => ({ ...alternative(parts), label: parts.join('-') }))
}

function withoutHyphens(words: readonly string[], vocabulary: Vocabulary): Alternative[] {
  const isKnown = (others: readonly string[]) =>
    others.every((word) => words.includes(word) || vocabulary.formsOf(word).length > 0)
  return joined(words)
    .filter(isKnown)
    .map((others) => alternative(others))
}

function alternative(words: readonly string[]): Alternative {
  return { words, isExact: false, isAbbreviation: false }
}
