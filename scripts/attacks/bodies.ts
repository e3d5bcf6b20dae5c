import type { Attack } from './attack.ts'
import { encode, type Form, type Headers, openBrowser } from './browser.ts'
import { FORM, PARCELS } from './parcels.ts'
import { addPerson, PASSWORD } from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

const ODD_PARCELS = PARCELS.map(
  ({ name, wrap, answers }): Attack => ({
    name: `The form of signing in ${name}`,
    honest: thePlainFormWorks,
    async run(site) {
      const { email } = addPerson(site)
      const { body, headers } = wrap(encode({ email, password: PASSWORD }))
      const answer = await post(site, body, headers)
      const isIn = answer.headers['set-cookie'] !== undefined
      return { refused: answers.includes(answer.status) && !isIn, said: say(answer) }
    },
  }),
)

/** What a link could do, if a body or a query were read from it. */
const BY_GET: readonly Attack[] = [
  {
    name: 'Signing in by GET with a body',
    honest: thePlainFormWorks,
    async run(site) {
      const { email } = addPerson(site)
      const body = encode({ email, password: PASSWORD })
      const answer = await site.send({
        path: '/sign-in',
        headers: { Host: site.host, 'Content-Type': FORM },
        body,
      })
      return { refused: answer.headers['set-cookie'] === undefined, said: say(answer) }
    },
  },
  {
    name: 'Signing in by fields in the address',
    honest: thePlainFormWorks,
    async run(site) {
      const { email } = addPerson(site)
      const query = encode({ email, password: PASSWORD })
      const answer = await openBrowser(site).post(`/sign-in?${query}`, {})
      return { refused: answer.headers['set-cookie'] === undefined, said: say(answer) }
    },
  },
]

export const bodyAttacks: readonly Attack[] = [...ODD_PARCELS, ...BY_GET]

function post(site: Site, body: string | Buffer, headers: Headers) {
  const all = { Host: site.host, Origin: site.origin, 'Content-Type': FORM, ...headers }
  const said = Object.entries(all).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return site.send({ method: 'POST', path: '/sign-in', headers: Object.fromEntries(said), body })
}

async function thePlainFormWorks(site: Site) {
  const { email } = addPerson(site)
  const form: Form = { email, password: PASSWORD }
  const answer = await post(site, encode(form), {})
  return { accepted: answer.headers['set-cookie'] !== undefined, said: say(answer) }
}
