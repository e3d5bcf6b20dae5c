import { parseCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { Context } from '../web/context.ts'
import { DEVICE_LIFETIME_MS, knownDevices } from './known-devices.ts'

/** The cookie by which a browser is known in which somebody signed in before. It opens nothing by itself. */
export function deviceCookie({
  sessionsDb,
  clock,
  config,
}: Pick<Context, 'sessionsDb' | 'clock' | 'config'>) {
  const devices = knownDevices(sessionsDb, clock)
  const secure = config.BASE_URL.startsWith('https:')
  const name = secure ? '__Host-device' : 'device'
  const read = (req: Request): string | null => parseCookie(req.get('Cookie') ?? '')[name] ?? null

  return {
    read,
    remember(req: Request, res: Response, accountId: number): void {
      const token = devices.remember(read(req), accountId)
      res.cookie(name, token, {
        httpOnly: true,
        sameSite: 'strict',
        secure,
        path: '/',
        maxAge: DEVICE_LIFETIME_MS,
      })
    },
    forgetAll: devices.forgetAll,
  }
}
