import { Router } from 'express'
import { allow } from '../../accounts/access.ts'
import { canReadRecord, canWorkOnCommitments } from '../../accounts/permissions.ts'
import { now, today } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import type { Context } from '../../web/context.ts'
import { NotFound } from '../../web/errors.ts'
import { readParams } from '../../web/params.ts'
import { sendParts } from '../../web/send-parts.ts'
import { wholeCommitmentJson } from '../json.ts'
import { IdParams } from '../schema.ts'
import { seesWork } from '../view.ts'
import { registerCsv, registerFeed, registerJson } from './export.ts'
import { registerPage } from './page.ts'
import { registerReader } from './reader.ts'

const MOST_IN_FEED = 50

/** The register of commitments, as a page and for other programs; and one commitment for these. */
export function registerRoutes(context: Context): Router {
  const { clock, config, sendPage } = context
  const router = Router()
  const reader = registerReader(context)
  const made = () => ({ today: today(clock), baseUrl: config.BASE_URL })

  router.get(paths.commitments(), allow(canReadRecord), ({ query, visitor }, res) => {
    const outcome = reader.find(query, visitor)
    const model = registerPage({
      outcome,
      entries: reader.page(outcome, visitor),
      today: today(clock),
      readerId: seesWork(visitor) ? (visitor.account?.id ?? null) : null,
      canWork: canWorkOnCommitments(visitor),
    })
    sendPage(res, 'commitments/register', model)
  })

  router.get(paths.commitmentsAs('json'), allow(canReadRecord), ({ query, visitor }, res) => {
    const outcome = reader.find(query, visitor)
    res.json(registerJson(outcome, reader.page(outcome, visitor), made()))
  })

  router.get(paths.commitmentsAs('csv'), allow(canReadRecord), async ({ method, query, visitor }, res) => {
    res.attachment(`pursuant-commitments-${today(clock)}.csv`)
    if (method === 'HEAD') return void res.end()
    const outcome = reader.find(query, visitor, { withSample: false })
    const entriesOf = (ids: readonly number[]) => reader.entries(ids, visitor)
    return sendParts(res, registerCsv(outcome, entriesOf, made(), seesWork(visitor)))
  })

  router.get(paths.commitmentsAs('atom'), allow(canReadRecord), ({ query, visitor }, res) => {
    const outcome = reader.find(query, visitor, { withSample: false })
    const changed = reader.changed(outcome, visitor, MOST_IN_FEED)
    const feed = registerFeed({ outcome, changed, now: now(clock), baseUrl: config.BASE_URL })
    res.type('application/atom+xml').send(feed)
  })

  router.get(paths.commitmentJson(':id'), allow(canReadRecord), (req, res) => {
    const { id } = readParams(IdParams, req)
    const [entry] = reader.whole(id, req.visitor)
    if (!entry) throw new NotFound(`There is no commitment ${id}.`)
    const { visible, ...facts } = entry
    res.json(wholeCommitmentJson(visible, { ...facts, ...made() }))
  })

  return router
}
