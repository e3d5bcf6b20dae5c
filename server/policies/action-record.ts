import type { Database } from '../../db/open.ts'
import { type Actor, type Audited, auditTrail, differences } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { plural } from '../lib/text.ts'
import {
  type ActionFacts,
  ActionInUse,
  actionKey,
  MOST_ACTIONS,
  NumberTaken,
  type PolicyAction,
  TooManyActions,
} from './action.ts'
import { actionQueries } from './action-queries.ts'
import type { NamedPolicy } from './policy.ts'

/** All writing of the actions of policies; each change with its audit record in one transaction. */
export function actionRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const actions = actionQueries(db)
  const insert = db.prepare<Stored & { policyId: number; at: string }>(`
    insert into policy_action (policy_id, number, key, words, due_phrase, note, created_at)
    values (:policyId, :number, :key, :words, :phrase, :note, :at)`)
  const update = db.prepare<Stored & { id: number }>(`
    update policy_action
       set number = :number, key = :key, words = :words, due_phrase = :phrase, note = :note,
           revision = revision + 1
     where id = :id`)
  const drop = db.prepare<[number]>('delete from policy_action where id = ?')

  function add(policy: NamedPolicy, facts: ActionFacts, by: Actor): number {
    refuseTaken(policy.id, facts.number, null)
    if (actions.count(policy.id) >= MOST_ACTIONS)
      throw new TooManyActions(`A policy has at most ${MOST_ACTIONS} actions, and ${policy.title} has them.`)
    const at = now(clock)
    const id = Number(insert.run({ ...stored(facts), policyId: policy.id, at }).lastInsertRowid)
    const action = `added action ${facts.number} to`
    audit({ by, action, thing: thingOf(policy), after: audited(facts) })
    return id
  }

  function change(policy: NamedPolicy, id: number, facts: ActionFacts, revision: number, by: Actor): void {
    const old = existing(id)
    if (old.revision !== revision) throw new EditedMeanwhile()
    const [before, after] = differences(audited(old), audited(facts))
    if (Object.keys(after).length === 0) return
    refuseTaken(policy.id, facts.number, id)
    update.run({ ...stored(facts), id })
    audit({ by, action: `changed action ${old.number} of`, thing: thingOf(policy), before, after })
  }

  function remove(policy: NamedPolicy, id: number, by: Actor, reason: string): void {
    const old = existing(id)
    const tied = actions.tied(id)
    if (tied > 0) {
      throw new ActionInUse(
        `${plural(tied, 'commitment is', 'commitments are')} tied to action ${old.number}, so it cannot be removed. Tie them to another action, or to none, first.`,
      )
    }
    drop.run(id)
    const action = `removed action ${old.number} of`
    audit({ by, action, thing: thingOf(policy), before: audited(old), reason })
  }

  /** Adds and changes what a file brings, all of it or nothing. */
  function takeIn(policy: NamedPolicy, { added, changed }: BroughtIn, by: Actor): void {
    for (const facts of added) add(policy, facts, by)
    for (const { id, revision, ...facts } of changed) change(policy, id, facts, revision, by)
  }

  function existing(id: number): PolicyAction {
    const action = actions.byId(id)
    if (!action) throw new EditedMeanwhile()
    return action
  }

  function refuseTaken(policyId: number, number: string, ownId: number | null): void {
    const other = actions.byKey(policyId, actionKey(number))
    if (other && other.id !== ownId) {
      throw new NumberTaken(`Another action of this policy has the number ${other.number} already.`)
    }
  }

  return {
    /** @throws NumberTaken, TooManyActions */
    add: db.transaction(add).immediate,
    /** Nothing happens when nothing is other than it was. @throws EditedMeanwhile, NumberTaken */
    change: db.transaction(change).immediate,
    /** For mistakes. @throws ActionInUse, EditedMeanwhile when it is gone already */
    remove: db.transaction(remove).immediate,
    /** @throws EditedMeanwhile, NumberTaken, TooManyActions: nothing is taken in then */
    takeIn: db.transaction(takeIn).immediate,
  }
}

/** What a file adds to the actions of a policy, and what it changes. */
export interface BroughtIn {
  added: readonly ActionFacts[]
  changed: readonly (ActionFacts & Pick<PolicyAction, 'id' | 'revision'>)[]
}

type Stored = ActionFacts & { key: string }

function stored({ number, words, phrase, note }: ActionFacts): Stored {
  return { number, key: actionKey(number), words, phrase, note }
}

function thingOf({ slug, title }: NamedPolicy) {
  return { kind: 'policy', id: slug, name: title }
}

function audited({ number, words, phrase, note }: ActionFacts): Audited {
  return { number, action: words, deadline: phrase, note }
}
