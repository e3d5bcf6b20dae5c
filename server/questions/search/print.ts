import { type Fact, partsOf, type TextLeaf, type Tree } from './tree.ts'

/** The tree as it can be typed: parsed, it gives the same tree again. */
export function print<F extends Fact>(tree: Tree<F> | null): string {
  if (tree === null) return ''
  if (tree.kind === 'any') return tree.nodes.map(inBrackets).join(' or ')
  return partsOf(tree)
    .map((node) => (node.kind === 'any' ? inBrackets(node) : printOne(node)))
    .join(' ')
}

function inBrackets<F extends Fact>(node: Tree<F>): string {
  return node.kind === 'all' || node.kind === 'any' ? `(${print(node)})` : printOne(node)
}

function printOne<F extends Fact>(node: Tree<F>): string {
  switch (node.kind) {
    case 'not':
      return `-${inBrackets(node.node)}`
    case 'fact':
      return `${node.field}:${node.values.map(printValue).join(',')}`
    case 'all':
    case 'any':
      return inBrackets(node)
    default:
      return `${node.scope === null ? '' : `${node.scope}:`}${printText(node)}`
  }
}

function printText(leaf: TextLeaf): string {
  if (leaf.kind === 'prefix') return `${leaf.start}*`
  if (leaf.kind === 'near') return `near(${leaf.phrases.map(printWords).join(' ')}, ${leaf.distance})`
  return `${leaf.isExact ? '=' : ''}${printWords(leaf.words)}`
}

/** In quotes what would be read otherwise: an operator, and a number, which alone goes straight to a question. */
function printWords(words: readonly string[]): string {
  const text = words.join(' ')
  const isPlain = words.length === 1 && !/^(and|or|not|near|(hl)?\d+)$/i.test(text)
  return isPlain ? text : `"${text}"`
}

/** A value of a field word, in quotes where it would be read otherwise. */
export function printValue(value: string): string {
  return /^[\p{L}\p{N}.<>][\p{L}\p{N}.<>=-]*$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`
}
