import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SETTINGS } from '../../server/config.ts'
import { STATUSES } from '../../server/questions/question.ts'
import { FIELD_WORDS, SPANS } from '../../server/questions/search/fields.ts'
import { FILTERS } from '../../server/questions/search/filters.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { siteWith } from '../support/site.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const filesUnder = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))

const README = read('README.md')
const MAP = read('server/README.md')
const MARKDOWN = ['README.md', 'server/README.md', ...filesUnder('views/help', '.md')]
const TEMPLATES = filesUnder('views', '.hbs')

/** What each group of a pattern finds in a text, all through it. */
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => String(found))

/** The cells of every table under a heading, row by row, without the head. */
function tableUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe('the commands', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  test.each([...MARKDOWN, ...TEMPLATES])('that %s names exist', (file) => {
    const named = all(read(file), /\bnpm (?:run )?(?:-s )?([a-z-]+)/g).filter((name) => name !== 'ci')
    for (const name of named) expect(scripts, `npm run ${name}`).toHaveProperty(name)
  })

  test('are all in the README’s table', () => {
    const cells = tableUnder(README, 'Commands').map(([cell]) => cell ?? '')
    const named = cells.flatMap((cell) => all(cell, /`npm (?:run )?([a-z-]+)/g))
    expect([...new Set(named)].sort()).toEqual(Object.keys(scripts).sort())
  })

  test('run files that exist', () => {
    const files = Object.values(scripts).flatMap((script) => all(script, /(?<!\S)(\S+\.(?:ts|cjs))(?!\S)/g))
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true)
  })
})

describe('the settings', () => {
  const rows = tableUnder(README, 'Settings')

  test('of the README’s table are those that the program reads, no more and no fewer', () => {
    const named = rows.flatMap(([cell]) => all(cell ?? '', /`([A-Z_]+)`/g))
    expect(named.sort()).toEqual(Object.keys(SETTINGS).sort())
  })

  test('have the defaults that the README gives', () => {
    const told = rows.flatMap(([names, , otherwise]) => {
      const defaults = all(otherwise ?? '', /`([^`]+)`/g)
      return all(names ?? '', /`([A-Z_]+)`/g).map((name, index) => [name, defaults[index]] as const)
    })
    const real = Object.entries(SETTINGS).map(([name, schema]) => {
      const value = schema.safeParse(undefined).data
      return [name, value === undefined ? undefined : String(value)] as const
    })
    const isGiven = ([, value]: readonly [string, string | undefined]) => value !== undefined
    const given = Object.fromEntries(real.filter(isGiven))
    expect(Object.fromEntries(told.filter(([name]) => name in given))).toEqual(given)
  })

  test('of no other name stand anywhere', () => {
    for (const file of MARKDOWN) {
      const capitals = all(read(file), /`([A-Z]{2,}(?:_[A-Z]+)+)`/g)
      for (const name of capitals) expect(Object.keys(SETTINGS), `${name} in ${file}`).toContain(name)
    }
  })
})

describe('the links', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await siteWith([])
    sampleKeeper(site.db).load(noonOn('2026-02-02'))
  })

  test('of templates and help pages lead somewhere', async () => {
    const addresses = [...TEMPLATES, ...filesUnder('views/help', '.md')].flatMap((file) => [
      ...all(read(file), /(?:href|action|src)="(\/[^"{]*)"/g),
      ...all(read(file), /\]\((\/[^)\s]*)\)/g),
    ])
    expect(addresses).toEqual(expect.arrayContaining(['/questions', '/help', '/help/search']))
    for (const address of new Set(addresses)) {
      expect((await site.agent.get(address)).status, address).toBeLessThan(400)
    }
  })

  test('of every page of the site lead somewhere', async () => {
    const seen = new Set(['/'])
    for (const address of seen) {
      const { status, text, headers, type } = await site.agent.get(address)
      expect(status, address).toBeLessThan(400)
      if (headers.location) seen.add(headers.location)
      if (type !== 'text/html') continue
      const page = readPage(text)
      const own = page.links
        .map(({ href }) => href.split('#')[0] ?? '')
        .filter((href) => href.startsWith('/'))
      // One search in twenty: there are as many as there are ways to combine the filters.
      for (const href of own) if (!href.includes('?') || seen.size % 20 === 0) seen.add(href)
      const ids = new Set(
        page.all(({ attribs }) => attribs.id !== undefined).map(({ attribs }) => attribs.id),
      )
      const within = page.links.filter(({ href }) => href.startsWith('#')).map(({ href }) => href.slice(1))
      for (const id of within) expect(ids, `#${id} on ${address}`).toContain(id)
    }
    expect(seen.size).toBeGreaterThan(100)
  }, 20_000)

  test.each(MARKDOWN)('and pictures of %s that point to files find them', (file) => {
    const relative = all(read(file), /\]\((?![a-z]+:|\/|#)([^)\s#]+)/g)
    for (const path of relative) expect(existsSync(join(ROOT, dirname(file), path)), path).toBe(true)
  })

  test('that the README writes as addresses of the site are answered', async () => {
    const addresses = all(README, /`(\/[a-z][^`\s…]*)/g)
    expect(addresses).toContain('/questions.json?q=')
    for (const address of addresses) expect((await site.agent.get(address)).status, address).toBeLessThan(400)
  })
})

describe('the map of the code', () => {
  const inServer = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
  const folders = [...new Set(inServer.flatMap((file) => /^(\w+)\/.*\.ts$/.exec(file)?.[1] ?? []))]

  test('names every folder of server/ in its table, and no other', () => {
    const named = tableUnder(MAP, 'Where things are').flatMap(([cell]) => all(cell ?? '', /`([a-z]+)\/`/g))
    expect(named.sort()).toEqual(folders.sort())
  })

  test('names only files and folders that exist', () => {
    const files = ['server', 'db', 'scripts', 'views'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `/${folder}/${file}`,
      ),
    )
    const named = all(MAP, /`((?:\.\.\/)?[\w./-]*(?:\.(?:ts|cjs|md|sql)|\/))`/g)
    expect(named.length).toBeGreaterThan(30)
    for (const name of named) {
      const path = name.replace('../', '').replace(/\/$/, '')
      const isThere = files.some((file) => file.endsWith(`/${path}`)) || existsSync(join(ROOT, path))
      expect(isThere, name).toBe(true)
    }
  })

  test('gives each feature the files that it says a feature is made of', () => {
    const files = readdirSync(join(ROOT, 'server/questions'))
    const roles = tableUnder(MAP, 'What a feature is made of').flatMap(([cell]) =>
      all(cell ?? '', /`(\w+\.ts)`/g),
    )
    const ofQuestions = roles.filter((name) => name !== 'member.ts' && name !== 'versions.ts')
    expect(files).toEqual(expect.arrayContaining(ofQuestions))
  })
})

describe('the help with searching', () => {
  const HELP = read('views/help/search.md')

  test('tells of each filter under the name that begins its label, in no way of another', () => {
    const told = tableUnder(HELP, 'Filters').map(([name]) => String(name))
    const offered = [...FILTERS.map(({ label }) => label), ...SPANS.map(({ label }) => `${label} between`)]
    const labelled = told.map((name) => offered.filter((label) => label.startsWith(name)))
    expect(labelled.map((labels) => labels.length)).toEqual(told.map(() => 1))
    expect(new Set(labelled.flat())).toEqual(new Set(offered))
  })

  test('tells of each field word, and of no other', () => {
    const told = tableUnder(HELP, 'Field words').flatMap(([cell]) => all(cell ?? '', /`([a-z]+):/g))
    expect([...new Set(told)].sort()).toEqual(FIELD_WORDS.map(({ name }) => name).sort())
  })

  test('tells of each status', () => {
    const told = tableUnder(HELP, 'What each status means').map(([name]) => name?.toLowerCase())
    expect(told.sort()).toEqual([...STATUSES].sort())
  })

  test('gives examples that are read as it says', async () => {
    const { agent } = await siteWith([])
    const examples = tableUnder(HELP, 'Words and phrases').flatMap(([cell]) => all(cell ?? '', /`([^`]+)`/g))
    expect(examples).toContain('"asylum hotels"')
    for (const q of examples) {
      const { body } = await agent.get('/questions.json').query({ q }).expect(200)
      expect(body.notices, q).toEqual([])
    }
  })
})
