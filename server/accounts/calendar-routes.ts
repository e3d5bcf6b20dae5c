import { Router } from 'express'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { actorOf, allow, signedIn } from './access.ts'
import { calendarFeeds } from './calendar-feeds.ts'
import { calendarAddressPage } from './calendar-page.ts'
import { canKeepAccount } from './permissions.ts'

/** Making and stopping the private address of one's own calendar. */
export function calendarRoutes({ db, clock, config, sendPage, sessions }: Context): Router {
  const router = Router()
  const feeds = calendarFeeds(db, clock)

  /** The address stands in this answer and nowhere else; who loads it again has a new one, and the one before is void. */
  router.post(paths.accountCalendar(), allow(canKeepAccount), (req, res) => {
    const { id, teamId } = signedIn(req)
    const token = feeds.make(id, actorOf(req))
    res.set('Cache-Control', 'no-store')
    const model = calendarAddressPage({ token, baseUrl: config.BASE_URL, hasTeam: teamId !== null })
    sendPage(res, 'accounts/calendar-address', model)
  })

  router.post(paths.accountCalendarRemoval(), allow(canKeepAccount), (req, res) => {
    const wasThere = feeds.stop(signedIn(req).id, actorOf(req))
    sessions.leaveNotice(
      req,
      wasThere ? 'Your calendar’s address is stopped.' : 'There was no address to stop.',
    )
    res.redirect(303, `${paths.account()}#calendar`)
  })

  return router
}
