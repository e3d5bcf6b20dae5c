import { readFileSync } from 'node:fs'
import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { newToken } from '../../server/lib/tokens.ts'
import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { aFreshLinkWorks, linkFor } from './password-links.ts'
import { addPerson, NEW_PASSWORD } from './people.ts'
import { say } from './wire.ts'

/** What can be had from a link, or from how it is handed about. */
export const linkAttacks: readonly Attack[] = [
  {
    name: 'Using one link twice at the same moment',
    honest: aFreshLinkWorks,
    async run(site) {
      const token = linkFor(site, addPerson(site))
      const posts = [1, 2].map(() =>
        openBrowser(site).post('/new-password', { token, password: NEW_PASSWORD }),
      )
      const statuses = (await Promise.all(posts)).map(({ status }) => status).sort()
      return { refused: statuses.join() === '303,410', said: statuses.join(', ') }
    },
  },
  {
    name: 'Two tokens in one form, the right one second',
    honest: aFreshLinkWorks,
    async run(site) {
      const token = linkFor(site, addPerson(site))
      const form = `token=${newToken()}&token=${token}&password=${encodeURIComponent(NEW_PASSWORD)}`
      const answer = await openBrowser(site).post('/new-password', form)
      return { refused: answer.status === 410, said: say(answer) }
    },
  },
  {
    name: 'Reading tokens of links in the database files',
    honest: aFreshLinkWorks,
    async run(site) {
      const tokens = [linkFor(site, addPerson(site)), oneTimeLinks(site.db, site.clock).makeSetUp()]
      const files = ['', '-wal'].map((ending) => readFileSync(site.path + ending, 'latin1')).join('')
      need(files.includes('one_time_link'), 'the files are not those of the site')
      const found = tokens.filter((token) => files.includes(token)).length
      return { refused: found === 0, said: `${found} found in ${files.length} bytes` }
    },
  },
  {
    name: 'Reading a token in the Referer or the cache of a page that a link opened',
    honest: aFreshLinkWorks,
    async run(site) {
      const { headers } = await openBrowser(site).get(`/new-password?token=${linkFor(site, addPerson(site))}`)
      const { 'referrer-policy': policy, 'cache-control': cache } = headers
      const isKept = !['same-origin', 'no-referrer'].includes(String(policy)) || cache !== 'no-store'
      return { refused: !isKept, said: `Referrer-Policy ${policy}, Cache-Control ${cache}` }
    },
  },
  {
    name: 'Spending a link by looking at it, as programs that scan mail do',
    honest: aFreshLinkWorks,
    async run(site) {
      const token = linkFor(site, addPerson(site))
      for (const method of ['GET', 'HEAD', 'GET']) {
        await openBrowser(site).ask(method, `/new-password?token=${token}`, {})
      }
      const answer = await openBrowser(site).post('/new-password', { token, password: NEW_PASSWORD })
      return { refused: answer.status === 303, said: `its owner, afterwards: ${say(answer)}` }
    },
  },
]
