import { z } from 'zod'
import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { addDays, type CivilDate, type Clock, type Instant, isCivilDate, now, today } from '../lib/dates.ts'
import { type MemberSighting, memberRecords } from '../members/record.ts'
import { questionQueries } from '../questions/queries.ts'
import { searchIndex } from '../questions/search/indexing.ts'
import { Declined, NotThere, Unreachable } from './get-json.ts'
import type { Rejection } from './observations.ts'
import type { SurroundingsClient } from './surroundings-client.ts'

/** A Member is asked for once in so many days; a run asks for a few. */
const REFRESHED_WITHIN_DAYS = 30
const MOST_A_RUN = 50

/** So many one after the other that cannot be had mean that the host is down, or lets nobody in. */
const BREAKDOWNS = 3

export interface MembersRefreshed {
  /** Of how many something new was learned. */
  members: number
  /** Members that could not be had or read. */
  rejections: Rejection[]
}

const HOUSES = { 1: 'Commons', 2: 'Lords' } as const

const MemberPayload = z.object({
  id: z.int().positive(),
  nameDisplayAs: z.string().trim().min(1),
  latestParty: z.object({ name: z.string().trim().min(1) }).nullish(),
  latestHouseMembership: z
    .object({
      house: z.literal([1, 2]),
      membershipFrom: z.string().trim().nullish(),
      membershipEndDate: z
        .string()
        .transform((text) => text.slice(0, 10))
        .refine(isCivilDate)
        .nullish(),
    })
    .nullish(),
})

/**
 * Asks Parliament for Members of whom the store does not know name, House and party, and then for those not asked for
 * in 30 days: a few each run.
 * @param shouldStop asked before each; who is left comes with the next run
 */
export async function refreshMembers(
  db: Database,
  clock: Clock,
  client: SurroundingsClient,
  shouldStop: () => boolean,
): Promise<MembersRefreshed> {
  const writing = memberWriting(db, clock)
  const result: MembersRefreshed = { members: 0, rejections: [] }
  let breakdowns = 0
  for (const id of writing.due()) {
    if (shouldStop() || breakdowns === BREAKDOWNS) break
    try {
      const sighting = sightingIn(await client.member(id), id, today(clock))
      if (writing.take(id, sighting)) result.members += 1
      breakdowns = 0
    } catch (error) {
      breakdowns = error instanceof NotThere ? 0 : breakdowns + 1
      result.rejections.push({ record: `Member ${id}`, reason: reasonOf(error) })
      if (error instanceof Declined) writing.passOver(id)
    }
  }
  return result
}

/** @throws Declined for what cannot be read */
function sightingIn(value: unknown, asked: number, day: CivilDate): MemberSighting {
  const { success, data, error } = MemberPayload.safeParse(value)
  if (!success) throw new Declined(`${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`)
  if (data.id !== asked) throw new Declined('id: another Member came than was asked for')
  const { nameDisplayAs, latestParty, latestHouseMembership: latest } = data
  const house = latest ? HOUSES[latest.house] : null
  const ended = latest?.membershipEndDate
  return {
    parliamentId: asked,
    name: nameDisplayAs,
    house,
    party: latestParty?.name ?? null,
    seat: (house === 'Commons' && latest?.membershipFrom) || null,
    // Who has left had party and seat until then.
    asOn: ended && ended < day ? ended : day,
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreachable || error instanceof Declined) return error.message
  throw error
}

function memberWriting(db: Database, clock: Clock) {
  const { dueMembers, markRefreshed } = refreshStatements(db)
  const records = memberRecords(db)
  const questions = questionQueries(db)
  const index = searchIndex(db)
  const passOver = (parliamentId: number) => markRefreshed.run({ parliamentId, at: now(clock) })

  const take = db.transaction((parliamentId: number, sighting: MemberSighting): boolean => {
    const { memberId, change, hasMoved } = records.see(sighting)
    if (hasMoved) index.write(questions.idsAskedBy(memberId))
    passOver(parliamentId)
    return change !== 'unchanged'
  })

  return {
    due: () => dueMembers.all({ before: addDays(today(clock), -REFRESHED_WITHIN_DAYS), most: MOST_A_RUN }),
    /** @returns whether something new was learned */
    take: take.immediate,
    /** It would not come if it were asked for again, and is not to stand in the way of others. */
    passOver,
  }
}

const refreshStatements = oncePerDatabase((db) => ({
  dueMembers: db
    .prepare<{ before: CivilDate; most: number }, number>(`
      select parliament_id
        from member m
       where parliament_id is not null and is_sample = 0
         and (refreshed_at is null or refreshed_at < :before)
       order by name is not null and house is not null
                and exists (select 1 from member_standing s where s.member_id = m.id and s.party_id is not null),
                refreshed_at nulls first, id
       limit :most`)
    .pluck(),
  markRefreshed: db.prepare<{ parliamentId: number; at: Instant }>(
    'update member set refreshed_at = :at where parliament_id = :parliamentId',
  ),
}))
