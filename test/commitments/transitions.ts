import type { Role } from '../../server/accounts/permissions.ts'
import { type CommitmentStatus, STATUSES } from '../../server/commitments/commitment.ts'
import type { Act } from '../../server/commitments/life.ts'

/** A commitment's life once more, written down by hand: what the code's own table is held against. */

type After = CommitmentStatus | 'same'

const STAYS = { open: 'same', 'in-progress': 'same', 'partly-delivered': 'same' } as const
const all = (status: CommitmentStatus) =>
  ({ open: status, 'in-progress': status, 'partly-delivered': status }) as const

/** Where each act leads from each status in which it is possible; `same` where the status stays. */
export const LEADS_TO: Readonly<Record<Act, Partial<Record<CommitmentStatus, After>>>> = {
  chased: STAYS,
  evidence: Object.fromEntries(STATUSES.map((status) => [status, 'same'])),
  progress: { ...STAYS, open: 'in-progress' },
  extension: STAYS,
  delivered: all('delivered'),
  'partly-delivered': all('partly-delivered'),
  'not-delivered': all('not-delivered'),
  'drop-proposed': STAYS,
  dropped: all('dropped'),
  'drop-refused': STAYS,
  superseded: all('superseded'),
  restated: STAYS,
  slip: STAYS,
  confirmed: STAYS,
  requoted: STAYS,
  reopened: { delivered: 'open', 'not-delivered': 'open', dropped: 'open', superseded: 'open' },
}

interface OverHttp {
  step: string
  form: Readonly<Record<string, string>>
  by: Role
  /** Why it is refused of one that has ended: "so it cannot be chased". */
  words: string
  /** As the audit trail says it. */
  audit: string
}

/** The acts that have a form of their own, as it is sent. */
export const OVER_HTTP: Readonly<Partial<Record<Act, OverHttp>>> = {
  chased: {
    step: 'updates',
    form: { kind: 'chased', note: 'Rang' },
    by: 'editor',
    words: 'be chased',
    audit: 'chased',
  },
  evidence: {
    step: 'updates',
    form: { kind: 'evidence', evidence: 'https://example.org/plan' },
    by: 'editor',
    words: 'be given evidence',
    audit: 'gave evidence for',
  },
  progress: {
    step: 'updates',
    form: { kind: 'progress', note: 'Half done' },
    by: 'editor',
    words: 'make progress',
    audit: 'noted progress on',
  },
  extension: {
    step: 'extensions',
    form: { deadline: '2026-09-30', reason: 'The survey is late' },
    by: 'editor',
    words: 'be given another deadline',
    audit: 'extended',
  },
  delivered: {
    step: 'delivery',
    form: { outcome: 'delivered', evidence: 'https://example.org/plan' },
    by: 'editor',
    words: 'be delivered',
    audit: 'recorded as delivered',
  },
  'partly-delivered': {
    step: 'delivery',
    form: { outcome: 'partly', evidence: 'https://example.org/half' },
    by: 'editor',
    words: 'be partly delivered',
    audit: 'recorded as partly delivered',
  },
  'not-delivered': {
    step: 'delivery',
    form: { outcome: 'not', note: 'The harbour closed' },
    by: 'editor',
    words: 'be recorded as not delivered',
    audit: 'recorded as not delivered',
  },
  'drop-proposed': {
    step: 'drop',
    form: { reason: 'Overtaken' },
    by: 'editor',
    words: 'be proposed for dropping',
    audit: 'proposed to drop',
  },
  dropped: {
    step: 'drop/approval',
    form: { outcome: 'drop', reason: 'Agreed' },
    by: 'approver',
    words: 'be dropped',
    audit: 'dropped',
  },
  'drop-refused': {
    step: 'drop/approval',
    form: { outcome: 'keep', reason: 'Not yet' },
    by: 'approver',
    words: 'be kept',
    audit: 'refused to drop',
  },
  superseded: {
    step: 'supersession',
    form: { 'superseded-by': '1', reason: 'Said more firmly' },
    by: 'editor',
    words: 'be superseded',
    audit: 'superseded',
  },
  confirmed: {
    step: 'correction',
    form: { outcome: 'stands' },
    by: 'editor',
    words: 'be confirmed after a correction',
    audit: 'confirmed after a correction',
  },
  reopened: {
    step: 'reopening',
    form: { reason: 'Asked again' },
    by: 'approver',
    words: 'be reopened',
    audit: 'reopened',
  },
}
