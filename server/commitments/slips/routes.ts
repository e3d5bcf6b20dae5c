import { Router } from 'express'
import { actorOf, allow } from '../../accounts/access.ts'
import { canWorkOnCommitments } from '../../accounts/permissions.ts'
import { paths } from '../../paths.ts'
import { backOf } from '../../web/back.ts'
import type { Context } from '../../web/context.ts'
import { readParams } from '../../web/params.ts'
import { orConflict } from '../conflict.ts'
import { OfferParams } from '../schema.ts'
import { slipOfferRecords } from './record.ts'

/** Refusing offers of slips; taking one is linking its words (`logging/mention-routes.ts`). */
export function slipOfferRoutes({ db, clock, sessions }: Context): Router {
  const router = Router()
  const records = slipOfferRecords(db, clock)

  router.post(paths.slipOfferRefusal(':id', ':offer'), allow(canWorkOnCommitments), (req, res) => {
    const { id, offer } = readParams(OfferParams, req)
    orConflict(() => records.refuse(id, offer, actorOf(req)))
    sessions.leaveNotice(req, 'The deadline stays as it is, and this is not offered again.')
    res.redirect(303, backOf(req) ?? paths.commitment(id))
  })

  return router
}
