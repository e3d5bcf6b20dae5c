import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../server/web/http-server.ts'

/** So short that a test need not wait. */
const LIMITS = {
  headersTimeout: 300,
  requestTimeout: 500,
  connectionsCheckingInterval: 20,
  keepAliveTimeout: 50,
}

const PAUSE_MS = 15

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Answers once it has the whole body. */
const readsAll: RequestListener = (req, res) => {
  req.resume().once('end', () => res.end('whole'))
}

async function listen(
  listener: RequestListener = readsAll,
  limits: Parameters<typeof createHttpServer>[1] = LIMITS,
) {
  const server = createHttpServer(listener, limits)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Sends pieces with a pause between them. @returns what came back until the server hung up */
async function talk(port: number, pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (data) => {
    received += data.toString()
  })
  socket.on('error', () => socket.destroy())
  const over = once(socket, 'close')
  for (const piece of pieces) {
    socket.write(piece)
    await Promise.race([wait(PAUSE_MS), over])
  }
  await over
  return received
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\n'

describe('the HTTP server', () => {
  it('serves a client that is not quick', async () => {
    const { port } = await listen()
    const pieces = [HEAD, 'Connection: close\r\n', 'Content-Length: 2\r\n\r\n', 'a', 'b']
    expect(await talk(port, pieces)).toMatch(/^HTTP\/1\.1 200[\s\S]*whole$/)
  })

  it('hangs up on one whose headers do not end', async () => {
    const { port } = await listen()
    expect(
      await talk(port, [HEAD, ...Array.from({ length: 40 }, (_, index) => `X-${index}: y\r\n`)]),
    ).toMatch(/^HTTP\/1\.1 408/)
  })

  it('hangs up on one whose body does not end', async () => {
    const { port } = await listen()
    const drip = Array.from({ length: 40 }, () => 'a')
    expect(await talk(port, [`${HEAD}Content-Length: 1000\r\n\r\n`, ...drip])).toMatch(/^HTTP\/1\.1 408/)
  })

  it('hangs up on one that asks for nothing', async () => {
    const { port } = await listen()
    expect(await talk(port, [])).toMatch(/^HTTP\/1\.1 408/)
  })

  it('takes no more than 16 KiB of headers', async () => {
    const { port } = await listen()
    expect(await talk(port, [`${HEAD}X: ${'y'.repeat(16_500)}\r\n\r\n`])).toMatch(/^HTTP\/1\.1 431/)
    const most = `${HEAD}Connection: close\r\nContent-Length: 0\r\nX: ${'y'.repeat(16_000)}\r\n\r\n`
    expect(await talk(port, [most])).toMatch(/^HTTP\/1\.1 200/)
  })

  it('lets an answer take its time: only the client is hurried', async () => {
    const { port } = await listen((_req, res) => setTimeout(() => res.end('late'), 800))
    expect(await talk(port, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'])).toMatch(/late$/)
  })

  it('waits, unless told otherwise, ten seconds for headers and thirty for the whole', async () => {
    const { server } = await listen(readsAll, {})
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxConnections } = server
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxConnections }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5_000,
      timeout: 120_000,
      maxConnections: 2_000,
    })
  })
})
