import { type Request, type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../accounts/access.ts'
import { canWorkOnCommitments } from '../accounts/permissions.ts'
import { pathWithin } from '../lib/addresses.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { HttpError, Invalid } from '../web/errors.ts'
import { readForm } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { inboxPage } from './inbox-page.ts'
import { NotPossible } from './life.ts'
import { commitmentReader } from './reader.ts'
import { DismissalForm, IdParams, InboxQuery } from './schema.ts'
import { type SuggestionRow, suggestionQueries } from './suggestion-queries.ts'
import { suggestionRecords } from './suggestions.ts'

const PAGE_SIZE = 25

/** The inbox of suggestions, and what an editor decides of each. */
export function suggestionRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const suggestions = suggestionQueries(db)
  const records = suggestionRecords(db, clock)
  const reader = commitmentReader(context)

  router.get(paths.suggestions(), allow(canWorkOnCommitments), (req, res) => {
    const { page, ...filter } = InboxQuery.parse(req.query)
    const rows = suggestions.open(filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
    const model = inboxPage({
      filter,
      page,
      pageSize: PAGE_SIZE,
      total: suggestions.countOpen(filter),
      suggestions: rows.map((row) => ({ row, question: reader.questionOf(row.questionId) })),
      rules: suggestions.rules(),
    })
    sendPage(res, 'commitments/inbox', model)
  })

  router.post(paths.suggestionAcceptance(':id'), allow(canWorkOnCommitments), (req, res) => {
    const suggestion = suggestionOf(req)
    const id = decided(() =>
      records.accept(suggestion.id, reader.prefilled(suggestion, signedIn(req)), actorOf(req)),
    )
    sessions.leaveNotice(req, 'The commitment is logged, and it is yours.')
    res.redirect(303, paths.commitment(id))
  })

  router.post(paths.suggestionDismissal(':id'), allow(canWorkOnCommitments), (req, res) => {
    const suggestion = suggestionOf(req)
    const { values, state } = readForm(DismissalForm, req.body)
    if (!values) throw new Invalid(Object.values(state.errors), 422)
    decided(() => records.dismiss(suggestion.id, values.reason, actorOf(req)))
    sessions.leaveNotice(req, `Suggestion ${suggestion.id} is dismissed.`)
    backToInbox(req, res)
  })

  router.post(paths.suggestionRestoration(':id'), allow(canWorkOnCommitments), (req, res) => {
    const suggestion = suggestionOf(req)
    decided(() => records.restore(suggestion.id, actorOf(req)))
    sessions.leaveNotice(req, 'The suggestion is open again.')
    backToInbox(req, res)
  })

  function suggestionOf(req: Request): SuggestionRow {
    const { id } = readParams(IdParams, req)
    return orNotFound(suggestions.byId(id), `There is no suggestion ${id}.`)
  }

  /** To the page and filters from which the decision was made. */
  function backToInbox(req: Request, res: Response): void {
    const { back } = (req.body ?? {}) as Record<string, unknown>
    const path = typeof back === 'string' ? pathWithin(back) : null
    res.redirect(303, path?.startsWith(paths.suggestions()) ? path : paths.suggestions())
  }

  return router
}

/** @throws HttpError 409 when somebody else was quicker */
function decided<T>(decide: () => T): T {
  try {
    return decide()
  } catch (error) {
    if (error instanceof NotPossible) throw new HttpError(409, error.message)
    throw error
  }
}
