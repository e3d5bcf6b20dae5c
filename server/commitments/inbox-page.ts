import { sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { type FormState, showForm } from '../web/forms.ts'
import { KIND_WORDS, STRENGTH_WORDS } from './commitment.ts'
import { KINDS, STRENGTHS } from './kinds.ts'
import type { RuleRow, SuggestionFilter, SuggestionRow } from './suggestion-queries.ts'
import { showSuggestion } from './summary.ts'

interface InboxParts {
  filter: SuggestionFilter
  page: number
  pageSize: number
  total: number
  suggestions: readonly { row: SuggestionRow; question: QuestionRow }[]
  rules: readonly RuleRow[]
}

/** The inbox of sentences that the detector takes for commitments. */
export function inboxPage({ filter, page, pageSize, total, suggestions, rules }: InboxParts) {
  const at = (number: number) =>
    paths.suggestions({ ...given(filter), page: number === 1 ? undefined : number })
  const last = Math.max(1, Math.ceil(total / pageSize))
  return {
    title: 'Suggestions',
    count: total === 0 ? 'No suggestions' : total === 1 ? '1 suggestion' : `${sayCount(total)} suggestions`,
    action: paths.suggestions(),
    filters: showForm(filterFields(rules), { input: inputOf(filter), errors: {} }).fields,
    clearHref: Object.keys(given(filter)).length > 0 ? paths.suggestions() : null,
    suggestions: suggestions.map(({ row, question }) => showSuggestion(row, question, at(page))),
    rules: rules.map(showRule),
    previousHref: page > 1 ? at(page - 1) : null,
    nextHref: page < last ? at(page + 1) : null,
    where: last > 1 ? `Page ${page} of ${last}` : null,
  }
}

function filterFields(rules: readonly RuleRow[]) {
  const any = { value: '', label: 'Any' }
  return {
    kind: { label: 'Kind', options: [any, ...KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))] },
    strength: {
      label: 'Strength',
      options: [any, ...STRENGTHS.map((value) => ({ value, label: STRENGTH_WORDS[value] }))],
    },
    rule: { label: 'Rule', options: [any, ...rules.map(({ rule }) => ({ value: rule, label: rule }))] },
  }
}

function given(filter: SuggestionFilter): Record<string, string> {
  const entries = Object.entries(filter).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as Record<string, string>
}

function inputOf(filter: SuggestionFilter): FormState['input'] {
  return given(filter)
}

/** Of the suggestions that somebody decided on, the share that was accepted. */
function showRule({ rule, open, accepted, dismissed }: RuleRow) {
  const decided = accepted + dismissed
  return {
    rule,
    open: sayCount(open),
    decided: sayCount(decided),
    share: decided === 0 ? '–' : `${Math.round((100 * accepted) / decided)}%`,
  }
}
