import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canApprove, canReadRecord, canWorkOnCommitments } from '../accounts/permissions.ts'
import { today } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import { backOf } from '../web/back.ts'
import type { Context } from '../web/context.ts'
import { type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import type { Commitment } from './commitment.ts'
import { followingQueries } from './following-queries.ts'
import { NotPossible } from './life.ts'
import { commitmentPage } from './page.ts'
import { commitmentPageReader } from './page-reader.ts'
import type { SentForm } from './page-steps.ts'
import { commitmentQueries } from './queries.ts'
import { commitmentReader } from './reader.ts'
import { commitmentRecords } from './record.ts'
import { CheckForm, IdParams, ReasonForm, StepQuery } from './schema.ts'
import type { Entry } from './step-records.ts'
import { entryFrom, type Given, type SentStep } from './steps.ts'
import type { StepName } from './steps-form.ts'

/** Each commitment's page, and the steps of its life. */
export function commitmentPageRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const commitments = commitmentQueries(db)
  const following = followingQueries(db)
  const records = commitmentRecords(db, clock)
  const reader = commitmentReader(context)
  const pageReader = commitmentPageReader(context)

  router.get(paths.commitment(':id'), allow(canReadRecord), (req, res) => show(res, commitmentOf(req), null))

  step('updates', canWorkOnCommitments)
  step('extensions', canWorkOnCommitments)
  step('delivery', canWorkOnCommitments)
  step('drop', canWorkOnCommitments)
  step('drop/approval', canApprove)
  step('supersession', canWorkOnCommitments)
  step('reopening', canApprove)
  step('correction', canWorkOnCommitments)

  router.post(paths.commitmentStep(':id', 'removal'), allow(canWorkOnCommitments), (req, res) => {
    const commitment = commitmentOf(req)
    const { values, state } = readForm(ReasonForm, req.body)
    if (!values) return show(res, commitment, asSent('removal', state), 422)
    try {
      records.remove(commitment.id, actorOf(req), values.reason)
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error
      return show(res, commitment, asSent('removal', withError(state, '', error.message)), 409)
    }
    sessions.leaveNotice(req, 'The commitment is removed. If it came from a suggestion, that is open again.')
    res.redirect(303, backOf(req) ?? paths.commitments())
  })

  /** `POST` of one step: the form again when it cannot be used, the page as it is now when somebody was quicker. */
  function step(name: Exclude<StepName, 'removal'>, can: typeof canApprove): void {
    router.post(paths.commitmentStep(':id', name), allow(can), (req, res) => {
      const commitment = commitmentOf(req)
      const sent = entryFrom(name, req.body, givenFor(commitment))
      if (isToBeChecked(name, req)) return check(res, commitment, sent)
      if (!sent.entry) return show(res, commitment, asSent(name, sent.state), 422)
      enter(req, res, commitment, name, sent)
    })
  }

  function enter(req: Request, res: Response, { id }: Commitment, name: StepName, sent: SentStep): void {
    const { entry, revision } = sent
    try {
      records.enter(id, entry as Entry, actorOf(req), revision)
      sessions.leaveNotice(req, 'It is recorded.')
      res.redirect(303, paths.commitment(id))
    } catch (error) {
      show(res, orNotFound(commitments.byId(id)), refusedForm(id, name, sent, error), 409)
    }
  }

  /** The form again, with why not, or with what others did meanwhile. @throws what is neither */
  function refusedForm(id: number, name: StepName, { revision, state }: SentStep, error: unknown): SentForm {
    if (error instanceof EditedMeanwhile) {
      const meanwhile = following.changesSince(orNotFound(commitments.byId(id)), revision)
      return { ...asSent(name, state), meanwhile }
    }
    if (!(error instanceof NotPossible)) throw error
    return asSent(name, withError(state, '', error.message))
  }

  /** Says how the words of a deadline are read; nothing is saved. */
  function check(res: Response, commitment: Commitment, { state }: SentStep): void {
    const { deadline } = CheckForm.parse(state.input)
    const reading = reader.windowOf(deadline, today(clock), reader.questionOf(commitment.questionId))
    show(res, commitment, { ...asSent('extensions', { ...state, errors: {} }), reading })
  }

  function givenFor(commitment: Commitment): Given {
    const question = reader.questionOf(commitment.questionId)
    return {
      today: today(clock),
      kind: commitment.kind,
      concern: commitment.concern,
      correction: pageReader.correctionFor(commitment),
      deadlineOf: (phrase, saidOn) => reader.deadlineOf(phrase, saidOn, question),
      wrongDeadline: (phrase) => reader.wrongDeadline(phrase, today(clock), question),
    }
  }

  function commitmentOf(req: Request): Commitment {
    const { id } = readParams(IdParams, req)
    return orNotFound(commitments.byId(id), `There is no commitment ${id}.`)
  }

  function show(res: Response, commitment: Commitment, sent: SentForm | null, status = 200): void {
    const { step: opened } = StepQuery.parse(res.req.query)
    const model = commitmentPage({ ...pageReader.partsOf(commitment, res.req.visitor), sent, opened })
    sendPage(res, 'commitments/commitment', model, status)
  }

  return router
}

function asSent(step: StepName, state: FormState): SentForm {
  return { step, state, meanwhile: null, reading: null }
}

/** The second button of the form of an extension. */
function isToBeChecked(step: StepName, req: Request): boolean {
  return step === 'extensions' && (req.body as Record<string, unknown> | undefined)?.check !== undefined
}
