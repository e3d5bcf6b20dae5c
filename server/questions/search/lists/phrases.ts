import type { Scope } from '../tree.ts'
import { type Counts, weightOf } from './counts.ts'
import type { Standing, WordList } from './encoding.ts'
import { END, ListCursor } from './list-cursor.ts'
import { push, type Weighed } from './weighed.ts'

/**
 * Reads the records in which words stand next to each other onto the end of `into`.
 * @param words the lists of the words of a phrase in one stretch, in the order of the phrase
 */
export function readPhrase(
  words: readonly WordList[],
  scope: Scope,
  { first, positions }: Standing,
  into: Weighed,
): void {
  const cursors = words.map((list) => new ListCursor(list))
  const [leader] = cursors
  if (!leader) return
  for (let record = leader.next(); record !== END; ) {
    const furthest = furthestOf(cursors, record)
    if (furthest !== record) {
      record = leader.reach(furthest)
      continue
    }
    const weight = weightOfPhrase(cursors, scope)
    const position = positions === null ? first + record : (positions[record] ?? -1)
    if (weight > 0 && position >= 0) push(into, position, weight)
    record = leader.next()
  }
}

/** The furthest record that one of the words has reached, once none of them stands before `record`. */
function furthestOf(cursors: readonly ListCursor[], record: number): number {
  let furthest = record
  for (const cursor of cursors) {
    const reached = cursor.reach(record)
    if (reached > furthest) furthest = reached
  }
  return furthest
}

/** What the phrase weighs in the record that all words have reached. */
function weightOfPhrase(cursors: readonly ListCursor[], scope: Scope): number {
  for (const cursor of cursors) cursor.beginPlaces()
  const [heading, question, answer] = [
    beginsIn('heading', cursors),
    beginsIn('question', cursors),
    beginsIn('answer', cursors),
  ]
  return heading + question + answer === 0 ? 0 : weightOf({ heading, question, answer }, scope)
}

/** How many places of the first word have the others behind them. */
function beginsIn(part: keyof Counts, cursors: readonly ListCursor[]): number {
  for (const cursor of cursors) cursor.readPlaces(part)
  const leader = cursors[0] as ListCursor
  for (let at = 1; at < cursors.length; at += 1) leader.keepFollowed(cursors[at] as ListCursor, at)
  return leader.size
}
