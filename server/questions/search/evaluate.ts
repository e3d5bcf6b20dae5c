import { isPlainText } from './match.ts'
import { addTo, both, type Members, without } from './members.ts'
import { allOf, type Fact, type Phrase, type Tree } from './tree.ts'

/** How the leaves of a tree are looked up. */
export interface World<F extends Fact> {
  size: number
  /** The records with words alone, joined by *and* and *or*. */
  matching(tree: Tree<F>): Members
  /** The records with a word or phrase in exactly this form; of those given, where some are: null for all. */
  exactly(phrase: Phrase, within: Members | null): Members
  having(fact: F): Members
}

/**
 * The records that a tree finds. The index is asked for words; everything else is combined in memory, one byte a record,
 * which takes microseconds and knows no order of *not*, *or* and facts that it could not serve.
 * @param within only these are of interest: null for all. What is found may hold others.
 */
export function evaluate<F extends Fact>(tree: Tree<F>, world: World<F>, within: Members | null): Members {
  if (isPlainText(tree)) return world.matching(tree)
  switch (tree.kind) {
    case 'all':
      return evaluateAll(tree.nodes, world, within)
    case 'any':
      return evaluateAny(tree.nodes, world, within)
    case 'not':
      return without(within, evaluate(tree.node, world, within))
    case 'phrase':
      return world.exactly(tree, within)
    default:
      return world.having(tree as F)
  }
}

/** The cheap first, so that what costs by the record is asked of few. */
function evaluateAll<F extends Fact>(
  nodes: readonly Tree<F>[],
  world: World<F>,
  within: Members | null,
): Members {
  const plain = allOf(nodes.filter((node) => isPlainText(node)))
  const others = nodes.filter((node) => !isPlainText(node)).sort((a, b) => costOf(a) - costOf(b))
  let found = plain === null ? within : both(within, world.matching(plain))
  for (const node of others) found = both(found, evaluate(node, world, found))
  return found ?? new Uint8Array(world.size).fill(1)
}

function evaluateAny<F extends Fact>(
  nodes: readonly Tree<F>[],
  world: World<F>,
  within: Members | null,
): Members {
  const plain = nodes.filter((node) => isPlainText(node))
  const sum = new Uint8Array(world.size)
  if (plain.length > 0)
    addTo(sum, world.matching(plain.length === 1 ? (plain[0] as Tree<F>) : { kind: 'any', nodes: plain }))
  for (const node of nodes) if (!isPlainText(node)) addTo(sum, evaluate(node, world, within))
  return sum
}

function costOf<F extends Fact>(tree: Tree<F>): number {
  if (tree.kind === 'fact') return 0
  if (tree.kind === 'phrase') return 3
  return tree.kind === 'not' ? 1 : 2
}
