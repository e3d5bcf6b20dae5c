import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpError } from '../../server/web/errors.ts'
import { boundWork } from '../../server/web/work-in-hand.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A site whose every page keeps the process busy for some milliseconds. */
async function busySite(most: number, milliseconds = 20, holdMs = 20) {
  const made: string[] = []
  const app = express()
  app.use(boundWork(most, holdMs))
  app.get('/healthz', (_req, res) => void res.send(`well after ${made.length}`))
  app.get('/:page', (req, res) => {
    const until = performance.now() + milliseconds
    while (performance.now() < until);
    made.push(req.params.page)
    res.send('made')
  })
  app.use(((error: HttpError, _req, res, _next) => {
    res.status(error.status).send(error.message)
  }) as express.ErrorRequestHandler)
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const { port } = server.address() as AddressInfo
  return { made, port }
}

function ask(port: number, path: string, agent: Agent | false = false) {
  const request = get({ port, host: '127.0.0.1', path, agent })
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', async (response: IncomingMessage) => {
      let text = ''
      for await (const part of response) text += part
      resolve({ status: response.statusCode ?? 0, text })
    })
  })
  return { request, answer }
}

const many = (port: number, count: number) =>
  Array.from({ length: count }, (_, at) => ask(port, `/page-${at}`).answer)

describe('the bound on the work in hand', () => {
  it('lets as many wait as there is room for, and refuses the others', async () => {
    const { port, made } = await busySite(5)
    const answers = await Promise.all(many(port, 40))
    const refused = answers.filter(({ status }) => status === 503)
    expect(refused.length).toBeGreaterThanOrEqual(20)
    expect(refused[0]?.text).toBe('Too many pages are asked for at this moment.')
    expect(made).toHaveLength(40 - refused.length)
  })

  it('makes pages as before while those that it refuses ask again at once', async () => {
    const { port, made } = await busySite(3, 5, 400)
    const agent = new Agent({ keepAlive: true })
    let asked = 0
    const insist = async () => {
      while (asked++ < 800) await ask(port, '/again', agent).answer
    }
    await Promise.all(Array.from({ length: 100 }, insist))
    agent.destroy()
    expect(made.length).toBeGreaterThan(100)
  })

  it('has those who are refused wait to be told, so that they do not ask again at once', async () => {
    const { port } = await busySite(1, 1, 1_000)
    const told: number[] = []
    const asked = Array.from({ length: 10 }, async () => told.push((await ask(port, '/one').answer).status))
    await Promise.all(asked)
    expect(told).toContain(503)
    expect(told.lastIndexOf(200)).toBeLessThan(told.indexOf(503))
  })

  it('refuses nobody when they come one after the other', async () => {
    const { port } = await busySite(1, 1)
    for (let turn = 0; turn < 10; turn += 1) expect((await ask(port, '/one').answer).status).toBe(200)
  })

  it('has whoever watches the process answered before those who wait', async () => {
    const { port } = await busySite(100)
    const answers = many(port, 60)
    await answers[0]
    const health = await ask(port, '/healthz').answer
    expect(health.status).toBe(200)
    expect(Number(/\d+/.exec(health.text)?.[0])).toBeLessThan(30)
    await Promise.all(answers)
  })

  it('makes no page for somebody who has gone away', async () => {
    const { port, made } = await busySite(100, 30)
    const staying = many(port, 3)
    const leaving = Array.from({ length: 10 }, () => ask(port, '/left'))
    for (const { answer } of leaving) answer.catch(() => {})
    await staying[0]
    for (const { request } of leaving) request.destroy()
    await Promise.all([...staying, ask(port, '/last').answer])
    expect(made.filter((page) => page === 'left').length).toBeLessThan(5)
  })
})
