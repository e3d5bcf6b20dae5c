import type { Express } from 'express'
import { type Logger, pino } from 'pino'
import request from 'supertest'
import { migrate, migrateSessions } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { createApp } from '../../server/app.ts'
import { type Config, readConfig } from '../../server/config.ts'
import type { Clock } from '../../server/lib/dates.ts'
import { forThisFile } from './opened.ts'

interface TestAppOptions {
  clock?: Clock
  /** Settings as in the environment: `{ TRUST_PROXY: '1' }`. */
  config?: Record<string, string>
  logger?: Logger
  /** A file for the database, where another process has to open it. */
  path?: string
}

export interface TestApp {
  app: Express
  db: Database
  sessionsDb: Database
  config: Config
  clock: Clock
  agent: ReturnType<typeof request.agent>
}

/** The whole site over an empty migrated database of its own; in memory unless told otherwise, which takes 2 ms. */
export function testApp({
  clock = noonOn('2026-01-12'),
  config = {},
  logger = silent,
  path = ':memory:',
}: TestAppOptions = {}): TestApp {
  const db = forThisFile(openDatabase(path))
  const sessionsDb = forThisFile(openDatabase(':memory:'))
  migrate(db)
  migrateSessions(sessionsDb)
  const read = readConfig({ SAMPLE: 'off', ...config })
  const app = createApp({ db, sessionsDb, config: read, clock, logger })
  return { app, db, sessionsDb, config: read, clock, agent: request.agent(app) }
}

/** A clock that stands still at noon on a civil date. */
export function noonOn(date: string): Clock {
  return () => new Date(`${date}T12:00:00Z`)
}

const silent = pino({ level: 'silent' })
