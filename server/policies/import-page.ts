import { plural } from '../lib/text.ts'
import { hashOf } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import { type FormState, showForm, titleOf } from '../web/forms.ts'
import type { PolicyAction } from './action.ts'
import { broughtBy, type ImportPlan, type ImportRow } from './action-import.ts'
import type { NamedPolicy } from './policy.ts'

/** Where the actions of a policy are pasted. */
export function importPage({ slug, title }: NamedPolicy, state: FormState) {
  const heading = 'Paste actions from a table'
  return {
    title: titleOf(heading, state),
    heading,
    policy: { title, href: paths.policy(slug) },
    backHref: paths.policy(slug),
    action: paths.policyActionsImport(slug),
    csvHref: paths.policyActionsCsv(slug),
    ...showForm({ csv: { label: 'The table', rows: 14, hint: HINT } }, state),
  }
}

const HINT =
  'Copied from a spreadsheet, or as CSV. Its first line names the columns: number, action and, where there is one, deadline, in any order.'

interface PreviewParts {
  policy: NamedPolicy
  csv: string
  plan: ImportPlan
  /** Says how a deadline is read. */
  sayDeadline: (phrase: string | null) => string
  /** The actions were changed after an earlier preview was made. */
  isStale: boolean
}

/** What a table would do, before it does it. */
export function previewPage({ policy: { slug, title }, csv, plan, sayDeadline, isStale }: PreviewParts) {
  const rows = (outcome: ImportRow['outcome']) => plan.rows.filter((row) => row.outcome === outcome)
  const { added, changed } = broughtBy(plan)
  return {
    title: 'What the table would do',
    heading: 'What the table would do',
    policy: { title, href: paths.policy(slug) },
    isStale,
    counts: (['added', 'changed', 'unchanged', 'refused'] as const).map(
      (outcome) => `${plural(rows(outcome).length, 'action')} ${SAID[outcome]}`,
    ),
    refused: plan.rows.flatMap((row) => (row.outcome === 'refused' ? [row] : [])),
    rows: plan.rows.flatMap((row) => showRow(row, sayDeadline)),
    missing: plan.missing.map(({ number, words }) => ({ number, words })),
    action: paths.policyActionsImport(slug),
    csv,
    seen: fingerprintOf(plan),
    button: added.length + changed.length === 0 ? null : sayButton(added.length, changed.length),
    backHref: paths.policy(slug),
  }
}

/** The same for two plans that would do the same. */
export function fingerprintOf(plan: ImportPlan): string {
  const { added, changed } = broughtBy(plan)
  return hashOf(JSON.stringify([added, changed]))
}

const SAID = {
  added: 'to be added',
  changed: 'to be changed',
  unchanged: 'as before',
  refused: 'refused',
} as const

function sayButton(added: number, changed: number): string {
  const parts = [
    ...(added > 0 ? [`add ${plural(added, 'action')}`] : []),
    ...(changed > 0 ? [`change ${plural(changed, 'action')}`] : []),
  ].join(' and ')
  return parts.charAt(0).toUpperCase() + parts.slice(1)
}

/** Those that are as before are only counted. */
function showRow(row: ImportRow, sayDeadline: PreviewParts['sayDeadline']) {
  if (row.outcome !== 'added' && row.outcome !== 'changed') return []
  const { number, words, phrase } = row.brought
  const old = row.outcome === 'changed' ? differencesOf(row.old, row.brought) : []
  return [{ number, words, due: sayDeadline(phrase), what: row.outcome === 'added' ? 'New' : 'Changed', old }]
}

function differencesOf(
  old: PolicyAction,
  { number, words, phrase }: Pick<PolicyAction, 'number' | 'words' | 'phrase'>,
): string[] {
  return [
    ...(old.number === number ? [] : [`Number before: ${old.number}`]),
    ...(old.words === words ? [] : [`Words before: ${old.words}`]),
    ...(old.phrase === phrase ? [] : [`Deadline before: ${old.phrase ?? 'none'}`]),
  ]
}
