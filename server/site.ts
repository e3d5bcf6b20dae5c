import type { Request } from 'express'
import type { Database } from '../db/open.ts'
import {
  canKeepSearches,
  canManageAccounts,
  canReadRecord,
  canReadWork,
  canWorkOnCommitments,
  type Visitor,
} from './accounts/permissions.ts'
import { paths } from './paths.ts'
import { sampleKeeper } from './sample/sample.ts'
import type { Notice } from './web/notice.ts'
import type { Site, SiteFacts } from './web/page.ts'
import type { Sessions } from './web/sessions.ts'

const SECTIONS = [
  { label: 'Questions', href: paths.questions(), can: canReadRecord },
  { label: 'Commitments', href: paths.commitments(), can: canReadRecord },
  { label: 'Deadlines', href: paths.deadlines(), can: canReadWork },
  { label: 'Saved searches', href: paths.savedSearches(), can: canKeepSearches },
  { label: 'Suggestions', href: paths.suggestions(), can: canWorkOnCommitments },
  { label: 'Policies', href: paths.policies(), can: canReadRecord },
  { label: 'Lines', href: paths.lines(), can: canReadRecord },
  { label: 'Help', href: paths.help(), can: canReadRecord },
  { label: 'Admin', href: paths.admin(), can: canManageAccounts },
]

/** What stands on every page: the name, the sections, who has signed in, and whether the sample is loaded. */
export function createSite(db: Database, sessions: Sessions): Site {
  const sample = sampleKeeper(db)

  return {
    name: 'Pursuant',
    homeHref: paths.home(),
    searchHref: paths.questions(),
    helpHref: paths.help(),
    apiHref: paths.api(),
    facts: (req) => ({
      ...visitorFacts(req),
      sampleLoaded: sample.isLoadedFor(visitorOf(req)),
      notice: takeNotice(sessions, req),
    }),
    plainFacts: {
      sections: [],
      maySearch: false,
      sampleLoaded: false,
      person: null,
      signInHref: paths.signIn(),
      notice: null,
    },
  }
}

function visitorFacts(req: Request): Omit<SiteFacts, 'sampleLoaded' | 'notice'> {
  const visitor = visitorOf(req)
  const { account } = visitor
  return {
    sections: SECTIONS.filter(({ can }) => can(visitor)),
    maySearch: canReadRecord(visitor),
    person: account && {
      name: account.name,
      accountHref: paths.account(),
      signOutHref: paths.signOut(),
    },
    signInHref: paths.signIn(req.method === 'GET' && !isDoor(req) ? req.originalUrl : undefined),
  }
}

const NOBODY: Visitor = { standing: 'nobody', account: null }

function visitorOf(req: Request): Visitor {
  return wasAsked(req) ? req.visitor : NOBODY
}

/** False for a request that was refused before anyone asked who sends it. */
function wasAsked(req: Request): boolean {
  return (req.visitor as Visitor | undefined) !== undefined
}

/** The pages of signing in themselves lead back to nowhere. */
function isDoor({ path }: Request): boolean {
  return [paths.signIn(), paths.setUp(), paths.newPassword()].includes(path)
}

function takeNotice(sessions: Sessions, req: Request): Notice | null {
  return wasAsked(req) ? sessions.takeNotice(req) : null
}
