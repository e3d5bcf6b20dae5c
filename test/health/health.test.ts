import { expect, it } from 'vitest'
import { testApp } from '../support/app.ts'

it('says ok while the database answers', async () => {
  const { body, headers } = await testApp().agent.get('/healthz').expect(200)
  expect(body).toEqual({ status: 'ok' })
  expect(headers['cache-control']).toBe('no-store')
})

it('says unavailable when the database does not', async () => {
  const { agent, db } = testApp()
  db.close()
  expect((await agent.get('/healthz').expect(503)).body).toEqual({ status: 'unavailable' })
})
