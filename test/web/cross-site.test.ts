import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { refuseCrossSite } from '../../server/web/cross-site.ts'
import { errorHandler } from '../../server/web/error-handlers.ts'
import { testApp } from '../support/app.ts'

const BASE_URL = 'https://pursuant.example'

/** Does whatever it is asked to, unless another site asks. */
function appAt(baseUrl: string) {
  const app = express()
  app.use(refuseCrossSite({ BASE_URL: baseUrl }))
  app.use((_req, res) => void res.send('done'))
  app.use(
    errorHandler((res, _view, model, status = 200) => void res.status(status).send(JSON.stringify(model))),
  )
  return app
}

const at =
  (baseUrl: string) =>
  (headers: Record<string, string>, method: 'post' | 'put' | 'delete' | 'get' = 'post') =>
    request(appAt(baseUrl))
      [method]('/x')
      .set({ Host: new URL(baseUrl).host, ...headers })

const send = at(BASE_URL)
const OUR_HOST = { Host: 'localhost:3000' }

describe('a request that changes something is done', () => {
  it.each([
    ['from a page of the site', { 'Sec-Fetch-Site': 'same-origin', Origin: BASE_URL }],
    ['sent again by the browser itself', { 'Sec-Fetch-Site': 'none' }],
    ['from a page of the site, in an older browser', { Origin: BASE_URL }],
    ['from a program, which says nothing', {}],
    [
      'from the site under another name, by the same scheme',
      { Host: 'pursuant.internal', Origin: 'https://pursuant.internal' },
    ],
  ])('%s', async (_from, headers) => {
    await send(headers).expect(200, 'done')
  })

  it('at localhost, where BASE_URL says 127.0.0.1', async () => {
    await at('http://127.0.0.1:3000')({ ...OUR_HOST, Origin: 'http://localhost:3000' }).expect(200)
  })
})

describe('a request that changes something is refused', () => {
  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a neighbour of the site', { 'Sec-Fetch-Site': 'same-site' }],
    ['when Sec-Fetch-Site says what nobody knows', { 'Sec-Fetch-Site': 'Same-Origin' }],
    [
      'from another site that Sec-Fetch-Site tells of, though Origin is ours',
      { 'Sec-Fetch-Site': 'cross-site', Origin: BASE_URL },
    ],
    ['from another site, in an older browser', { Origin: 'https://evil.example' }],
    ['from a page without an origin', { Origin: 'null' }],
    ['from plain http under our name', { Origin: 'http://pursuant.example' }],
    ['from our name on another port', { Origin: 'https://pursuant.example:8443' }],
    ['from a name that ours begins', { Origin: 'https://pursuant.example.evil.example' }],
    ['from a name that ends with ours', { Origin: 'https://evil-pursuant.example' }],
    ['from what is no address', { Origin: 'pursuant.example' }],
  ])('%s', async (_from, headers) => {
    await send(headers).expect(403)
  })

  it.each(['put', 'delete'] as const)('by %s too', async (method) => {
    await send({ 'Sec-Fetch-Site': 'cross-site' }, method).expect(403)
  })

  it('with a page that says so, and that nothing was done', async () => {
    const { text } = await testApp().agent.post('/sign-in').set('Sec-Fetch-Site', 'cross-site').expect(403)
    expect(text).toContain('This request was sent by another website, so nothing was done.')
  })
})

describe('a request that only reads', () => {
  it('is answered wherever it comes from: a link from another site works', async () => {
    await send({ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 'get').expect(200)
  })
})
