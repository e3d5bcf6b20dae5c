import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { ProvisionQuery } from './link-schema.ts'
import { type ProvisionCount, provisionQueries } from './provision-queries.ts'
import { provisionsPage } from './provisions-page.ts'
import { policyQueries } from './queries.ts'
import { PolicyParams } from './schema.ts'

const SHOWN = 20

/** The sections, schedules and the like of a policy, and the questions that name them. */
export function provisionRoutes(context: Context): Router {
  const { db, sendPage } = context
  const router = Router()
  const policies = policyQueries(db)
  const provisions = provisionQueries(db)
  const questions = questionQueries(db)
  const listing = questionListing(context)

  router.get(paths.provisions(':slug'), allow(canReadRecord), (req, res) => {
    const { slug } = readParams(PolicyParams, req)
    const policy = orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
    const all = provisions.ofPolicy(policy.id)
    const { provision, page } = ProvisionQuery.parse(req.query)
    const chosen = provision === null ? null : chosenOf(all, provision)
    const found = chosen === null ? [] : naming(policy.id, chosen.provision, page)
    const model = provisionsPage({
      ...{ policy, provisions: all, chosen, questions: found },
      ...{ page: chosen === null ? 1 : page, pageSize: SHOWN },
    })
    sendPage(res, 'policies/provisions', model)
  })

  /** The questions that name one, newest first, each with its words. */
  function naming(policyId: number, provision: string, page: number) {
    const ids = provisions.questionIds(policyId, provision, SHOWN, (page - 1) * SHOWN)
    const rows = new Map(questions.byIds(ids).map((row) => [row.id, row]))
    const shown = ids.flatMap((id) => rows.get(id) ?? [])
    const namings = provisions.namings(policyId, provision, ids)
    return listing.summarise(shown).map((summary, index) => ({
      summary,
      namings: namings.filter(({ questionId }) => questionId === shown[index]?.id),
    }))
  }

  return router
}

function chosenOf(all: readonly ProvisionCount[], asked: string): ProvisionCount {
  const chosen = all.find(({ provision }) => provision === asked)
  return orNotFound(chosen, 'No question or answer in the record names this provision of the policy.')
}
