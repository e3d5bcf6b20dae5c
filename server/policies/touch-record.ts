import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import type { PolicyAction } from './action.ts'
import type { NamedPolicy } from './policy.ts'

/** A question and the action of a policy that it touches, or does not. */
export interface Touch {
  policy: NamedPolicy
  action: PolicyAction
  question: { id: number; said: string }
}

/** What people decide about questions and actions; each decision with its audit record in one transaction. */
export function touchRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const find = db
    .prepare<[number, number], number>(
      'select is_touched from policy_action_question where action_id = ? and question_id = ?',
    )
    .pluck()
  const put = db.prepare<{
    actionId: number
    questionId: number
    isTouched: number
    by: number | null
    at: string
  }>(`
    insert into policy_action_question (action_id, question_id, is_touched, decided_by, decided_at)
    values (:actionId, :questionId, :isTouched, :by, :at)
    on conflict do update
       set is_touched = excluded.is_touched, decided_by = excluded.decided_by, decided_at = excluded.decided_at`)
  const drop = db.prepare<[number, number]>(
    'delete from policy_action_question where action_id = ? and question_id = ?',
  )

  function decide({ policy, action, question }: Touch, isTouched: boolean, by: Actor): void {
    const was = find.get(action.id, question.id)
    if (was === Number(isTouched)) return
    const stamp = { by: by.accountId, at: now(clock) }
    put.run({ actionId: action.id, questionId: question.id, isTouched: Number(isTouched), ...stamp })
    const verb = isTouched ? 'tied a question to' : 'refused a question for'
    audit({ by, action: `${verb} action ${action.number} of`, ...recordOf(policy, question) })
  }

  function undo({ policy, action, question }: Touch, by: Actor): void {
    if (drop.run(action.id, question.id).changes === 0) return
    const verb = `took back what was decided of a question and action ${action.number} of`
    audit({ by, action: verb, ...recordOf(policy, question) })
  }

  return {
    /** Nothing happens where the same was decided before. */
    decide: db.transaction(decide).immediate,
    /** As if nothing had been decided. */
    undo: db.transaction(undo).immediate,
  }
}

function recordOf({ slug, title }: NamedPolicy, { said }: Touch['question']) {
  return { thing: { kind: 'policy', id: slug, name: title }, after: { question: said } }
}
