import { allOf, anyOf, type Phrase, type TextLeaf } from '../tree.ts'
import type { KnownFact, KnownTree } from '../understand.ts'
import { foldWord } from '../words.ts'
import { type Alternative, alternativesOf, shortFormsOf } from './alternatives.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is searched for beside what was typed, in words. */
export interface Also {
  typed: string
  also: string
  isAbbreviation: boolean
}

export interface Widened {
  tree: KnownTree | null
  also: Also[]
}

/** Each costs a scan of its lists, so all of a search share them. */
const MOST_ALTERNATIVES = 16

/**
 * The tree with what was typed or what means the same in the place of each word and phrase: an abbreviation and what it
 * stands for, British and American spellings, with a hyphen and without. Exact forms and beginnings stay as they are.
 */
export function widen(tree: KnownTree | null, vocabulary: Vocabulary): Widened {
  const widening = new Widening(vocabulary)
  return { tree: tree && widening.whole(tree), also: widening.also }
}

class Widening {
  readonly also: Also[] = []
  readonly #vocabulary: Vocabulary
  #room = MOST_ALTERNATIVES

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  whole(tree: KnownTree): KnownTree {
    switch (tree.kind) {
      case 'all':
        return allOf(this.#all(tree.nodes)) ?? tree
      case 'any':
        return anyOf(tree.nodes.map((node) => this.whole(node))) ?? tree
      case 'not':
        return { kind: 'not', node: this.whole(tree.node) }
      case 'phrase':
        return tree.isExact ? tree : this.#either(tree, tree, alternativesOf(tree.words, this.#vocabulary))
      case 'near':
        return this.#near(tree)
      default:
        return tree
    }
  }

  /** Words beside each other may be a long form without quotes: the longest that begins with each is taken. */
  #all(nodes: readonly KnownTree[]): KnownTree[] {
    const widened: KnownTree[] = []
    for (let at = 0; at < nodes.length; ) {
      const words = wordsFrom(nodes.slice(at))
      const [length, shorts] = shortFormsOf(words, this.#vocabulary)
      const run = nodes.slice(at, at + Math.max(1, length)).map((node) => this.whole(node))
      const first = nodes[at] as Phrase
      if (length === 0) widened.push(...run)
      else
        widened.push(
          this.#either({ ...first, words: words.slice(0, length) }, allOf(run) as KnownTree, shorts),
        )
      at += Math.max(1, length)
    }
    return widened
  }

  #either(typed: Phrase, tree: KnownTree, alternatives: readonly Alternative[]): KnownTree {
    const others = this.#within(typed.words, alternatives).map(
      ({ words, isExact }): Phrase => ({ kind: 'phrase', words, isExact, scope: typed.scope }),
    )
    return anyOf<KnownFact>([tree, ...others]) ?? tree
  }

  /** The same with each of its phrases in another form; there are no exact forms in it. */
  #near(near: Extract<TextLeaf, { kind: 'near' }>): KnownTree {
    const others = near.phrases.flatMap((words, at) => {
      const alternatives = alternativesOf(words, this.#vocabulary).filter(({ isExact }) => !isExact)
      return this.#within(words, alternatives).map((other) => ({
        ...near,
        phrases: near.phrases.with(at, other.words),
      }))
    })
    return anyOf<KnownFact>([near, ...others]) ?? near
  }

  #within(typed: readonly string[], alternatives: readonly Alternative[]): readonly Alternative[] {
    const taken = alternatives.slice(0, this.#room)
    this.#room -= taken.length
    for (const { words, isAbbreviation, label } of taken) {
      this.also.push({ typed: typed.join(' '), also: label ?? words.join(' '), isAbbreviation })
    }
    return taken
  }
}

/** The words typed one by one, without quotes, from here on. */
function wordsFrom(nodes: readonly KnownTree[]): string[] {
  const words: string[] = []
  const [first] = nodes
  for (const node of nodes) {
    if (node.kind !== 'phrase' || node.isExact || node.words.length > 1) break
    if (first?.kind === 'phrase' && node.scope !== first.scope) break
    words.push(...node.words.map(foldWord))
  }
  return words
}
