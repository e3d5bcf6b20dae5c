import { z } from 'zod'
import { one } from './schema.ts'
import { GROUPINGS, type Grouping } from './search/grouping.ts'

const GroupingQuery = z.object({ group: one })

/** Under which headings the results are wanted: asked of the page alone, since a file or a feed has none. */
export function readGrouping(query: unknown, notices: string[]): Grouping | null {
  const { group } = GroupingQuery.parse(query)
  const known = GROUPINGS.find((name) => name === group)
  if (group !== undefined && !known) notices.push(`Results are not grouped by “${group.slice(0, 40)}”.`)
  return known ?? null
}
