import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import { apiDocument, idOf, nameOf, type Schema } from './document.ts'
import { ENDPOINTS, type Endpoint } from './endpoints.ts'

/** What the page about the JSON interface shows: the document for programs, in words. */
export function apiPage(baseUrl: string) {
  const { schemas } = apiDocument(baseUrl).components
  return {
    title: 'For programs',
    documentHref: paths.apiDocument(),
    baseUrl,
    licence: LICENCE,
    endpoints: ENDPOINTS.map((endpoint) => showEndpoint(endpoint, baseUrl)),
    shapes: Object.entries(schemas).map(([name, schema]) => showShape(name, schema)),
  }
}

function showEndpoint({ path, title, about, parameters, shape, query, example }: Endpoint, baseUrl: string) {
  const filled = parameters.reduce(
    (sum, { name, example: value }) => sum.replace(`{${name}}`, `${value}`),
    path,
  )
  const shapeName = nameOf(shape)
  return {
    id: idOf(title),
    title,
    path,
    about: inCode(about),
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      about: inCode(parameter.about),
      values: (parameter.schema.enum as (string | number)[] | undefined)?.join(', ') ?? '',
    })),
    curl: `curl '${baseUrl}${filled}${query === '' ? '' : `?${query}`}'`,
    example: JSON.stringify(example, null, 2),
    shapeName,
    shapeHref: `#${shapeName}`,
  }
}

/** A text cut where its code begins and ends, for the template to mark. */
function inCode(text: string): { text: string; isCode: boolean }[] {
  return text.split('`').map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
}

function showShape(name: string, schema: Schema) {
  return { id: name, name, about: schema.description ?? '', fields: fieldsOf(schema, '') }
}

/** Fields within fields stand under them by their whole names: `deadline.latest`. */
function fieldsOf({ properties = {} }: Schema, within: string): ReturnType<typeof showField>[] {
  return Object.entries(properties).flatMap(([name, schema]) => [
    showField(within + name, schema),
    ...fieldsOf(objectIn(schema), `${within}${name}.`),
  ])
}

function showField(name: string, schema: Schema) {
  return { name, type: sayType(schema), about: inCode(aboutOf(schema)) }
}

/** The object that a field is, is a list of, or is null instead of. */
function objectIn(schema: Schema): Schema {
  const real = withoutNull(schema)
  return real.items ? objectIn(real.items) : real
}

function withoutNull(schema: Schema): Schema {
  if (Array.isArray(schema.type)) {
    const [type = 'anything'] = schema.type.filter((one) => one !== 'null')
    return { ...schema, type }
  }
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
}

function aboutOf(schema: Schema): string {
  return schema.description ?? (schema.anyOf ? (withoutNull(schema).description ?? '') : '')
}

function sayType(schema: Schema): string {
  const real = withoutNull(schema)
  const orNull = real === schema ? '' : ' or null'
  if (real.$ref) return (real.$ref.split('/').at(-1) ?? '') + orNull
  if (real.items) return `list of ${sayType(real.items)}${orNull}`
  if (real.enum) return real.enum.join(', ') + orNull
  if (real.additionalProperties) return `by name: ${sayType(real.additionalProperties)}`
  return (FORMATS[real.format ?? ''] ?? real.type ?? 'anything') + orNull
}

const FORMATS: Readonly<Record<string, string>> = { date: 'day', 'date-time': 'moment', uri: 'address' }
