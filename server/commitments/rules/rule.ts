import type { Kind, Strength } from '../kinds.ts'

/** One way in which the Government promises. */
export interface Rule {
  /** Its name is what a person sees as the reason of a suggestion. */
  name: string
  kind: Kind
  strength: Strength
  /** What must stand in the text for the pattern to match: quick to look for, so that most texts need no more. */
  cue?: string
  /** Over words of `parts.ts`, matched against lower-case text. */
  pattern: string
  /** Sentences in which this rule is the one that counts. */
  examples: readonly string[]
  /** Sentences like them in which it does not. */
  lookAlikes: readonly string[]
}

/** One way in which words look like a promise and are none. */
export interface Denial {
  name: string
  /** Why it is no promise. */
  why: string
  /** `sentence`: nothing in it is a promise. `words`: these words are not, others beside them may be. */
  spoils: 'sentence' | 'words'
  pattern: string
  /** Sentences in which nothing is promised. */
  examples: readonly string[]
  /** Sentences like them in which something is. */
  lookAlikes: readonly string[]
}
