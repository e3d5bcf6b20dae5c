import { type Request, type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../../accounts/access.ts'
import { canWorkOnCommitments } from '../../accounts/permissions.ts'
import { paths } from '../../paths.ts'
import { forChoosing } from '../../policies/policy.ts'
import { policyQueries } from '../../policies/queries.ts'
import { backOf } from '../../web/back.ts'
import type { Context } from '../../web/context.ts'
import { Invalid } from '../../web/errors.ts'
import { EMPTY_FORM, type FormState, readForm } from '../../web/forms.ts'
import { orNotFound, readParams } from '../../web/params.ts'
import { orConflict } from '../conflict.ts'
import { NotPossible } from '../life.ts'
import { loggingReader } from '../logging/reader.ts'
import { commitmentReader } from '../reader.ts'
import { DecisionsForm, DismissalForm, IdParams, InboxQuery } from '../schema.ts'
import { slipOfferQueries } from '../slips/queries.ts'
import { type Decided, sayDecided } from './decisions.ts'
import { inboxPage } from './page.ts'
import { type SuggestionRow, suggestionQueries } from './queries.ts'
import { suggestionRecords } from './suggestions.ts'

const PAGE_SIZE = 25
const OFFERS_SHOWN = 50

/** The inbox of suggestions, and what an editor decides of one or of several. */
export function suggestionRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const suggestions = suggestionQueries(db)
  const policies = policyQueries(db)
  const offers = slipOfferQueries(db)
  const records = suggestionRecords(db, clock)
  const reader = commitmentReader(context)
  const logging = loggingReader(context)

  router.get(paths.suggestions(), allow(canWorkOnCommitments), (req, res) => {
    showInbox(res, req.query, EMPTY_FORM, 200)
  })

  router.post(paths.suggestionDecisions(), allow(canWorkOnCommitments), (req, res) => {
    const { values, state } = readForm(DecisionsForm, req.body, ['suggestion'])
    if (!values) return showInbox(res, queryOf(backOf(req)), state, 422)
    const { decision, reason } = values
    const ids = [...new Set(values.suggestion)]
    const outcomes = ids.map((id) =>
      decision === 'accept' ? acceptOne(req, id) : dismissOne(req, id, reason),
    )
    sessions.leaveNotice(req, sayDecided(decision, outcomes))
    backToInbox(req, res)
  })

  router.post(paths.suggestionDismissal(':id'), allow(canWorkOnCommitments), (req, res) => {
    const { id } = suggestionOf(req)
    const { values, state } = readForm(DismissalForm, req.body)
    if (!values) throw new Invalid(Object.values(state.errors), 422)
    orConflict(() => records.dismiss(id, values.reason, actorOf(req)))
    const back = { name: 'back', value: backOf(req) ?? paths.suggestions() }
    sessions.leaveNotice(req, {
      text: `Suggestion ${id} is dismissed.`,
      action: { label: 'Undo', path: paths.suggestionRestoration(id), fields: [back] },
    })
    backToInbox(req, res)
  })

  router.post(paths.suggestionRestoration(':id'), allow(canWorkOnCommitments), (req, res) => {
    const { id } = suggestionOf(req)
    orConflict(() => records.restore(id, actorOf(req)))
    sessions.leaveNotice(req, 'The suggestion is open again.')
    backToInbox(req, res)
  })

  function showInbox(res: Response, query: unknown, state: FormState, status: number): void {
    const { page: asked, ...filter } = InboxQuery.parse(query)
    const { policy, ...plain } = filter
    const policyId = policy === null ? null : (policies.bySlug(policy)?.id ?? 0) // 0: of none
    const wanted = { ...plain, policyId }
    const total = suggestions.count(wanted)
    const page = Math.min(asked, Math.max(1, Math.ceil(total / PAGE_SIZE))) // deciding empties the last page
    const rows = suggestions.page(wanted, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
    const slips = offers.ofSuggestions(rows.map(({ id }) => id))
    const slipsOf = (id: number) =>
      slips.filter(({ suggestionId }) => suggestionId === id).map(({ commitmentId }) => commitmentId)
    const model = inboxPage({
      filter,
      page,
      pageSize: PAGE_SIZE,
      total,
      suggestions: rows.map((row) => {
        return { row, question: reader.questionOf(row.questionId), slipsOf: slipsOf(row.id) }
      }),
      offers: offers.unsuggested(OFFERS_SHOWN),
      rules: suggestions.rules(),
      policies: forChoosing(policies.all()),
      state,
    })
    sendPage(res, 'commitments/inbox', model, status)
  }

  /** One of several, in a transaction of its own: what has been decided or is likely kept already stays as it is. */
  function acceptOne(req: Request, id: number): Decided {
    const suggestion = suggestions.byId(id)
    if (suggestion?.state !== 'open') return { id, outcome: 'late' }
    const { given } = logging.wordsOf(suggestion, signedIn(req))
    const [likely] = logging.duplicatesOf(given)
    if (likely) return { id, outcome: 'likely', commitmentId: likely.id }
    return unlessLate(id, () => records.accept(id, given, actorOf(req)))
  }

  function dismissOne(req: Request, id: number, reason: string): Decided {
    if (suggestions.byId(id) === undefined) return { id, outcome: 'late' }
    return unlessLate(id, () => records.dismiss(id, reason, actorOf(req)))
  }

  function suggestionOf(req: Request): SuggestionRow {
    const { id } = readParams(IdParams, req)
    return orNotFound(suggestions.byId(id), `There is no suggestion ${id}.`)
  }

  /** To the page, with its filters, on which the decision was made. */
  function backToInbox(req: Request, res: Response): void {
    res.redirect(303, backOf(req) ?? paths.suggestions())
  }

  return router
}

function unlessLate(id: number, decide: () => unknown): Decided {
  try {
    decide()
    return { id, outcome: 'done' }
  } catch (error) {
    if (error instanceof NotPossible) return { id, outcome: 'late' }
    throw error
  }
}

/** The query string of an address within the site. */
function queryOf(path: string | null): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(path?.split('?')[1] ?? ''))
}
