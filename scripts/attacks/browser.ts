import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

/** Headers over those that a browser sends; null leaves one out. */
export type Headers = Readonly<Record<string, string | string[] | null>>
export type Form = Readonly<Record<string, string>> | string

export type Browser = ReturnType<typeof openBrowser>

/**
 * A browser of an honest person: it says where its requests come from and keeps the cookies it is given.
 * @param address where it is, as the proxy in front of the site tells it
 */
export function openBrowser(site: Site, { address }: { address?: string } = {}) {
  const jar = new Map<string, string>()
  const always = {
    Host: site.host,
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    Accept: 'text/html',
    ...(address === undefined ? {} : { 'X-Forwarded-For': address }),
  }

  async function ask(method: string, path: string, headers: Headers, body?: string): Promise<Answer> {
    const cookie = jar.size > 0 ? { Cookie: cookieHeader() } : {}
    const said = withoutNulls({ ...always, ...cookie, ...headers })
    const answer = await site.send({ method, path, headers: said, ...(body === undefined ? {} : { body }) })
    for (const cookie of answer.headers['set-cookie'] ?? []) keep(cookie)
    return answer
  }

  function keep(setCookie: string): void {
    const [pair = '', ...attributes] = setCookie.split('; ')
    const name = pair.split('=', 1)[0] ?? ''
    const isGone = attributes.some((attribute) => attribute === 'Expires=Thu, 01 Jan 1970 00:00:00 GMT')
    if (isGone) jar.delete(name)
    else jar.set(name, pair.slice(name.length + 1))
  }

  function cookieHeader(): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  return {
    jar,
    cookieHeader,
    get: (path: string, headers: Headers = {}) => ask('GET', path, headers),
    /** As the site's own pages post. */
    post: (path: string, form: Form, headers: Headers = {}) =>
      ask('POST', path, { ...ownPost(site), ...headers }, encode(form)),
    ask,
  }
}

/** What a browser says of a form that is on a page of the site itself. */
export function ownPost(site: Site) {
  return {
    'Content-Type': 'application/x-www-form-urlencoded',
    Origin: site.origin,
    'Sec-Fetch-Site': 'same-origin',
  }
}

export function encode(form: Form): string {
  return typeof form === 'string' ? form : new URLSearchParams(form).toString()
}

function withoutNulls(headers: Headers): Record<string, string | string[]> {
  const said = Object.entries(headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== null,
  )
  return Object.fromEntries(said)
}
