import { capital, plural, sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { ProvisionCount } from './provision-queries.ts'
import type { Waiting } from './waiting-links.ts'

const SHOWN = 10

interface PolicyLinksParts {
  slug: string
  provisions: readonly ProvisionCount[]
  waiting: Waiting | null
  mayEdit: boolean
}

/** What a policy's page shows of its links: the provisions named most, and whether links are still being looked for. */
export function showPolicyLinks({ slug, provisions, waiting, mayEdit }: PolicyLinksParts) {
  const more = provisions.length - SHOWN
  return {
    provisions: showProvisions(slug, provisions.slice(0, SHOWN)),
    moreProvisions:
      more > 0 ? { text: `${plural(more, 'more provision')}`, href: paths.provisions(slug) } : null,
    waiting: waiting && sayWaiting(waiting),
    waitingHint: waiting && mayEdit ? WAITING_HINT : null,
  }
}

export function showProvisions(slug: string, provisions: readonly ProvisionCount[]) {
  return provisions.map(({ provision, questions }) => ({
    title: capital(provision),
    questions: plural(questions, 'question'),
    href: paths.provisions(slug, { provision }),
  }))
}

function sayWaiting({ left, total }: Waiting): string {
  return `Answers are being looked through for its names: ${sayCount(left)} of ${sayCount(total)} left. Reload to see.`
}

const WAITING_HINT = 'Until all are looked through, links can be missing, or be those of before.'
