import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const CONFIG = '.dependency-cruiser.cjs'

interface Rule {
  name: string
  severity: string
}

const { forbidden } = createRequire(import.meta.url)(join(ROOT, CONFIG)) as { forbidden: Rule[] }

const houses: string[] = []

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true })
})

/** Cruises a folder as `npm run check` does. @returns each violation as `rule: from → to` */
async function violationsIn(folder: string): Promise<string[]> {
  const command = join(ROOT, 'node_modules/.bin/depcruise')
  const args = ['server', 'scripts', 'db', '--config', CONFIG, '--output-type', 'json']
  const json = await new Promise<string>((done, fail) => {
    execFile(command, args, { cwd: folder, maxBuffer: 100_000_000 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) done(stdout)
      else fail(error ?? new Error(stderr))
    })
  })
  const { summary } = JSON.parse(json) as {
    summary: { totalCruised: number; violations: { rule: Rule; from: string; to: string }[] }
  }
  expect(summary.totalCruised).toBeGreaterThan(3)
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

/** A house built like ours, in which each file imports the others named beside it. */
function houseOf(files: Record<string, string[]>): string {
  const house = mkdtempSync(join(tmpdir(), 'arrows-'))
  houses.push(house)
  for (const name of [CONFIG, 'tsconfig.json', 'package.json']) cpSync(join(ROOT, name), join(house, name))
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    const lines = imports.map((from, index) => `import * as x${index} from '${from}'\nexport { x${index} }`)
    writeFileSync(join(house, path), `${lines.join('\n')}\nexport const here = 1\n`)
  }
  return house
}

/** One file for each arrow that may not be drawn, and those that it points to. */
const BROKEN: Record<string, string[]> = {
  'server/lib/dates.ts': ['../questions/question.ts'],
  'server/lib/circle.ts': ['./square.ts'],
  'server/lib/square.ts': ['./circle.ts'],
  'server/web/render.ts': ['../help/topics.ts', '../start.ts'],
  'server/questions/question.ts': ['better-sqlite3', '../answers/queries.ts', 'a-package-nobody-has'],
  'server/questions/routes.ts': ['express', '../members/page.ts'],
  'server/questions/queries.ts': ['express'],
  'server/answers/queries.ts': ['../sample/sample.ts'],
  'server/sample/sample.ts': ['../intake/run.ts'],
  'server/intake/run.ts': ['../home/notes.ts', '../../scripts/import.ts'],
  'server/home/notes.ts': ['../intake/runs.ts'],
  'server/intake/runs.ts': [],
  'server/members/page.ts': ['../calendar/calendar.ts'],
  'server/calendar/calendar.ts': ['../members/queries.ts'],
  'server/members/queries.ts': [],
  'server/commitments/record.ts': ['../sample/sample.ts', '../audit/record.ts'],
  'server/glossary/record.ts': ['../commitments/record.ts', '../audit/record.ts'],
  'server/alerts/record.ts': ['../sample/sample.ts', '../audit/record.ts'],
  'server/threads/record.ts': ['../sample/sample.ts'],
  'server/follow-ups/draft.ts': ['../sample/sample.ts'],
  'server/lines/record.ts': ['../commitments/record.ts'],
  'server/policies/links.ts': ['../questions/question.ts'],
  'server/accounts/queries.ts': ['../members/queries.ts', '../audit/record.ts'],
  'server/audit/verify.ts': ['../accounts/queries.ts'],
  'server/audit/record.ts': [],
  'server/help/topics.ts': ['../health/ping.ts'],
  'server/health/ping.ts': ['../members/queries.ts'],
  'server/api/document.ts': ['../members/queries.ts'],
  'server/start.ts': [],
  'scripts/import.ts': [],
  'db/open.ts': ['../server/lib/square.ts'],
}

describe('the arrows of the house', { timeout: 120_000 }, () => {
  test('are kept', async () => {
    expect(await violationsIn(ROOT)).toEqual([])
  })

  test('are drawn for every feature', () => {
    const files = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
    const features = files.flatMap((file) => /^(\w+)\/routes\.ts$/.exec(file)?.[1] ?? [])
    const drawn = forbidden.map(({ name }) => name.replace('-reads-downward', ''))
    expect(drawn).toEqual(expect.arrayContaining(features))
  })

  test('are each held to by a rule that can fail', async () => {
    const violations = await violationsIn(houseOf(BROKEN))
    const broken = new Set(violations.map((violation) => violation.split(':')[0]))
    expect([...broken].sort()).toEqual(forbidden.map(({ name }) => name).sort())
    expect(forbidden.every(({ severity }) => severity === 'error')).toBe(true)
    expect(violations).toEqual(
      expect.arrayContaining([
        'lib-is-a-leaf: server/lib/dates.ts → server/questions/question.ts',
        'web-knows-no-feature: server/web/render.ts → server/help/topics.ts',
        'questions-reads-downward: server/questions/question.ts → server/answers/queries.ts',
        'routes-are-mounted-by-the-site-alone: server/questions/routes.ts → server/members/page.ts',
      ]),
    )
  })
})
