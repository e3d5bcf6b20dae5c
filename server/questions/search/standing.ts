import { oncePerDatabase } from '../../../db/once.ts'
import type { Calendar } from '../../calendar/calendar.ts'
import { calendarKeeper } from '../../calendar/keeper.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { type CodeColumn, type FacetColumns, facetColumns } from './facet-columns.ts'
import { standingStatus } from './facets.ts'
import type { QuestionColumn } from './filters.ts'
import { lateColumns } from './late-column.ts'
import { type LinkedColumns, linkedColumns } from './linked-columns.ts'
import type { SearchLookups } from './lookups.ts'
import { positionsOf } from './members.ts'

/** Everything that questions are filtered by, as of a day, in the order of the search keys. */
export interface StandingColumns {
  keys: Float64Array
  questionIds: Int32Array
  columns: Readonly<Record<QuestionColumn, CodeColumn>>
  /** Days since 1970; 0 where not known. */
  answered: Int32Array
  /** As `numberCode` gives them. */
  numbers: Int32Array
  lookups: Pick<SearchLookups, 'policies' | 'policySets'>
}

interface Made {
  from: [FacetColumns, LinkedColumns, Calendar, CivilDate, Measure, string]
  late: ReturnType<typeof lateColumns>
  shown: StandingColumns
}

/** Gives the columns as they stand on a day; made anew when the record, the calendar or the day has changed. */
export const standingColumns = oncePerDatabase((db) => {
  const heldFacets = facetColumns(db)
  const heldLinks = linkedColumns(db)
  const calendar = calendarKeeper(db)
  let made: Made | null = null

  return (today: CivilDate, measure: Measure, endedSessions: readonly number[]): StandingColumns => {
    const facets = heldFacets()
    const from: Made['from'] = [facets, heldLinks(facets), calendar(), today, measure, endedSessions.join()]
    if (!made?.from.every((part, at) => part === from[at])) made = make(from, endedSessions, made)
    return made.shown
  }
})

/**
 * Makes the function that gives the same of a few records alone; it is made anew only when the whole is another.
 * @param keys search keys, ascending: what is none is left out
 */
export function standingOf(keys: Float64Array): (all: StandingColumns) => StandingColumns {
  let held: { all: StandingColumns; few: StandingColumns } | null = null
  return (all) => {
    if (held?.all !== all) held = { all, few: fewOf(positionsOf(keys, all.keys), all) }
    return held.few
  }
}

function fewOf(
  positions: Int32Array,
  { keys, questionIds, columns, answered, numbers, lookups }: StandingColumns,
): StandingColumns {
  const few = Object.entries(columns).map(([name, { codes, size }]) => [
    name,
    { codes: valuesAt(positions, codes, new Int32Array(positions.length)), size },
  ])
  return {
    keys: valuesAt(positions, keys, new Float64Array(positions.length)),
    questionIds: valuesAt(positions, questionIds, new Int32Array(positions.length)),
    columns: Object.fromEntries(few) as StandingColumns['columns'],
    answered: valuesAt(positions, answered, new Int32Array(positions.length)),
    numbers: valuesAt(positions, numbers, new Int32Array(positions.length)),
    lookups,
  }
}

/** By hand: `from` with a function takes twenty times as long. */
function valuesAt<Values extends Int32Array | Float64Array>(
  at: Int32Array,
  all: Values,
  few: Values,
): Values {
  for (let index = 0; index < at.length; index += 1) few[index] = all[at[index] ?? 0] ?? 0
  return few
}

function make(from: Made['from'], endedSessions: readonly number[], before: Made | null): Made {
  const [facets, linked, calendar, today, measure] = from
  // Verdicts hold as long as the calendar and the day do, whatever comes into the record.
  const isSameDay = before !== null && [2, 3, 4].every((at) => before.from[at] === from[at])
  const late = before !== null && isSameDay ? before.late : lateColumns(calendar, today, measure)
  const { session: _, ...columns } = facets.columns
  return {
    from,
    late,
    shown: {
      keys: facets.keys,
      questionIds: facets.questionIds,
      columns: {
        ...columns,
        status: standingStatus(facets.columns, endedSessions),
        late: late(facets),
        policy: linked.policy,
        has: linked.has,
      },
      answered: facets.answered,
      numbers: facets.numbers,
      lookups: linked,
    },
  }
}
