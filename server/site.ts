import type { Database } from '../db/open.ts'
import { paths } from './paths.ts'
import { sampleKeeper } from './sample/sample.ts'
import type { Site } from './web/page.ts'

/** What stands on every page: the name, the sections, and whether the sample is loaded. */
export function createSite(db: Database): Site {
  const sample = sampleKeeper(db)
  return {
    name: 'Pursuant',
    sections: [
      { label: 'Questions', href: paths.questions() },
      { label: 'Help', href: paths.help() },
    ],
    homeHref: paths.home(),
    searchHref: paths.questions(),
    helpHref: paths.help(),
    facts: () => ({ sampleLoaded: sample.isLoaded() }),
  }
}
