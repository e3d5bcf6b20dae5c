import { type Request, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadAudit } from '../accounts/permissions.ts'
import { accountQueries } from '../accounts/queries.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { policyQueries } from '../policies/queries.ts'
import type { Context } from '../web/context.ts'
import { Invalid } from '../web/errors.ts'
import { sendParts } from '../web/send-parts.ts'
import { auditCsv } from './export.ts'
import { queryOf } from './filter.ts'
import { auditJson } from './json.ts'
import { auditPage } from './page.ts'
import { auditQueries } from './queries.ts'
import { readAuditRequest } from './schema.ts'

const SHOWN = 50
const SHOWN_AS_JSON = 500

/** The audit trail, for admins: to read, and to take along. */
export function auditRoutes({ db, config, clock, sendPage }: Context): Router {
  const router = Router()
  const trail = auditQueries(db)
  const accounts = accountQueries(db)
  const policies = policyQueries(db)

  router.get(paths.audit(), allow(canReadAudit), (req, res) => {
    const { filter, before, state } = readAuditRequest(req.query)
    const found = filter ? trail.page(filter, before, SHOWN) : NOTHING
    const total = filter ? trail.count(filter) : 0
    const choices = { people: trail.people(), hasNameless: trail.hasNameless(), kinds: trail.kinds() }
    const model = auditPage({ filter, state, choices, total, found, isThere: whatIsThere() })
    sendPage(res.set(NOT_KEPT), 'audit/audit', model, filter ? 200 : 400)
  })

  router.get(paths.auditExport('csv'), allow(canReadAudit), async (req, res) => {
    const { filter } = readWhole(req)
    res.set(NOT_KEPT).attachment(`pursuant-audit-${today(clock)}.csv`)
    if (req.method === 'HEAD') return void res.end()
    return sendParts(res, auditCsv(trail, filter))
  })

  router.get(paths.auditExport('json'), allow(canReadAudit), (req, res) => {
    const { filter, before } = readWhole(req)
    const { records, older } = trail.page(filter, before, SHOWN_AS_JSON)
    const next = older === null ? null : config.BASE_URL + paths.auditExport('json', queryOf(filter, older))
    res.set(NOT_KEPT).json(auditJson(trail.count(filter), records, next))
  })

  /** Accounts are never removed; teams and policies can be. */
  function whatIsThere() {
    const removable: Readonly<Record<string, ReadonlySet<string>>> = {
      team: new Set(accounts.teams().map(({ id }) => String(id))),
      policy: new Set(policies.slugs()),
    }
    return (kind: string, id: string) => removable[kind]?.has(id) ?? true
  }

  return router
}

const NOTHING = { records: [], older: null, newer: null }
const NOT_KEPT = { 'Cache-Control': 'no-store' }

/** @throws Invalid: an export that holds other records than were asked for would be taken for the right one */
function readWhole(req: Request) {
  const { filter, before, state } = readAuditRequest(req.query)
  if (!filter) throw new Invalid(Object.values(state.errors))
  return { filter, before }
}
