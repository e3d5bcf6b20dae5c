import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../../server/questions/search/meant/starting-abbreviations.ts'
import { noonOn, type TestApp, testApp } from './app.ts'
import { importQuestions } from './records.ts'

type Options = Parameters<typeof testApp>[0] & { seenAt?: string }
type Questions = Parameters<typeof importQuestions>[1]

/** The site over a database with the starting facts and these questions, on the day on which they were last seen. */
export async function siteWith(questions: Questions, options: Options = {}): Promise<TestApp> {
  const { seenAt, ...rest } = options
  const site = testApp({ clock: noonOn('2026-02-02'), ...rest })
  loadStartingFacts(site.db)
  loadStartingPolicies(site.db, site.clock)
  loadStartingAbbreviations(site.db)
  if (questions.length > 0) await importQuestions(site.db, questions, seenAt === undefined ? {} : { seenAt })
  return site
}

/** The address of a question as the API gave it. */
export function addressOf({ dateTabled, uin }: Record<string, unknown>): string {
  return `/questions/${String(dateTabled).slice(0, 10)}/${uin}`
}
