import type { Highlight } from '../answers/html/highlight.ts'
import { paths, type QuestionAddress } from '../paths.ts'
import type { FoundIn } from './finding.ts'
import type { ReferenceRow } from './queries.ts'

/** A stretch of a text; one that refers to a question of the record leads there. */
export interface Piece {
  text: string
  href: string | null
}

/** Where the questions of the record stand, by their id. */
export type Addresses = ReadonlyMap<number, QuestionAddress>

interface Place {
  start: number
  end: number
  words: string
  href: string
}

/** A question's text in pieces, with links where it refers to questions of the record. */
export function piecesOf(text: string, references: readonly ReferenceRow[], addresses: Addresses): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end, href } of placesIn(text, 'question', references, addresses)) {
    pieces.push({ text: text.slice(at, start), href: null }, { text: text.slice(start, end), href })
    at = end
  }
  return [...pieces, { text: text.slice(at), href: null }].filter((piece) => piece.text !== '')
}

/** The same for an answer, whose words are marked in its html. */
export function referenceHighlights(
  text: string,
  references: readonly ReferenceRow[],
  addresses: Addresses,
): Highlight[] {
  return placesIn(text, 'answer', references, addresses).map(({ start, end, words, href }) => ({
    ...{ start, end, id: null, className: 'answer-reference', notes: [] },
    link: { href, label: words },
  }))
}

/** Words that refer to several questions, as "Questions 1 and 2", lead to the first of them that is in the record. */
function placesIn(
  text: string,
  foundIn: FoundIn,
  references: readonly ReferenceRow[],
  addresses: Addresses,
): Place[] {
  const places = new Map<number, Place>()
  for (const { foundIn: where, startsAt: start, words, targetId } of references) {
    const address = targetId === null ? undefined : addresses.get(targetId)
    const end = start + words.length
    if (where !== foundIn || !address || places.has(start) || text.slice(start, end) !== words) continue
    places.set(start, { start, end, words, href: paths.question(address) })
  }
  return [...places.values()].sort((a, b) => a.start - b.start)
}
