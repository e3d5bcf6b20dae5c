import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, type Instant, now } from '../lib/dates.ts'
import { hashOf, newToken } from '../lib/tokens.ts'
import { savedSearchQueries } from './queries.ts'
import {
  type Mark,
  MOST_SAVED,
  SavedAlready,
  type SavedSearchSettings,
  TooManySaved,
} from './saved-search.ts'

/** Whose saved search, and which. */
interface Own {
  accountId: number
  id: number
}

/**
 * All writing of saved searches. The audit trail says that one was saved, changed or removed, by its number alone: what
 * a person looks for is not the business of whoever reads the trail, and could never be taken off it again. That somebody
 * has looked, or put theirs in another order, is no change to anything and leaves no record.
 */
export function savedSearchRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const saved = savedSearchQueries(db)
  const sql = statements(db)

  const save = db.transaction(
    (accountId: number, query: string, settings: SavedSearchSettings, by: Actor): number => {
      const same = saved.same(accountId, query)
      if (same) throw new SavedAlready(same)
      if (saved.count(accountId) >= MOST_SAVED) throw new TooManySaved()
      const row = { accountId, query, ...kept(settings), at: now(clock), ...saved.latest() }
      const id = Number(sql.insert.run(row).lastInsertRowid)
      audit({ by, action: 'added', thing: thingOf(id) })
      return id
    },
  )

  const change = db.transaction((own: Own, settings: SavedSearchSettings, by: Actor): void => {
    if (sql.update.run({ ...own, ...kept(settings) }).changes === 0) return
    audit({ by, action: 'changed', thing: thingOf(own.id) })
  })

  const remove = db.transaction((own: Own, by: Actor): void => {
    if (sql.drop.run(own).changes === 0) return
    audit({ by, action: 'removed', thing: thingOf(own.id) })
  })

  const see = db.transaction((own: Own, mark: Mark): void => {
    const last = saved.latest()
    const [question, answer] = [Math.min(mark.question, last.question), Math.min(mark.answer, last.answer)]
    sql.see.run({ ...own, question, answer, at: now(clock) })
  })

  const move = db.transaction(({ accountId, id }: Own, by: -1 | 1): void => {
    const ids = saved.ofAccount(accountId).map((search) => search.id)
    const at = ids.indexOf(id)
    const other = ids[at + by]
    if (at === -1 || other === undefined) return
    ids[at + by] = id
    ids[at] = other
    for (const [place, one] of ids.entries()) sql.place.run({ accountId, id: one, place })
  })

  const makeFeed = db.transaction((own: Own, by: Actor): string => {
    const token = newToken()
    sql.putFeed.run({ ...own, hash: hashOf(token), at: now(clock) })
    audit({ by, action: 'made a feed address for', thing: thingOf(own.id) })
    return token
  })

  const stopFeed = db.transaction((own: Own, by: Actor): boolean => {
    if (sql.dropFeed.run(own).changes === 0) return false
    audit({ by, action: 'stopped the feed address of', thing: thingOf(own.id) })
    return true
  })

  return {
    /** @throws SavedAlready, TooManySaved */
    save: save.immediate,
    change: change.immediate,
    remove: remove.immediate,
    /** Never back: what somebody has seen in another window stays seen. */
    see: see.immediate,
    /** One place up (-1) or down (1). */
    move: move.immediate,
    /** The address made before stops. @returns the token of the new one, which is kept nowhere */
    makeFeed: makeFeed.immediate,
    /** @returns false when there was none */
    stopFeed: stopFeed.immediate,
  }
}

/** Those of two features at once: the searches, and their feeds. */
const statements = oncePerDatabase((db) => {
  type Kept = ReturnType<typeof kept>
  const insert = db.prepare<Kept & Mark & { accountId: number; query: string; at: Instant }>(`
    insert into saved_search (
      account_id, name, query, is_on, every, place, saved_at, saved_question, saved_answer,
      seen_at, seen_question, seen_answer)
    select :accountId, :name, :query, :isOn, :every, coalesce(max(place), 0) + 1, :at, :question, :answer,
           :at, :question, :answer
      from saved_search
     where account_id = :accountId`)
  const update = db.prepare<Own & Kept>(`
    update saved_search
       set name = :name, is_on = :isOn, every = :every
     where account_id = :accountId and id = :id and (name, is_on, every) is not (:name, :isOn, :every)`)
  const drop = db.prepare<Own>('delete from saved_search where account_id = :accountId and id = :id')
  const see = db.prepare<Own & Mark & { at: Instant }>(`
    update saved_search
       set seen_at = :at, seen_question = max(seen_question, :question), seen_answer = max(seen_answer, :answer)
     where account_id = :accountId and id = :id`)
  const place = db.prepare<Own & { place: number }>(
    'update saved_search set place = :place where account_id = :accountId and id = :id',
  )
  const putFeed = db.prepare<Own & { hash: string; at: Instant }>(`
    update saved_search
       set feed_hash = :hash, feed_made_at = :at,
           feed_epoch = (select epoch from account where account.id = account_id)
     where account_id = :accountId and id = :id`)
  const dropFeed = db.prepare<Own>(`
    update saved_search
       set feed_hash = null, feed_made_at = null, feed_epoch = null
     where account_id = :accountId and id = :id and feed_hash is not null`)
  return { insert, update, drop, see, place, putFeed, dropFeed }
})

function kept({ name, isOn, every }: SavedSearchSettings) {
  return { name, isOn: isOn ? 1 : 0, every }
}

function thingOf(id: number) {
  return { kind: 'saved search', id, name: `number ${id}` }
}
