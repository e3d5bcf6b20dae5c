import type { Database } from '../../db/open.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { type Entry, isWordToo } from './entry.ts'
import { type Listed, listed } from './listing.ts'
import { glossaryQueries } from './queries.ts'
import type { GlossaryQuery } from './schema.ts'

/** A meaning with the question that was tabled first of those that explain it; without any, of those that have it. */
export interface ListedEntry extends Entry {
  first: QuestionRow | null
  isExplained: boolean
}

export interface ListedGroup {
  short: string
  entries: ListedEntry[]
  /** How many answers have it; null for what is an ordinary word besides, of which more would be counted. */
  answers: number | null
}

export interface ShownGlossary extends Omit<Listed, 'groups'> {
  groups: ListedGroup[]
}

/** Gathers what the pages of the glossary show. */
export function glossaryReader(db: Database) {
  const glossary = glossaryQueries(db)
  const questions = questionQueries(db)

  function list(asked: GlossaryQuery): ShownGlossary {
    const { groups, ...part } = listed(glossary.known(), asked)
    return { ...part, groups: groups.map(({ short, entries }) => withUses(short, entries)) }
  }

  function withUses(short: string, entries: readonly Entry[]): ListedGroup {
    const isWord = entries.every(isWordToo)
    const use = isWord ? { answers: null, firstQuestionId: null } : glossary.use(short)
    return {
      short,
      answers: use.answers,
      entries: entries.map((entry) => {
        const explainedIn = entry.records === 0 ? null : glossary.firstExplained(entry.id)
        const id = explainedIn ?? use.firstQuestionId
        return {
          ...entry,
          isExplained: explainedIn !== null,
          first: id === null ? null : (questions.byId(id) ?? null),
        }
      }),
    }
  }

  return { list, refused: glossary.refused, byId: glossary.byId }
}
