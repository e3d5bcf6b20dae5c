import type { Database } from '../../db/open.ts'
import { type Actor, type Audited, auditTrail, differences } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { aliasKey } from './linking.ts'
import { policyLinks } from './links.ts'
import {
  AliasTaken,
  lineOf,
  type Policy,
  type PolicyFacts,
  PolicyInUse,
  SlugTaken,
  SupersededInCircle,
  type WebLink,
} from './policy.ts'
import { policyQueries } from './queries.ts'

export interface NewPolicy extends PolicyFacts {
  slug: string
}

/** All writing of policies; each change with its audit record and the links that follow from it in one transaction. */
export function policyRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const policies = policyQueries(db)
  const links = policyLinks(db)
  const insert = db.prepare<Stored & { slug: string; at: string }>(`
    insert into policy (slug, title, kind, published_on, review_on, lead_team_id, superseded_by, body, created_at)
    values (:slug, :title, :kind, :publishedOn, :reviewOn, :leadTeamId, :supersededById, :body, :at)`)
  const update = db.prepare<Stored & { id: number }>(`
    update policy
       set title = :title, kind = :kind, published_on = :publishedOn, review_on = :reviewOn,
           lead_team_id = :leadTeamId, superseded_by = :supersededById, body = :body, revision = revision + 1
     where id = :id`)
  const insertAlias = db.prepare<{ policyId: number; alias: string; key: string }>(
    'insert into policy_alias (policy_id, alias, key) values (:policyId, :alias, :key)',
  )
  const dropAliases = db.prepare<[number]>('delete from policy_alias where policy_id = ?')
  const insertLink = db.prepare<WebLink & { policyId: number }>(
    'insert into policy_web_link (policy_id, label, address) values (:policyId, :label, :address)',
  )
  const dropLinks = db.prepare<[number]>('delete from policy_web_link where policy_id = ?')
  const actionsOf = db
    .prepare<[number], string>(
      "select number || ': ' || words from policy_action where policy_id = ? order by id",
    )
    .pluck()
  const teamName = db.prepare<[number], string>('select name from team where id = ?').pluck()
  const drop = db.prepare<[number]>('delete from policy where id = ?')

  /**
   * Writes a policy without an audit record: for what comes with the program. Call inside a transaction.
   * @throws SlugTaken, AliasTaken
   */
  function write({ slug, aliases, links: webLinks, ...facts }: NewPolicy): number {
    const other = policies.bySlug(slug)
    if (other) throw new SlugTaken(`The policy ${other.title} has this address already.`)
    refuseTaken(aliases, null)
    const id = Number(insert.run({ ...facts, slug, at: now(clock) }).lastInsertRowid)
    for (const alias of aliases) insertAlias.run({ policyId: id, alias, key: aliasKey(alias) })
    for (const webLink of webLinks) insertLink.run({ policyId: id, ...webLink })
    links.relink(aliases)
    return id
  }

  const add = db.transaction((policy: NewPolicy, by: Actor): number => {
    const id = write(policy)
    audit({ by, action: 'added', thing: thingOf(policy), after: audited(policy) })
    return id
  })

  const change = db.transaction(
    (id: number, facts: PolicyFacts, revision: number, by: Actor, why: string) => {
      const policy = existing(id)
      if (policy.revision !== revision) throw new EditedMeanwhile()
      refuseCircle(id, facts.supersededById)
      const [before, after] = differences(audited(policy), audited(facts))
      if (Object.keys(after).length === 0) return
      const { aliases, links: webLinks, ...rest } = facts
      update.run({ ...rest, id })
      if ('aliases' in after) replaceAliases(policy, aliases)
      if ('links' in after) replaceLinks(id, webLinks)
      // “the Act” means one of the kind Act; a year in one name tells what another does not mean.
      const isReadAnew = 'kind' in after || !isSameSet(policy.aliases, aliases)
      if (isReadAnew) links.relink([...new Set([...policy.aliases, ...aliases])])
      audit({ by, action: 'changed', thing: thingOf(policy), before, after, reason: why })
    },
  )

  function replaceAliases({ id }: Policy, aliases: readonly string[]): void {
    refuseTaken(aliases, id)
    dropAliases.run(id)
    for (const alias of aliases) insertAlias.run({ policyId: id, alias, key: aliasKey(alias) })
  }

  function replaceLinks(id: number, webLinks: readonly WebLink[]): void {
    dropLinks.run(id)
    for (const webLink of webLinks) insertLink.run({ policyId: id, ...webLink })
  }

  /** Each policy leads on to what took its place, and none to itself. */
  function refuseCircle(id: number, successorId: number | null): void {
    for (let next = successorId; next !== null; next = policies.byId(next)?.supersededById ?? null) {
      if (next === id)
        throw new SupersededInCircle('A policy cannot take its own place, nor that of what took its place.')
    }
  }

  const remove = db.transaction((id: number, by: Actor, why: string) => {
    const policy = existing(id)
    const actions = actionsOf.all(id).join('\n')
    deleteUnused(policy)
    links.relink(policy.aliases) // a name of this one may have hidden a shorter one of another
    audit({
      by,
      action: 'removed',
      thing: thingOf(policy),
      before: { ...audited(policy), actions },
      reason: why,
    })
  })

  function deleteUnused({ id, title }: Policy): void {
    const [before] = policies.supersededBy(id)
    if (before) {
      throw new PolicyInUse(
        `The policy ${before.title} says that this one took its place. Change that first.`,
      )
    }
    try {
      drop.run(id)
    } catch (error) {
      if (!isForeignKey(error)) throw error
      throw new PolicyInUse(
        `Commitments belong to the policy ${title}, so it cannot be removed. Take it off each of them first.`,
      )
    }
  }

  function existing(id: number): Policy {
    const policy = policies.byId(id)
    if (!policy) throw new EditedMeanwhile()
    return policy
  }

  /** As the audit trail says it. */
  function audited({ leadTeamId, supersededById, ...facts }: PolicyFacts): Audited {
    const { title, kind, publishedOn: published, reviewOn: review, links, aliases, body } = facts
    return {
      ...{ title, kind, published, review },
      team: leadTeamId === null ? null : (teamName.get(leadTeamId) ?? null),
      'superseded by': supersededById === null ? null : (policies.byId(supersededById)?.slug ?? null),
      links: links.map(lineOf).join('\n'),
      aliases: aliases.join('\n'),
      body,
    }
  }

  function refuseTaken(aliases: readonly string[], ownerId: number | null): void {
    for (const alias of aliases) {
      const owner = policies.ownerOfKey(aliasKey(alias))
      if (owner && owner.id !== ownerId) {
        throw new AliasTaken(`“${alias}” is a name of the policy ${owner.title} already.`)
      }
    }
  }

  return {
    write,
    /** @throws SlugTaken, AliasTaken */
    add: add.immediate,
    /** @throws EditedMeanwhile, AliasTaken, SupersededInCircle */
    change: change.immediate,
    /** For mistakes. @throws EditedMeanwhile when it is gone already, PolicyInUse */
    remove: remove.immediate,
  }
}

type Stored = Omit<PolicyFacts, 'aliases' | 'links'>

function thingOf({ slug, title }: { slug: string; title: string }) {
  return { kind: 'policy', id: slug, name: title }
}

/** In another order they find the same. */
function isSameSet(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((alias) => after.includes(alias))
}

function isForeignKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
}
