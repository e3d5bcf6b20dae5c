import { plural } from '../lib/text.ts'
import type { Also } from './search/meant/widen.ts'
import type { SearchOutcome } from './search/outcome.ts'
import { hrefFor } from './search-links.ts'

/** What the page says of what was meant: a better spelling, and what was searched for besides. */
export function showMeant({ request, also, didYouMean }: SearchOutcome) {
  return {
    didYouMean: didYouMean && {
      text: didYouMean.text,
      found: plural(didYouMean.total, 'question'),
      href: hrefFor({ ...request, text: didYouMean.text }, {}),
    },
    also: also.length === 0 ? null : sayAlso(also),
    asTypedHref: hrefFor({ ...request, isAsTyped: true }, {}),
    isAsTyped: request.isAsTyped === true && request.text !== '',
    widenedHref: hrefFor({ ...request, isAsTyped: false }, {}),
  }
}

/** The same for programs. */
export function meantNotices({ also, didYouMean }: SearchOutcome): string[] {
  return [
    ...(didYouMean
      ? [`Did you mean ${didYouMean.text}? It finds ${plural(didYouMean.total, 'question')}.`]
      : []),
    ...(also.length > 0 ? [`Also searched: ${sayAlso(also)}. With expand=off only what was typed is.`] : []),
  ]
}

/** "violence against women and girls (VAWG), organize" */
function sayAlso(also: readonly Also[]): string {
  return also.map((one) => (one.isAbbreviation ? `${one.also} (${one.typed})` : one.also)).join(', ')
}
