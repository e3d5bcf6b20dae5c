import type { Naming } from './linking.ts'
import type { PolicyKind } from './policy.ts'

/** Something of which a text speaks: one of our policies, or another Act, strategy or the like. */
export interface Referent {
  /** Null for what is none of ours: what is said of “the Act” after it is not said of ours. */
  policyId: number | null
  kind: PolicyKind
  start: number
  end: number
  /** Whether it is named there, or only meant, as by “the Act”. */
  isName: boolean
}

/** What is known of a policy beside its names. */
export interface Known {
  kind: PolicyKind
  /** The years in its names. */
  years: ReadonlySet<string>
}

/**
 * All that a text names or means, in its order. “The Act”, “this Strategy” and “that Bill” with a capital mean the one
 * of that kind of which the text spoke last, and “the 2023 Act” the last one of that year; without one, nothing.
 *
 * @param namings of our policies in this text, in its order
 */
export function referentsIn(
  text: string,
  namings: readonly Naming[],
  known: ReadonlyMap<number, Known>,
): Referent[] {
  const named = namings.map((naming) => referentOf(naming, known))
  const isInside = ({ start, end }: Place) => named.some((name) => name.start < end && start < name.end)
  const said = kindWordsIn(text).filter((word) => !isInside(word))
  const referents: Referent[] = []
  for (const one of [...named, ...said].sort((a, b) => a.start - b.start)) {
    const referent = 'policyId' in one ? one : meant(text, one, referents, known)
    if (referent) referents.push(referent)
  }
  return referents
}

interface Place {
  start: number
  end: number
}

/** A word for a kind of policy, as it stands in a text. */
interface KindWord extends Place {
  kind: PolicyKind
  words: string
}

/** A Bill is named by the word Bill although its policy is an Act by now: “the Act” does not mean it then. */
function referentOf({ policyId, start, end, words }: Naming, known: ReadonlyMap<number, Known>): Referent {
  const kind = kindWordsIn(words).at(-1)?.kind ?? known.get(policyId)?.kind ?? 'strategy'
  return { policyId, kind, start, end, isName: true }
}

const KIND_WORD =
  /(?<![\p{L}\p{N}])(act|bill|strategy|strategies|white\s+paper|mission|programme)s?(?![\p{L}\p{N}])/giu

function kindWordsIn(text: string): KindWord[] {
  return [...text.matchAll(KIND_WORD)].map(({ index, 0: words, 1: word = '' }) => ({
    kind: word.toLowerCase().replace(/\s+/, '-').replace('strategies', 'strategy') as PolicyKind,
    words,
    start: index,
    end: index + words.length,
  }))
}

/** What a word such as “Act” makes of what stands around it; null where it is a plain word. */
function meant(
  text: string,
  word: KindWord,
  before: readonly Referent[],
  known: ReadonlyMap<number, Known>,
): Referent | null {
  const pointing = pointingTo(text, word)
  const start = pointing ? word.start - pointing.words.length : word.start
  const other = { policyId: null, kind: word.kind, start, end: word.end, isName: true }
  if (!pointing) return isPartOfName(text, word) ? other : null
  if (goesOn(text, word)) return other
  const isSame = (one: Referent) => one.kind === word.kind
  if (pointing.year === null) {
    const last = before.findLast(isSame)
    return last ? { ...other, ...meaning(last) } : null
  }
  const { year } = pointing
  const ofYear = before.findLast((one) => isSame(one) && known.get(one.policyId ?? 0)?.years.has(year))
  return ofYear ? { ...other, ...meaning(ofYear) } : other
}

function meaning({ policyId }: Referent) {
  return { policyId, isName: false }
}

const POINTING =
  /(?<![\p{L}\p{N}])(?:the|this|that)\s+(?:(?:new|same|said|forthcoming|proposed|current)\s+)?(?:(\d{4})\s+)?$/iu

/** `the `, `that new `, `the 2023 ` before a word with a capital that is not a plural. */
function pointingTo(text: string, { start, words }: KindWord): { words: string; year: string | null } | null {
  if (!/^\p{Lu}/u.test(words) || words.endsWith('s')) return null
  const found = POINTING.exec(text.slice(Math.max(0, start - LONGEST_POINTING), start))
  return found && { words: found[0], year: found[1] ?? null }
}

const LONGEST_POINTING = 40

/** “the Strategy on Serious Crime”, “the Programme Board”, “the Act of Union” go on to be names of something else. */
function goesOn(text: string, { kind, end }: KindWord): boolean {
  const after = text.slice(end, end + 40)
  if (/^\s+of\s+(?:the\s+)?\p{Lu}/u.test(after)) return true
  if (kind === 'act') return false // “Under the Act Ofcom may”
  return /^[ -](?:(?:on|for|to|against)\s+(?:the\s+)?)?\p{Lu}/u.test(after)
}

const PART_OF_NAME = /(?:\p{Lu}[\p{L}\p{N}'’.-]*|\)|\b\d{4})[\s-]+$/u
const BEGINS_NO_NAME =
  /(?<![\p{L}\p{N}])(?:an?|any|each|every|how|if|in|its|new|no|our|such|that|the|their|these|this|those|under|which|(?:government|department|office|secretary|minister)['’]s)\s+$/iu

/** “Serious Crime Strategy”, “Equality Act”, “the 1988 Act”, “Railways Bill”: the words before have capitals too. */
function isPartOfName(text: string, { kind, words, start, end }: KindWord): boolean {
  const isLaw = kind === 'act' || kind === 'bill'
  if (isLaw && /^\s+\d{4}(?!\d)/.test(text.slice(end, end + 10))) return true
  if (isLaw && !/^\p{Lu}/u.test(words)) return false // “Ofcom act”
  const before = text.slice(Math.max(0, start - LONGEST_WORD), start)
  return PART_OF_NAME.test(before) && !BEGINS_NO_NAME.test(before)
}

const LONGEST_WORD = 60
