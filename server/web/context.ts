import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../lib/dates.ts'
import type { SendKeptPage, SendPage } from './page.ts'
import type { Sessions } from './sessions.ts'

/** What the routes of a feature are made from. */
export interface Context {
  db: Database
  /** Sessions and throttling: a file of its own. */
  sessionsDb: Database
  config: Config
  clock: Clock
  logger: Logger
  sendPage: SendPage
  sendKeptPage: SendKeptPage
  sessions: Sessions
}
