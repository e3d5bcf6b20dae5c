/** The part of a question that words are looked for in; null for all of it. */
export type Scope = 'heading' | 'question' | 'answer' | null

export const SCOPES: readonly NonNullable<Scope>[] = ['question', 'answer', 'heading']

/** One word, or several next to each other. Exact: in these forms only, where else a word also means its other endings. */
export interface Phrase {
  kind: 'phrase'
  words: readonly string[]
  isExact: boolean
  scope: Scope
}

/** Any word that begins so. */
interface Prefix {
  kind: 'prefix'
  start: string
  scope: Scope
}

/** Words or phrases with at most so many words between them, in any order. */
interface Near {
  kind: 'near'
  phrases: readonly (readonly string[])[]
  distance: number
  scope: Scope
}

export type TextLeaf = Phrase | Prefix | Near

/** A field word as typed: `asker:Ann`. Several values are alternatives. */
export interface Fact {
  kind: 'fact'
  field: string
  values: readonly string[]
}

/** What is searched for. Made by `allOf`, `anyOf` and `not`, so that no node has one child, or a child of its own kind. */
export type Tree<F extends Fact = Fact> =
  | TextLeaf
  | F
  | { kind: 'all' | 'any'; nodes: readonly Tree<F>[] }
  | { kind: 'not'; node: Tree<F> }

/** All of these; null when there are none. */
export function allOf<F extends Fact>(nodes: readonly Tree<F>[]): Tree<F> | null {
  return join('all', nodes)
}

/** Any of these; null when there are none. */
export function anyOf<F extends Fact>(nodes: readonly Tree<F>[]): Tree<F> | null {
  return join('any', nodes)
}

export function not<F extends Fact>(node: Tree<F>): Tree<F> {
  return node.kind === 'not' ? node.node : { kind: 'not', node }
}

function join<F extends Fact>(kind: 'all' | 'any', nodes: readonly Tree<F>[]): Tree<F> | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]))
  return flat.length > 1 ? { kind, nodes: flat } : (flat[0] ?? null)
}

/** The parts that must all be true: the whole, where there are no several. */
export function partsOf<F extends Fact>(tree: Tree<F> | null): readonly Tree<F>[] {
  if (tree === null) return []
  return tree.kind === 'all' ? tree.nodes : [tree]
}

/**
 * The tree with each leaf rewritten: into another leaf, a whole tree, or null to leave it out. What is left empty by that
 * goes too.
 */
export function mapLeaves<F extends Fact, G extends Fact>(
  tree: Tree<F>,
  rewrite: (leaf: TextLeaf | F) => Tree<G> | null,
): Tree<G> | null {
  if (tree.kind === 'all' || tree.kind === 'any') {
    const nodes = tree.nodes.flatMap((node) => mapLeaves(node, rewrite) ?? [])
    return join(tree.kind, nodes)
  }
  if (tree.kind !== 'not') return rewrite(tree as TextLeaf | F)
  const node = mapLeaves(tree.node, rewrite)
  return node && not(node)
}

/** Every leaf, from left to right. */
export function leavesOf<F extends Fact>(tree: Tree<F> | null): (TextLeaf | F)[] {
  if (tree === null) return []
  if (tree.kind === 'all' || tree.kind === 'any') return tree.nodes.flatMap((node) => leavesOf(node))
  return tree.kind === 'not' ? leavesOf(tree.node) : [tree as TextLeaf | F]
}
