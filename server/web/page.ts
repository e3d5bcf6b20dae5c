import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Assets } from './assets.ts'
import type { About, KeptPage, KeptPages } from './kept-pages.ts'
import type { Notice } from './notice.ts'
import type { Renderer } from './render.ts'

/** What every page says about itself; the rest of its model is its template's own affair. */
interface PageModel {
  /** Without the site's name, which is added: "Search" becomes "Search - Pursuant". */
  title: string
  /** The page has a search box in its content, so the header shows none. */
  hasOwnSearch?: boolean
  /** The Atom feed of what the page lists, for readers of feeds to find. */
  feedHref?: string
}

/** Renders a view in the site's layout and sends it. */
export type SendPage = <Model extends PageModel>(
  res: Response,
  view: string,
  model: Model,
  status?: number,
) => void

/**
 * The same for a page that shows everybody the same as long as nothing in the database changes.
 * @param key everything else that it depends on
 */
export type SendKeptPage = <Model extends PageModel>(
  res: Response,
  view: string,
  key: string,
  make: () => Model,
) => void

/** What is the same on every page. */
export interface Site {
  name: string
  homeHref: string
  searchHref: string
  helpHref: string
  apiHref: string
  /** Asked at every page, so it must be cheap. */
  facts: (req: Request) => SiteFacts
  /** The same for a page about a failure, which asks the database nothing: it may be the database that failed. */
  plainFacts: SiteFacts
}

export interface SiteFacts {
  /** What this visitor may go to. */
  sections: readonly { label: string; href: string }[]
  maySearch: boolean
  /** The made-up sample is loaded: every page says so. */
  sampleLoaded: boolean
  /** Who has signed in; null for a stranger. */
  person: { name: string; accountHref: string; signOutHref: string } | null
  signInHref: string
  /** Said once, after something was done. */
  notice: Notice | null
}

/** Makes the functions by which routes send pages. */
export function createPages(renderer: Renderer, assets: Assets, site: Site, kept: KeptPages) {
  const { facts: _, plainFacts, ...fixed } = site
  const always = { ...fixed, assets: hrefsFor(assets) }
  /** Stands for the body until the frame is made; nobody can have written it into a page. */
  const place = randomUUID()

  const sendPage: SendPage = (res, view, model, status = 200) => {
    const facts = status >= 500 ? plainFacts : site.facts(res.req)
    const body = renderer.text(view, model)
    const html = renderer.text('layouts/page', { ...frameOf(res, aboutOf(model), facts), body })
    res.status(status).set('Content-Type', HTML).send(html)
  }

  const sendKeptPage: SendKeptPage = (res, view, key, make) => {
    const known = kept.get(`${view} ${key}`)
    const { about, body } = known ? bodyIn(known) : bodyOf(view, make())
    const model = frameOf(res, about, site.facts(res.req))
    const frame = JSON.stringify(model)
    const whole = known?.frame === frame ? known : framed(about, body, frame, model, res)
    if (whole !== known) kept.set(`${view} ${key}`, whole)
    res.set('Content-Type', HTML).set('ETag', whole.etag).send(whole.html)
  }

  function bodyOf(view: string, model: PageModel) {
    return { about: aboutOf(model), body: renderer.bytes(view, model) }
  }

  function bodyIn({ about, html, body }: KeptPage) {
    return { about, body: html.subarray(...body) }
  }

  function frameOf(res: Response, { title, hasOwnSearch, feedHref }: About, facts: SiteFacts) {
    return {
      ...always,
      ...facts,
      title: title === site.name ? site.name : `${title} - ${site.name}`,
      sections: sectionsAt(pathOf(res), facts.sections),
      feedHref,
      showSearch: facts.maySearch && !hasOwnSearch,
    }
  }

  function framed(about: About, body: Buffer, frame: string, model: object, res: Response): KeptPage {
    const [before = '', after = ''] = renderer.text('layouts/page', { ...model, body: place }).split(place)
    const top = Buffer.from(before)
    const html = Buffer.concat([top, body, Buffer.from(after)])
    return {
      about,
      frame,
      html,
      body: [top.length, top.length + body.length],
      etag: res.app.get('etag fn')(html),
    }
  }

  return { sendPage, sendKeptPage }
}

const HTML = 'text/html; charset=utf-8'

function aboutOf({ title, hasOwnSearch = false, feedHref }: PageModel): About {
  return { title, hasOwnSearch, feedHref: feedHref ?? null }
}

function hrefsFor({ href }: Assets) {
  return {
    styles: href('pursuant.css'),
    icon: href('icon.svg'),
    early: href('early.js'),
    start: href('start.js'),
    govuk: href('govuk-frontend.js'),
  }
}

/** Marks the section a page is in: `page` when it is that very page, `true` when it is somewhere below. */
function sectionsAt(path: string, sections: SiteFacts['sections']) {
  return sections.map(({ label, href }) => ({
    label,
    href,
    current: path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : '',
  }))
}

function pathOf(res: Response): string {
  return res.req.originalUrl.split('?', 1)[0] ?? ''
}
