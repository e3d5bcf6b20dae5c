import { accountRecords } from '../../server/accounts/record.ts'
import { A_COMMAND, anAccount, sessionCookie } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'

/** People of every kind, with names that are long, and one admin of them all. @returns the admin's session cookie */
export function writePeople(site: TestApp): string {
  const { db, clock } = site
  const priya = { role: 'admin', name: 'Priya Nair', email: 'priya@example.org', team: 'Lanterns' } as const
  const { id } = anAccount(site, priya)
  const left = anAccount(site, { name: 'Tom Ellis', role: 'approver' })
  anAccount(site, {
    name: 'Margaret Oyelaran-Featherstonehaugh-Llanfairpwllgwyngyll',
    email: 'margaret.oyelaran-featherstonehaugh@a-rather-long-name-of-a-department.example.org',
    team: 'Wardens’ Equipment, Antidisestablishmentarianism and Correspondence Unit',
  })
  const records = accountRecords(db, clock)
  records.disable(left.id, A_COMMAND, 'Left the department')
  records.add(
    { email: 'new@example.org', name: 'Samir Haddad', role: 'reader', teamId: 1, passwordHash: null },
    { accountId: id, name: 'Priya Nair', via: 'web', requestId: 'b6150375-78cd-4123-b443-d65dd729dfe0' },
  )
  sessionCookie(site, id) // another browser of hers, for the list of sessions
  return sessionCookie(site, id)
}
