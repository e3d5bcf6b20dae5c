import type { Database } from '../../db/open.ts'
import type { ActionFacts } from '../../server/policies/action.ts'
import { actionRecords } from '../../server/policies/action-record.ts'
import { policyQueries } from '../../server/policies/queries.ts'
import type { NewPolicy } from '../../server/policies/record.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'

/** A policy of our own making. */
export function aPolicy(fields: Partial<NewPolicy> = {}): NewPolicy {
  return {
    slug: 'lantern-strategy',
    title: 'Lantern Strategy',
    kind: 'strategy',
    publishedOn: '2025-12-18',
    reviewOn: null,
    links: [{ label: '', address: 'https://example.org/lanterns' }],
    leadTeamId: null,
    supersededById: null,
    aliases: ['Lantern Strategy', 'LS'],
    body: 'Lamps for all.',
    ...fields,
  }
}

/** Adds it, by a command. @returns its number */
export function addPolicy(db: Database, fields: Partial<NewPolicy> = {}): number {
  return policyRecords(db, noonOn('2026-02-02')).add(aPolicy(fields), A_COMMAND)
}

/** Every link as `lantern-strategy 701 answer: Lantern Strategy`. */
export function links(db: Database): string[] {
  return db
    .prepare<[], string>(`
      select p.slug || ' ' || coalesce(q.uin, 'pasted') || ' ' || l.found_in || ': ' || l.words
        from policy_link l
        join policy p on p.id = l.policy_id
        join question q on q.id = l.question_id
       order by p.slug, q.uin, l.found_in desc`)
    .pluck()
    .all()
}

/** Adds an action to a policy, by a command. @returns its number */
export function addAction(db: Database, policyId: number, fields: Partial<ActionFacts> = {}): number {
  const policy = policyQueries(db).byId(policyId)
  if (!policy) throw new Error(`There is no policy ${policyId}`)
  const facts = { number: '3.4b', words: 'Light every lamp.', phrase: 'by March 2026', note: '', ...fields }
  return actionRecords(db, noonOn('2026-02-02')).add(policy, facts, A_COMMAND)
}
