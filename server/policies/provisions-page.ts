import { capital, plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Policy } from './policy.ts'
import { showProvisions } from './policy-links.ts'
import type { ProvisionCount, ProvisionNaming } from './provision-queries.ts'

interface ProvisionsPageParts<Summary> {
  policy: Policy
  provisions: readonly ProvisionCount[]
  /** The one that is asked for. */
  chosen: ProvisionCount | null
  /** Those of this page that name it. */
  questions: readonly { summary: Summary; namings: readonly ProvisionNaming[] }[]
  page: number
  pageSize: number
}

/** Which provisions of a policy are named how often, or which questions name one of them. */
export function provisionsPage<Summary extends object>({
  policy,
  provisions,
  chosen,
  questions,
  page,
  pageSize,
}: ProvisionsPageParts<Summary>) {
  const { slug } = policy
  const title = chosen ? `${policy.title}: ${chosen.provision}` : `Provisions of ${policy.title}`
  const total = chosen?.questions ?? 0
  const hrefOf = (number: number) =>
    paths.provisions(slug, { provision: chosen?.provision, page: number === 1 ? undefined : number })
  return {
    title,
    heading: chosen ? capital(chosen.provision) : 'Provisions that are named',
    caption: policy.title,
    backHref: chosen ? paths.provisions(slug) : paths.policy(slug),
    backText: chosen ? 'All its provisions' : policy.title,
    provisions: chosen ? [] : showProvisions(slug, provisions),
    questionsTitle: chosen ? `${plural(total, 'question')} found` : null,
    results: questions.map(({ summary, namings }) => ({ ...summary, named: sayNamings(namings) })),
    noneText: noneText(provisions, chosen, questions.length),
    newerHref: page > 1 ? hrefOf(page - 1) : null,
    olderHref: page * pageSize < total ? hrefOf(page + 1) : null,
    hasPages: page > 1 || total > pageSize,
  }
}

/** `Named in the answer as “Section 121 of the Act”` */
function sayNamings(namings: readonly ProvisionNaming[]): string {
  return `Named ${namings.map(({ foundIn, words }) => `in the ${foundIn} as “${words}”`).join(' and ')}`
}

function noneText(
  provisions: readonly ProvisionCount[],
  chosen: ProvisionCount | null,
  shown: number,
): string | null {
  if (chosen) return shown === 0 ? 'There are no more questions.' : null
  return provisions.length === 0
    ? 'No question or answer in the record names a section or the like of it.'
    : null
}
