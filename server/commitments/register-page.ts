import type { CivilDate } from '../lib/dates.ts'
import { sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { showForm } from '../web/forms.ts'
import { type Commitment, type CommitmentStatus, STATUS_WORDS, STATUSES } from './commitment.ts'
import { sayAnswered, summaryOf } from './summary.ts'

interface RegisterParts {
  status: CommitmentStatus | null
  page: number
  pageSize: number
  total: number
  commitments: readonly Commitment[]
  today: CivilDate
  suggestionsHref: string | null
}

/** The register of commitments. */
export function registerPage({
  status,
  page,
  pageSize,
  total,
  commitments,
  today,
  suggestionsHref,
}: RegisterParts) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const at = (number: number) =>
    paths.commitments({ status: status ?? undefined, page: number === 1 ? undefined : number })
  const options = [
    { value: '', label: 'Any' },
    ...STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] })),
  ]
  return {
    title: 'Commitments',
    count: total === 0 ? 'No commitments' : total === 1 ? '1 commitment' : `${sayCount(total)} commitments`,
    action: paths.commitments(),
    suggestionsHref,
    filters: showForm(
      { status: { label: 'Status', options } },
      { input: { status: status ?? '' }, errors: {} },
    ).fields,
    commitments: commitments.map((commitment) => ({
      ...summaryOf(commitment, today),
      answered: sayAnswered(commitment.dateAnswered),
    })),
    previousHref: page > 1 ? at(page - 1) : null,
    nextHref: page < last ? at(page + 1) : null,
    where: last > 1 ? `Page ${page} of ${last}` : null,
  }
}
