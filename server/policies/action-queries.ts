import { oncePerDatabase } from '../../db/once.ts'
import { inPrintedOrder, type NamedAction, type PolicyAction } from './action.ts'

const ACTION = `
  select id, policy_id as policyId, number, key, words, due_phrase as phrase, note, revision
    from policy_action`

/** An action that a commitment may be tied to, with its policy. */
export interface ActionChoice extends NamedAction {
  policyId: number
}

type Choosable = Omit<ActionChoice, 'policy'> & NamedAction['policy']

/** All reading of the actions of policies. */
export const actionQueries = oncePerDatabase((db) => {
  const ofPolicy = db.prepare<[number], PolicyAction>(`${ACTION} where policy_id = ?`)
  const named = db.prepare<[], Choosable>(`
    select a.id, a.number, a.words, a.policy_id as policyId, p.slug, p.title
      from policy_action a
      join policy p on p.id = a.policy_id
     order by p.title collate nocase, p.id`)
  const byId = db.prepare<[number], PolicyAction>(`${ACTION} where id = ?`)
  const byKey = db.prepare<[number, string], PolicyAction>(`${ACTION} where policy_id = ? and key = ?`)
  const count = db.prepare<[number], number>('select count(*) from policy_action where policy_id = ?').pluck()
  const tied = db.prepare<[number], number>('select count(*) from commitment where action_id = ?').pluck()

  return {
    /** As the policy prints them. */
    ofPolicy: (policyId: number) => inPrintedOrder(ofPolicy.all(policyId)),
    /** Of every policy, by its title. */
    forChoosing: (): ActionChoice[] =>
      named.all().map(({ slug, title, ...action }) => ({ ...action, policy: { slug, title } })),
    count: (policyId: number) => count.get(policyId) ?? 0,
    /** One of a policy's own. */
    ofPolicyById(policyId: number, id: number): PolicyAction | undefined {
      const action = byId.get(id)
      return action?.policyId === policyId ? action : undefined
    },
    byId: (id: number) => byId.get(id),
    byKey: (policyId: number, key: string) => byKey.get(policyId, key),
    /** How many commitments are tied to an action. */
    tied: (id: number) => tied.get(id) ?? 0,
  }
})
