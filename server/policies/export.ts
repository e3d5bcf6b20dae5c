import type { DueWindow } from '../commitments/due/types.ts'
import type { CsvColumn } from '../formats/csv.ts'
import type { PolicyAction } from './action.ts'

/** The actions of a policy for a spreadsheet; the first three columns are those that can be pasted in again. */
export const ACTION_COLUMNS: readonly CsvColumn<PolicyAction & { due: DueWindow }>[] = [
  { heading: 'Number', value: ({ number }) => number },
  { heading: 'Action', value: ({ words }) => words },
  { heading: 'Deadline', value: ({ phrase }) => phrase },
  { heading: 'Earliest day', value: ({ due }) => due.earliest },
  { heading: 'Last day', value: ({ due }) => due.latest },
  { heading: 'Note', value: ({ note }) => note },
]
