import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canWorkOnCommitments } from '../accounts/permissions.ts'
import { accountQueries } from '../accounts/queries.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import { actionQueries } from '../policies/action-queries.ts'
import { forChoosing } from '../policies/policy.ts'
import { policyQueries } from '../policies/queries.ts'
import type { Context } from '../web/context.ts'
import { RevisionField } from '../web/fields.ts'
import { EMPTY_FORM, type FormState } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import type { Commitment, CommitmentDetails } from './commitment.ts'
import { type DetailsChoices, readDetails } from './details-form.ts'
import { detailsOf, detailsPage, POLICY_SEPARATOR, showConflict } from './details-page.ts'
import { followingQueries } from './following-queries.ts'
import { commitmentQueries } from './queries.ts'
import { commitmentRecords } from './record.ts'
import { IdParams } from './schema.ts'

/** Changing what people say of a commitment: summary, kind, strength, owner, team, policies, measure, visibility. */
export function detailsRoutes({ db, clock, sendPage, sessions }: Context): Router {
  const router = Router()
  const commitments = commitmentQueries(db)
  const following = followingQueries(db)
  const accounts = accountQueries(db)
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const records = commitmentRecords(db, clock)
  const at = paths.commitmentStep(':id', 'details')

  router.get(at, allow(canWorkOnCommitments), (req, res) => show(res, commitmentOf(req), EMPTY_FORM))

  router.post(at, allow(canWorkOnCommitments), (req, res) => {
    const commitment = commitmentOf(req)
    const { details, state } = readDetails(
      withPolicies(req.body),
      detailsOf(commitment),
      choicesFor(commitment),
    )
    if (!details) return show(res, commitment, state, 422)
    save(req, res, commitment, details, state)
  })

  function save(
    req: Request,
    res: Response,
    { id }: Commitment,
    details: CommitmentDetails,
    state: FormState,
  ) {
    const revision = RevisionField.parse(state.input.revision)
    try {
      records.edit(id, details, actorOf(req), revision)
    } catch (error) {
      if (!(error instanceof EditedMeanwhile)) throw error
      return showBoth(res, orNotFound(commitments.byId(id)), details, revision)
    }
    sessions.leaveNotice(req, 'The details are saved.')
    res.redirect(303, paths.commitment(id))
  }

  function showBoth(res: Response, now: Commitment, mine: CommitmentDetails, revision: number): void {
    const choices = choicesFor(now)
    const meanwhile = following.changesSince(now, revision)
    const conflict = showConflict({ mine, now, meanwhile, choices })
    sendPage(
      res,
      'commitments/details',
      detailsPage({ commitment: now, choices, state: EMPTY_FORM, conflict }),
      409,
    )
  }

  function show(res: Response, commitment: Commitment, state: FormState, status = 200): void {
    const choices = choicesFor(commitment)
    sendPage(res, 'commitments/details', detailsPage({ commitment, choices, state, conflict: null }), status)
  }

  /** Who can sign in may own it; an owner who no longer can stays in the list, and is said to be. */
  function choicesFor({ owner }: Commitment): DetailsChoices {
    const enabled = accounts.all().filter(({ disabledAt }) => disabledAt === null)
    const gone = owner?.isDisabled ? [{ id: owner.id, name: `${owner.name} (account disabled)` }] : []
    return {
      owners: [...enabled, ...gone],
      teams: accounts.teams(),
      policies: forChoosing(policies.all()),
      actions: actions.forChoosing(),
    }
  }

  function commitmentOf(req: Request): Commitment {
    const { id } = readParams(IdParams, req)
    return orNotFound(commitments.byId(id), `There is no commitment ${id}.`)
  }

  return router
}

/** Where two versions are to be chosen from, all policies of one are one choice. */
function withPolicies(body: unknown): Record<string, unknown> {
  const { policy, ...fields } = (body ?? {}) as Record<string, unknown>
  if (policy === undefined) return fields
  return { ...fields, policy: [policy].flat().flatMap((one) => String(one).split(POLICY_SEPARATOR)) }
}
