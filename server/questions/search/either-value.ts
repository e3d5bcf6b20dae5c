import { withValues } from './terms.ts'
import { allOf, type Fact, partsOf, type Tree } from './tree.ts'

/** All of these; but a question has one asker, so `asker:Ann asker:Bea` can only mean either of them. */
export function allOfEither(nodes: readonly Tree[], several: ReadonlySet<string>): Tree | null {
  const first = new Map<string, number>()
  const joined: Tree[] = []
  for (const node of partsOf(allOf(nodes))) {
    const at = node.kind === 'fact' ? first.get(node.field) : undefined
    if (node.kind !== 'fact' || several.has(node.field)) joined.push(node)
    else if (at === undefined) first.set(node.field, joined.push(node) - 1)
    else joined[at] = withValues(joined[at] as Fact, node.values)
  }
  return allOf(joined)
}
