import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { House } from '../calendar/facts.ts'
import { type CivilDate, type Clock, now, sayDate, today } from '../lib/dates.ts'
import type { Deadline } from './commitment.ts'
import type { Conventions } from './due/conventions.ts'
import { readDueWindow } from './due/reader.ts'
import { slipOffers } from './slips/offers.ts'
import { commitmentStatements } from './statements.ts'
import { thingOf } from './trail.ts'

/** A deadline as it stands, with what its words were read by. */
interface Standing extends Deadline {
  id: number
  phrase: string
  quote: string
  house: House | null
  saidOn: CivilDate | null
  /** When to look again, as the words were read: people may have set another day since. */
  readReviewOn: CivilDate | null
}

/** Before and after a change. */
interface Calendars {
  before: Calendar
  after: Calendar
}

/** Reads deadlines again, whose words hang on Parliament's calendar. */
export function deadlineRereading(db: Database, clock: Clock, conventions?: Conventions) {
  const audit = auditTrail(db, clock)
  const { setDeadline, insertDeadline, moveOn } = commitmentStatements(db)
  const rereadable = rereadableDeadlines(db)

  /**
   * Gives each open commitment the deadline that the words of its answer mean by the calendar as it is now. Left alone
   * are words that say the same without a calendar, and every deadline that a person has put in the place of the
   * answer's. What stood before stays in the deadline history. To be called in the transaction that changes the
   * calendar; twice does no more than once.
   * @returns how many have another deadline now
   */
  function readAgain(by: Actor, calendars: Calendars): number {
    return rereadable.all().filter((standing) => giveAnother(standing, by, calendars)).length
  }

  function giveAnother(standing: Standing, by: Actor, { before, after }: Calendars): boolean {
    const next = read(standing, after)
    if (isSame(next, standing)) return false
    const withoutOne = read(standing, null)
    if (isSame(next, withoutOne) && isSame(read(standing, before), withoutOne)) return false
    const { id, quote } = standing
    const reason = sayWhy(standing, next, today(clock))
    const deadline = { ...next, ...reviewAfter(standing, next) }
    setDeadline.run({ id, ...deadline })
    moveOn.run(id)
    slipOffers(db).find(id)
    const stamp = { by: by.accountId, at: now(clock) }
    insertDeadline.run({ id, origin: 'calendar', ...deadline, reason, versionId: null, ...stamp })
    audit({
      by,
      action: 'read again the deadline of',
      thing: thingOf(id, quote),
      before: { from: standing.earliest, due: standing.latest },
      after: { from: next.earliest, due: next.latest },
      reason,
    })
    return true
  }

  function read({ phrase, saidOn, house }: Standing, by: Calendar | null): Deadline {
    const facts = {
      ...(by ? { calendar: by } : {}),
      ...(house ? { house } : {}),
      ...(conventions ? { conventions } : {}),
    }
    const { notes: _, ...window } = readDueWindow(phrase, saidOn, facts)
    return { phrase, ...window }
  }

  return { readAgain }
}

const MEANING = ['earliest', 'latest', 'precision', 'anchor', 'name', 'recurs'] as const

function isSame(one: Deadline, other: Deadline): boolean {
  return MEANING.every((part) => one[part] === other[part])
}

/** The day on which a person said to look again holds as long as there is no last day. */
function reviewAfter(before: Standing, next: Deadline): Pick<Deadline, 'reviewOn' | 'reviewEveryDays'> {
  const isSetByHand = before.reviewOn !== null && before.reviewOn !== before.readReviewOn
  const { reviewOn, reviewEveryDays } = isSetByHand && next.latest === null ? before : next
  return { reviewOn, reviewEveryDays }
}

function sayWhy(before: Deadline, next: Deadline, day: CivilDate): string {
  const what = next.anchor ?? before.anchor
  const read = `Read again on ${sayDate(day)}, since`
  if (!isKnown(next)) return `${read} ${what ?? 'that part of Parliament’s calendar'} is not known any more.`
  if (!isKnown(before)) return `${read} ${what ?? 'more of Parliament’s calendar'} is now known.`
  return `${read} ${what ? `${what} has other dates now` : 'Parliament’s calendar has changed'}.`
}

function isKnown({ precision }: Deadline): boolean {
  return precision !== 'event'
}

// Words are read as of the answer that said them: of the first deadline the commitment's own, of a slip the later one.
// An extension is a person's; and what is made up has its own days.
const rereadableDeadlines = oncePerDatabase((db) =>
  db.prepare<[], Standing>(`
    select c.id, c.quote, c.due_phrase as phrase, c.due_earliest as earliest, c.due_latest as latest,
           c.due_precision as precision, c.due_anchor as anchor, c.due_name as name, c.due_recurs as recurs,
           c.review_on as reviewOn, c.review_every_days as reviewEveryDays, q.house, v.date_answered as saidOn,
           (select d.review_on from commitment_deadline d where d.commitment_id = c.id order by d.id desc limit 1)
             as readReviewOn
      from commitment c
      join commitment_deadline said on said.id = (
             select max(d.id) from commitment_deadline d where d.commitment_id = c.id and d.origin <> 'calendar')
      join answer_version v on v.id = coalesce(said.answer_version_id, c.answer_version_id)
      join question q on q.id = v.question_id
     where c.status in ('open', 'in-progress', 'partly-delivered')
       and c.is_sample = 0
       and said.origin <> 'extension'
       and c.due_phrase is not null
     order by c.id`),
)
