import type { Config } from '../config.ts'

/** Why the program cannot start, in one line for whoever started it. */
export class CannotStart extends Error {}

/** What the system said of the address, in the words of the settings. */
export function asCannotListen(error: NodeJS.ErrnoException, { HOST, PORT }: Config): CannotStart {
  if (error.code === 'EADDRINUSE') {
    return new CannotStart(
      `Port ${PORT} at ${HOST} is already in use: stop what uses it, or set PORT to another.`,
    )
  }
  return new CannotStart(`Pursuant cannot listen on port ${PORT} at ${HOST}: ${error.message}.`)
}
