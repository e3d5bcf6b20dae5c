import { Router } from 'express'
import { actorOf, allow, signedIn } from '../accounts/access.ts'
import { canKeepSearches, canKnock } from '../accounts/permissions.ts'
import { now } from '../lib/dates.ts'
import { hashOf } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { savedSearchFeed } from './feed.ts'
import { feedAddressPage } from './form-page.ts'
import { savedSearchQueries } from './queries.ts'
import { savedSearchReader } from './reader.ts'
import { savedSearchRecords } from './record.ts'
import { FeedQuery, SavedSearchParams } from './schema.ts'

/**
 * The feed of a saved search, for programs that cannot sign in: a private address lets them in, of which only the hash
 * of the token is kept. No page stands at it, so the token gets into no Referer.
 */
export function savedSearchFeedRoutes(context: Context): Router {
  const { db, clock, config, sendPage, sessions } = context
  const router = Router()
  const saved = savedSearchQueries(db)
  const records = savedSearchRecords(db, clock)
  const reader = savedSearchReader(context)

  router.get(paths.savedSearchAtom(':number'), allow(canKnock), (req, res) => {
    const { number } = readParams(SavedSearchParams, req)
    const search = saved.withToken(number, hashOf(FeedQuery.parse(req.query).token))
    if (!search) return void res.status(404).set('Cache-Control', 'no-store').type('text').send(NO_FEED)
    const made = { now: now(clock), baseUrl: config.BASE_URL }
    res.set('Cache-Control', 'private, no-cache').type('application/atom+xml')
    return void res.send(savedSearchFeed({ search, ...reader.entries(search), ...made }))
  })

  /** The address stands in this answer and nowhere else; who loads it again has a new one, and the one before is void. */
  router.post(paths.savedSearchFeed(':number'), allow(canKeepSearches), (req, res) => {
    const [accountId, { number }] = [signedIn(req).id, readParams(SavedSearchParams, req)]
    const search = orNotFound(saved.ofAccountById(accountId, number))
    const token = records.makeFeed({ accountId, id: search.id }, actorOf(req))
    res.set('Cache-Control', 'no-store')
    sendPage(res, 'alerts/feed-address', feedAddressPage(search, token, config.BASE_URL))
  })

  router.post(paths.savedSearchFeedRemoval(':number'), allow(canKeepSearches), (req, res) => {
    const [accountId, { number }] = [signedIn(req).id, readParams(SavedSearchParams, req)]
    const { id } = orNotFound(saved.ofAccountById(accountId, number))
    const wasThere = records.stopFeed({ accountId, id }, actorOf(req))
    sessions.leaveNotice(req, wasThere ? 'The feed’s address is stopped.' : 'There was no address to stop.')
    res.redirect(303, `${paths.savedSearch(id)}#feed`)
  })

  return router
}

const NO_FEED = 'There is no feed at this address. Make a new one on the page of the saved search.\n'
