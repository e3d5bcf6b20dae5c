import { type Request, type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../accounts/access.ts'
import { canKeepSearches } from '../accounts/permissions.ts'
import { pathWithin } from '../lib/addresses.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { savedSearchFeedRoutes } from './feed-routes.ts'
import { newSavedSearchPage, removalPage } from './form-page.ts'
import { FIRST_NEW, NEW_ON_A_PAGE, savedSearchesPage, savedSearchPage } from './page.ts'
import { savedSearchQueries } from './queries.ts'
import { savedSearchReader } from './reader.ts'
import { savedSearchRecords } from './record.ts'
import { askedBy, queryToKeep, SavedAlready, type SavedSearch, TooManySaved } from './saved-search.ts'
import { NewForm, NewsQuery, PlaceForm, SavedSearchParams, SeenForm, SettingsForm } from './schema.ts'
import { nameFor } from './words.ts'

/** A person's own saved searches: nobody else's is there for them. */
export function savedSearchRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const saved = savedSearchQueries(db)
  const records = savedSearchRecords(db, clock)
  const reader = savedSearchReader(context)

  router.get(paths.savedSearches(), allow(canKeepSearches), (req, res) => {
    const { searches, latest } = reader.all(signedIn(req).id)
    const listed = searches.map((one) => ({ ...one, first: reader.shown(one.news.slice(0, FIRST_NEW)) }))
    sendPage(res, 'alerts/saved-searches', savedSearchesPage(listed, latest))
  })

  router.get(paths.newSavedSearch(), allow(canKeepSearches), (req, res) => showNew(res, req.query))

  router.post(paths.savedSearches(), allow(canKeepSearches), (req, res) => {
    const { values, state } = readForm(NewForm, req.body)
    if (!values) return showNew(res, askedBy(state.input.search ?? ''), state, 422)
    const query = queryToKeep(reader.understood(askedBy(values.search)).request)
    try {
      const id = records.save(signedIn(req).id, query, values, actorOf(req))
      sessions.leaveNotice(req, `“${values.name}” is saved.`)
      return res.redirect(303, paths.savedSearch(id))
    } catch (error) {
      if (!(error instanceof SavedAlready || error instanceof TooManySaved)) throw error
      return showNew(res, askedBy(query), withError(state, 'search', error.message), 422)
    }
  })

  router.use(savedSearchFeedRoutes(context)) // before what follows: `3.atom` is no number

  router.get(paths.savedSearch(':number'), allow(canKeepSearches), (req, res) => {
    showOne(res, own(req), EMPTY_FORM)
  })

  router.post(paths.savedSearch(':number'), allow(canKeepSearches), (req, res) => {
    const search = own(req)
    const { values, state } = readForm(SettingsForm, req.body)
    if (!values) return showOne(res, search, state, 422)
    records.change({ accountId: signedIn(req).id, id: search.id }, values, actorOf(req))
    sessions.leaveNotice(req, `“${values.name}” is changed.`)
    res.redirect(303, paths.savedSearch(search.id))
  })

  router.post(paths.savedSearchSeen(':number'), allow(canKeepSearches), (req, res) => {
    const { id, name } = own(req)
    const { back, ...mark } = SeenForm.parse(req.body ?? {})
    records.see({ accountId: signedIn(req).id, id }, mark)
    sessions.leaveNotice(req, `What was new in “${name}” is marked as seen.`)
    res.redirect(
      303,
      pathWithin(back) === paths.savedSearches() ? paths.savedSearches() : paths.savedSearch(id),
    )
  })

  router.post(paths.savedSearchPlace(':number'), allow(canKeepSearches), (req, res) => {
    const { id } = own(req)
    const { to } = PlaceForm.parse(req.body ?? {})
    records.move({ accountId: signedIn(req).id, id }, to === 'up' ? -1 : 1)
    res.redirect(303, `${paths.savedSearches()}#saved-search-${id}`)
  })

  router.get(paths.savedSearchRemoval(':number'), allow(canKeepSearches), (req, res) => {
    const search = own(req)
    sendPage(res, 'alerts/removal', removalPage(search, reader.understood(askedBy(search.query)).said))
  })

  router.post(paths.savedSearchRemoval(':number'), allow(canKeepSearches), (req, res) => {
    const { id, name } = own(req)
    records.remove({ accountId: signedIn(req).id, id }, actorOf(req))
    sessions.leaveNotice(req, `“${name}” is removed.`)
    res.redirect(303, paths.savedSearches())
  })

  function own(req: Request): SavedSearch {
    const { number } = readParams(SavedSearchParams, req)
    return orNotFound(saved.ofAccountById(signedIn(req).id, number), NOT_YOURS)
  }

  function showNew(res: Response, asked: unknown, state: FormState = EMPTY_FORM, status = 200): void {
    const { request, said, notices } = reader.understood(asked)
    const query = queryToKeep(request)
    const same = saved.same(signedIn(res.req).id, query)
    const parts = { query, said, notices, suggested: nameFor(said), same, state }
    sendPage(res, 'alerts/new', newSavedSearchPage(parts), status)
  }

  function showOne(res: Response, search: SavedSearch, state: FormState, status = 200): void {
    const { page } = NewsQuery.parse(res.req.query)
    const parts = reader.one(search)
    const shown = reader.shown(parts.news.slice((page - 1) * NEW_ON_A_PAGE, page * NEW_ON_A_PAGE))
    sendPage(res, 'alerts/saved-search', savedSearchPage({ ...parts, shown, page, state }), status)
  }

  return router
}

const NOT_YOURS = 'You have no saved search at this address.'
