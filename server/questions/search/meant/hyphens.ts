/** What is written before a word with a hyphen or without: anti-social and antisocial, e-mail and email. */
const BEFORE = [
  'anti',
  'co',
  'counter',
  'cross',
  'cyber',
  'e',
  'ex',
  'extra',
  'inter',
  'mid',
  'multi',
  'non',
  'over',
  'para',
  'post',
  'pre',
  'pro',
  're',
  'self',
  'semi',
  'sub',
  'super',
  'trans',
  'under',
]
const SHORTEST_REST = 4
const SHORTEST_SECOND = 3

/** The ways to write a word in two, with a hyphen: "antisocial" as anti, social. Not all make sense: the corpus tells. */
export function inTwo(word: string): [string, string][] {
  return BEFORE.flatMap((before): [string, string][] => {
    const rest = word.startsWith(before) ? word.slice(before.length) : ''
    return rest.length < SHORTEST_REST ? [] : [[before, rest]]
  })
}

/**
 * The ways to write words next to each other with two of them as one: "anti social behaviour" as antisocial, behaviour. Not
 * with what is left of an apostrophe: "girl’s" is not girls.
 */
export function joined(words: readonly string[]): string[][] {
  return words
    .slice(1)
    .map((word, at) => [...words.slice(0, at), words[at] + word, ...words.slice(at + 2)])
    .filter((_, at) => (words[at + 1] ?? '').length >= SHORTEST_SECOND)
}
