import { FOUND_IN, type FoundIn } from './policy.ts'
import type { Reading } from './reading.ts'

/** The texts of a question in which policies are looked for. */
export interface Texts {
  heading: string | null
  text: string
  answer: string | null
}

/** That a text names a policy: by which words first, and how often it speaks of it. */
export interface FoundLink {
  policyId: number
  foundIn: FoundIn
  words: string
  mentions: number
}

/** That a text names a provision of a policy. */
export interface FoundProvision {
  policyId: number
  foundIn: FoundIn
  provision: string
  words: string
}

interface Found {
  links: FoundLink[]
  provisions: FoundProvision[]
}

/** One link for each policy and place, one provision for each of its names and place: by the first words there. */
export function found({ heading, text, answer }: Texts, read: (text: string) => Reading): Found {
  const places = { question: `${heading ?? ''}\n\n${text}`, answer: answer ?? '' }
  const all = FOUND_IN.map((place) => {
    const { mentions, provisions } = read(places[place])
    return { links: linksOf(place, mentions), provisions: provisionsOf(place, provisions) }
  })
  return {
    links: all.flatMap(({ links }) => links),
    provisions: all.flatMap(({ provisions }) => provisions),
  }
}

function linksOf(foundIn: FoundIn, mentions: Reading['mentions']): FoundLink[] {
  const links = new Map<number, FoundLink>()
  for (const { policyId, words } of mentions) {
    const link = links.get(policyId) ?? { policyId, foundIn, words, mentions: 0 }
    links.set(policyId, { ...link, mentions: link.mentions + 1 })
  }
  return [...links.values()]
}

function provisionsOf(foundIn: FoundIn, named: Reading['provisions']): FoundProvision[] {
  const provisions = new Map<string, FoundProvision>()
  for (const { policyId, provision, words } of named) {
    const key = `${policyId} ${provision}`
    if (!provisions.has(key)) provisions.set(key, { policyId, foundIn, provision, words })
  }
  return [...provisions.values()]
}
