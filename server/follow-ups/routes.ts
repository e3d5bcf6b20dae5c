import { type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { commitmentQueries } from '../commitments/queries.ts'
import { IdParams } from '../commitments/schema.ts'
import { paths } from '../paths.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { NumberParams, QuestionAddressParams } from '../questions/schema.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { followUpPage } from './page.ts'
import { followUpReader } from './reader.ts'

/** Drafts that follow up a question, its answer, or a commitment. Nothing is kept of them. */
export function followUpRoutes(context: Context): Router {
  const { db, sendPage } = context
  const router = Router()
  const questions = questionQueries(db)
  const commitments = commitmentQueries(db)
  const reader = followUpReader(context)

  router.get('/questions/local/:number/follow-up', allow(canReadRecord), (req, res) => {
    showQuestion(res, orNotFound(questions.byLocalNumber(readParams(NumberParams, req).number)))
  })

  router.get('/questions/:dateTabled/:uin/follow-up', allow(canReadRecord), (req, res) => {
    const { dateTabled, uin } = readParams(QuestionAddressParams, req)
    showQuestion(res, orNotFound(questions.byNumber(dateTabled, uin) ?? questions.formerly(dateTabled, uin)))
  })

  router.get(paths.commitmentFollowUp(':id'), allow(canReadRecord), (req, res) => {
    const commitment = orNotFound(commitments.byId(readParams(IdParams, req).id))
    const row = reader.questionOf(commitment)
    const followed = reader.followed(row, { quote: commitment.quote.text, kind: commitment.kind })
    const chased = { commitment, note: reader.noteFor(commitment, row, req.visitor) }
    sendPage(res, 'follow-ups/follow-up', followUpPage({ row, followed, chased, commitments: [] }))
  })

  function showQuestion(res: Response, row: QuestionRow): void {
    const parts = { row, followed: reader.followed(row, null), commitments: commitments.ofQuestion(row.id) }
    sendPage(res, 'follow-ups/follow-up', followUpPage({ ...parts, chased: null }))
  }

  return router
}
