import request from 'supertest'
import type { Role } from '../../server/accounts/permissions.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import type { Actor } from '../../server/audit/record.ts'
import { hashOf } from '../../server/lib/tokens.ts'
import { sessionStatements } from '../../server/web/session-statements.ts'
import type { TestApp } from './app.ts'

export const A_COMMAND: Actor = { accountId: null, name: 'the tests', via: 'command', requestId: null }

/** The password of every account that the tests make. */
export const PASSWORD = 'tulip kettle ninety-three'

/** Made once, with server/accounts/passwords.ts: hashing takes a tenth of a second. */
const PASSWORD_HASH =
  '$argon2id$v=19$m=65536,t=4,p=1$ee3808X09wpgSxoEYD/CpA$R73A/QyK68sGedFY2gR+GTK709Vmkr1em/HtGb0RtTA'

interface Person {
  role?: Role
  name?: string
  email?: string
  team?: string
}

let lastPerson = 0

/** An account with PASSWORD. @returns its number and e-mail address */
export function anAccount({ db, clock }: Pick<TestApp, 'db' | 'clock'>, person: Person = {}) {
  lastPerson += 1
  const {
    role = 'reader',
    name = `Person ${lastPerson}`,
    email = `person${lastPerson}@example.org`,
    team,
  } = person
  const teamId = team === undefined ? null : teamRecords(db, clock).add(team, A_COMMAND)
  const id = accountRecords(db, clock).add(
    { email, name, role, teamId, passwordHash: PASSWORD_HASH },
    A_COMMAND,
  )
  return { id, email, name, role }
}

let lastSession = 0

/**
 * The cookie of a session that has begun, without the work of signing in.
 * @param accountId of an account that has neither been disabled nor had its sessions ended
 */
export function sessionCookie({ sessionsDb, clock, db }: TestApp, accountId: number): string {
  lastSession += 1
  const token = `a-session-of-the-tests-${lastSession}`
  const { epoch } = db
    .prepare<[number], { epoch: number }>('select epoch from account where id = ?')
    .get(accountId) ?? {
    epoch: 0,
  }
  sessionStatements(sessionsDb).begin.run({
    hash: hashOf(token),
    accountId,
    epoch,
    address: '192.0.2.1',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    at: clock().getTime(),
  })
  return `session=${token}`
}

/** An agent that has signed in as someone of this role. */
export function signedInAs(site: TestApp, role: Role, person: Omit<Person, 'role'> = {}) {
  const account = anAccount(site, { ...person, role })
  const agent = request.agent(site.app).set('Cookie', sessionCookie(site, account.id))
  return { account, agent }
}
