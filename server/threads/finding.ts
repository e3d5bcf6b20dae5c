import type { CivilDate } from '../lib/dates.ts'
import { type Reference, referencesIn } from './reading/references.ts'
import { dateMeant } from './resolve.ts'

/** What of a question may refer to others, with the dates of the texts. */
export interface Texts {
  id: number
  text: string
  dateTabled: CivilDate | null
  answer: string | null
  answeredOn: CivilDate | null
}

export type FoundIn = 'question' | 'answer'

/** A reference to one question, as it is kept. */
export interface Finding extends Pick<Reference, 'kind' | 'saidOf'> {
  foundIn: FoundIn
  startsAt: number
  uin: string
  words: string
  saidOn: CivilDate | null
}

/** The references of a question's text and answer, in the order of the table's key. */
export function findingsIn({ text, dateTabled, answer, answeredOn }: Texts): Finding[] {
  return [
    ...findingsInText('answer', answer ?? '', answeredOn),
    ...findingsInText('question', text, dateTabled),
  ]
}

function findingsInText(place: FoundIn, text: string, on: CivilDate | null): Finding[] {
  return referencesIn(text).flatMap(({ start, end, kind, uins, said, saidOf }) =>
    uins.toSorted().map((uin) => ({
      ...{ foundIn: place, startsAt: start, uin, words: text.slice(start, end), kind, saidOf },
      saidOn: dateMeant(said, on),
    })),
  )
}

/** Whether two findings are the same, each in that order. */
export function isSame(before: readonly Finding[], after: readonly Finding[]): boolean {
  return before.length === after.length && before.every((old, index) => sameAs(old, after[index]))
}

function sameAs(a: Finding, b: Finding | undefined): boolean {
  return (
    b !== undefined &&
    [a.foundIn, a.startsAt, a.uin, a.words, a.kind, a.saidOn, a.saidOf].join('\n') ===
      [b.foundIn, b.startsAt, b.uin, b.words, b.kind, b.saidOn, b.saidOf].join('\n')
  )
}
