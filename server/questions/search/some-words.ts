import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { isPlainText } from './match.ts'
import { vocabularyQueries } from './meant/vocabulary-queries.ts'
import type { SearchHit, SearchOutcome } from './outcome.ts'
import { print } from './print.ts'
import { questionSearch } from './search.ts'
import { allOf, anyOf, type Fact, leavesOf, partsOf, type TextLeaf, type Tree } from './tree.ts'
import type { KnownTree } from './understand.ts'

/** With so many that have all the words, nobody needs those that have some. */
const ENOUGH = 10
/** Ranking that many takes some 30 ms. */
const MOST_MATCHES = 5_000

/** Words that are in nearly every question: to have one of them is nothing. */
const COMMON = new Set(
  'a an and any are as at be been by can do does for from has have how in into is it its many much of on or over so that the their there these they this to under was were what when where whether which who why will with'.split(
    ' ',
  ),
)

/** What has some of the words of a search. */
export interface SomeWords {
  /** What finds them, as it can be typed. */
  text: string
  /** The best, by relevance; none that has all the words. */
  hits: SearchHit[]
}

/**
 * The questions with some of the words, where few have all: a name typed in full, an ending that stemming does not know,
 * or one word too many would else leave a reader with nothing. They are never among the results: what is found, counted
 * and taken away has every word. Ranking costs by the match, so of the words only the rarest are looked for.
 */
export const someWordsSearch = oncePerDatabase((db) => {
  const { search } = questionSearch(db)
  const { formsOf } = vocabularyQueries(db)

  function withSomeWords(outcome: SearchOutcome, today: CivilDate, measure?: Measure): SomeWords | null {
    const { tree, total, request } = outcome
    const text = total < ENOUGH && request.sort === 'relevance' ? anyOfTheWords(tree) : null
    const rare = text && anyOfTheWords(tree, rarest)
    if (!text || !rare) return null
    const { hits } = search(
      { ...request, text: rare, page: 1, after: null, pageSize: ENOUGH },
      today,
      measure,
    )
    const found = new Set(outcome.keys())
    const others = hits.filter(({ searchKey }) => !found.has(searchKey)).slice(0, ENOUGH - total)
    return others.length === 0 ? null : { text, hits: others }
  }

  /** The words in the fewest questions, as many as there is time for. */
  function rarest(words: readonly KnownTree[]): KnownTree[] {
    const counted = words.map((word) => ({ word, questions: questionsWith(word) }))
    let sum = 0
    return counted
      .sort((a, b) => a.questions - b.questions)
      .filter(({ questions }) => {
        sum += questions
        return sum <= MOST_MATCHES
      })
      .map(({ word }) => word)
  }

  /** How many questions it is in at most. */
  function questionsWith(part: KnownTree): number {
    return leavesOf(part).reduce((sum, leaf) => sum + questionsWithLeaf(leaf), 0)
  }

  function questionsWithLeaf(leaf: TextLeaf | Fact): number {
    if (leaf.kind === 'fact' || leaf.kind === 'prefix') return Number.POSITIVE_INFINITY
    const words = leaf.kind === 'near' ? leaf.phrases.flat() : leaf.words
    return Math.min(...words.map((word) => formsOf(word).reduce((sum, form) => sum + form.documents, 0)))
  }

  return { withSomeWords }
})

/** The search with any of its words enough; what is no word must still be true. Null where no two words can be parted. */
export function anyOfTheWords(
  tree: KnownTree | null,
  chosenOf = (words: readonly KnownTree[]): readonly KnownTree[] => words,
): string | null {
  const parts = partsOf(tree)
  const words = parts.filter((part) => isPlainText(part) && !isCommon(part))
  const any = words.length < 2 ? null : anyOf(chosenOf(words))
  return any && print(allOf([...parts.filter((part) => !isPlainText(part)), any]))
}

function isCommon(part: Tree): boolean {
  return part.kind === 'phrase' && part.words.length === 1 && COMMON.has(part.words[0]?.toLowerCase() ?? '')
}
