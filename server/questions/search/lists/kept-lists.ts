import type { Scope } from '../tree.ts'
import type { ListedPhrase } from './clauses.ts'
import { mostIn, readList, type Standing, type WordList } from './encoding.ts'
import type { listQueries } from './list-queries.ts'
import { readPhrase } from './phrases.ts'
import { emptyWeighed, type Weighed } from './weighed.ts'

/** Reads the lists that are kept in the database. */
export function keptLists(sql: ReturnType<typeof listQueries>) {
  function read(
    lists: readonly { stretch: number; records: Uint8Array }[],
    scope: Scope,
    places: ReadonlyMap<number, Standing>,
  ): Weighed {
    const into = emptyWeighed(lists.reduce((sum, { records }) => sum + mostIn(records), 0))
    for (const { stretch, records } of lists) {
      const standing = places.get(stretch)
      if (standing) readList(records, scope, standing, into)
    }
    return into
  }

  function phraseIn({ stems, scope }: ListedPhrase, places: ReadonlyMap<number, Standing>): Weighed {
    const [first = [], ...others] = stems.map((stem) => sql.listsWithPlaces(stem))
    const ofOthers = others.map(
      (lists) => new Map<number, WordList>(lists.map((list) => [list.stretch, list])),
    )
    const into = emptyWeighed(first.reduce((sum, { records }) => sum + mostIn(records), 0))
    for (const list of first) {
      const words = [list, ...ofOthers.flatMap((lists) => lists.get(list.stretch) ?? [])]
      const standing = places.get(list.stretch)
      if (standing && words.length === stems.length) readPhrase(words, scope, standing, into)
    }
    return into
  }

  return {
    /** The records with each of several words, by word. */
    havingEach(
      stems: readonly string[],
      scope: Scope,
      places: ReadonlyMap<number, Standing>,
    ): Map<string, Weighed> {
      const lists = new Map<string, { stretch: number; records: Uint8Array }[]>(
        stems.map((stem) => [stem, []]),
      )
      for (const list of sql.listsOfSeveral(stems)) lists.get(list.word)?.push(list)
      return new Map([...lists].map(([stem, ofStem]) => [stem, read(ofStem, scope, places)]))
    },
    /** @param places where the records of each stretch stand now */
    having(phrase: ListedPhrase, places: ReadonlyMap<number, Standing>): Weighed {
      const [stem] = phrase.stems
      return phrase.stems.length === 1 && stem !== undefined
        ? read(sql.lists(stem), phrase.scope, places)
        : phraseIn(phrase, places)
    },
  }
}
