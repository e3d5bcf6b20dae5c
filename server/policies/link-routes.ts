import { Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies } from '../accounts/permissions.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import { questionQueries } from '../questions/queries.ts'
import { choiceOf } from '../questions/summary.ts'
import type { Context } from '../web/context.ts'
import { HttpError, Invalid } from '../web/errors.ts'
import { readForm } from '../web/forms.ts'
import { orNotFound } from '../web/params.ts'
import type { LinkStanding } from './link-decisions.ts'
import { linkRecords } from './link-record.ts'
import { LinkDecisionForm } from './link-schema.ts'
import { policyQueries } from './queries.ts'
import { decisionFields } from './question-links.ts'

/** What people decide of the links between policies and questions. */
export function policyLinkRoutes({ db, clock, sessions }: Context): Router {
  const router = Router()
  const questions = questionQueries(db)
  const policies = policyQueries(db)
  const { decide } = linkRecords(db, clock)

  router.post(paths.policyDecisions(), allow(canEditPolicies), (req, res) => {
    const { values, state } = readForm(LinkDecisionForm, req.body)
    if (!values) throw new Invalid(Object.values(state.errors), 422)
    const { decision, seen } = values
    const question = orNotFound(questions.byId(values.question), 'This question is not in the record.')
    const policy = orNotFound(policies.bySlug(values.policy), 'There is no such policy.')
    const between = { policy, question: { id: question.id, name: `question ${choiceOf(question)}` } }
    const after = orConflict(() => decide({ ...between, decision, seen }, actorOf(req)))
    const undo = { questionId: question.id, slug: policy.slug, decision: undoing(seen), seen: after }
    sessions.leaveNotice(req, {
      text: `${policy.title}: ${OUTCOMES[after]}.`,
      action: { label: 'Undo', path: paths.policyDecisions(), fields: decisionFields(undo) },
    })
    res.redirect(303, paths.question(question))
  })

  return router
}

const OUTCOMES: Readonly<Record<LinkStanding, string>> = {
  found: 'linked because its words were found',
  confirmed: 'the link is confirmed',
  added: 'added to this question',
  refused: 'not linked to this question any more',
  none: 'not linked to this question',
}

/** The decision that stood before. */
function undoing(seen: LinkStanding) {
  return seen === 'found' ? 'none' : seen
}

function orConflict<T>(change: () => T): T {
  try {
    return change()
  } catch (error) {
    if (!(error instanceof EditedMeanwhile)) throw error
    throw new HttpError(
      409,
      'Whether this question is linked to the policy has changed since you opened the page.',
      'Go back, load the page again, and decide on what it shows then.',
    )
  }
}
