import { civilDateOf, sayDate } from '../../lib/dates.ts'
import { lastPage, placeAmongPages } from '../../lib/page-numbers.ts'
import { plural, sayCount } from '../../lib/text.ts'
import { paths } from '../../paths.ts'
import type { QuestionRow } from '../../questions/queries.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, showForm, titleOf } from '../../web/forms.ts'
import { KIND_WORDS, STRENGTH_WORDS } from '../commitment.ts'
import { KINDS, STRENGTHS } from '../kinds.ts'
import { settingOf } from '../setting.ts'
import { showListedOffer } from '../slips/page.ts'
import type { ListedOffer } from '../slips/queries.ts'
import { showSuggestion } from '../summary.ts'
import type { InboxRow, RuleRow, SuggestionFilter } from './queries.ts'

/** The filters of the inbox as its address has them; null is any. */
type InboxFilter = Omit<SuggestionFilter, 'policyId'> & { policy: string | null }

interface InboxParts {
  filter: InboxFilter
  page: number
  pageSize: number
  total: number
  suggestions: readonly { row: InboxRow; question: QuestionRow; slipsOf: readonly number[] }[]
  /** Slips that are offered by words which are no suggestion. */
  offers: readonly ListedOffer[]
  rules: readonly RuleRow[]
  policies: readonly { slug: string; title: string }[]
  /** The form of a decision on several that cannot be carried out. */
  state: FormState
}

/** The inbox of sentences that the detector takes for commitments. */
export function inboxPage(parts: InboxParts) {
  const { filter, page, pageSize, total, rules, state } = parts
  const at = (number: number | undefined) => paths.suggestions({ ...given(filter), page: number })
  const here = at(page === 1 ? undefined : page)
  const isOpen = filter.state === 'open'
  return {
    title: titleOf('Suggestions', state),
    count: `${total === 0 ? 'No' : sayCount(total)} ${isOpen ? '' : 'dismissed '}${total === 1 ? 'suggestion' : 'suggestions'}`,
    action: paths.suggestions(),
    filters: showForm(filterFields(parts), { input: given(filter), errors: {} }).fields,
    clearHref: Object.keys(given(filter)).length > 0 ? paths.suggestions() : null,
    isOpen,
    offers: isOpen ? parts.offers.map(showListedOffer) : [],
    suggestions: parts.suggestions.map((one) => showInboxRow(one, here, rules)),
    decisions: isOpen && total > 0 ? showDecisions(here, state) : null,
    errors: Object.values(state.errors).map((text) => ({ text, href: '#decisions' })),
    rules: rules.map(showRule),
    ...placeAmongPages(page, lastPage(total, pageSize), at),
  }
}

function filterFields({ rules, policies }: InboxParts) {
  const any = { value: '', label: 'Any' }
  return {
    state: {
      label: 'Show',
      options: [
        { value: '', label: 'Those to decide on' },
        { value: 'dismissed', label: 'Those dismissed' },
      ],
    },
    policy: {
      label: 'Policy',
      options: [any, ...policies.map(({ slug, title }) => ({ value: slug, label: title }))],
    },
    kind: { label: 'Kind', options: [any, ...KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))] },
    strength: {
      label: 'Strength',
      options: [any, ...STRENGTHS.map((value) => ({ value, label: STRENGTH_WORDS[value] }))],
    },
    rule: { label: 'Rule', options: [any, ...rules.map(({ rule }) => ({ value: rule, label: rule }))] },
  } satisfies Record<string, FieldSpec>
}

function given({ state, ...filter }: InboxFilter): Record<string, string> {
  const entries = Object.entries({ ...filter, state: state === 'open' ? null : state })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

function showInboxRow(
  { row, question, slipsOf }: InboxParts['suggestions'][number],
  here: string,
  rules: readonly RuleRow[],
) {
  const { id, state, reason, decidedBy, decidedAt, answerText } = row
  const { accepted, dismissed } = rules.find(({ rule }) => rule === row.rule) ?? { accepted: 0, dismissed: 0 }
  return {
    ...showSuggestion(row, question, here),
    ...settingOf(answerText, row),
    restoreAction: paths.suggestionRestoration(id),
    slipsOf: slipsOf.map((number) => ({ number, href: `${paths.commitment(number)}#slip-offer` })),
    fared:
      accepted + dismissed === 0
        ? null
        : `${accepted} of ${plural(accepted + dismissed, 'decision')} accepted`,
    dismissal:
      state === 'dismissed'
        ? {
            reason,
            who: decidedBy ?? 'not known',
            when: decidedAt ? sayDate(civilDateOf(decidedAt)) : 'not known',
          }
        : null,
  }
}

function showDecisions(back: string, state: FormState) {
  const specs = { reason: { label: 'Why are they no commitments?', hint: 'For dismissing only.' } }
  const { fields } = showForm<string>(
    specs,
    state.input.decision === undefined ? EMPTY_FORM : state,
    'decisions-',
  )
  return { action: paths.suggestionDecisions(), back, reason: fields.reason }
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
