import type { NextFunction, RequestHandler, Response } from 'express'
import { paths } from '../paths.ts'
import { Busy } from './errors.ts'

/** What a page takes is some milliseconds, so whoever is refused would have waited for seconds. */
const MOST_WAITING = 200
/** The event loop takes one new connection a turn, and its request comes with the next. */
const QUIET_TURNS = 2
/** A page is made however many come: refusing so many takes about as long as making one. */
const MOST_TURNS = 16
/** How long who is refused waits to be told, about, and how many may: they take up connections. */
const HOLD_MS = 1_000
const MOST_HELD = 1_000

const TOO_MANY = ['Too many pages are asked for at this moment.', 'Try again in a few seconds.', 5] as const

/**
 * Keeps a bound on the work in hand. Pages are made one after the other, so those who ask at once wait in line: here, and
 * not unseen in the sockets. Before each page the event loop takes in who has come meanwhile, so that beyond the bound a
 * request is refused, and whatever watches the process is answered first. Who has gone away is passed over.
 *
 * Who is refused is told after about a second: programs that ask again at once would else have the process do nothing but
 * refuse, and whoever comes by a new connection, as what watches it does, wait behind all of theirs. Beyond another bound
 * they are cut off instead, and come back by way of the one connection a turn.
 */
export function boundWork(most = MOST_WAITING, holdMs = HOLD_MS): RequestHandler {
  const waiting: (() => void)[] = []
  let hasCome = false
  let [quiet, turns] = [0, 0]
  let held = 0

  function refuse(res: Response, next: NextFunction): void {
    if (held >= MOST_HELD) {
      res.set('Connection', 'close')
      next(new Busy(...TOO_MANY))
      return
    }
    held += 1
    setTimeout(
      () => {
        held -= 1
        if (!res.destroyed) next(new Busy(...TOO_MANY))
      },
      holdMs * (0.5 + Math.random()),
    ) // not all that came at once at once again
  }

  function turn(): void {
    quiet = hasCome ? 0 : quiet + 1
    turns += 1
    hasCome = false
    const isTime = quiet >= QUIET_TURNS || turns >= MOST_TURNS
    if (isTime) [quiet, turns] = [0, 0]
    const next = isTime ? waiting.shift() : undefined
    if (waiting.length > 0) setImmediate(turn)
    next?.()
  }

  return (req, res, next) => {
    if (req.path === paths.health()) return next()
    if (waiting.length >= most) return refuse(res, next)
    hasCome = true
    waiting.push(() => {
      if (!res.destroyed) next()
    })
    if (waiting.length === 1) setImmediate(turn)
  }
}
