import compression from 'compression'
import express, { type Express } from 'express'
import { projectFile } from '../db/project-file.ts'
import { recogniseVisitors } from './accounts/access.ts'
import { routes } from './routes.ts'
import { createSite } from './site.ts'
import { prepareAssets } from './web/assets.ts'
import type { Context } from './web/context.ts'
import { refuseCrossSite } from './web/cross-site.ts'
import { errorHandler, notFoundHandler } from './web/error-handlers.ts'
import { formBodies } from './web/forms.ts'
import { keptPages } from './web/kept-pages.ts'
import { requestLogging } from './web/logging.ts'
import { createPages } from './web/page.ts'
import { createRenderer } from './web/render.ts'
import { addressLimits, parseQuery, securityHeaders } from './web/security.ts'
import { serverTiming } from './web/server-timing.ts'
import { createSessions } from './web/sessions.ts'
import { boundWork } from './web/work-in-hand.ts'

// Once a process, however many apps are made from them: the tests make hundreds.
const renderer = createRenderer(projectFile('views/'))
const assets = prepareAssets(projectFile('views/assets/'))

/** The site over a migrated database: middleware in order, nothing else. */
export function createApp(parts: Omit<Context, 'sendPage' | 'sendKeptPage' | 'sessions'>): Express {
  const { db, sessionsDb, config, clock, logger } = parts
  const sessions = createSessions(sessionsDb, config, clock)
  const pages = createPages(renderer, assets, createSite(db, sessions), keptPages(db))
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.TRUST_PROXY)
  app.set('query parser', parseQuery)
  app.use(serverTiming)
  app.use(requestLogging(logger))
  app.use(securityHeaders(config))
  app.use(addressLimits)
  app.use('/assets', assets.handler)
  app.use(boundWork())
  app.use(compression({ threshold: 1024 }))
  app.use(refuseCrossSite(config))
  app.use(formBodies)
  app.use(sessions.handler)
  app.use(recogniseVisitors({ db, config, sessions }))
  app.use(routes({ ...parts, ...pages, sessions }))
  app.use(notFoundHandler)
  app.use(errorHandler(pages.sendPage))
  return app
}
