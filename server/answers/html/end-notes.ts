import { type Element, isTag, type Node, type Text } from 'domhandler'
import { appendChild } from 'domutils'
import { type Note, notesElement } from './highlight-notes.ts'
import { isInline } from './inline.ts'
import type { Pieces } from './pieces.ts'

/** What stands after the last words of a paragraph, a list or a cell. */
export interface EndNote {
  /** Where those words end in the answer's text. */
  end: number
  note: Note
}

/** Puts notes at the end of the blocks in which their words end; one without such words is left out. */
export function addEndNotes(pieces: Pieces, notes: readonly EndNote[]): void {
  for (const { end, note } of notes) {
    const block = blockOf(lastBefore(pieces, end))
    if (block) appendChild(block, notesElement([note]))
  }
}

function lastBefore(pieces: Pieces, end: number): Text | null {
  let [last, at]: [Text | null, number] = [null, -1]
  for (const [node, place] of pieces) if (place < end && place > at) [last, at] = [node, place]
  return last
}

function blockOf(node: Node | null): Element | null {
  if (node === null) return null
  return isTag(node) && !isInline(node) ? node : blockOf(node.parent)
}
