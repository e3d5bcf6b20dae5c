import { readFileSync } from 'node:fs'
import type { Express } from 'express'
import request from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { ATTACKS } from '../../scripts/attacks/all.ts'
import type { Guard } from '../../server/accounts/access.ts'
import { ROLES, STANDINGS, type Standing } from '../../server/accounts/permissions.ts'
import { anAccount, sessionCookie } from '../support/accounts.ts'
import { type TestApp, testApp } from '../support/app.ts'

/**
 * Walks every route with everyone, and holds what happens against the table in server/accounts/README.md, which is
 * written for people.
 */
const README = readFileSync(new URL('../../server/accounts/README.md', import.meta.url), 'utf8')

interface Route {
  method: string
  path: string
  guard: Partial<Guard> | undefined
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean>; stack: { handle: Guard }[] }
  handle: { stack?: Layer[] }
}

function routesOf(stack: readonly Layer[]): Route[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? routesOf(handle.stack) : []
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase())
    return methods.map((method) => ({ method, path: route.path, guard: route.stack[0]?.handle }))
  })
}

/** Row by row: `GET /questions`, then an outcome for each standing. */
function readTable(): Map<string, string[]> {
  const section = README.split('\n## Who may open what\n')[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.map((row) => {
      const [route = '', ...outcomes] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return [route.replaceAll('`', ''), outcomes]
    }),
  )
}

const EXAMPLES: Readonly<Record<string, string>> = {
  ':dateTabled': '2026-01-12',
  ':uin': '104512',
  ':topic': 'search',
  ':slug': 'vawg-strategy',
  ':number': '1',
  ':id': '1',
}

function exampleOf(path: string): string {
  return path.replace(/:\w+/g, (name) => EXAMPLES[name] ?? name)
}

const sites = new Map<Standing, TestApp>()

/** A site for each standing to read, and one of its own for each request that may change it. */
function siteFor(standing: Standing, method: string): TestApp {
  const known = sites.get(standing)
  if (known && method === 'GET') return known
  const site = newSiteFor(standing)
  if (method === 'GET') sites.set(standing, site)
  return site
}

function newSiteFor(standing: Standing): TestApp {
  const site = testApp({ config: { ACCESS: standing === 'nobody' ? 'private' : 'public' } })
  anAccount(site, { role: 'admin', team: 'Parliamentary Business' }) // number 1, whom the requests are about
  return site
}

async function outcomeOf(standing: Standing, { method, path }: Route): Promise<string> {
  const site = siteFor(standing, method)
  const role = ROLES.find((one) => one === standing)
  const sent = request(site.app)[method.toLowerCase() as 'get'](exampleOf(path))
  if (role) sent.set('Cookie', sessionCookie(site, anAccount(site, { role }).id))
  const { status, headers } = await sent
  if (status === 401 || (status === 303 && headers.location?.startsWith('/sign-in'))) return 'sign in'
  return status === 403 ? 'no' : 'yes'
}

describe('who may open what', () => {
  const table = readTable()
  let routes: Route[]

  beforeAll(() => {
    const { app } = testApp()
    routes = routesOf((app as Express & { router: { stack: Layer[] } }).router.stack)
  })

  test('is written down for every route that exists, and for no other', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect([...table.keys()].sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  test('is asked by the first handler of every route, by a rule with a name', () => {
    const unguarded = routes.filter(({ guard }) => !guard?.permission?.startsWith('can'))
    expect(unguarded).toEqual([])
  })

  test.each([...table])('%s', async (name, expected) => {
    const route = routes.find(({ method, path }) => `${method} ${path}` === name)
    expect(route).toBeDefined()
    const outcomes: string[] = []
    for (const standing of STANDINGS) outcomes.push(route ? await outcomeOf(standing, route) : '')
    expect(outcomes).toEqual(expected)
  })

  test('grows with each role: who may more may all that the one before may', () => {
    for (const [name, outcomes] of table) {
      const first = outcomes.indexOf('yes')
      expect(
        outcomes.slice(first).every((outcome) => outcome === 'yes'),
        name,
      ).toBe(true)
    }
  })
})

describe('the list of OWASP ASVS items', () => {
  const section = README.split('\n## OWASP ASVS')[1] ?? ''
  const rows = section.split('\n').filter((line) => /^\| \d/.test(line))

  test('gives for each a test, or the reason why there is none', () => {
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) {
      const shownBy = row.split('|')[3]?.trim() ?? ''
      const hasTest = /\*\*[^*]+\*\*|`test\/.+`: \*/.test(shownBy)
      const hasReason = shownBy === 'none' && /does not apply|not met|no record has yet/.test(row)
      expect(hasTest || hasReason, row).toBe(true)
    }
  })

  test('names tests that exist', () => {
    for (const row of rows) {
      const parts = (row.split('|')[3] ?? '').split(/(?=`test\/)/)
      for (const part of parts) {
        const file = /^`(test\/[^`]+)`/.exec(part)?.[1]
        if (file === undefined) continue
        const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
        for (const [, title] of part.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g))
          expect(source, file).toContain(title)
      }
    }
  })

  test('names groups of attacks that are replayed', () => {
    const groups = rows.flatMap((row) => [...(row.split('|')[3] ?? '').matchAll(/\*\*([^*]+)\*\*/g)])
    expect(groups.length).toBeGreaterThan(8)
    for (const [, group] of groups) expect(Object.keys(ATTACKS)).toContain(group)
  })
})
