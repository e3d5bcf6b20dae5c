import type { Audited } from '../audit/record.ts'
import { sayAction } from '../policies/action.ts'
import type { Commitment } from './commitment.ts'
import type { Act } from './life.ts'

/** What people say of it, as the audit trail says it. */
export function audited({
  summary,
  kind,
  strength,
  measure,
  visibility,
  owner,
  team,
  policies,
  action,
}: Commitment): Audited {
  const named = { owner: owner?.name ?? null, team: team?.name ?? null }
  return {
    summary,
    kind,
    strength,
    ...named,
    policies: policies.map(({ slug }) => slug).join('\n'),
    action: action && sayAction(action),
    measure,
    visibility,
  }
}

/** What the audit trail says: "Priya Nair *chased* commitment …". */
export const AUDIT_WORDS: Readonly<Record<Act, string>> = {
  chased: 'chased',
  evidence: 'gave evidence for',
  progress: 'noted progress on',
  extension: 'extended',
  delivered: 'recorded as delivered',
  'partly-delivered': 'recorded as partly delivered',
  'not-delivered': 'recorded as not delivered',
  'drop-proposed': 'proposed to drop',
  dropped: 'dropped',
  'drop-refused': 'refused to drop',
  superseded: 'superseded',
  reopened: 'reopened',
  restated: 'linked other words to',
  slip: 'attached a slip to',
  confirmed: 'confirmed after a correction',
  requoted: 'moved the quote of',
}

const LONGEST_NAME = 120

/** A commitment as the audit trail names it. */
export function thingOf(id: number, quote: string) {
  const name = quote.length > LONGEST_NAME ? `${quote.slice(0, LONGEST_NAME)}…` : quote
  return { kind: 'commitment', id, name }
}
