import { subjectOf, tellingWords, wordsAsked } from '../questions/related/likeness.ts'
import { relatedQueries } from '../questions/related/queries.ts'
import { foldWord, wordsIn } from '../questions/search/words.ts'
import type { Context } from '../web/context.ts'
import type { PolicyAction } from './action.ts'
import type { Policy } from './policy.ts'
import { type SharedWords, touchQueries } from './touch-queries.ts'

/** Of how many words an action is looked for by, and in how many records they may stand together. */
const LOOKED_FOR = { words: 6, documents: 3_000 }
const MOST_FOUND = 10
/** How much of what those words tell a question has to have; rarer words tell more. */
const MOST_OF = 0.6

/**
 * Finds questions that may touch an action: of those that name its policy the ones that have most of what its rarest words tell.
 * The words of the policy's own names do not count, since all of them have those.
 */
export function touchingReader({ db }: Pick<Context, 'db'>) {
  const related = relatedQueries(db)
  const touches = touchQueries(db)

  return ({ id: policyId, title, aliases }: Policy, { id: actionId, words }: PolicyAction): SharedWords[] => {
    const names = new Set([title, ...aliases].flatMap(wordsIn).map(foldWord))
    const isTelling = (word: string) => /\p{L}/u.test(word) && !names.has(word) // half of “13,000” tells nothing
    const own = wordsAsked({ heading: '', question: words }).filter(isTelling)
    const forms = related.forms(own)
    const subject = subjectOf({ heading: '', question: own.join(' ') }, forms, related.size())
    const telling = tellingWords(subject, forms, LOOKED_FOR).map(({ word, weight }) => {
      const stem = subject.stems.get(word)
      return { word, own: own.find((one) => subject.stems.get(one) === stem) ?? word, weight }
    })
    const needed = telling.reduce((sum, { weight }) => sum + weight, 0) * MOST_OF
    return touches.sharing({ words: telling, policyId, actionId, needed, limit: MOST_FOUND })
  }
}
