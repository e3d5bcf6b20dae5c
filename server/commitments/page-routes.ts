import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canApprove, canReadRecord, canWorkOnCommitments } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { today } from '../lib/dates.ts'
import { renderMarkdown } from '../lib/markdown.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import { backOf } from '../web/back.ts'
import type { Context } from '../web/context.ts'
import { type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import type { Commitment } from './commitment.ts'
import { NotPossible } from './life.ts'
import { commitmentPage } from './page.ts'
import { commitmentQueries } from './queries.ts'
import { commitmentReader } from './reader.ts'
import { commitmentRecords } from './record.ts'
import { IdParams, ReasonForm } from './schema.ts'
import { settingOf } from './setting.ts'
import type { Entry } from './step-records.ts'
import { entryFrom, type SentStep } from './steps.ts'
import type { StepName } from './steps-form.ts'
import { visibleTo } from './view.ts'

/** Each commitment's page, and the steps of its life. */
export function commitmentPageRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const commitments = commitmentQueries(db)
  const records = commitmentRecords(db, clock)
  const answers = answerQueries(db)
  const reader = commitmentReader(context)

  router.get(paths.commitment(':id'), allow(canReadRecord), (req, res) => show(res, commitmentOf(req), null))

  step('updates', canWorkOnCommitments)
  step('extensions', canWorkOnCommitments)
  step('delivery', canWorkOnCommitments)
  step('drop', canWorkOnCommitments)
  step('drop/approval', canApprove)
  step('supersession', canWorkOnCommitments)
  step('reopening', canApprove)

  router.post(paths.commitmentStep(':id', 'removal'), allow(canWorkOnCommitments), (req, res) => {
    const commitment = commitmentOf(req)
    const { values, state } = readForm(ReasonForm, req.body)
    const again = (form: FormState, status: number) =>
      show(res, commitment, { step: 'removal', state: form, isStale: false }, status)
    if (!values) return again(state, 422)
    try {
      records.remove(commitment.id, actorOf(req), values.reason)
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error
      return again(withError(state, '', error.message), 409)
    }
    sessions.leaveNotice(req, 'The commitment is removed. If it came from a suggestion, that is open again.')
    res.redirect(303, backOf(req) ?? paths.commitments())
  })

  /** `POST` of one step: the form again when it cannot be used, the page as it is now when somebody was quicker. */
  function step(name: Exclude<StepName, 'removal'>, can: typeof canApprove): void {
    router.post(paths.commitmentStep(':id', name), allow(can), (req, res) => {
      const commitment = commitmentOf(req)
      const sent = entryFrom(name, req.body, { today: today(clock), deadlineOf: deadlineFor(commitment) })
      if (!sent.entry) return show(res, commitment, { step: name, state: sent.state, isStale: false }, 422)
      enter(req, res, commitment, name, sent)
    })
  }

  function enter(req: Request, res: Response, { id }: Commitment, name: StepName, sent: SentStep): void {
    const { entry, revision, state } = sent
    try {
      records.enter(id, entry as Entry, actorOf(req), revision)
      sessions.leaveNotice(req, 'It is recorded.')
      res.redirect(303, paths.commitment(id))
    } catch (error) {
      const now = orNotFound(commitments.byId(id))
      const isStale = error instanceof EditedMeanwhile
      if (!isStale && !(error instanceof NotPossible)) throw error
      const refused = isStale ? state : withError(state, '', error.message)
      show(res, now, { step: name, state: refused, isStale }, 409)
    }
  }

  function deadlineFor({ dateAnswered, questionId }: Commitment) {
    return (phrase: string) => reader.deadlineOf(phrase, dateAnswered, reader.questionOf(questionId))
  }

  function commitmentOf(req: Request): Commitment {
    const { id } = readParams(IdParams, req)
    return orNotFound(commitments.byId(id), `There is no commitment ${id}.`)
  }

  function show(
    res: Response,
    commitment: Commitment,
    sent: { step: StepName; state: FormState; isStale: boolean } | null,
    status = 200,
  ): void {
    const { id, questionId, quote } = commitment
    const parts = { deadlines: commitments.deadlines(id), updates: commitments.updates(id) }
    const version = answers.versions(questionId).find((one) => one.id === quote.answerVersionId)
    const model = commitmentPage({
      commitment,
      visible: visibleTo(res.req.visitor, commitment, parts),
      question: reader.questionOf(questionId),
      setting: settingOf(version?.text ?? quote.text, quote),
      visitor: res.req.visitor,
      today: today(clock),
      sent,
      renderNote: renderMarkdown,
    })
    sendPage(res, 'commitments/commitment', model, status)
  }

  return router
}
