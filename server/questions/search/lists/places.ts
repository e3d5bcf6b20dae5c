const PARTS_ROOM = 4
/** No part of a text has so many words. */
const MOST_WORDS = 1_048_576

/** SQL for a place of a word as one number, of the columns of an `fts5vocab` table of instances. */
export const PLACE_SQL = `
  (doc * ${PARTS_ROOM} + case col when 'heading' then 0 when 'question' then 1 else 2 end) * ${MOST_WORDS} + offset`

/** The record of a place. */
export function recordOf(place: number): number {
  return Math.floor(place / (PARTS_ROOM * MOST_WORDS))
}

/** The part of a place: 0 for the heading, 1 for the question, 2 for the answer. */
export function partOf(place: number): number {
  return Math.floor(place / MOST_WORDS) % PARTS_ROOM
}

/** Which word of its part it is, from 0. */
export function offsetOf(place: number): number {
  return place % MOST_WORDS
}
