import { paths } from '../paths.ts'
import type { Commitment } from './commitment.ts'

/** A promise for programs: what anyone may see of it. */
export function promiseJson({ id, quote, kind, strength, status, deadline }: Commitment, baseUrl: string) {
  const { phrase, earliest, latest, precision } = deadline
  return {
    id,
    quote: quote.text,
    kind,
    strength,
    status,
    deadline: { phrase, earliest, latest, precision },
    url: `${baseUrl}${paths.commitment(id)}`,
  }
}
