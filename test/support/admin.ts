import { expect } from 'vitest'
import { teamRecords } from '../../server/accounts/teams.ts'
import { A_COMMAND, anAccount, sessionCookie, signedInAs } from './accounts.ts'
import { testApp } from './app.ts'
import { readPage } from './html.ts'

type Options = Parameters<typeof testApp>[0]

/** A site at which Priya Nair has signed in as its admin, with what she can do there. */
export function adminSite(options?: Options) {
  const site = testApp(options)
  const { agent, account: admin } = signedInAs(site, 'admin', {
    name: 'Priya Nair',
    email: 'priya.nair@example.org',
  })

  async function open(path: string, status = 200) {
    return readPage((await agent.get(path).expect(status)).text)
  }

  /** Sends a form; the page that answers it, at once or after a redirect. */
  async function send(path: string, form: Record<string, string> = {}, status = 303) {
    const response = await agent.post(path).type('form').send(form)
    expect(response.status).toBe(status)
    const { location } = response.headers
    return location === undefined ? readPage(response.text) : open(location)
  }

  /** What the form of a page would send as it stands. */
  async function formOf(path: string): Promise<Record<string, string>> {
    const page = await open(path)
    const form = page.all(({ name, attribs }) => name === 'form' && attribs.action === path)[0]
    const within = (element: { parent: unknown } | null): boolean =>
      element !== null && (element === form || within(element.parent as { parent: unknown } | null))
    const inputs = page.all((element) => element.name === 'input' && within(element))
    const chosen = page.all((element) => element.name === 'select' && within(element))
    const options = page.all(({ name, attribs }) => name === 'option' && attribs.selected !== undefined)
    return Object.fromEntries([
      ...inputs
        .filter(({ attribs }) => attribs.type !== 'radio' || attribs.checked !== undefined)
        .map(({ attribs }) => [attribs.name, attribs.value ?? '']),
      ...chosen.map(({ attribs }) => [attribs.name, options[0]?.attribs.value ?? '']),
    ])
  }

  /** Sends the form of a page after filling in some of it. */
  async function fill(path: string, change: Record<string, string>, status?: number) {
    return send(path, { ...(await formOf(path)), ...change }, status)
  }

  return {
    ...site,
    agent,
    admin,
    open,
    send,
    formOf,
    fill,
    /** Somebody beside her. */
    someone: (person: Parameters<typeof anAccount>[1] = {}) =>
      anAccount(site, { name: 'Tom Ellis', role: 'editor', ...person }),
    team: (name: string) => teamRecords(site.db, site.clock).add(name, A_COMMAND),
    cookieOf: (id: number) => sessionCookie(site, id),
  }
}

type Page = ReturnType<typeof readPage>

/** The errors as the summary lists them, each of which has to lead to something on the page. */
export function errorsOf(page: Page): string[] {
  const ids = page.all(({ attribs }) => attribs.id !== undefined).map(({ attribs }) => attribs.id)
  const errors = page.links.filter(
    ({ href, text }) => href.startsWith('#') && text !== 'Skip to main content',
  )
  for (const { href } of errors) expect(ids).toContain(href.slice(1))
  return errors.map(({ text }) => text)
}

/** The banner that says what was done. */
export const noticeOf = (page: Page) => page.withClass('govuk-notification-banner__heading')[0]
