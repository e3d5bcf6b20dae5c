import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import { isIn, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** What an admin may do, `N` being the number of another account: how someone with less tries it. */
const ADMIN_ACTS: readonly { path: string; form?: Record<string, string> }[] = [
  {
    path: '/admin/users',
    form: { email: 'new@example.org', name: 'New', role: 'admin', team: '', reason: 'x' },
  },
  {
    path: '/admin/users/N',
    form: { email: 'new@example.org', name: 'New', role: 'admin', revision: '1', reason: 'x' },
  },
  { path: '/admin/users/N/disabling', form: { reason: 'x' } },
  { path: '/admin/users/N/enabling', form: { reason: 'x' } },
  { path: '/admin/users/N/password-link' },
  { path: '/admin/users/N/sessions-ending' },
  { path: '/admin/teams', form: { name: 'New' } },
]
const ADMIN_PAGES = [
  '/admin',
  '/admin/users',
  '/admin/users/new',
  '/admin/users/N',
  '/admin/teams',
  '/admin/audit',
  '/admin/audit.json',
  '/admin/audit.csv',
  '/ADMIN/USERS/',
  '/admin//users',
]

export const roleAttacks: readonly Attack[] = (['reader', 'editor', 'approver', null] as const).map(
  (role) => ({
    name: `Looking after other people’s accounts as ${role ?? 'a stranger'}`,
    honest: anAdminMay,
    async run(site) {
      const victim = await someoneIn(site)
      const browser = role === null ? openBrowser(site) : (await someoneIn(site, { role })).browser
      const answers: Answer[] = []
      for (const path of ADMIN_PAGES) answers.push(await browser.get(of(victim.person.id, path)))
      for (const { path, form = {} } of ADMIN_ACTS)
        answers.push(await browser.post(of(victim.person.id, path), form))
      const isRefused = answers.every(isClosed) && (await isIn(victim.browser))
      return { refused: isRefused, said: [...new Set(answers.map(({ status }) => status))].join(', ') }
    },
  }),
)

function of(id: number, path: string): string {
  return path.replace('N', String(id))
}

/** Asked to sign in, told that it is not allowed, or not there. */
function isClosed({ status, headers }: Answer): boolean {
  return [401, 403, 404].includes(status) || String(headers.location).startsWith('/sign-in')
}

export async function anAdminMay(site: Site) {
  const { browser } = await someoneIn(site, { role: 'admin' })
  const victim = await someoneIn(site)
  const list = await browser.get('/admin/users')
  const ended = await browser.post(`/admin/users/${victim.person.id}/sessions-ending`, {})
  const accepted =
    list.body.includes(victim.person.email) && ended.status === 303 && !(await isIn(victim.browser))
  return { accepted, said: `${say(list)}, ${say(ended)}` }
}
