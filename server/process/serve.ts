import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { type Clock, today } from '../lib/dates.ts'
import { readSearchQuery } from '../questions/schema.ts'
import { questionSearch } from '../questions/search/search.ts'
import { stopGracefully } from '../web/graceful-stop.ts'
import { createHttpServer } from '../web/http-server.ts'
import { messageClasses } from '../web/message-classes.ts'
import { endProcesses } from './background.ts'
import { asCannotListen } from './cannot-start.ts'
import type { Databases } from './databases.ts'

const PATIENCE_MS = 10_000

export interface Serving {
  config: Config
  clock: Clock
  logger: Logger
}

/** After the first page, which somebody waits for. */
const WARM_UP_AFTER_MS = 1_000

/** Serves the site. The promise is broken when the address cannot be listened on. */
export function serve(databases: Databases, { config, clock, logger }: Serving): Promise<Server> {
  const app = createApp({ ...databases, config, clock, logger })
  const server = createHttpServer(app, messageClasses(app))
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(asCannotListen(error, config)))
    server.listen(config.PORT, config.HOST, () => {
      setTimeout(() => warmUp(databases, { config, clock, logger }), WARM_UP_AFTER_MS).unref()
      resolve(server)
    })
  })
}

/** The first search reads what all are filtered by, half a second of 100,000 questions: nobody should wait for that. */
function warmUp({ db }: Databases, { config, clock, logger }: Serving): void {
  try {
    questionSearch(db).search(readSearchQuery({}).request, today(clock), config.ANSWER_MEASURE)
  } catch (error) {
    logger.error(error, 'the search could not be made ready')
  }
}

/** The port listened on: with `PORT=0` the system chose it, and only the server knows. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** Lets what is under way finish, and the processes that this one has begun. */
export async function stopServing(server: Server, { db, sessionsDb }: Databases): Promise<void> {
  await Promise.all([stopGracefully(server, PATIENCE_MS), endProcesses(db)])
  db.close()
  sessionsDb.close()
}
