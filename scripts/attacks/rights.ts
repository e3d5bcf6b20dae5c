import { accountRecords } from '../../server/accounts/record.ts'
import type { Attack } from './attack.ts'
import type { Browser } from './browser.ts'
import { A_COMMAND, addPerson, isIn, type Person, signedIn, someoneIn } from './people.ts'
import { anAdminMay } from './roles.ts'
import { say } from './wire.ts'

/** What is not one’s own, and what was one’s own before. */
export const rightsAttacks: readonly Attack[] = [
  {
    name: 'Ending somebody else’s session by its number',
    honest: anAdminMay,
    async run(site) {
      const victim = await someoneIn(site)
      const find = site.sessionsDb.prepare<[number], number>(
        'select number from session where account_id = ?',
      )
      const number = find.pluck().get(victim.person.id)
      const { browser } = await someoneIn(site)
      const answer = await browser.post(`/account/sessions/${number}/ending`, {})
      return { refused: answer.status === 404 && (await isIn(victim.browser)), said: say(answer) }
    },
  },
  {
    name: 'Going on as an admin after the role was taken away',
    honest: anAdminMay,
    async run(site) {
      const { person, browser } = await someoneIn(site, { role: 'admin' })
      addPerson(site, { role: 'admin' })
      const { email, name } = person
      const revision = { revision: 1, reason: 'left the team' }
      accountRecords(site.db, site.clock).change(
        person.id,
        { email, name, role: 'reader', teamId: null },
        A_COMMAND,
        revision,
      )
      const answer = await browser.get('/admin/users')
      return { refused: answer.status === 403, said: say(answer) }
    },
  },
  {
    name: 'Two admins who disable each other at the same moment, so that nobody is left',
    alone: true,
    honest: anAdminMay,
    async run(site) {
      const [one, other] = [
        await someoneIn(site, { role: 'admin' }),
        await someoneIn(site, { role: 'admin' }),
      ]
      const disable = (by: Browser, { id }: Person) =>
        by.post(`/admin/users/${id}/disabling`, { reason: 'left the team' })
      const answers = await Promise.all([
        disable(one.browser, other.person),
        disable(other.browser, one.person),
      ])
      const left = await Promise.all([isIn(one.browser), isIn(other.browser)])
      return { refused: left.includes(true), said: answers.map(say).join(', ') }
    },
  },
  {
    name: 'Seeing who else has an account, as a reader, in one’s own pages',
    honest: anAdminMay,
    async run(site) {
      const other = addPerson(site)
      await signedIn(site, other)
      const { browser } = await someoneIn(site)
      const pages = await Promise.all(
        ['/', '/account', '/questions', '/help'].map((path) => browser.get(path)),
      )
      return {
        refused: pages.every(({ body }) => !body.includes(other.email)),
        said: pages.map(say).join(', '),
      }
    },
  },
  {
    name: 'A page of the site in a frame of another, to have its buttons pressed unseen',
    honest: anAdminMay,
    async run(site) {
      const { browser } = await someoneIn(site)
      const pages = await Promise.all(
        ['/account', '/sign-in', '/nothing', '/questions.json'].map((path) => browser.get(path)),
      )
      const isFramed = pages.some(
        ({ headers }) => !String(headers['content-security-policy']).includes("frame-ancestors 'none'"),
      )
      return { refused: !isFramed, said: isFramed ? 'may be framed' : "frame-ancestors 'none'" }
    },
  },
]
