import { capital } from '../lib/text.ts'
import { readBack, withAllBodies } from '../questions/read-back.ts'
import type { AskedSearch } from '../questions/search/outcome.ts'
import type { Said } from '../questions/search/say.ts'
import { LONGEST_NAME } from './saved-search.ts'

/** A search as a sentence, as its page reads it back: "Questions with *lanterns*, answered". */
export function sayAsked({ request, tree, facets }: AskedSearch): Said[] {
  const parts = readBack(request, tree, withAllBodies(facets, request))
  if (parts.length === 0) return [around('Every question to the Home Office')]
  return [around('Questions'), ...parts.flatMap(({ said }) => [around(' '), ...said])]
}

/** What it could be called: the sentence without the word that all of them begin with. */
export function nameFor(said: readonly Said[]): string {
  const sentence = said.map(({ text }) => text).join('')
  const name = capital(sentence.replace(/^Questions (?:with )?/, ''))
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`
}

function around(text: string): Said {
  return { text, isSearched: false }
}
