import { Validator } from '@seriousme/openapi-schema-validator'
import type { Express } from 'express'
import type request from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { apiDocument } from '../../server/api/document.ts'
import { ENDPOINTS } from '../../server/api/endpoints.ts'
import { commitmentReader } from '../../server/commitments/reader.ts'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { ErrorJson } from '../../server/formats/json/parts.ts'
import { siteWithRegister } from '../commitments/register/registered.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions, importText } from '../support/records.ts'

type Agent = ReturnType<typeof request.agent>
type Document = ReturnType<typeof apiDocument>

interface Layer {
  route?: { path: string; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

const REPEATED = '<p>The wardens keep all lanterns under review in every harbour of the coast.</p>'

const ODD = [
  anAnsweredQuestion({ uin: '701', answerIsCorrection: true, dateAnswerCorrected: '2026-01-20T00:00:00' }),
  anAnsweredQuestion({
    uin: '702',
    questionText: 'To ask about the Safer Streets Mission and its lanterns.',
  }),
  ...['2026-01-14', '2026-01-16'].map((day, index) =>
    anAnsweredQuestion({ uin: `71${index}`, dateAnswered: `${day}T00:00:00`, answerText: REPEATED }),
  ),
  aQuestion({ uin: '703', isWithdrawn: true, heading: null, memberHasInterest: true }),
  aQuestion({ uin: 'HL704', house: 'Lords' }),
  aQuestion({ uin: '705', dateTabled: '2024-05-20T00:00:00', dateForAnswer: null }),
  aQuestion({ uin: '706', answerIsHolding: true, answerText: '<p>Later.</p>', answeringMemberId: 99_002 }),
]

let agents: { public: Agent; reader: Agent; editor: Agent; admin: Agent }
let document: Document
let routes: string[]

beforeAll(async () => {
  const { site, stranger, reader, editor, as } = await siteWithRegister()
  await importQuestions(site.db, ODD)
  await importText(site.db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
  followUp(site, 1)
  agents = { public: stranger, reader, editor, admin: as('admin', 'Ana Brook') }
  document = (await stranger.get('/api/openapi.json').expect(200)).body
  routes = getsOf((site.app as Express & { router: { stack: Layer[] } }).router.stack)
})

/** Public evidence, and another deadline with a reason. */
function followUp(site: TestApp, id: number): void {
  const steps = commitmentRecords(site.db, () => new Date('2026-02-02T09:00:00Z'))
  const reader = commitmentReader(site)
  const entry = { madeOn: '2026-02-01', evidence: null } as const
  const evidence = 'https://example.org/plan'
  steps.enter(id, { ...entry, act: 'evidence', note: 'Seen', evidence, visibility: 'public' }, A_COMMAND, 1)
  const deadline = reader.deadlineOf('by the end of May 2026', '2026-01-15', reader.questionOf(1))
  steps.enter(id, { ...entry, act: 'extension', note: 'Fog', visibility: 'internal', deadline }, A_COMMAND, 2)
}

function getsOf(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? getsOf(handle.stack) : []
    return route.methods.get ? [route.path] : []
  })
}

/** The shape that the document names for an answer. */
function shapeOf(path: string, status: number): z.ZodType {
  const answer = document.paths[path]?.get.responses[status as 200]
  const name = answer?.content['application/json'].schema.$ref.split('/').at(-1)
  const shape = ENDPOINTS.map(({ shape }) => shape).find((one) => z.globalRegistry.get(one)?.id === name)
  if (shape) return shape
  expect(name).toBe('Error')
  return ErrorJson
}

/** Holds a real answer against a shape: each of its fields is described, and no other is there. */
function expectShape(body: unknown, shape: z.ZodType): void {
  expect(shape.parse(body)).toEqual(body)
}

/** What to ask of an address, beside the example that it gives. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/questions.json': [
    '/questions.json',
    '/questions.json?body=all&sort=oldest',
    '/questions.json?q=701',
    '/questions.json?year=x&page=0',
  ],
  '/questions/completions.json': [
    '/questions/completions.json?q=(ask&at=4',
    '/questions/completions.json?at=x',
  ],
  '/questions/{dateTabled}/{uin}.json': ['701', '702', '703', 'HL704', '706'].map(
    (uin) => `/questions/2026-01-12/${uin}.json`,
  ),
  '/commitments.json': [
    '/commitments.json',
    '/commitments.json?q=harbour&sort=odd',
    '/commitments.json?overdue=yes',
  ],
  '/commitments/{id}.json': [1, 2, 6, 7].map((id) => `/commitments/${id}.json`),
  '/policies.json': ['/policies.json'],
  '/policies/{slug}.json': ['vawg-strategy', 'safer-streets-mission'].map((slug) => `/policies/${slug}.json`),
  '/lines.json': ['/lines.json', '/lines.json?show=ended&q=lantern&page=2'],
  '/lines/{number}.json': ['/lines/1.json', '/lines/1.json?page=9'],
  '/glossary.json': [
    '/glossary.json',
    '/glossary.json?q=violence&page=x',
    '/glossary.json?letter=%C3%A9&page=2',
  ],
  '/admin/audit.json': ['/admin/audit.json', '/admin/audit.json?from=2026-01-01&before=3'],
  '/admin/intake/{number}.json': ['/admin/intake/1.json'],
  '/healthz': ['/healthz'],
}

describe('the description of the JSON interface', () => {
  test('is a correct OpenAPI document', async () => {
    const result = await new Validator().validate(document)
    expect(result).toEqual({ valid: true })
  })

  test('has every address that answers in JSON, and no other', () => {
    const own = ['/api/openapi.json']
    const real = routes.filter((path) => path.endsWith('.json') || path === '/healthz')
    const told = Object.keys(document.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    expect(told.sort()).toEqual(real.filter((path) => !own.includes(path)).sort())
  })

  test('names its own site, and the cookie that its sessions have', () => {
    expect(document.servers).toEqual([{ url: 'http://pursuant.example' }])
    expect(document.components.securitySchemes.session.name).toBe('session')
    expect(apiDocument('https://pursuant.example').components.securitySchemes.session.name).toBe(
      '__Host-session',
    )
  })

  test('leads nowhere that it does not go itself', () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(Object.keys(document.components.schemas)))
  })

  test.each(ENDPOINTS.map(({ path, example, shape }) => ({ path, example, shape })))(
    'gives for $path an example of its own shape',
    ({ example, shape }) => expectShape(example, shape),
  )
})

describe('every address of the JSON interface', () => {
  test('is asked here', () => {
    expect(Object.keys(ASKED).sort()).toEqual(ENDPOINTS.map(({ path }) => path).sort())
  })

  describe.each(Object.entries(ASKED))('%s', (path, addresses) => {
    const isForAdmins = ENDPOINTS.find((endpoint) => endpoint.path === path)?.isForAdmins

    test.each(addresses)('answers in the shape that it says: %s', async (address) => {
      for (const who of isForAdmins ? (['admin'] as const) : (['public', 'reader', 'editor'] as const)) {
        const { body, headers } = await agents[who].get(address).expect(200)
        expect(headers['content-type']).toMatch(/^application\/json/)
        expectShape(body, shapeOf(path, 200))
      }
    })
  })

  test.each([
    '/questions/2026-01-12/999.json',
    '/commitments/999.json',
    '/policies/nothing.json',
    '/lines/999.json',
  ])('says in the shape of an error that there is no %s', async (address) => {
    const { body } = await agents.public.get(address).expect(404)
    expectShape(body, ErrorJson)
  })

  test('says in the same shape that one has to sign in, that it is not for one, that a query is too long', async () => {
    const hidden = testApp({ config: { ACCESS: 'private' } }).agent
    const long = `/questions.json?q=${'x'.repeat(4_100)}`
    const refused = [
      await hidden.get('/questions.json').expect(401),
      await agents.reader.get('/admin/audit.json').expect(403),
      await agents.public.get(long).expect(414),
    ]
    for (const { body } of refused) expectShape(body, ErrorJson)
  })

  test('takes every parameter that it names', async () => {
    for (const { path, parameters, isForAdmins } of ENDPOINTS) {
      if (path.includes('{') || isForAdmins) continue
      for (const { name, schema } of parameters) {
        const values = (schema.enum as (string | number)[] | undefined) ?? []
        for (const value of values) {
          const { body } = await agents.editor.get(`${path}?q=harbour&${name}=${value}`).expect(200)
          expect(body.notices, `${path} ${name}=${value}`).toEqual([])
        }
      }
    }
  })

  test('offers in its facets the parameters that it names, and no other', async () => {
    for (const path of ['/questions.json', '/commitments.json']) {
      const { body } = await agents.editor.get(path).expect(200)
      const lists = ENDPOINTS.find((endpoint) => endpoint.path === path)?.parameters.filter(
        ({ schema }) => schema.type === 'array',
      )
      expect(Object.keys(body.facets).sort()).toEqual(lists?.map(({ name }) => name).sort())
    }
  })
})

describe('the page about the JSON interface', () => {
  test('tells of every address with a command to try, and leads to the document', async () => {
    const { text } = await agents.public.get('/api').expect(200)
    const page = readPage(text)
    for (const { path, title } of ENDPOINTS) {
      expect(page.main).toContain(`GET ${path}`)
      expect(page.tagged('h3')).toContain(title)
    }
    expect(page.main).toContain(
      "curl 'http://pursuant.example/questions.json?q=lanterns&status=answered&per-page=50'",
    )
    expect(page.main).toContain("curl 'http://pursuant.example/questions/2026-01-12/104512.json'")
    expect(page.linkTo('OpenAPI 3.1')).toBe('/api/openapi.json')
    for (const name of Object.keys(document.components.schemas)) expect(page.tagged('h3')).toContain(name)
  })

  test('is behind a link on every page', async () => {
    const { text } = await agents.public.get('/').expect(200)
    expect(readPage(text).linkTo('For programs (JSON)')).toBe('/api')
  })
})
