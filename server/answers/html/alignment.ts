import { type ChildNode, type Element, isTag, isText, type Text } from 'domhandler'
import { prevElementSibling, textContent } from 'domutils'

/** A text node of an answer's html, with where each of its characters stands in the answer's text. */
export interface PlacedText {
  node: Text
  /** By UTF-16 code unit of the node; -1 for white space, which the text has in its own way. */
  places: Int32Array
}

const SPACE = /\s/
const CELLS_APART = '|'

/**
 * Finds the words of an answer's html in its text. `textOf` made the text from the same tree: white space aside, it
 * has added only a bar before each cell of a row but the first, where the row has words.
 * @returns null when the words are not the same, as after a change of how either is made
 */
export function alignedTexts(nodes: readonly ChildNode[], text: string): PlacedText[] | null {
  const placed: PlacedText[] = []
  let at = 0

  /** Where the character that comes next in the html stands, or -1 when something else stands there. */
  function take(character: string): number {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1
    if (text.charAt(at) !== character) return -1
    at += 1
    return at - 1
  }

  function visit(node: ChildNode): boolean {
    if (isText(node)) return place(node)
    if (!isTag(node)) return true
    if (startsLaterCell(node) && take(CELLS_APART) < 0) return false
    return node.children.every(visit)
  }

  function place(node: Text): boolean {
    const places = new Int32Array(node.data.length).fill(-1)
    placed.push({ node, places })
    for (let index = 0; index < places.length; index += 1) {
      const character = node.data.charAt(index)
      if (SPACE.test(character)) continue
      const found = take(character)
      if (found < 0) return false
      places[index] = found
    }
    return true
  }

  return nodes.every(visit) && text.slice(at).trim() === '' ? placed : null
}

/** True for a cell that is not the first of its row, in a row that the text has a line for. */
function startsLaterCell(element: Element): boolean {
  const { name, parent } = element
  if ((name !== 'td' && name !== 'th') || parent === null || prevElementSibling(element) === null)
    return false
  return textContent(parent.children).trim() !== ''
}
