import { migrateSessions } from '../db/migrate.ts'
import { type Database, openDatabase, sessionsPath } from '../db/open.ts'
import { type Account, normaliseEmail, PASSWORD_LINK_HOURS } from '../server/accounts/account.ts'
import { knownDevices } from '../server/accounts/known-devices.ts'
import { newcomers } from '../server/accounts/newcomers.ts'
import { problemWith } from '../server/accounts/password-rules.ts'
import { hashPassword } from '../server/accounts/passwords.ts'
import type { Role } from '../server/accounts/permissions.ts'
import { accountQueries } from '../server/accounts/queries.ts'
import { accountRecords } from '../server/accounts/record.ts'
import { readConfig } from '../server/config.ts'
import { paths } from '../server/paths.ts'
import { operator, Refused, withDatabase } from './command.ts'
import { readPassword } from './password-input.ts'
import { peopleAsJson, peopleAsTable } from './user-list.ts'

const clock = () => new Date()

interface NewPerson {
  name: string
  role: Role
  team?: string
  passwordStdin?: true
}

/** What a person has to know goes to standard error, what was asked for to standard output. */
export function addPerson(email: string, { name, role, team, passwordStdin }: NewPerson): Promise<void> {
  return withDatabase(async (db) => {
    const accounts = accountQueries(db)
    if (accounts.byEmail(email)) throw new Refused(`There is an account for ${email} already.`)
    const passwordHash = passwordStdin ? await readAndHash([name, email, team ?? '']) : null
    const person = { email, name, role, passwordHash }
    const { token, madeTeam } = newcomers(db, clock).addToTeam(person, team ?? null, operator())
    if (madeTeam) console.error(`There was no team ${team}, so it was made.`)
    if (!accounts.all().some(isAdmin)) console.error('Nobody is an admin yet: add one with --role admin.')
    console.log(`${email} was added as ${role}.${token === null ? '' : ` ${linkLine(token)}`}`)
  })
}

export function listPeople({ json }: { json?: true }): Promise<void> {
  return withDatabase((db) => {
    const people = accountQueries(db).all()
    console.log(json ? peopleAsJson(people) : peopleAsTable(people))
  })
}

export function disablePerson(email: string, { reason }: { reason?: string }): Promise<void> {
  return withAccount(email, ({ id, email }, db) => {
    const isNews = accountRecords(db, clock).disable(id, operator(), reason ?? null)
    console.log(
      isNews ? `${email} is disabled, and signed out everywhere.` : `${email} was disabled already.`,
    )
  })
}

export function enablePerson(email: string): Promise<void> {
  return withAccount(email, ({ id, email }, db) => {
    const isNews = accountRecords(db, clock).enable(id, operator(), null)
    console.log(isNews ? `${email} can sign in again.` : `${email} was not disabled.`)
  })
}

export function resetPassword(email: string, { passwordStdin }: { passwordStdin?: true }): Promise<void> {
  return withAccount(email, passwordStdin ? setPassword : printLink)
}

function printLink({ id }: Account, db: Database): void {
  console.log(linkLine(accountRecords(db, clock).makePasswordLink(id, operator())))
}

async function setPassword({ id, email, name, teamName, disabledAt }: Account, db: Database): Promise<void> {
  if (disabledAt) throw new Refused(`The account of ${name} is disabled. Enable it first.`)
  const passwordHash = await readAndHash([name, email, teamName ?? ''])
  accountRecords(db, clock).choosePassword(id, passwordHash, operator())
  forgetDevices(id)
  console.log(`The password of ${email} is set, and they are signed out everywhere.`)
}

async function readAndHash(about: readonly string[]): Promise<string> {
  const password = await readPassword()
  const problem = await problemWith(password, about)
  if (problem) throw new Refused(problem)
  return hashPassword(password)
}

/** Who signed in with the old password is a stranger again. */
function forgetDevices(accountId: number): void {
  const sessionsDb = openDatabase(sessionsPath(readConfig(process.env).DATABASE))
  try {
    migrateSessions(sessionsDb)
    knownDevices(sessionsDb, clock).forgetAll(accountId)
  } finally {
    sessionsDb.close()
  }
}

function linkLine(token: string): string {
  const { BASE_URL } = readConfig(process.env)
  return `To choose a password, open within ${PASSWORD_LINK_HOURS} hours: ${BASE_URL}${paths.newPassword(token)}`
}

type Work = (account: Account, db: Database) => void | Promise<void>

function withAccount(typed: string, work: Work): Promise<void> {
  return withDatabase((db) => {
    const email = normaliseEmail(typed)
    const account = accountQueries(db).byEmail(email)
    if (!account) throw new Refused(`There is no account for ${email}.`)
    return work(account, db)
  })
}

function isAdmin({ role, disabledAt }: Account): boolean {
  return role === 'admin' && disabledAt === null
}
