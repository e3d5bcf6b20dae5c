import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { isPlainText } from './match.ts'
import { print } from './print.ts'
import type { questionSearch, SearchHit, SearchOutcome } from './search.ts'
import { allOf, anyOf, partsOf, type Tree } from './tree.ts'
import type { KnownTree } from './understand.ts'

/** With so many that have all the words, nobody needs those that have some. */
const ENOUGH = 10

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
 * and taken away has every word.
 */
export function withSomeWords(
  { search }: Pick<ReturnType<typeof questionSearch>, 'search'>,
  { tree, keys, request }: SearchOutcome,
  today: CivilDate,
  measure?: Measure,
): SomeWords | null {
  const text = keys.length < ENOUGH && request.sort === 'relevance' ? anyOfTheWords(tree) : null
  if (text === null) return null
  const { hits } = search({ ...request, text, page: 1, after: null, pageSize: ENOUGH }, today, measure)
  const found = new Set(keys)
  const others = hits.filter(({ searchKey }) => !found.has(searchKey)).slice(0, ENOUGH - keys.length)
  return others.length === 0 ? null : { text, hits: others }
}

/** The search with any of its words enough; what is no word must still be true. Null where no two words can be parted. */
export function anyOfTheWords(tree: KnownTree | null): string | null {
  const parts = partsOf(tree)
  const words = parts.filter((part) => isPlainText(part) && !isCommon(part))
  if (words.length < 2) return null
  return print(allOf([...parts.filter((part) => !isPlainText(part)), ...listed(anyOf(words))]))
}

function isCommon(part: Tree): boolean {
  return part.kind === 'phrase' && part.words.length === 1 && COMMON.has(part.words[0]?.toLowerCase() ?? '')
}

function listed<T>(one: T | null): T[] {
  return one === null ? [] : [one]
}
