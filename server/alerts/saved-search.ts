import type { Instant } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import { QUESTION_LANGUAGE } from '../questions/search/fields.ts'
import type { SearchRequest } from '../questions/search/outcome.ts'
import { parseSearch } from '../questions/search/parse.ts'
import { print } from '../questions/search/print.ts'

export const MOST_SAVED = 100
export const LONGEST_NAME = 100
/** Of a search as it is kept. */
export const LONGEST_QUERY = 3_000

/** How often a digest tells of a saved search. */
export const FREQUENCIES = ['day', 'week'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/**
 * How far somebody has looked: the numbers of the last question and of the last version of an answer that had come into
 * the record by then. They rise in the order of coming in, so that nothing is told twice and nothing is left out.
 */
export interface Mark {
  question: number
  answer: number
}

/** What its owner chooses about a saved search. */
export interface SavedSearchSettings {
  name: string
  /** False: it is kept, and nothing is counted or told. */
  isOn: boolean
  every: Frequency
}

export interface SavedSearch extends SavedSearchSettings {
  id: number
  query: string
  savedAt: Instant
  /** What had come in when it was saved. */
  saved: Mark
  seenAt: Instant
  /** What had come in when its owner last said that they had seen what is new. */
  seen: Mark
  /** When the address of its feed was made; null where none works. */
  feedMadeAt: Instant | null
}

/** What has come into the record: a question, an answer to one, or another answer in place of one. */
export type What = 'asked' | 'answered' | 'corrected' | 'changed'

export interface Arrival {
  searchKey: number
  questionId: number
  /** Of the answer; 0 of a question. */
  versionId: number
  what: What
}

/** Those that came after a mark. A question that is new is told once, answered or not. */
export function arrivedAfter(mark: Mark, arrivals: readonly Arrival[]): Arrival[] {
  return arrivals.filter(({ questionId, versionId, what }) =>
    what === 'asked' ? questionId > mark.question : versionId > mark.answer && questionId <= mark.question,
  )
}

/** The mark that lies behind each of several. */
export function earliest(marks: readonly Mark[]): Mark {
  return {
    question: Math.min(...marks.map(({ question }) => question)),
    answer: Math.min(...marks.map(({ answer }) => answer)),
  }
}

/**
 * A search as it is kept: the same search in the same words, however it was typed and in whatever order its filters
 * came. The order of results and the page are no part of it.
 */
export function queryToKeep({ text, filters }: Pick<SearchRequest, 'text' | 'filters'>): string {
  const query = new URLSearchParams()
  const words = print(parseSearch(text, QUESTION_LANGUAGE).tree)
  if (words !== '') query.append('q', words)
  for (const name of Object.keys(filters).sort()) {
    const values = [...new Set(filters[name])].sort()
    if (name === 'body' && values.join() === String(HOME_OFFICE)) continue // meant anyway
    for (const value of values) query.append(name, value)
  }
  return String(query)
}

/** A kept search as an address gives it: each name with its values. */
export function askedBy(query: string): Record<string, string[]> {
  const given = new URLSearchParams(query)
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]))
}

/** The same search stands among one's own already. */
export class SavedAlready extends Refusal {
  readonly id: number
  constructor({ id, name }: Pick<SavedSearch, 'id' | 'name'>) {
    super(`You have saved this search already, as “${name}”.`)
    this.id = id
  }
}

/** As many are saved as may be. */
export class TooManySaved extends Refusal {
  constructor() {
    super(`You have ${MOST_SAVED} saved searches, which is as many as can be kept. Remove one first.`)
  }
}
