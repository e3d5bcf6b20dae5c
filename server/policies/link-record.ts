import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import type { Decision, LinkStanding } from './link-decisions.ts'
import { linkQueries } from './link-queries.ts'
import { policyLinks } from './links.ts'

/** Between which policy and which question. */
interface Between {
  policy: { id: number; slug: string; title: string }
  /** `name` is how the audit trail says it: `question 104512 of 12 January 2026`. */
  question: { id: number; name: string }
}

export interface LinkChange extends Between {
  /** Null takes back what was decided: the words alone count again. */
  decision: Decision | null
  /** How the link stood where the person decided. */
  seen: LinkStanding
}

/** What people decide of links; each decision with its audit record and what follows from it in one transaction. */
export function linkRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const { standing } = linkQueries(db)
  const links = policyLinks(db)
  const keep = db.prepare(`
    insert into policy_decision (policy_id, question_id, decision, decided_by, decided_at)
    values (:policyId, :questionId, :decision, :by, :at)
    on conflict (policy_id, question_id) do update
      set decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at`)
  const drop = db.prepare<[number, number]>(
    'delete from policy_decision where policy_id = ? and question_id = ?',
  )

  const decide = db.transaction((change: LinkChange, by: Actor): LinkStanding => {
    const { policy, question, decision, seen } = change
    const before = standing(policy.id, question.id)
    if (before !== seen || before === decision) throw new EditedMeanwhile()
    if (decision === null) drop.run(policy.id, question.id)
    else {
      keep.run({ policyId: policy.id, questionId: question.id, decision, by: by.accountId, at: now(clock) })
    }
    links.write([question.id])
    const after = standing(policy.id, question.id)
    const thing = { kind: 'policy link', id: policy.slug, name: `${policy.title} in ${question.name}` }
    audit({
      by,
      action: decision ?? 'reconsidered',
      thing,
      before: { link: before },
      after: { link: after },
    })
    return after
  })

  return {
    /**
     * @returns how the link stands now
     * @throws EditedMeanwhile when it stood in another way than the person saw
     */
    decide: (change: LinkChange, by: Actor): LinkStanding => decide.immediate(change, by),
  }
}
