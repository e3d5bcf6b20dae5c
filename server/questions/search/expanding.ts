import type { searchQueries } from './queries.ts'
import { leavesOf } from './tree.ts'
import type { KnownTree } from './understand.ts'

const MOST_EXPANSIONS = 200

/**
 * Gives the corpus's words that begin so: stemming breaks prefixes, so each word is looked for by itself. Each costs a
 * scan, so the prefixes of a search share what there is.
 */
export function expander(
  { wordsFrom }: Pick<ReturnType<typeof searchQueries>, 'wordsFrom'>,
  tree: KnownTree | null,
  notices: string[],
): (start: string) => string[] {
  const prefixes = leavesOf(tree).filter(({ kind }) => kind === 'prefix').length
  const most = Math.floor(MOST_EXPANSIONS / Math.max(1, prefixes))
  const known = new Map<string, string[]>()
  return (start) => {
    const words = known.get(start) ?? wordsFrom(start, most + 1)
    known.set(start, words)
    if (words.length > most) {
      notices.push(`${start}* begins very many words: the ${most} commonest of them were searched for.`)
    }
    return words.slice(0, most)
  }
}
