import compression from 'compression'
import express, { type Express } from 'express'
import { routes } from './routes.ts'
import { createSite } from './site.ts'
import { prepareAssets } from './web/assets.ts'
import type { Context } from './web/context.ts'
import { errorHandler, notFoundHandler } from './web/error-handlers.ts'
import { requestLogging } from './web/logging.ts'
import { createPages } from './web/page.ts'
import { createRenderer } from './web/render.ts'
import { addressLimits, parseQuery, securityHeaders } from './web/security.ts'
import { serverTiming } from './web/server-timing.ts'

// Once a process, however many apps are made from them: the tests make hundreds.
const render = createRenderer(new URL('../views/', import.meta.url))
const assets = prepareAssets(new URL('../views/assets/', import.meta.url))

/** The site over a migrated database: middleware in order, nothing else. */
export function createApp({ db, config, clock, logger }: Omit<Context, 'sendPage'>): Express {
  const sendPage = createPages(render, assets, createSite(db))
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.TRUST_PROXY)
  app.set('query parser', parseQuery)
  app.use(serverTiming)
  app.use(requestLogging(logger))
  app.use(securityHeaders(config))
  app.use(addressLimits)
  app.use('/assets', assets.handler)
  app.use(compression({ threshold: 1024 }))
  app.use(routes({ db, config, clock, logger, sendPage }))
  app.use(notFoundHandler)
  app.use(errorHandler(sendPage))
  return app
}
