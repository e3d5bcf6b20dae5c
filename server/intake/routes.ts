import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canRunIntake } from '../accounts/permissions.ts'
import { today } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { intakeReader } from './reader.ts'
import { runOrders } from './run-orders.ts'
import { showStanding } from './run-page.ts'
import { runWatch, type WatchedRun } from './run-watch.ts'
import { newRunForm, PageQuery, RunParams } from './schema.ts'
import { syncStarter } from './sync-starter.ts'

/** The intake, for admins: what was taken in, and fetching from Parliament. */
export function intakeRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const reader = intakeReader(context)
  const watch = runWatch(db, clock)
  const orders = runOrders(db, clock)
  const starter = syncStarter(context)

  router.get(paths.intake(), allow(canRunIntake), (req, res) => {
    sendPage(res.set(NOT_KEPT), 'intake/intake', reader.list(PageQuery.parse(req.query).page))
  })

  router.get(paths.newIntakeRun(), allow(canRunIntake), (_req, res) => showNew(res, EMPTY_FORM))

  router.post(paths.intake(), allow(canRunIntake), (req, res) => {
    const { values, state } = readForm(newRunForm(today(clock)), req.body)
    if (!values) return showNew(res, state, 422)
    try {
      res.redirect(303, paths.intakeRun(starter.start(values, actorOf(req))))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      showNew(res, withError(state, '', error.message), 409)
    }
  })

  router.get(paths.intakeRunJson(':number'), allow(canRunIntake), (req, res) => {
    res.set(NOT_KEPT).json(showStanding(runOf(req), clock()))
  })

  router.get(paths.intakeRun(':number'), allow(canRunIntake), (req, res) => {
    const model = reader.run(runOf(req), PageQuery.parse(req.query).page)
    sendPage(res.set(NOT_KEPT), 'intake/run', model)
  })

  /** Whichever process has it: the server's own, or a command's. */
  router.post(paths.intakeRunStopping(':number'), allow(canRunIntake), (req, res) => {
    const run = runOf(req)
    const isAsked = run.kind === 'sync' && orders.askToStop(run, actorOf(req))
    if (!isAsked) sessions.leaveNotice(req, 'There was nothing to stop.')
    res.redirect(303, paths.intakeRun(run.id))
  })

  function runOf(req: Request): WatchedRun {
    const { number } = readParams(RunParams, req)
    return orNotFound(watch.byId(number), 'There is no run with this number.')
  }

  function showNew(res: Response, state: FormState, status = 200): void {
    sendPage(res.set(NOT_KEPT), 'intake/new-run', reader.newRun(state), status)
  }

  return router
}

const NOT_KEPT = { 'Cache-Control': 'no-store' }
