import { parse } from 'csv-parse/sync'
import { type ActionFacts, actionKey, MOST_ACTIONS, type PolicyAction } from './action.ts'
import type { BroughtIn } from './action-record.ts'
import { ActionLine } from './action-schema.ts'

/** A file that is no table of actions; `message` says what to do. */
export class UnreadableActions extends Error {}

type Brought = Pick<ActionFacts, 'number' | 'words' | 'phrase'>

/** What becomes of a line of the file. */
export type ImportRow = { line: number } & (
  | { outcome: 'added'; brought: Brought }
  | { outcome: 'changed'; brought: Brought; old: PolicyAction }
  | { outcome: 'unchanged'; brought: Brought }
  | { outcome: 'refused'; number: string; reason: string }
)

export interface ImportPlan {
  rows: readonly ImportRow[]
  /** Actions of the policy whose numbers the file does not have: they stay. */
  missing: readonly PolicyAction[]
}

/**
 * Reads a table of actions and compares it with those of a policy, by their numbers.
 * @param csv with commas, semicolons or tabs between columns, in any order, which its first line names
 * @throws UnreadableActions
 */
export function planImport(csv: string, existing: readonly PolicyAction[]): ImportPlan {
  const table = readTable(csv)
  const byKey = new Map(existing.map((action) => [actionKey(action.number), action]))
  const seen = new Set<string>()
  const rows = table.map((read) => rowOf(read, byKey, seen))
  return { rows, missing: existing.filter(({ number }) => !seen.has(actionKey(number))) }
}

/** What of a plan is to be written. */
export function broughtBy({ rows }: ImportPlan): BroughtIn {
  return {
    added: rows.flatMap((row) => (row.outcome === 'added' ? [{ ...row.brought, note: '' }] : [])),
    changed: rows.flatMap((row) => (row.outcome === 'changed' ? [{ ...row.old, ...row.brought }] : [])),
  }
}

function rowOf(
  { line, cells }: ReadLine,
  existing: ReadonlyMap<string, PolicyAction>,
  seen: Set<string>,
): ImportRow {
  const refused = (reason: string) =>
    ({ line, outcome: 'refused', number: cells.number ?? '', reason }) as const
  const parsed = ActionLine.safeParse(cells)
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '')
  const { number, action: words, deadline } = parsed.data
  const key = actionKey(number)
  if (seen.has(key)) return refused('This number stands in the file before.')
  seen.add(key)
  const old = existing.get(key)
  const phrase = cells.deadline === undefined ? (old?.phrase ?? null) : deadline
  const brought = { number, words, phrase }
  if (!old) return { line, outcome: 'added', brought }
  const isSame = old.number === number && old.words === words && old.phrase === phrase
  return isSame ? { line, outcome: 'unchanged', brought } : { line, outcome: 'changed', brought, old }
}

const COLUMNS = {
  number: ['number', 'no', 'no.', 'nr', '#', 'ref', 'reference', 'action number', 'action no', 'action no.'],
  action: ['action', 'actions', 'words', 'promise', 'commitment', 'text', 'description'],
  deadline: ['deadline', 'due', 'due date', 'date', 'by when', 'timing', 'timescale', 'deadline in words'],
} as const
type Column = keyof typeof COLUMNS

interface ReadLine {
  line: number
  cells: Partial<Record<Column, string>>
}

function readTable(csv: string): ReadLine[] {
  const [head, ...lines] = parsed(csv)
  const places = placesIn(head?.record ?? [])
  if (places.number === undefined || places.action === undefined) {
    throw new UnreadableActions(
      'Name the columns in the first line: number and action, and deadline if there is one, in any order.',
    )
  }
  if (lines.length === 0)
    throw new UnreadableActions('Paste the actions beneath the line that names the columns.')
  if (lines.length > MOST_ACTIONS)
    throw new UnreadableActions(`Paste at most ${MOST_ACTIONS} actions: a policy has no more.`)
  const names = Object.entries(places) as [Column, number][]
  return lines.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(names.map(([name, at]) => [name, withoutGuard(record[at] ?? '')])),
  }))
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

function parsed(csv: string): Parsed[] {
  try {
    return parse(csv, {
      delimiter: delimiterOf(csv),
      trim: true,
      bom: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
    }) as unknown as Parsed[]
  } catch {
    throw new UnreadableActions(
      'This cannot be read as a table: put quotation marks around a cell with a comma or a line end in it, and write each of its own quotation marks twice.',
    )
  }
}

/** What a spreadsheet pastes has tabs; some save semicolons. */
function delimiterOf(csv: string): string {
  const head = csv.trimStart().split('\n', 1)[0] ?? ''
  return ['\t', ';'].find((sign) => head.includes(sign)) ?? ','
}

function placesIn(head: readonly string[]): Partial<Record<Column, number>> {
  const names = head.map((cell) => cell.toLowerCase().replace(/\s+/g, ' ').replace(/:$/, ''))
  const places = (Object.keys(COLUMNS) as Column[]).map((column) => {
    const known: readonly string[] = COLUMNS[column]
    return [column, names.findIndex((name) => known.includes(name))] as const
  })
  return Object.fromEntries(places.filter(([, at]) => at >= 0))
}

/** The apostrophe that a download puts before what a spreadsheet would take for a formula. */
function withoutGuard(cell: string): string {
  return cell.replace(/^'(?='*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')
}
