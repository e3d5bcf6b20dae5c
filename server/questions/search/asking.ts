import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { codeFilters, type GivenFilters, understood } from './facets.ts'
import { QUESTION_LANGUAGE } from './fields.ts'
import { FILTERS } from './filters.ts'
import { vocabularyQueries } from './meant/vocabulary-queries.ts'
import { widen } from './meant/widen.ts'
import type { SearchRequest } from './outcome.ts'
import { parseSearch } from './parse.ts'
import { understoodSpans } from './spans.ts'
import { standingLookups } from './standing-lookups.ts'
import { leavesOf, type Tree } from './tree.ts'
import { understandFacts, withDays } from './understand.ts'

/** Reads what is asked of the search, over the record as it stands. */
export const searchAsking = oncePerDatabase((db) => {
  const standingOn = standingLookups(db)
  const vocabulary = vocabularyQueries(db)

  /** What was typed and chosen, as it is understood today. */
  function understand(
    { text, filters: chosen, isAsTyped }: SearchRequest,
    today: CivilDate,
    measure: Measure,
  ) {
    const { tree: typed, notices } = parseSearch(text, QUESTION_LANGUAGE)
    const { endedSessions, standing, lookups } = standingOn(today, measure)
    const tree = understandFacts(typed, lookups, notices)
    const { tree: meant, also } = isAsTyped ? { tree, also: [] } : widen(tree, vocabulary)
    const spans = understoodSpans(chosen, notices)
    const given = understood(FILTERS, withBodyTyped(chosen, typed), lookups, notices)
    const filters = codeFilters(FILTERS, given, lookups)
    const whole = withDays(meant, spans.facts)
    return {
      tree,
      meant,
      also,
      whole,
      given,
      days: spans.given,
      filters,
      endedSessions,
      standing,
      lookups,
      notices,
    }
  }

  return understand
})

/** Who types a body means that one, not the Home Office as well. */
function withBodyTyped(filters: GivenFilters, typed: Tree | null): GivenFilters {
  const isTyped = leavesOf(typed).some((leaf) => leaf.kind === 'fact' && leaf.field === 'body')
  return isTyped && !filters.body ? { ...filters, body: ['all'] } : filters
}
