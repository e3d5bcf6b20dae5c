import { z } from 'zod'
import { ErrorJson } from '../formats/json/parts.ts'
import { ENDPOINTS, type Endpoint, type Parameter } from './endpoints.ts'

/** JSON Schema as far as it is read here. */
export interface Schema {
  type?: string | string[]
  description?: string
  enum?: string[]
  format?: string
  $ref?: string
  items?: Schema
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
}

/** The JSON interface for programs, as OpenAPI 3.1. Its schemas are made from the shapes that the answers have. */
export function apiDocument(baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pursuant',
      version: '1',
      summary: 'Written questions to the Home Office, their answers, and the commitments made in them.',
      description:
        'Everything is read with GET. New fields may be added; those that are here stay. See /api for how to use it.',
      license: {
        name: 'Open Parliament Licence v3.0 (Parliament’s words)',
        url: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
      },
    },
    servers: [{ url: baseUrl }],
    paths: Object.fromEntries(
      ENDPOINTS.map((endpoint) => [endpoint.path, { get: operationOf(endpoint, baseUrl) }]),
    ),
    components: {
      schemas: schemas(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: baseUrl.startsWith('https:') ? '__Host-session' : 'session',
          description: 'The cookie of a person who has signed in.',
        },
      },
    },
  }
}

function operationOf(
  { title, about, parameters, shape, example, errors, ...endpoint }: Endpoint,
  baseUrl: string,
) {
  const refusals = endpoint.isForAdmins ? [401, 403] : [401]
  const statuses = [...refusals, ...errors.filter((status) => status !== 503), 414, 500]
  const failures = statuses.map((status) => [status, answer(ERRORS[status] ?? 'An error.', ErrorJson)])
  const unwell = errors.includes(503) ? { 503: answer('The database does not answer.', shape) } : {}
  return {
    operationId: idOf(title),
    summary: title,
    description: about,
    parameters: parameters.map(showParameter),
    security: endpoint.isForAdmins ? [{ session: [] }] : [{}, { session: [] }],
    responses: {
      200: answer(
        'What was asked for.',
        shape,
        JSON.parse(JSON.stringify(example).replaceAll(EXAMPLE_SITE, baseUrl)),
      ),
      ...Object.fromEntries(failures),
      ...unwell,
    },
  }
}

const EXAMPLE_SITE = 'https://pursuant.example'

const ERRORS: Readonly<Record<number, string>> = {
  401: 'The site is private, or this is not for strangers: sign in first.',
  403: 'Not for you.',
  404: 'There is no such thing.',
  414: 'The query is too long.',
  500: 'Something went wrong here.',
}

/** `searchQuestions`. */
export function idOf(title: string): string {
  const [first = '', ...rest] = title.toLowerCase().split(' ')
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function showParameter({ about, ...parameter }: Parameter) {
  const list = parameter.schema.type === 'array' ? { style: 'form', explode: true } : {}
  return { ...parameter, ...list, description: about, required: parameter.in === 'path' }
}

function answer(description: string, shape: z.ZodType, example?: unknown) {
  const schema = { $ref: refTo(nameOf(shape)) }
  return {
    description,
    content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
  }
}

/** The name under which a shape stands in the document. @throws when it has none */
export function nameOf(shape: z.ZodType): string {
  const name = z.globalRegistry.get(shape)?.id
  if (name === undefined) throw new Error('A shape of the JSON interface has no name')
  return name
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`
}

/** Every named shape as JSON Schema; `io: 'input'`, since fields that may come later forbid nothing. */
function schemas(): Record<string, Schema> {
  const { schemas: made } = z.toJSONSchema(z.globalRegistry, { uri: refTo, io: 'input' })
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as Schema]),
  )
}
