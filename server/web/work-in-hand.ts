import type { RequestHandler } from 'express'
import { paths } from '../paths.ts'
import { Busy } from './errors.ts'

/** What a page takes is some milliseconds, so whoever is refused would have waited for seconds. */
const MOST_WAITING = 200
/** The event loop takes one new connection a turn, and its request comes with the next. */
const QUIET_TURNS = 2
/** Some hundred microseconds: a page is made however many come. */
const MOST_TURNS = 64

const TOO_MANY = ['Too many pages are asked for at this moment.', 'Try again in a few seconds.', 5] as const

/**
 * Keeps a bound on the work in hand. Pages are made one after the other, so those who ask at once wait in line: here, and
 * not unseen in the sockets. Before each page the event loop takes in who has come meanwhile, so that beyond the bound a
 * request is refused at once, and whatever watches the process is answered first. Who has gone away is passed over.
 */
export function boundWork(most = MOST_WAITING): RequestHandler {
  const waiting: (() => void)[] = []
  let hasCome = false
  let [quiet, turns] = [0, 0]

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
    if (waiting.length >= most) return next(new Busy(...TOO_MANY))
    hasCome = true
    waiting.push(() => {
      if (!res.destroyed) next()
    })
    if (waiting.length === 1) setImmediate(turn)
  }
}
