import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorHandler } from '../../server/web/error-handlers.ts'
import { EMPTY_FORM, formBodies, readForm, showForm, withError } from '../../server/web/forms.ts'

const KIB = 1024
const FORM = 'application/x-www-form-urlencoded'

/** Says which form came, as the routes read it. */
const app = express()
  .use(formBodies)
  .use((req, res) => void res.json(readForm(z.looseObject({}), req.body).state.input))
  .use(errorHandler((res, _view, model, status = 200) => void res.status(status).json(model)))

const post = (body: string, type = FORM) => request(app).post('/').set('Content-Type', type).send(body)

describe('the form of a request', () => {
  it('is read as plain fields', async () => {
    const { body } = await post('name=Eleanor+Ashby&note=a%26b%3Dc%0D%0Anext+line&empty=').expect(200)
    expect(body).toEqual({ name: 'Eleanor Ashby', note: 'a&b=c\r\nnext line', empty: '' })
  })

  it('may be missing', async () => {
    expect((await request(app).post('/').expect(200)).body).toEqual({})
    expect((await request(app).get('/').expect(200)).body).toEqual({})
  })

  it('holds no field that came twice, and no list or object', async () => {
    const { body } = await post('a=1&a=2&b[]=3&b[]=4&c[d]=5&e=6').expect(200)
    expect(body).toEqual({ 'c[d]': '5', e: '6' })
  })

  it('reaches no prototype', async () => {
    const { body } = await post('__proto__=1&constructor=2&__proto__[x]=3&toString=4').expect(200)
    expect(body).not.toHaveProperty('x')
    expect({}).not.toHaveProperty('x')
    expect(Object.getPrototypeOf(readForm(z.looseObject({}), { a: 'b' }).state.input)).toBe(Object.prototype)
  })

  it.each([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=b',
    'application/octet-stream',
    `${FORM}; charset=utf-16`,
  ])('is refused as %s', async (type) => {
    await post('{"a":1}', type).expect(415)
  })

  it('is refused when compressed: a little could become a lot', async () => {
    await post('a=1').set('Content-Encoding', 'gzip').expect(415)
  })

  it('may have 256 KiB, and not more', async () => {
    await post(`a=${'x'.repeat(256 * KIB - 2)}`).expect(200)
    await post(`a=${'x'.repeat(256 * KIB - 1)}`).expect(413)
  })

  it('may have 200 fields, and not more', async () => {
    await post(Array.from({ length: 200 }, (_, index) => `f${index}=1`).join('&')).expect(200)
    await post(Array.from({ length: 201 }, (_, index) => `f${index}=1`).join('&')).expect(413)
  })
})

describe('a form that was sent', () => {
  const Person = z.object({
    name: z.string().min(2, { error: 'Enter a name.' }),
    age: z.coerce.number({ error: 'Enter an age.' }),
  })

  it('gives its values, typed, and leaves out what it does not have', () => {
    const { values } = readForm(Person, { name: 'Ottoline', age: '41', role: 'admin' })
    expect(values).toEqual({ name: 'Ottoline', age: 41 })
  })

  it('gives one sentence for each field that is wrong, and keeps what was typed', () => {
    const { values, state } = readForm(Person, { name: 'O', age: 'old' })
    expect(values).toBeNull()
    expect(state).toEqual({
      input: { name: 'O', age: 'old' },
      lists: {},
      errors: { name: 'Enter a name.', age: 'Enter an age.' },
    })
  })

  it('reads a field that came twice as not filled in, unless it may: then it is a list', () => {
    const Lanterns = z.object({ hook: z.string().optional(), lantern: z.array(z.string()).optional() })
    const read = (body: object) => readForm(Lanterns, body, ['lantern'])
    expect(read({ hook: ['a', 'b'], lantern: ['c', 'd'] }).values).toEqual({ lantern: ['c', 'd'] })
    expect(read({ lantern: 'c' })).toMatchObject({
      values: { lantern: ['c'] },
      state: { lists: { lantern: ['c'] } },
    })
    expect(read({}).values).toEqual({})
  })

  it('can be found wrong by the rules too', () => {
    expect(withError({ input: { a: '1' }, errors: { b: 'x' } }, 'a', 'No.')).toEqual({
      input: { a: '1' },
      errors: { a: 'No.' },
    })
  })
})

describe('a form that is shown again', () => {
  const SPECS = {
    email: { label: 'E-mail', type: 'email', hint: 'As in name@example.org.' },
    password: { label: 'Password', type: 'password' },
    role: { label: 'Role', value: 'reader', options: [option('reader'), option('admin')] },
  } as const

  it('holds what was typed, and never a password', () => {
    const { fields } = showForm(SPECS, {
      input: { email: 'a@b', password: 'secret', role: 'admin' },
      errors: {},
    })
    expect(fields.email.value).toBe('a@b')
    expect(fields.password.value).toBe('')
    expect(fields.role.options.map(({ isSelected }) => isSelected)).toEqual([false, true])
    expect(showForm(SPECS, EMPTY_FORM).fields.role.options.map(({ isSelected }) => isSelected)).toEqual([
      true,
      false,
    ])
  })

  it('links each error to its field, whose hint and error are read out with it', () => {
    const { fields, errors } = showForm(SPECS, { input: {}, errors: { email: 'Enter it.', other: 'Odd.' } })
    expect(errors).toEqual([
      { text: 'Enter it.', href: '#email' },
      { text: 'Odd.', href: '#main-content' },
    ])
    expect(fields.email.describedBy).toBe('email-hint email-error')
    expect(fields.password.describedBy).toBe('')
  })

  it('links an error in a choice to its first radio', () => {
    const { errors } = showForm(
      { role: { label: 'Role', options: [{ ...option('reader'), hint: 'Reads.' }, option('admin')] } },
      { input: {}, errors: { role: 'Choose.' } },
    )
    expect(errors[0]?.href).toBe('#role')
  })
})

function option(value: string) {
  return { value, label: value }
}
