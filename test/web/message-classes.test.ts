import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import { expect, test } from 'vitest'
import { createHttpServer } from '../../server/web/http-server.ts'
import { messageClasses } from '../../server/web/message-classes.ts'

test('requests and responses have the prototypes of the app before it has seen them', async () => {
  const app = express()
  app.get('/lanterns', (req, res) => res.status(202).json({ path: req.path, query: req.query }))
  const server = createHttpServer(app, messageClasses(app))
  const prototypes: unknown[] = []
  server.prependListener('request', (req: Request, res: Response) => {
    prototypes.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/lanterns?lit=1`)
  server.close()

  expect(response.status).toBe(202)
  expect(await response.json()).toEqual({ path: '/lanterns', query: { lit: '1' } })
  expect(prototypes).toEqual([app.request, app.response])
  expect(prototypes[0]).toBe(app.request)
  expect(prototypes[1]).toBe(app.response)
})
