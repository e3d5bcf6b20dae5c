import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { openBrowser } from './browser.ts'
import { addPerson, NEW_PASSWORD, type Person } from './people.ts'
import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

/** Made as an admin's page makes it, and known to nobody else. */
export function linkFor({ db, clock, diary }: Site, { id }: Person): string {
  const token = oneTimeLinks(db, clock).makeForPassword(id)
  diary.note(token)
  return token
}

export async function follow(site: Site, token: string): Promise<Answer[]> {
  const browser = openBrowser(site)
  const page = await browser.get(`/new-password?token=${encodeURIComponent(token)}`)
  return [page, await browser.post('/new-password', { token, password: NEW_PASSWORD })]
}

export async function aFreshLinkWorks(site: Site) {
  const [page, post] = await follow(site, linkFor(site, addPerson(site)))
  return { accepted: page?.status === 200 && post?.status === 303, said: `${page?.status}, ${post?.status}` }
}
