import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { calendarQueries } from '../../server/calendar/queries.ts'

const folder = mkdtempSync(join(tmpdir(), 'calendar-'))
const DATABASE = join(folder, 'pursuant.db')

afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

function calendar(files: string[], input = '') {
  const args = ['--import', 'tsx', 'scripts/calendar.ts', ...files]
  return spawnSync(process.execPath, args, {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATABASE },
  })
}

function loaded() {
  const db = openDatabase(DATABASE)
  const facts = calendarQueries(db).facts()
  db.close()
  return facts
}

it('npm run calendar says what each file added and where knowledge ends now', () => {
  const autumn = file('autumn.json', {
    sittingDays: { Commons: ['2026-09-01', '2026-09-02'] },
    recesses: [{ house: 'Commons', name: 'Summer recess', from: '2026-07-17', to: '2026-08-31' }],
  })
  const { stdout, stderr, status } = calendar([autumn, '-'], '{"dates":["2029-01-01"]}')
  expect(stderr).toBe('')
  expect(stdout.split('\n')).toEqual([
    `${autumn}: 2 sitting days, 1 recess, 0 sessions, 0 bank holidays added or changed`,
    '-: 0 sitting days, 0 recesses, 0 sessions, 1 bank holiday added or changed',
    'Sitting days of the Commons are known for 27 April 2017 and 13 June 2017 to 2 September 2026.',
    'Sitting days of the Lords are known for 27 April 2017 and 13 June 2017 to 11 October 2026.',
    'Working days are known for 1 January 2019 to 31 December 2028.',
    '',
  ])
  expect(status).toBe(0)
}, 20_000)

it('npm run calendar names a file that is wrong, loads nothing of it, loads the others, and fails', () => {
  const wrong = file('wrong.json', {
    sittingDays: { Commons: ['2027-01-11'] },
    recesses: [{ house: 'Commons', name: 'Easter', from: '2027-04-31', to: '2027-05-02' }],
  })
  const right = file('right.json', { sittingDays: { Commons: ['2026-09-03'] } })
  const missing = join(folder, 'missing.json')
  const { stdout, stderr, status } = calendar([wrong, missing, right])
  expect(stderr.split('\n')).toEqual([
    `${wrong}: recesses[0].from: must be a real date such as 2026-01-12, not "2027-04-31". Nothing of it was loaded.`,
    `${missing}: ENOENT: no such file or directory, open '${missing}'. Nothing of it was loaded.`,
    '',
  ])
  expect(stdout).toContain(`${right}: 1 sitting day, 0 recesses`)
  expect(status).toBe(1)
  expect(loaded().sittingDays.Commons.at(-1)).toBe('2026-09-03')
}, 20_000)
