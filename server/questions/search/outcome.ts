import type { CivilDate } from '../../lib/dates.ts'
import type { House, Status } from '../question.ts'
import type { Facet, GivenFilters } from './facets.ts'
import type { AskersPage, Grouping } from './grouping.ts'
import type { NamedCode } from './lookups.ts'
import type { Also } from './meant/widen.ts'
import type { KeysInOrder, PageWanted } from './ordering.ts'
import type { SnippetRow } from './queries.ts'
import type { KnownTree } from './understand.ts'

export type Sort = 'relevance' | 'newest' | 'oldest'

export interface SearchRequest extends PageWanted {
  /** What was typed, as typed. */
  text: string
  filters: GivenFilters
  /** Relevance means newest where there are no words to be relevant to, and where the results are grouped. */
  sort: Sort
  /** Only what was typed: nothing that means the same, nor a better spelling. */
  isAsTyped?: boolean
  /** All that it finds, however long that takes: for what is taken away. */
  isWhole?: boolean
  /** Under which headings the page puts them. */
  group?: Grouping | null
}

export interface SearchHit {
  questionId: number
  searchKey: number
  /** Its number in Parliament; null where it has none, or one that only the record knows. */
  uin: string | null
  house: House | null
  dateTabled: CivilDate | null
  /** As of the day of the search, as its filters have it. */
  status: Status
  isLate: boolean
  dateAnswered: CivilDate | null
  /** A Member's name; null where it is not known who asked. */
  asker: string | null
  body: NamedCode | null
  /** Matches are marked by control characters: `markedHtml` makes them safe to show. */
  texts: SnippetRow
}

export interface SearchOutcome {
  total: number
  /** The search keys of all that was found, ascending: the last was tabled last. Made when they are asked for. */
  keys(): Float64Array
  /** The same, for who needs few of them. */
  inOrder: KeysInOrder
  hits: SearchHit[]
  /** What was asked, as it was understood. */
  request: SearchRequest
  /** What was typed, as it was understood; null when nothing was. */
  tree: KnownTree | null
  facets: Facet[]
  /** The order that was really used. */
  sort: Sort
  /** Who asked, where the page is made of askers; its hits are then the first of each. */
  askers: AskersPage | null
  /** What was ignored or read otherwise, for the page to say. */
  notices: string[]
  /** What was searched for beside what was typed. */
  also: Also[]
  /** What was typed with its words spelled as the record has them, where that finds more. */
  didYouMean: { text: string; total: number } | null
}

/** What a search asks for, without what it finds. */
export type AskedSearch = Pick<SearchOutcome, 'request' | 'tree' | 'facets' | 'notices'>
