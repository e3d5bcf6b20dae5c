import { readFileSync } from 'node:fs'
import { calendarFeeds } from '../../server/accounts/calendar-feeds.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { newToken } from '../../server/lib/tokens.ts'
import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { A_COMMAND, NEW_PASSWORD, PASSWORD, type Person, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

interface Calendar {
  site: Site
  person: Person
  browser: Awaited<ReturnType<typeof someoneIn>>['browser']
  token: string
}

/** What makes the address of a calendar void, or a token that never was one. @returns the token that is tried */
const TOKENS: readonly { name: string; token: (calendar: Calendar) => string | Promise<string> }[] = [
  { name: 'for which a newer one was made', token: replaced },
  { name: 'that was stopped', token: stopped },
  { name: 'of an account that was disabled', token: disabled },
  { name: 'of an account that was disabled and enabled again', token: enabledAgain },
  { name: 'made in a stolen session, after the password was changed', token: passwordChanged },
  { name: 'after an admin ended all sessions', token: signedOut },
  { name: 'as the stolen database keeps it', token: hashIn },
  { name: 'that is guessed', token: () => newToken() },
  { name: 'in other capitals', token: ({ token }) => token.toLowerCase() },
  { name: 'that is a wildcard', token: () => '%' },
  { name: 'that is empty', token: () => '' },
]

export const calendarAttacks: readonly Attack[] = [
  ...TOKENS.map(
    ({ name, token }): Attack => ({
      name: `Reading somebody’s deadlines at a calendar address ${name}`,
      settings: { ACCESS: 'private' },
      honest: theirOwnIsRead,
      async run(site) {
        const tried = await token(await calendarOf(site))
        const answers = await readAll(site, tried)
        return { refused: answers.every(({ status }) => status === 404), said: answers.map(say).join(', ') }
      },
    }),
  ),
  {
    name: 'Going on from a calendar address to pages that need signing in',
    settings: { ACCESS: 'private' },
    honest: theirOwnIsRead,
    async run(site) {
      const { token } = await calendarOf(site)
      const pages = ['/deadlines', '/commitments', '/account', '/commitments/1']
      const stranger = openBrowser(site)
      const answers = await Promise.all(pages.map((page) => stranger.get(`${page}?token=${token}`)))
      return { refused: answers.every(({ status }) => status === 303), said: answers.map(say).join(', ') }
    },
  },
  {
    name: 'Reading tokens of calendars in the database files',
    honest: theirOwnIsRead,
    async run(site) {
      const { token } = await calendarOf(site)
      const files = ['', '-wal'].map((ending) => readFileSync(site.path + ending, 'latin1')).join('')
      need(files.includes('calendar_feed'), 'the files are not those of the site')
      return { refused: !files.includes(token), said: `searched ${files.length} bytes` }
    },
  },
]

/** Somebody who has signed in and has made an address for their calendar. */
async function calendarOf(site: Site): Promise<Calendar> {
  const { person, browser } = await someoneIn(site)
  const { body } = await browser.post('/account/calendar', {})
  const token = /token(?:=|&#x3D;)([\w-]{32})/.exec(body)?.[1] ?? ''
  need(token !== '', 'no address was made')
  site.diary.note(token)
  return { site, person, browser, token }
}

async function readAll(site: Site, token: string): Promise<Answer[]> {
  const stranger = openBrowser(site)
  const paths = ['/deadlines.ics?', '/deadlines.ics?whose=all&', '/commitments.ics?']
  return Promise.all(paths.map((path) => stranger.get(`${path}token=${encodeURIComponent(token)}`)))
}

async function theirOwnIsRead(site: Site) {
  const { token } = await calendarOf(site)
  const answers = await readAll(site, token)
  const accepted = answers.every(({ status, body }) => status === 200 && body.startsWith('BEGIN:VCALENDAR'))
  return { accepted, said: answers.map(say).join(', ') }
}

async function replaced({ browser, token }: Calendar): Promise<string> {
  await browser.post('/account/calendar', {})
  return token
}

async function stopped({ browser, token }: Calendar): Promise<string> {
  const { status } = await browser.post('/account/calendar/removal', {})
  need(status === 303, `the address was not stopped (${status})`)
  return token
}

function disabled({ site, person, token }: Calendar): string {
  accountRecords(site.db, site.clock).disable(person.id, A_COMMAND, null)
  return token
}

function enabledAgain(calendar: Calendar): string {
  disabled(calendar)
  accountRecords(calendar.site.db, calendar.site.clock).enable(calendar.person.id, A_COMMAND, null)
  return calendar.token
}

async function passwordChanged({ browser, token }: Calendar): Promise<string> {
  const { status } = await browser.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD })
  need(status === 303, `the password was not changed (${status})`)
  return token
}

function signedOut({ site, person, token }: Calendar): string {
  accountRecords(site.db, site.clock).signOutEverywhere(person.id, A_COMMAND, null)
  return token
}

function hashIn({ site, person }: Calendar): string {
  need(calendarFeeds(site.db, site.clock).madeAt(person.id) !== null, 'no address is kept')
  const find = site.db.prepare<[number], string>('select token_hash from calendar_feed where account_id = ?')
  return find.pluck().get(person.id) ?? ''
}
