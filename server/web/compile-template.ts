import Handlebars from 'handlebars'

type Path = hbs.AST.PathExpression

/**
 * Fills a template with its model.
 * @param before what was written and not put anywhere yet
 * @returns that, and what follows, as far as it was not put
 */
export type Template = (model: unknown, before: string, put: Put) => string

/** Takes text that is written, and gives what is still to be put: nothing, or all of it. */
export type Put = (text: string) => string

/** Text is put from so many characters on: fewer take longer together, and more are collected as garbage later. */
const WORTH_PUTTING = 2_000

/**
 * The JavaScript of a template, as an expression: a function of the tools (`template-tools.ts`) and the partials, which
 * gives the `Template`. Handlebars reads the language; what it would make of it itself calls functions, with options made
 * anew, for each `if`, `each` and partial, and took three times as long.
 *
 * Of the language there is what the templates use: fields, `if`, `unless`, `each`, `with`, partials, `@first`. `../`
 * reaches as far as the file goes.
 *
 * @param known the names of the partials that there are
 * @throws for anything else
 */
export function compileTemplate(source: string, known: ReadonlySet<string>): string {
  return `(({ safe, missing, holds, items, partials }) => (c0, o, put) => {
let v, m
${statements(Handlebars.parse(source), { contexts: ['c0'], first: null, known })}return o
})`
}

interface Scope {
  /** The variables that `this`, `../`, `../../` are, the outermost first. */
  contexts: readonly string[]
  /** What `@first` is. */
  first: string | null
  known: ReadonlySet<string>
}

function statements(program: hbs.AST.Program | undefined, scope: Scope): string {
  return (program?.body ?? []).map((statement) => `${codeOf(statement, scope)}\n`).join('')
}

function codeOf(statement: hbs.AST.Statement, scope: Scope): string {
  switch (statement.type) {
    case 'ContentStatement':
      return `o += ${JSON.stringify(squeezed(statement as hbs.AST.ContentStatement))}`
    case 'CommentStatement':
      return ''
    case 'MustacheStatement':
      return mustache(statement as hbs.AST.MustacheStatement, scope)
    case 'PartialStatement':
      return partial(statement as hbs.AST.PartialStatement, scope)
    case 'BlockStatement':
      return block(statement as hbs.AST.BlockStatement, scope)
    default:
      throw new Error(`there is no ${statement.type} here`)
  }
}

/** The lines of a template are put in for its author. To a browser one line end says the same. */
function squeezed({ value, original }: hbs.AST.ContentStatement): string {
  if (UNQUOTED.test(value))
    throw new Error('an attribute stands without quotes, which what is put in could end')
  const isAfterLine = LINE_END.test(String(original)) && !LINE_END.test(value)
  return (isAfterLine ? value.trimStart() : value).replace(/\s*\n\s*/g, '\n')
}

const LINE_END = /^[ \t]*\n/
const UNQUOTED = /\s[\w:-]+\s*=\s*$/

function mustache({ path, params, escaped }: hbs.AST.MustacheStatement, scope: Scope): string {
  if (params.length > 0) throw new Error(`unknown helper ${nameOf(path)}`)
  const value = required(path as Path, scope)
  return escaped ? `o += safe(${value})` : `o += (${value}) ?? ''`
}

function partial({ name, params, hash }: hbs.AST.PartialStatement, scope: Scope): string {
  if (!scope.known.has(nameOf(name))) throw new Error(`there is no partial ${nameOf(name)}`)
  const context = params[0] ? given(params[0], scope) : contextAt(0, scope)
  const fields = (hash?.pairs ?? []).map(({ key, value }) => `${JSON.stringify(key)}: ${given(value, scope)}`)
  const model = fields.length === 0 ? context : `{ ...${context}, ${fields.join(', ')} }`
  return `o = partials[${JSON.stringify(nameOf(name))}](${model}, o, put)`
}

function block({ path, params, hash, program, inverse }: hbs.AST.BlockStatement, scope: Scope): string {
  const [subject] = params
  const helper = nameOf(path)
  const write = BLOCKS[helper]
  if (!write || !subject || params.length > 1 || hash) throw new Error(`unknown helper ${helper}`)
  return write(given(subject, scope), { inside: program, otherwise: inverse, scope })
}

interface Branches {
  inside: hbs.AST.Program
  otherwise: hbs.AST.Program | undefined
  scope: Scope
}

const BLOCKS: Readonly<Record<string, (subject: string, branches: Branches) => string>> = {
  if: (subject, { inside, otherwise, scope }) =>
    `if (holds(${subject})) {\n${statements(inside, scope)}} else {\n${statements(otherwise, scope)}}`,
  unless: (subject, { inside, otherwise, scope }) =>
    `if (holds(${subject})) {\n${statements(otherwise, scope)}} else {\n${statements(inside, scope)}}`,
  with: (subject, { inside, otherwise, scope }) => {
    const { context, within } = deeper(scope)
    return `{
const ${context} = ${subject}
if (holds(${context})) {\n${statements(inside, within)}} else {\n${statements(otherwise, scope)}}
}`
  },
  each: (subject, { inside, otherwise, scope }) => {
    const { context, within } = deeper(scope)
    const [list, at] = [`${context}s`, `${context}at`]
    return `{
const ${list} = items(${subject})
for (let ${at} = 0; ${at} < ${list}.length; ${at} += 1) {
const ${context} = ${list}[${at}]
${statements(inside, { ...within, first: `${at} === 0` })}if (o.length > ${WORTH_PUTTING}) o = put(o)
}
if (${list}.length === 0) {\n${statements(otherwise, scope)}}
}`
  },
}

function deeper(scope: Scope): { context: string; within: Scope } {
  const context = `c${scope.contexts.length}`
  return { context, within: { ...scope, contexts: [...scope.contexts, context] } }
}

/** A field that must be there: one misspelt fails in a test. */
function required(path: Path, scope: Scope): string {
  const last = path.parts.at(-1)
  if (path.data || last === undefined) return fieldOf(path, scope)
  const field = JSON.stringify(last)
  const model = fieldOf({ ...path, parts: path.parts.slice(0, -1) }, scope)
  return `(v = (m = ${model})?.[${field}]) === undefined ? missing(m, ${field}) : v`
}

function given(expression: hbs.AST.Expression, scope: Scope): string {
  if (expression.type === 'PathExpression') return fieldOf(expression as Path, scope)
  return JSON.stringify((expression as hbs.AST.StringLiteral).value ?? null)
}

function fieldOf({ data, depth, parts }: Path, scope: Scope): string {
  if (!data) return [contextAt(depth, scope), ...parts.map((part) => `[${JSON.stringify(part)}]`)].join('?.')
  if (parts.join('.') !== 'first' || scope.first === null)
    throw new Error(`there is no @${parts.join('.')} here`)
  return `(${scope.first})`
}

function contextAt(depth: number, { contexts }: Scope): string {
  const context = contexts.at(-1 - depth)
  if (context === undefined) throw new Error('../ reaches out of the file')
  return context
}

function nameOf(expression: hbs.AST.Node): string {
  return (expression as Path).original
}
