import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { stopGracefully } from '../../server/web/graceful-stop.ts'

/** A server whose every answer takes as long, in milliseconds, as its address says. */
async function slowServer(): Promise<Server> {
  const server = createServer((req, res) => setTimeout(() => res.end('done'), Number(req.url?.slice(1))))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function ask(server: Server, milliseconds: number): Promise<string> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: `/${milliseconds}` }, (res) => {
      res.once('data', (data) => resolve(String(data)))
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}

describe('a graceful stop', () => {
  it('lets a request under way finish, then closes its kept-alive connection', async () => {
    const server = await slowServer()
    const answer = ask(server, 200)
    await wait(50)
    const started = performance.now()
    await stopGracefully(server, 5_000)
    expect(await answer).toBe('done')
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  it('takes no new connections', async () => {
    const server = await slowServer()
    const { port } = server.address() as AddressInfo
    await stopGracefully(server, 5_000)
    expect(await ask({ address: () => ({ port }) } as Server, 0)).toBe('ECONNREFUSED')
  })

  it('cuts off what takes too long', async () => {
    const server = await slowServer()
    const answer = ask(server, 10_000)
    await wait(50)
    await stopGracefully(server, 100)
    expect(await answer).toBe('ECONNRESET')
  })
})
