import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord, canReadWork } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import type { PolicyAction } from './action.ts'
import { actionPage } from './action-page.ts'
import { actionPageReader } from './action-page-reader.ts'
import { actionQueries } from './action-queries.ts'
import { ActionParams, type SentTouch, TouchForm } from './action-schema.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { touchRecords } from './touch-record.ts'

/** Each action of a policy, what touches it, and what people decide about that. */
export function touchRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const questions = questionQueries(db)
  const records = touchRecords(db, clock)
  const reader = actionPageReader(context)

  router.get(paths.policyAction(':slug', ':id'), allow(canReadRecord), (req, res) => {
    show(req, res, actionOf(req), EMPTY_FORM)
  })

  router.post(paths.policyActionQuestions(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    const found = actionOf(req)
    const { values, state } = readForm(TouchForm, req.body)
    const { question, wrong } = values ? questionNamed(values) : NOT_NAMED
    if (!values || !question) return show(req, res, found, withError(state, 'question', wrong), 422)
    const isTouched = values.decision === 'tie'
    records.decide(
      { ...found, question: { id: question.id, said: paths.question(question) } },
      isTouched,
      actorOf(req),
    )
    const text = isTouched ? 'The question is tied to the action.' : 'The question is not offered again.'
    const fields = [{ name: 'id', value: String(question.id) }]
    const path = paths.policyActionQuestionsRemoval(found.policy.slug, found.action.id)
    sessions.leaveNotice(req, { text, action: { label: 'Undo', path, fields } })
    res.redirect(303, paths.policyAction(found.policy.slug, found.action.id))
  })

  router.post(paths.policyActionQuestionsRemoval(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    const found = actionOf(req)
    const { values } = readForm(TouchForm, req.body)
    const question = orNotFound(
      (values && questionNamed(values).question) ?? undefined,
      'There is no such question.',
    )
    records.undo({ ...found, question: { id: question.id, said: paths.question(question) } }, actorOf(req))
    sessions.leaveNotice(req, 'It is taken back.')
    res.redirect(303, paths.policyAction(found.policy.slug, found.action.id))
  })

  /** The question that a form means: by what a button sends, an address, or a number that only one has. */
  function questionNamed({ id, question: typed }: SentTouch): {
    question: QuestionRow | null
    wrong: string
  } {
    if (id !== null) return { question: questions.byId(id) ?? null, wrong: NOT_NAMED.wrong }
    const [, date, uin] = /(\d{4}-\d\d-\d\d)\/([A-Z]*\d+)/i.exec(typed) ?? []
    const named =
      date && uin ? [questions.byNumber(date, uin.toUpperCase())] : questions.withUin(typed.toUpperCase())
    const [question, ...others] = named.filter((row) => row !== undefined)
    if (others.length > 0)
      return {
        question: null,
        wrong: `Several questions have the number ${typed}: paste the address of the one you mean.`,
      }
    return { question: question ?? null, wrong: NOT_NAMED.wrong }
  }

  function show(
    req: Request,
    res: Response,
    { policy, action }: Named,
    state: FormState,
    status = 200,
  ): void {
    const parts = reader.partsOf(policy, action)
    const who = { mayEdit: canEditPolicies(req.visitor), withWork: canReadWork(req.visitor) }
    sendPage(res, 'policies/action', actionPage({ ...parts, ...who, state }, showQuestion), status)
  }

  function actionOf(req: Request): Named {
    const { slug, id } = readParams(ActionParams, req)
    const policy = orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
    return { policy, action: orNotFound(actions.ofPolicyById(policy.id, id), NO_ACTION) }
  }

  return router
}

const NO_ACTION = 'There is no such action of this policy.'
const NOT_NAMED = {
  question: null,
  wrong: 'No question has this number. Enter one such as 104512, or the address of the question’s page.',
}

interface Named {
  policy: PolicyRow
  action: PolicyAction
}

function showQuestion(row: QuestionRow) {
  return { href: paths.question(row), heading: headingOf(row), number: sayNumber(row) }
}
