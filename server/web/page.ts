import type { Request, Response } from 'express'
import type { Assets } from './assets.ts'
import type { KeptPages } from './kept-pages.ts'
import type { Notice } from './notice.ts'
import type { Render } from './render.ts'

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

/** A page without what is around it, which depends on who reads it. */
export interface PageBody {
  title: string
  hasOwnSearch: boolean
  feedHref: string | null
  html: string
}

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
export function createPages(render: Render, assets: Assets, site: Site, kept: KeptPages) {
  const assetHrefs = hrefsFor(assets)
  const sendPage: SendPage = (res, view, model, status = 200) => send(res, bodyOf(view, model), status)
  const sendKeptPage: SendKeptPage = (res, view, key, make) =>
    send(
      res,
      kept(`${view} ${key}`, () => bodyOf(view, make())),
      200,
    )

  function bodyOf(view: string, model: PageModel): PageBody {
    const { title, hasOwnSearch = false, feedHref = null } = model
    return { title, hasOwnSearch, feedHref, html: render(view, model) }
  }

  function send(res: Response, body: PageBody, status: number): void {
    const { facts: _, plainFacts, ...fixed } = site
    const facts = status >= 500 ? plainFacts : site.facts(res.req)
    const html = render('layouts/page', {
      ...fixed,
      ...facts,
      assets: assetHrefs,
      title: body.title === site.name ? site.name : `${body.title} - ${site.name}`,
      sections: sectionsAt(pathOf(res), facts.sections),
      feedHref: body.feedHref,
      showSearch: facts.maySearch && !body.hasOwnSearch,
      body: body.html,
    })
    res.status(status).type('html').send(html)
  }

  return { sendPage, sendKeptPage }
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
