import type { Request, Response } from 'express'
import type { Context } from '../web/context.ts'
import { deviceCookie } from './device-cookie.ts'
import { accountRecords } from './record.ts'

/** How a person comes in, by whichever door: a session, the browser known from now on, an audit record, a log line. */
export function entrance(context: Context) {
  const { db, clock, logger, sessions } = context
  const records = accountRecords(db, clock)
  const device = deviceCookie(context)

  return function enter(req: Request, res: Response, account: { id: number; epoch: number }): void {
    sessions.begin(req, res, account)
    records.signedIn(account.id, String(req.id))
    device.remember(req, res, account.id)
    logger.info({ event: 'signed in', account: account.id, address: req.ip, request: req.id })
  }
}
