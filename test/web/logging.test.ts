import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { testApp } from '../support/app.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function listening() {
  const lines: string[] = []
  const { agent } = testApp({ logger: pino({ level: 'info' }, { write: (line) => void lines.push(line) }) })
  return { agent, lines }
}

describe('each request', () => {
  it('has an id of ours, and an incoming one is not trusted', async () => {
    const { agent } = testApp()
    const first = await agent.get('/help').set('X-Request-Id', 'mine')
    const second = await agent.get('/help')
    expect(first.headers['x-request-id']).toMatch(UUID)
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
  })

  it('is one log line, without what was searched for', async () => {
    const { agent, lines } = listening()
    const { headers } = await agent.get('/help/search?q=a+secret+matter')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      req: { id: headers['x-request-id'], method: 'GET', path: '/help/search' },
      status: 200,
      milliseconds: expect.any(Number),
    })
    expect(lines[0]).not.toContain('secret')
  })

  it('tells how long the server took', async () => {
    const { agent } = testApp()
    for (const path of ['/help', '/healthz', '/nothing-here', '/nothing.json']) {
      expect((await agent.get(path)).headers['server-timing']).toMatch(/^total;dur=\d+\.\d\d$/)
    }
  })
})
