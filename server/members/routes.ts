import { type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import type { QuestionSummary } from '../questions/summary.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { memberPage } from './page.ts'
import { type MemberRow, memberQueries } from './queries.ts'
import { MemberParams } from './schema.ts'

const SHOWN = 20

/** A Member's page: what they asked and what they answered. */
export function memberRoutes(context: Context): Router {
  const { db, sendPage } = context
  const router = Router()
  const members = memberQueries(db)
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const listing = questionListing(context)

  router.get('/members/local/:number', allow(canReadRecord), (req, res) => {
    const { number } = readParams(MemberParams, req)
    showMember(
      res,
      orNotFound(members.byLocalNumber(number), `There is no Member with the local number ${number}.`),
    )
  })

  router.get('/members/:number', allow(canReadRecord), (req, res) => {
    const { number } = readParams(MemberParams, req)
    showMember(
      res,
      orNotFound(members.byParliamentId(number), `No Member with the number ${number} is in the record.`),
    )
  })

  function showMember(res: Response, member: MemberRow): void {
    const model = memberPage({
      member,
      standings: members.standings(member.id),
      asked: {
        total: questions.countAskedBy(member.id),
        results: summaries(questions.askedBy(member.id, SHOWN)),
      },
      answered: {
        total: answers.countAnsweredBy(member.id),
        results: summaries(answers.answeredBy(member.id, SHOWN)),
      },
    })
    sendPage(res, 'members/member', model)
  }

  function summaries(questionIds: readonly number[]): QuestionSummary[] {
    return listing.summarise(questionIds.flatMap((id) => questions.byId(id) ?? []))
  }

  return router
}
