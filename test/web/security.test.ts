import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../server/web/security.ts'
import { testApp } from '../support/app.ts'

const { agent } = testApp()

describe('the headers', () => {
  it('let a page load our own files and nothing else', async () => {
    const { headers } = await agent.get('/help')
    expect(headers['content-security-policy']?.split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
    ])
  })

  it('do not tell other sites what was searched for, nor what serves this one', async () => {
    const { headers } = await agent.get('/help')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('ask for https only where the site is on https', async () => {
    const secure = testApp({ config: { BASE_URL: 'https://pursuant.example' } })
    expect((await agent.get('/help')).headers).not.toHaveProperty('strict-transport-security')
    expect((await secure.agent.get('/help')).headers['strict-transport-security']).toContain(
      'max-age=31536000',
    )
  })

  it.each(['/help', '/help/search', '/nothing-here', '/%E0%A4%A', `/help?q=${'x'.repeat(4_001)}`])(
    'are obeyed by the page itself, which has no inline script or style: %s',
    async (path) => {
      const { text } = await agent.get(path)
      expect(text).toContain('<!DOCTYPE html>')
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
      expect(text.match(/<script(?![^>]*\ssrc=)/g)).toBeNull()
    },
  )
})

describe('an address', () => {
  it('that cannot be decoded is a 400', async () => {
    await agent.get('/help/%E0%A4%A').expect(400)
    await agent.get('/%zz').expect(400)
  })

  it('with a query string longer than 4,000 characters is a 414', async () => {
    await agent.get(`/help?q=${'x'.repeat(3_998)}`).expect(200)
    const { text } = await agent.get(`/help?q=${'x'.repeat(3_999)}`).expect(414)
    expect(text).toContain('The address is too long')
  })
})

describe('a query string', () => {
  it('gives a value for a name, and a list for a name that comes twice', () => {
    expect({ ...parseQuery('q=asylum+hotels&status=holding&status=answered&late=') }).toEqual({
      q: 'asylum hotels',
      status: ['holding', 'answered'],
      late: '',
    })
  })

  it('never becomes an object, and reaches no prototype', () => {
    const query = parseQuery('a[b]=c&__proto__[x]=1&__proto__=2&constructor=3')
    expect(Object.keys(query)).toEqual(['a[b]', '__proto__[x]', '__proto__', 'constructor'])
    expect(Object.getPrototypeOf(query)).toBeNull()
    expect({}).not.toHaveProperty('x')
  })
})
