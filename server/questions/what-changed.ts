import { squash } from '../lib/text.ts'
import { type DiffRun, paragraphsOf, wordDiff } from '../lib/word-diff.ts'

/** How a text became another. */
export interface TextChange {
  /** In paragraphs; null when the two cannot be compared. */
  diff: { isRemoved: boolean; isAdded: boolean; text: string }[][] | null
  note: string | null
}

interface Words {
  text: string
  isCut: boolean
}

/** @returns null when the words are the same, as far as both are here */
export function textChange(before: Words, after: Words): TextChange | null {
  if (squash(before.text) === squash(after.text)) return null
  const isCut = before.isCut || after.isCut
  const runs = wordDiff(before.text, after.text, { isCut })
  if (runs === null)
    return { diff: null, note: 'The two texts are too long or too different to be compared.' }
  if (runs.every(({ kind }) => kind === 'same')) return null
  return {
    diff: paragraphsOf(runs).map((paragraph) => paragraph.map(show)),
    note: isCut ? 'Of one of the texts only the beginning is here.' : null,
  }
}

function show({ kind, text }: DiffRun) {
  return { isRemoved: kind === 'removed', isAdded: kind === 'added', text }
}
