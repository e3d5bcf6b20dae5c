import { describe, expect, test } from 'vitest'
import { IsDisabled, LastAdmin, NoSuchTeam, Taken, TeamHasPeople } from '../../server/accounts/account.ts'
import { newcomers } from '../../server/accounts/newcomers.ts'
import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import type { Role } from '../../server/accounts/permissions.ts'
import { accountQueries } from '../../server/accounts/queries.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { offerSetUp } from '../../server/accounts/set-up.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import type { Actor } from '../../server/audit/record.ts'
import { EditedMeanwhile } from '../../server/lib/refusals.ts'
import { A_COMMAND, anAccount } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import { freshDatabase } from '../support/records.ts'
import { lastOf, trail } from '../support/trail.ts'

const PRIYA: Actor = { accountId: 1, name: 'Priya Nair', via: 'web', requestId: 'a-request' }

/** A database with one admin, Priya Nair, and what writes to it. */
function office() {
  const clock = noonOn('2026-02-02')
  const db = freshDatabase()
  const parts = { db, clock }
  const admin = anAccount(parts, { role: 'admin', name: 'Priya Nair', email: 'priya.nair@example.org' })
  return {
    ...parts,
    admin,
    accounts: accountQueries(db),
    records: accountRecords(db, clock),
    teams: teamRecords(db, clock),
    links: oneTimeLinks(db, clock),
    people: newcomers(db, clock),
    someone: (role: Role = 'editor', name = 'Tom Ellis') => anAccount(parts, { role, name }),
  }
}

/** What a form would send that changes nothing but this. */
function changed({ accounts }: ReturnType<typeof office>, id: number, change: object) {
  const { email, name, role, teamId } = accounts.existing(id)
  return { email, name, role, teamId, ...change }
}

describe('adding an account', () => {
  test('is on the audit trail with what it is, and without its password', () => {
    const { db, records, teams } = office()
    const teamId = teams.add('Data Unit', PRIYA)
    const person = {
      email: 'tom@example.org',
      name: 'Tom Ellis',
      role: 'editor',
      teamId,
      passwordHash: '$argon2id$x',
    }
    records.add({ ...person, role: 'editor' }, PRIYA, 'joined in February')
    expect(lastOf(db)).toEqual({
      said: 'Priya Nair added account Tom Ellis',
      before: null,
      after: { email: 'tom@example.org', name: 'Tom Ellis', role: 'editor', team: 'Data Unit' },
      reason: 'joined in February',
    })
  })

  test('is refused under an e-mail address that has an account, and leaves nothing behind', () => {
    const { db, people } = office()
    const before = trail(db).length
    const twin = {
      email: 'priya.nair@example.org',
      name: 'Other',
      role: 'reader',
      passwordHash: null,
    } as const
    expect(() => people.add({ ...twin, teamId: null }, PRIYA)).toThrow(Taken)
    expect(() => people.addToTeam(twin, 'A new team', PRIYA)).toThrow(Taken)
    expect(trail(db)).toHaveLength(before)
    expect(accountQueries(db).teams()).toEqual([])
  })

  test('is refused with a team that is not there', () => {
    const { people } = office()
    const person = { email: 'a@example.org', name: 'A', role: 'reader', passwordHash: null } as const
    expect(() => people.add({ ...person, teamId: 99 }, PRIYA)).toThrow(NoSuchTeam)
  })

  test('uses the team of that name whatever its capitals, or makes it', () => {
    const { db, people, accounts } = office()
    const person = { name: 'A', role: 'reader', passwordHash: null } as const
    const first = people.addToTeam({ ...person, email: 'a@example.org' }, 'Data Unit', A_COMMAND)
    const second = people.addToTeam({ ...person, email: 'b@example.org' }, 'DATA unit', A_COMMAND)
    expect([first.madeTeam, second.madeTeam]).toEqual([true, false])
    expect(accounts.teams()).toMatchObject([{ name: 'Data Unit', people: 2, disabledPeople: 0 }])
    expect(trail(db).map(({ said }) => said)).toContain('the tests added team Data Unit')
  })

  test('of any kind makes the link of the first set-up void', () => {
    const clock = noonOn('2026-02-02')
    const db = freshDatabase()
    const token = offerSetUp(db, clock)?.split('=')[1] ?? ''
    expect(oneTimeLinks(db, clock).isSetUp(token)).toBe(true)
    anAccount({ db, clock })
    expect(oneTimeLinks(db, clock).isSetUp(token)).toBe(false)
    expect(offerSetUp(db, clock)).toBeNull()
  })
})

describe('changing an account', () => {
  test('is on the audit trail with what differs alone, and its reason', () => {
    const here = office()
    const { id } = here.someone('editor')
    const grounds = { revision: 1, reason: 'acting up' }
    expect(here.records.change(id, changed(here, id, { role: 'approver' }), PRIYA, grounds)).toBe(true)
    expect(lastOf(here.db)).toEqual({
      said: 'Priya Nair changed account Tom Ellis',
      before: { role: 'editor' },
      after: { role: 'approver' },
      reason: 'acting up',
    })
    expect(here.accounts.byId(id)).toMatchObject({ role: 'approver', revision: 2 })
  })

  test('names teams by their names', () => {
    const here = office()
    const { id } = here.someone()
    const teamId = here.teams.add('Data Unit', PRIYA)
    here.records.change(id, changed(here, id, { teamId }), PRIYA, { revision: 1, reason: '' })
    expect(lastOf(here.db)).toMatchObject({
      before: { team: null },
      after: { team: 'Data Unit' },
      reason: null,
    })
  })

  test('to what it is already leaves neither a record nor a new revision', () => {
    const here = office()
    const { id } = here.someone()
    const before = trail(here.db).length
    expect(here.records.change(id, changed(here, id, {}), PRIYA, { revision: 1, reason: 'x' })).toBe(false)
    expect(trail(here.db)).toHaveLength(before)
    expect(here.accounts.byId(id)?.revision).toBe(1)
  })

  test('is refused on a form that is older than the account, to an address in use, or to a team that is gone', () => {
    const here = office()
    const { id } = here.someone()
    const change = (wanted: object, revision = 1) =>
      here.records.change(id, changed(here, id, wanted), PRIYA, { revision, reason: 'x' })
    expect(() => change({ name: 'Thomas Ellis' }, 0)).toThrow(EditedMeanwhile)
    expect(() => change({ email: 'priya.nair@example.org' })).toThrow(Taken)
    expect(() => change({ teamId: 99 })).toThrow(NoSuchTeam)
    expect(here.accounts.byId(id)).toMatchObject({ name: 'Tom Ellis', teamId: null, revision: 1 })
  })

  test('of the e-mail address makes a link void that went to the old one; of the name does not', () => {
    const here = office()
    const { id } = here.someone()
    const token = here.records.makePasswordLink(id, PRIYA)
    here.records.change(id, changed(here, id, { name: 'Thomas Ellis' }), PRIYA, { revision: 1, reason: '' })
    expect(here.links.accountFor(token)).toBe(id)
    here.records.change(id, changed(here, id, { email: 'new@example.org' }), PRIYA, {
      revision: 2,
      reason: 'typo',
    })
    expect(here.links.accountFor(token)).toBeUndefined()
  })
})

describe('the last admin', () => {
  test('cannot be demoted or disabled, by whomever', () => {
    const here = office()
    const { id } = here.admin
    here.someone('approver')
    const demote = () =>
      here.records.change(id, changed(here, id, { role: 'approver' }), A_COMMAND, {
        revision: 1,
        reason: 'x',
      })
    expect(demote).toThrow(LastAdmin)
    expect(() => here.records.disable(id, A_COMMAND, 'x')).toThrow(LastAdmin)
    expect(here.accounts.byId(id)).toMatchObject({ role: 'admin', disabledAt: null })
  })

  test('is still the last beside admins who are disabled or have no password yet', () => {
    const here = office()
    const disabled = here.someone('admin', 'Left Behind')
    here.records.disable(disabled.id, PRIYA, 'left')
    const waiting = {
      email: 'new@example.org',
      name: 'New',
      role: 'admin',
      teamId: null,
      passwordHash: null,
    } as const
    here.people.add(waiting, PRIYA)
    expect(() => here.records.disable(here.admin.id, PRIYA, 'x')).toThrow(LastAdmin)
  })

  test('may go once another can sign in', () => {
    const here = office()
    here.someone('admin', 'Second Admin')
    expect(here.records.disable(here.admin.id, PRIYA, 'leaving')).toBe(true)
  })

  test('does not keep a disabled admin from being demoted', () => {
    const here = office()
    const { id } = here.someone('admin')
    here.records.disable(id, PRIYA, 'left')
    const demoted = changed(here, id, { role: 'reader' })
    expect(here.records.change(id, demoted, PRIYA, { revision: 2, reason: 'left' })).toBe(true)
  })
})

describe('disabling and enabling', () => {
  test('are each on the audit trail once, with the reason', () => {
    const { db, records, someone } = office()
    const { id } = someone()
    expect([records.disable(id, PRIYA, 'left'), records.disable(id, PRIYA, 'again')]).toEqual([true, false])
    expect([records.enable(id, PRIYA, 'is back'), records.enable(id, PRIYA, null)]).toEqual([true, false])
    expect(trail(db).slice(-2)).toEqual([
      { said: 'Priya Nair disabled account Tom Ellis', before: null, after: null, reason: 'left' },
      { said: 'Priya Nair enabled account Tom Ellis', before: null, after: null, reason: 'is back' },
    ])
  })

  test('end sessions and links for good: enabling brings neither back', () => {
    const { records, accounts, links, someone } = office()
    const { id, email } = someone()
    const epoch = accounts.credentials(email)?.epoch ?? 0
    const token = records.makePasswordLink(id, PRIYA)
    records.disable(id, PRIYA, 'left')
    expect(accounts.visiting(id, epoch)).toBeUndefined()
    expect(accounts.credentials(email)).toBeUndefined()
    records.enable(id, PRIYA, null)
    expect(accounts.visiting(id, epoch)).toBeUndefined()
    expect(links.accountFor(token)).toBeUndefined()
    expect(accounts.credentials(email)).toBeDefined()
  })
})

describe('a password link', () => {
  test('makes the one before it void, and each is on the audit trail without its token', () => {
    const { db, records, links, someone } = office()
    const { id } = someone()
    const first = records.makePasswordLink(id, PRIYA)
    const second = records.makePasswordLink(id, PRIYA)
    expect([links.accountFor(first), links.accountFor(second)]).toEqual([undefined, id])
    expect(lastOf(db)?.said).toBe('Priya Nair made a password link for account Tom Ellis')
    expect(JSON.stringify(trail(db))).not.toContain(second)
  })

  test('is not made for a disabled account', () => {
    const { db, records, someone } = office()
    const { id } = someone()
    records.disable(id, PRIYA, 'left')
    expect(() => records.makePasswordLink(id, PRIYA)).toThrow(IsDisabled)
    expect(db.prepare('select count(*) from one_time_link').pluck().get()).toBe(0)
    expect(lastOf(db)?.said).toBe('Priya Nair disabled account Tom Ellis')
  })

  test('is void once a password was chosen, however', () => {
    const { records, links, someone } = office()
    const { id } = someone()
    const token = records.makePasswordLink(id, PRIYA)
    records.choosePassword(id, '$argon2id$other', A_COMMAND)
    expect(links.accountFor(token)).toBeUndefined()
  })
})

describe('teams', () => {
  test('are added, renamed and removed, each on the audit trail', () => {
    const { db, teams } = office()
    const id = teams.add('Data Unit', PRIYA)
    teams.rename(id, 'Data and Statistics', 1, PRIYA)
    teams.remove(id, PRIYA)
    expect(trail(db).slice(-3)).toEqual([
      { said: 'Priya Nair added team Data Unit', before: null, after: { name: 'Data Unit' }, reason: null },
      {
        said: 'Priya Nair renamed team Data Unit',
        before: { name: 'Data Unit' },
        after: { name: 'Data and Statistics' },
        reason: null,
      },
      {
        said: 'Priya Nair removed team Data and Statistics',
        before: { name: 'Data and Statistics' },
        after: null,
        reason: null,
      },
    ])
  })

  test('have names of their own, whatever the capitals; one’s own may change its capitals', () => {
    const { teams, accounts } = office()
    const id = teams.add('Data Unit', PRIYA)
    const other = teams.add('Borders', PRIYA)
    expect(() => teams.add('DATA UNIT', PRIYA)).toThrow(Taken)
    expect(() => teams.rename(other, 'data unit', 1, PRIYA)).toThrow(Taken)
    teams.rename(id, 'DATA Unit', 1, PRIYA)
    expect(accounts.teamById(id)?.name).toBe('DATA Unit')
  })

  test('stay while anyone belongs to them, disabled people too', () => {
    const here = office()
    const teamId = here.teams.add('Data Unit', PRIYA)
    const { id } = here.someone()
    here.records.change(id, changed(here, id, { teamId }), PRIYA, { revision: 1, reason: '' })
    expect(() => here.teams.remove(teamId, PRIYA)).toThrow(TeamHasPeople)
    here.records.disable(id, PRIYA, 'left')
    expect(() => here.teams.remove(teamId, PRIYA)).toThrow(TeamHasPeople)
    expect(here.accounts.teamById(teamId)).toMatchObject({ people: 0, disabledPeople: 1 })
    expect(here.accounts.inTeam(teamId)).toMatchObject([{ id }])
  })

  test('are not renamed by a form that is older than the last renaming', () => {
    const { teams } = office()
    const id = teams.add('Data Unit', PRIYA)
    teams.rename(id, 'Data and Statistics', 1, PRIYA)
    expect(() => teams.rename(id, 'Numbers', 1, PRIYA)).toThrow(EditedMeanwhile)
  })
})

describe('lists', () => {
  test('are in the order of an English dictionary, disabled people last', () => {
    const { accounts, records, teams, someone } = office()
    for (const name of ['zoe', 'Élodie', 'Adam', 'Eric']) someone('reader', name)
    records.disable(someone('reader', 'Aaron').id, PRIYA, 'left')
    expect(accounts.all().map(({ name }) => name)).toEqual([
      'Adam',
      'Élodie',
      'Eric',
      'Priya Nair',
      'zoe',
      'Aaron',
    ])
    for (const name of ['Unit 10', 'Unit 2', 'Árd']) teams.add(name, PRIYA)
    expect(accounts.teams().map(({ name }) => name)).toEqual(['Árd', 'Unit 2', 'Unit 10'])
  })
})
