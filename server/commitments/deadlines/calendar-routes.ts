import { type Response, Router } from 'express'
import { allow } from '../../accounts/access.ts'
import { calendarFeeds } from '../../accounts/calendar-feeds.ts'
import { canKnock } from '../../accounts/permissions.ts'
import { now } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import type { Context } from '../../web/context.ts'
import { calendarOf } from './calendar.ts'
import { holderOf, type Whose } from './lists.ts'
import { deadlineQueries } from './queries.ts'
import { CalendarQuery } from './schema.ts'

/**
 * Deadlines for calendar programs, which cannot sign in: a private address lets them in. Nothing here makes a page, so
 * the token stands in no link and no Referer; and the log leaves query strings out.
 */
export function deadlinesCalendarRoutes({ db, clock, config }: Context): Router {
  const router = Router()
  const feeds = calendarFeeds(db, clock)
  const deadlines = deadlineQueries(db)
  const edition = now(clock) // a newer program may write it otherwise

  router.get(paths.deadlinesCalendar(), allow(canKnock), (req, res) => {
    const { token, whose } = CalendarQuery.parse(req.query)
    send(res, token, whose)
  })

  router.get(paths.commitmentsCalendar(), allow(canKnock), (req, res) => {
    send(res, CalendarQuery.parse(req.query).token, 'all')
  })

  /** Calendar programs ask every few hours and little changes: what they have already is not written anew. */
  function send(res: Response, token: string, whose: Whose): void {
    const owner = feeds.ownerOf(token)
    if (!owner) return void res.status(404).set('Cache-Control', 'no-store').type('text').send(NO_CALENDAR)
    const holder = holderOf(whose, owner)
    const tag = [edition, deadlines.revision(), whose, holder.ownerId, holder.teamId].join('-')
    res.set({ 'Cache-Control': 'private, no-cache', ETag: `W/"${tag}"` })
    if (res.req.fresh) return void res.status(304).end()
    res.type('text/calendar').send(calendarOf(deadlines.dated(holder), whose, config.BASE_URL))
  }

  return router
}

const NO_CALENDAR = 'There is no calendar at this address. Make a new one at your account.\n'
