import { isTag, type Node } from 'domhandler'

const INLINE = new Set(['a', 'strong', 'em', 'sup', 'sub', 'mark', 'abbr'])

/** True for an element that stands among words, and not around paragraphs. */
export function isInline(node: Node): boolean {
  return isTag(node) && INLINE.has(node.name)
}
