import { HOUSES, LATE_CODES, STANDING_STATUSES } from './codes.ts'
import { positionOf } from './keyed-arrays.ts'
import type { SearchLookups } from './lookups.ts'
import { uinOfCode } from './number-codes.ts'
import type { SearchHit } from './outcome.ts'
import type { SnippetRow } from './queries.ts'
import { dayOfKey, knownDate } from './search-key.ts'
import type { StandingColumns } from './standing.ts'

/**
 * The records of a page with what the search knows of them already: to ask the database for it once more would take longer
 * than to find them.
 * @param page search keys, in the order of the page
 * @param texts of these, in any order
 */
export function hitsOf(
  page: readonly number[],
  texts: readonly SnippetRow[],
  { keys, questionIds, columns, answered, numbers }: StandingColumns,
  { members, bodies }: Pick<SearchLookups, 'members' | 'bodies'>,
): SearchHit[] {
  const textOf = new Map(texts.map((row) => [row.key, row]))
  return page.flatMap((searchKey) => {
    const [at, text] = [positionOf(keys, searchKey), textOf.get(searchKey)]
    if (!text) return []
    return {
      questionId: questionIds[at] ?? 0,
      searchKey,
      uin: uinOfCode(numbers[at] ?? 0),
      house: HOUSES[columns.house.codes[at] ?? 0] ?? null,
      dateTabled: knownDate(dayOfKey(searchKey)),
      status: STANDING_STATUSES[columns.status.codes[at] ?? 0] ?? 'unanswered',
      isLate: columns.late.codes[at] === LATE_CODES.yes,
      dateAnswered: knownDate(answered[at] ?? 0),
      asker: members.of(columns.asker.codes[at] ?? 0)?.label ?? null,
      body: bodies.of(columns.body.codes[at] ?? 0) ?? null,
      texts: text,
    }
  })
}
