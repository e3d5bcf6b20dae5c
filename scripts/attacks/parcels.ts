import { gzipSync } from 'node:zlib'
import type { Headers } from './browser.ts'

export const FORM = 'application/x-www-form-urlencoded'
const KIB = 1024

interface Parcel {
  name: string
  /** What is sent instead of the honest form. */
  wrap: (form: string) => { body: string | Buffer; headers: Headers }
  /** What may be answered. */
  answers: readonly number[]
}

/** The honest form of signing in, right password and all, sent as no browser of ours sends it. */
export const PARCELS: readonly Parcel[] = [
  {
    name: 'followed by 300 KiB',
    wrap: (form) => plain(`${form}&x=${'x'.repeat(300 * KIB)}`),
    answers: [413],
  },
  {
    name: 'followed by 300 KiB in chunks, with no length',
    wrap: (form) => ({
      ...plain(`${form}&x=${'x'.repeat(300 * KIB)}`),
      headers: { 'Transfer-Encoding': 'chunked' },
    }),
    answers: [413],
  },
  {
    name: 'among 10,000 other fields',
    wrap: (form) => plain(`${form}${'&a=1'.repeat(10_000)}`),
    answers: [413],
  },
  {
    name: 'among 200 KiB of ampersands',
    wrap: (form) => plain(`${form}${'&'.repeat(200 * KIB)}`),
    answers: [413],
  },
  { name: 'as JSON', wrap: (form) => typed('application/json', asJson(form)), answers: [415] },
  {
    name: 'as text/plain, which needs no preflight',
    wrap: (form) => typed('text/plain', form),
    answers: [415],
  },
  { name: 'as JSON in text/plain', wrap: (form) => typed('text/plain', asJson(form)), answers: [415] },
  { name: 'as XML with an entity', wrap: () => typed('application/xml', XML), answers: [415] },
  {
    name: 'as multipart, with a file',
    wrap: (form) => typed('multipart/form-data; boundary=b', multipart(form)),
    answers: [415],
  },
  { name: 'as octets', wrap: (form) => typed('application/octet-stream', form), answers: [415] },
  {
    name: 'in another alphabet (UTF-7)',
    wrap: (form) => typed(`${FORM}; charset=utf-7`, form),
    answers: [415],
  },
  {
    name: 'with no kind at all',
    wrap: (form) => ({ body: form, headers: { 'Content-Type': null } }),
    answers: [415, 422],
  },
  { name: 'as two kinds in one', wrap: (form) => typed(`${FORM}, text/plain`, form), answers: [415, 422] },
  { name: 'compressed, as a bomb of 8 MiB', wrap: (form) => compressed('gzip', form), answers: [415] },
  { name: 'compressed in a way nobody knows', wrap: (form) => compressed('x-nothing', form), answers: [415] },
]

const XML = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><email>&e;</email>'

function plain(body: string) {
  return { body, headers: {} }
}

function typed(type: string, body: string) {
  return { body, headers: { 'Content-Type': type } }
}

function compressed(encoding: string, form: string) {
  const bomb = gzipSync(Buffer.concat([Buffer.from(`${form}&x=`), Buffer.alloc(8 * KIB * KIB, 'x')]), {
    level: 1,
  })
  return { body: bomb, headers: { 'Content-Encoding': encoding } }
}

function asJson(form: string): string {
  return JSON.stringify(Object.fromEntries(new URLSearchParams(form)))
}

function multipart(form: string): string {
  const parts = [...new URLSearchParams(form)].map(
    ([name, value]) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"; filename="../../x"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--b--\r\n`
}
