import express from 'express'
import { pino } from 'pino'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { errorHandler } from '../../server/web/error-handlers.ts'
import { HttpError, Invalid, NotFound } from '../../server/web/errors.ts'
import { testApp } from '../support/app.ts'

/** An application in which everything throws; its "page" is the model, as text. */
function appThatThrows(error: unknown) {
  const app = express()
  app.post('/form', express.urlencoded({ limit: 10 }))
  app.use(() => {
    throw error
  })
  app.use(errorHandler((res, view, model, status = 200) => void res.status(status).send({ view, ...model })))
  return request(app)
}

describe('a page that does not exist', () => {
  it('is a 404 that helps to find what was meant', async () => {
    const { text, headers } = await testApp().agent.get('/nothing-here').expect(404)
    expect(text).toContain('<title>Page not found - Pursuant</title>')
    expect(text).toContain('action="/questions"')
    expect(text.match(/role="search"/g)).toHaveLength(1)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('is JSON for who asks for JSON, by the address or by Accept', async () => {
    const { agent } = testApp()
    const error = { status: 404, message: 'There is no page at this address.' }
    expect((await agent.get('/nothing-here.json').expect(404)).body).toEqual({ error })
    expect((await agent.get('/nothing-here').set('Accept', 'application/json').expect(404)).body).toEqual({
      error,
    })
  })

  it('is not found by any method', async () => {
    await testApp().agent.post('/help').expect(404)
  })
})

describe('a failure of ours', () => {
  it('renders without the database, and tells the reference and nothing of the cause', async () => {
    const { agent, db } = testApp()
    db.close()
    const { text, headers } = await agent.get('/help').expect(500)
    expect(text).toContain('Sorry, something went wrong')
    expect(text).toContain(headers['x-request-id'])
    expect(text).not.toMatch(/database connection|\.ts|node_modules|at .*:\d+/)
  })

  it('is logged with its cause under the same reference', async () => {
    const lines: string[] = []
    const { agent, db } = testApp({
      logger: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
    })
    db.close()
    const { headers } = await agent.get('/help').expect(500)
    const logged = JSON.parse(lines.at(-1) ?? '{}')
    expect(logged).toMatchObject({ status: 500, req: { id: headers['x-request-id'] } })
    expect(logged.err.stack).toContain('database connection is not open')
  })

  it('says as little in JSON', async () => {
    const { body } = await appThatThrows(new Error('/secret/path')).get('/x.json').expect(500)
    expect(body.error.status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('falls back to plain text when the page itself cannot be rendered', async () => {
    const app = express()
    app.get('/', () => {
      throw new NotFound()
    })
    app.use(
      errorHandler(() => {
        throw new Error('the template is broken')
      }),
    )
    const { text } = await request(app).get('/').expect(500)
    expect(text).toMatch(/^Sorry, something went wrong\. Reference: /)
  })

  it('is a 500 whatever was thrown', async () => {
    await appThatThrows('a string').get('/').expect(500)
    await appThatThrows(undefined).get('/').expect(404)
  })
})

describe('an error made for people', () => {
  it('keeps its status and words', async () => {
    const notFound = await appThatThrows(new NotFound('No question has this number.', 'Check it.')).get('/')
    expect(notFound.body).toMatchObject({ messages: ['No question has this number.'], advice: 'Check it.' })
    const refused = await appThatThrows(new HttpError(403, 'Only for editors.')).get('/').expect(403)
    expect(refused.body).toMatchObject({
      view: 'errors/problem',
      messages: ['Only for editors.'],
      requestId: null,
    })
  })

  it('lists each thing that was wrong with what came', async () => {
    const wrong = new Invalid(['The year must be a number.', 'The page must be a number.'])
    expect((await appThatThrows(wrong).get('/').expect(400)).body.messages).toHaveLength(2)
    expect((await appThatThrows(new Invalid('Say why.', 422)).get('/a.json').expect(422)).body).toEqual({
      error: { status: 422, message: 'Say why.' },
    })
  })

  it('is a 413 when too much was sent', async () => {
    const response = await appThatThrows(null)
      .post('/form')
      .type('form')
      .send({ note: 'x'.repeat(100) })
    expect(response.status).toBe(413)
    expect(response.body.messages).toEqual(['What was sent is larger than Pursuant accepts.'])
  })
})
