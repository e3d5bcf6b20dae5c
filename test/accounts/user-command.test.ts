import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate, migrateSessions } from '../../db/migrate.ts'
import { type Database, openDatabase, sessionsPath } from '../../db/open.ts'
import { knownDevices } from '../../server/accounts/known-devices.ts'
import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { isPassword } from '../../server/accounts/passwords.ts'
import { accountQueries } from '../../server/accounts/queries.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { offerSetUp } from '../../server/accounts/set-up.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import { A_COMMAND, anAccount, PASSWORD } from '../support/accounts.ts'
import { lastOf, trail, wholeText } from '../support/trail.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const clock = () => new Date()
const folder = mkdtempSync(join(tmpdir(), 'user-command-'))
const opened: Database[] = []

afterAll(() => {
  for (const db of opened) db.close()
  rmSync(folder, { recursive: true })
})

/** The command over a database file of its own. */
function office(settings: Record<string, string> = {}) {
  const DATABASE = join(folder, `${opened.length}.db`)
  const db = openDatabase(DATABASE)
  opened.push(db)
  migrate(db)

  /** Standard input stays open unless `input` ends with a line: nobody may wait for its end. */
  async function user(args: readonly string[], input = '') {
    const env = { PATH: process.env.PATH, ...settings, DATABASE }
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/user.ts', ...args], { cwd: ROOT, env })
    const said = { stdout: '', stderr: '' }
    child.stdout.on('data', (data) => (said.stdout += data))
    child.stderr.on('data', (data) => (said.stderr += data))
    child.stdin.on('error', () => undefined) // it may end before it has read all
    if (input === '' || input.endsWith('\n')) child.stdin.end(input)
    else child.stdin.write(input)
    const [code] = await once(child, 'close')
    return { ...said, code }
  }

  const done = (stdout: string | RegExp, stderr = '') => ({
    stdout: typeof stdout === 'string' ? `${stdout}\n` : expect.stringMatching(stdout),
    stderr,
    code: 0,
  })
  const refused = (line: string) => ({ stdout: '', stderr: `${line}\n`, code: 1 })
  const passwordOf = (email: string) =>
    db.prepare<[string], string>('select password_hash from account where email = ?').pluck().get(email) ??
    null
  return { db, DATABASE, accounts: accountQueries(db), user, done, refused, passwordOf }
}

const TOM = 'tom.ellis@example.org'
const PRIYA = 'priya.nair@example.org'
const addTom = ['add', TOM, '--name', 'Tom Ellis', '--role', 'editor']

describe.concurrent('npm run user -- add', { timeout: 60_000 }, () => {
  test('takes the password from the first line of standard input, and makes the team if need be', async () => {
    const { db, accounts, user, done, passwordOf } = office()
    const args = ['add', ' Priya.NAIR@Example.org ', '--name', ' Priya  Nair ', '--role', 'admin']
    const said = await user([...args, '--team', 'Data Unit', '--password-stdin'], `${PASSWORD}\r\nand so on`)
    expect(said).toEqual(
      done(`${PRIYA} was added as admin.`, 'There was no team Data Unit, so it was made.\n'),
    )
    expect(await isPassword(PASSWORD, passwordOf(PRIYA))).toBe(true)
    expect(accounts.all()).toMatchObject([{ name: 'Priya Nair', role: 'admin', teamName: 'Data Unit' }])
    const operator = `operator ${userInfo().username}`
    expect(trail(db)).toEqual([
      { said: `${operator} added team Data Unit`, before: null, after: { name: 'Data Unit' }, reason: null },
      {
        said: `${operator} added account Priya Nair`,
        before: null,
        after: { email: PRIYA, name: 'Priya Nair', role: 'admin', team: 'Data Unit' },
        reason: null,
      },
    ])
    expect(wholeText(db)).not.toContain(PASSWORD)
    expect(db.prepare('select distinct via from audit_record').pluck().all()).toEqual(['command'])
  })

  test('without a password prints a link to this site; the one for the first set-up is void then', async () => {
    const { db, user, done } = office({ BASE_URL: 'https://pursuant.example/' })
    const setUp = offerSetUp(db, clock)?.split('=')[1] ?? ''
    expect(oneTimeLinks(db, clock).isSetUp(setUp)).toBe(true)
    const said = await user(addTom)
    const LINK =
      /^tom\.ellis@example\.org was added as editor\. To choose a password, open within 24 hours: https:\/\/pursuant\.example\/new-password\?token=([\w-]{32})\n$/
    expect(said).toEqual(done(LINK, 'Nobody is an admin yet: add one with --role admin.\n'))
    const [, token = ''] = LINK.exec(said.stdout) ?? []
    expect(oneTimeLinks(db, clock).accountFor(token)).toBe(1)
    expect(oneTimeLinks(db, clock).isSetUp(setUp)).toBe(false)
    expect(lastOf(db)?.said).toMatch(/^operator .+ made a password link for account Tom Ellis$/)
    expect(wholeText(db)).not.toContain(token)
  })

  const EMAIL = "error: command-argument value 'tom' is invalid for argument 'email'."
  const EASY = 'This password is too easy to guess: it is like one that many people use, or like a name'
  test.each([
    ['an address that is none', ['add', 'tom', '--name', 'Tom', '--role', 'reader'], '', EMAIL],
    ['an empty name', ['add', TOM, '--name', ' ', '--role', 'reader'], '', "error: option '--name <name>'"],
    [
      'standard input without a password',
      [...addTom, '--password-stdin'],
      '',
      'No password came on standard input.',
    ],
    ['a weak password', [...addTom, '--team', 'New', '--password-stdin'], 'tomellistomellis\n', EASY],
    [
      'a password as an argument',
      [...addTom, `--password=${PASSWORD}`],
      '',
      "error: unknown option '--password=",
    ],
  ])('refuses %s in one line, and adds nobody', async (_what, args, input, line) => {
    const { db, user } = office()
    const { stdout, stderr, code } = await user(args, input)
    expect([stdout, code]).toEqual(['', 1])
    expect(stderr.startsWith(line), stderr).toBe(true)
    expect(stderr.trimEnd()).not.toContain('\n')
    expect(trail(db)).toEqual([])
  })

  test('refuses an e-mail address in use before it asks for a password, and makes no team for it', async () => {
    const { db, user, refused } = office()
    anAccount({ db, clock }, { email: TOM })
    const before = trail(db).length
    const again = [
      'add',
      TOM.toUpperCase(),
      '--name',
      'T',
      '--role',
      'reader',
      '--team',
      'New',
      '--password-stdin',
    ]
    expect(await user(again)).toEqual(refused(`There is an account for ${TOM} already.`))
    expect(trail(db)).toHaveLength(before)
  })

  test('has no word of a password among its arguments but where it is read from', async () => {
    const { stdout } = await office().user(['add', '--help'])
    expect(new Set(stdout.match(/--password\S*/g))).toEqual(new Set(['--password-stdin']))
  })
})

describe.concurrent('npm run user -- list', { timeout: 60_000 }, () => {
  test('says who there is, for people and for programs', async () => {
    const { db, user } = office()
    anAccount({ db, clock }, { email: PRIYA, name: 'Priya Nair', role: 'admin' })
    const teamId = teamRecords(db, clock).add('Data Unit', A_COMMAND)
    const tom = { email: TOM, name: 'Tom Ellis', role: 'editor', passwordHash: null } as const
    accountRecords(db, clock).add({ ...tom, teamId }, A_COMMAND)
    const lines = (await user(['list'])).stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['E-mail', 'Name', 'Role', 'Team', 'Last signed in', 'State'],
      [PRIYA, 'Priya Nair', 'admin', 'never'],
      [TOM, 'Tom Ellis', 'editor', 'Data Unit', 'never', 'Waiting for a first password'],
    ])
    const json = await user(['list', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject([
      { email: PRIYA, role: 'admin', team: null, hasPassword: true, disabledAt: null },
      { email: TOM, name: 'Tom Ellis', team: 'Data Unit', hasPassword: false },
    ])
    expect(json.stdout).not.toMatch(/argon2|hash"/i)
    expect(json.stderr).toBe('')
  })
})

describe.concurrent('npm run user -- disable and enable', { timeout: 60_000 }, () => {
  test('keep a person out and let them in, each on the audit trail', async () => {
    const { db, accounts, user, done } = office()
    anAccount({ db, clock }, { email: TOM, name: 'Tom Ellis' })
    const said = await user(['disable', TOM.toUpperCase(), '--reason', 'left'])
    expect(said).toEqual(done(`${TOM} is disabled, and signed out everywhere.`))
    expect(accounts.credentials(TOM)).toBeUndefined()
    expect(lastOf(db)).toMatchObject({
      said: expect.stringMatching(/ disabled account Tom Ellis$/),
      reason: 'left',
    })
    expect(await user(['enable', TOM])).toEqual(done(`${TOM} can sign in again.`))
    expect(lastOf(db)?.said).toMatch(/^operator .+ enabled account Tom Ellis$/)
    expect(accounts.credentials(TOM)).toBeDefined()
  })

  test('refuse the last admin and an address without an account', async () => {
    const { db, user, refused } = office()
    anAccount({ db, clock }, { email: PRIYA, role: 'admin' })
    const LAST = 'No other admin can sign in. Make somebody else an admin first.'
    expect(await user(['disable', PRIYA])).toEqual(refused(LAST))
    expect(await user(['enable', TOM])).toEqual(refused(`There is no account for ${TOM}.`))
  })
})

describe.concurrent('npm run user -- reset', { timeout: 60_000 }, () => {
  test('prints a link, and leaves the password as it is until then', async () => {
    const { db, user, passwordOf, done } = office()
    anAccount({ db, clock }, { email: TOM })
    const hash = passwordOf(TOM)
    const said = await user(['reset', TOM])
    const LINK =
      /^To choose a password, open within 24 hours: http:\/\/127\.0\.0\.1:3000\/new-password\?token=([\w-]{32})\n$/
    expect(said).toEqual(done(LINK))
    expect(oneTimeLinks(db, clock).accountFor(LINK.exec(said.stdout)?.[1] ?? '')).toBe(1)
    expect(passwordOf(TOM)).toBe(hash)
  })

  test('sets the password from standard input, ends every session and forgets the browsers', async () => {
    const { db, DATABASE, accounts, user, passwordOf, done } = office()
    anAccount({ db, clock }, { email: TOM, name: 'Tom Ellis' })
    const sessionsDb = openDatabase(sessionsPath(DATABASE))
    opened.push(sessionsDb)
    migrateSessions(sessionsDb)
    const devices = knownDevices(sessionsDb, clock)
    const device = devices.remember(null, 1)
    const epoch = accounts.credentials(TOM)?.epoch ?? 0
    expect([devices.isKnown(device, 1), accounts.visiting(1, epoch)?.name]).toEqual([true, 'Tom Ellis'])

    const said = await user(['reset', TOM, '--password-stdin'], 'seven copper lanterns hum\n')
    expect(said).toEqual(done(`The password of ${TOM} is set, and they are signed out everywhere.`))
    expect([devices.isKnown(device, 1), accounts.visiting(1, epoch)]).toEqual([false, undefined])
    expect(await isPassword('seven copper lanterns hum', passwordOf(TOM))).toBe(true)
    expect(lastOf(db)?.said).toMatch(/^operator .+ set the password of account Tom Ellis$/)
  })

  test('refuses a disabled account', async () => {
    const { db, user, refused } = office()
    anAccount({ db, clock }, { email: PRIYA, role: 'admin' })
    const { id } = anAccount({ db, clock }, { email: TOM, name: 'Tom Ellis' })
    accountRecords(db, clock).disable(id, A_COMMAND, 'left')
    const DISABLED = 'The account of Tom Ellis is disabled. Enable it first.'
    expect(await user(['reset', TOM])).toEqual(refused(DISABLED))
  })
})
