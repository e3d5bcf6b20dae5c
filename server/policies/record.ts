import type { Database } from '../../db/open.ts'
import { type Actor, type Audited, auditTrail, differences } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { aliasKey } from './linking.ts'
import { policyLinks } from './links.ts'
import { AliasTaken, type Policy, type PolicyFacts, PolicyInUse, SlugTaken } from './policy.ts'
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
    insert into policy (slug, title, kind, published_on, review_on, link, body, created_at)
    values (:slug, :title, :kind, :publishedOn, :reviewOn, :link, :body, :at)`)
  const update = db.prepare<Stored & { id: number }>(`
    update policy
       set title = :title, kind = :kind, published_on = :publishedOn, review_on = :reviewOn, link = :link,
           body = :body, revision = revision + 1
     where id = :id`)
  const insertAlias = db.prepare<{ policyId: number; alias: string; key: string }>(
    'insert into policy_alias (policy_id, alias, key) values (:policyId, :alias, :key)',
  )
  const dropAliases = db.prepare<[number]>('delete from policy_alias where policy_id = ?')
  const drop = db.prepare<[number]>('delete from policy where id = ?')

  /**
   * Writes a policy without an audit record: for what comes with the program. Call inside a transaction.
   * @throws SlugTaken, AliasTaken
   */
  function write({ slug, aliases, ...facts }: NewPolicy): number {
    const other = policies.bySlug(slug)
    if (other) throw new SlugTaken(`The policy ${other.title} has this address already.`)
    refuseTaken(aliases, null)
    const id = Number(insert.run({ ...facts, slug, at: now(clock) }).lastInsertRowid)
    for (const alias of aliases) insertAlias.run({ policyId: id, alias, key: aliasKey(alias) })
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
      const [before, after] = differences(audited(policy), audited(facts))
      if (Object.keys(after).length === 0) return
      const { aliases, ...rest } = facts
      update.run({ ...rest, id })
      if ('aliases' in after) replaceAliases(policy, aliases)
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

  const remove = db.transaction((id: number, by: Actor, why: string) => {
    const policy = existing(id)
    deleteUnused(policy)
    links.relink(policy.aliases) // a name of this one may have hidden a shorter one of another
    audit({ by, action: 'removed', thing: thingOf(policy), before: audited(policy), reason: why })
  })

  function deleteUnused({ id, title }: Policy): void {
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
    /** @throws EditedMeanwhile, AliasTaken */
    change: change.immediate,
    /** For mistakes. @throws EditedMeanwhile when it is gone already, PolicyInUse */
    remove: remove.immediate,
  }
}

type Stored = Omit<PolicyFacts, 'aliases'>

function thingOf({ slug, title }: { slug: string; title: string }) {
  return { kind: 'policy', id: slug, name: title }
}

/** As the audit trail says it. */
function audited({ title, kind, publishedOn, reviewOn, link, aliases, body }: PolicyFacts): Audited {
  const [published, review] = [publishedOn, reviewOn]
  return { title, kind, published, review, link, aliases: aliases.join('\n'), body }
}

/** In another order they find the same. */
function isSameSet(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((alias) => after.includes(alias))
}

function isForeignKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
}
