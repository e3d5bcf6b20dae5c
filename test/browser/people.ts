import { accountRecords } from '../../server/accounts/record.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { A_COMMAND, anAccount, sessionCookie } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'

const LONG_WORD = 'Antidisestablishmentarianism'.repeat(5)

/** A policy that is too long everywhere. */
const LONG_WORDS = {
  slug: 'long-words',
  title: `${LONG_WORD} <script>alert(1)</script>`,
  kind: 'programme',
  publishedOn: '2026-01-12',
  reviewOn: '2026-07-01',
  link: `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.org/${'very-long-path/'.repeat(12)}`,
  aliases: [LONG_WORD.slice(0, 100), 'Lantern Plan'],
  body: `# ${LONG_WORD}\n\n${LONG_WORD} [link](https://example.org/${LONG_WORD})\n\n| ${'a head | '.repeat(14)}\n| ${'- | '.repeat(14)}\n| ${'1,204 | '.repeat(14)}\n\n> quoted\n\n1. one\n2. two\n\n\`\`\`\n${LONG_WORD}\n\`\`\``,
} as const

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
  policyRecords(db, clock).add(LONG_WORDS, A_COMMAND)
  sessionCookie(site, id) // another browser of hers, for the list of sessions
  return sessionCookie(site, id)
}
