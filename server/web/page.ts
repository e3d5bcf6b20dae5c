import type { Request, Response } from 'express'
import type { Assets } from './assets.ts'
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

/** Makes the function by which routes send pages. */
export function createPages(render: Render, assets: Assets, site: Site): SendPage {
  const assetHrefs = hrefsFor(assets)
  return (res, view, model, status = 200) => {
    const { facts: _, plainFacts, ...fixed } = site
    const facts = status >= 500 ? plainFacts : site.facts(res.req)
    const html = render('layouts/page', {
      ...fixed,
      ...facts,
      assets: assetHrefs,
      title: model.title === site.name ? site.name : `${model.title} - ${site.name}`,
      sections: sectionsAt(pathOf(res), facts.sections),
      feedHref: model.feedHref ?? null,
      showSearch: facts.maySearch && !model.hasOwnSearch,
      body: render(view, model),
    })
    res.status(status).type('html').send(html)
  }
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
