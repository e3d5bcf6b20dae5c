import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { addPerson, isIn, NEW_PASSWORD, PASSWORD, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** Fields of the form of signing in that are not what the form has. `$` stands for an account's e-mail address. */
const FORMS: readonly { name: string; form: string }[] = [
  { name: 'the e-mail address twice', form: 'email=$&email=other@example.org&password=PW' },
  { name: 'the password twice, one of them right', form: 'email=$&password=PW&password=wrong' },
  { name: 'the password as a list', form: 'email=$&password[]=PW' },
  { name: 'the password as an object', form: 'email=$&password[$ne]=x' },
  { name: 'no password but a flag', form: 'email=$&password=&isAdmin=true&account=1' },
  { name: 'a quote of SQL for a password', form: "email=$&password=' or '1'='1" },
  { name: 'a quote of SQL in the e-mail address', form: "email=$' --&password=PW" },
  { name: 'wildcards of SQL for an e-mail address', form: 'email=%25&password=PW' },
  { name: 'a NUL after the e-mail address', form: 'email=$%00&password=PW' },
  { name: 'a line feed and a header in the e-mail address', form: 'email=$%0d%0aSet-Cookie:x=1&password=PW' },
  { name: 'bytes that are no UTF-8', form: 'email=$%ff%fe&password=%c3%28' },
  { name: 'broken percent signs', form: 'email=$%zz&password=%' },
  { name: 'fields named __proto__ and constructor', form: `${pollution()}&email=$` },
  { name: 'a name nested 5,000 deep', form: `email=$&a${'[b]'.repeat(5_000)}=1` },
  { name: 'an e-mail address of 200,000 characters', form: `email=${'a'.repeat(200_000)}&password=PW` },
]

function pollution(): string {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__[password]',
    'constructor[prototype][password]',
  ]
  return names.map((name) => `${encodeURIComponent(name)}=PW`).join('&')
}

const ODD_FORMS = FORMS.map(
  ({ name, form }): Attack => ({
    name: `Signing in with ${name}`,
    honest: theTrueFormWorks,
    async run(site) {
      const { email } = addPerson(site)
      const filled = form
        .replaceAll('$', encodeURIComponent(email))
        .replaceAll('PW', encodeURIComponent(PASSWORD))
      const browser = openBrowser(site)
      const answer = await browser.post('/sign-in', filled)
      return {
        refused: isPlainRefusal(answer) && !(await isIn(browser)) && isUnpolluted(),
        said: say(answer),
      }
    },
  }),
)

/** Fields that a form does not have, but the table behind it does. */
const MASS_ASSIGNMENT: Attack = {
  name: 'A role, an e-mail address and another account’s number among the fields of one’s own password',
  honest: theTrueFormWorks,
  async run(site) {
    const victim = addPerson(site)
    const { person, browser } = await someoneIn(site)
    const extra = {
      role: 'admin',
      email: 'new@example.org',
      id: String(victim.id),
      accountId: String(victim.id),
    }
    const { status } = await browser.post('/account/password', {
      current: PASSWORD,
      password: NEW_PASSWORD,
      ...extra,
    })
    need(status === 303, `the password was not changed (${status})`)
    const { body } = await browser.get('/account')
    const { status: admin } = await browser.get('/admin')
    const { status: other } = await openBrowser(site).post('/sign-in', {
      email: victim.email,
      password: NEW_PASSWORD,
    })
    const refused = body.includes(person.email) && admin === 403 && other === 422
    return { refused, said: `still a reader of the same address; /admin ${admin}` }
  },
}

export const fieldAttacks: readonly Attack[] = [...ODD_FORMS, MASS_ASSIGNMENT]

function isPlainRefusal({ status, headers }: Answer): boolean {
  return (
    status >= 400 && status < 500 && headers['set-cookie'] === undefined && headers.location === undefined
  )
}

function isUnpolluted(): boolean {
  return !('password' in {}) && Object.keys(Object.prototype).length === 0
}

async function theTrueFormWorks(site: Site) {
  const { browser } = await someoneIn(site)
  return { accepted: await isIn(browser), said: 'signed in' }
}
