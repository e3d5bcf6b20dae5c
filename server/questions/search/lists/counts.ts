import type { Scope } from '../tree.ts'

/** How often a word stands in each part of a record. */
export interface Counts {
  heading: number
  question: number
  answer: number
}

/** A heading's word weighs most, then the question's, then the answer's. */
export const WEIGHTS = { heading: 4, question: 2, answer: 1 }

const MOST = { heading: 3, question: 7, answer: 7 }

/** No record has a word nowhere, so this byte is free to say that the counts follow it. */
export const COUNTS_FOLLOW = 0

/** Counts as one byte, which nearly all fit in; else `COUNTS_FOLLOW`. */
export function packed({ heading, question, answer }: Counts): number {
  const fits = heading <= MOST.heading && question <= MOST.question && answer <= MOST.answer
  return fits ? heading | (question << 2) | (answer << 5) : COUNTS_FOLLOW
}

/** The counts of a byte that is not `COUNTS_FOLLOW`. */
export function unpacked(byte: number): Counts {
  return UNPACKED[byte] ?? NOWHERE
}

const NOWHERE: Counts = { heading: 0, question: 0, answer: 0 }
const UNPACKED: readonly Counts[] = Array.from({ length: 256 }, (_, byte) => ({
  heading: byte & 3,
  question: (byte >> 2) & 7,
  answer: byte >> 5,
}))

/** What the counts weigh in the parts that a search looks into: 0 when the word is in none of them. */
export function weightOf({ heading, question, answer }: Counts, scope: Scope): number {
  const inHeading = scope === null || scope === 'heading' ? WEIGHTS.heading * heading : 0
  const inQuestion = scope === null || scope === 'question' ? WEIGHTS.question * question : 0
  const inAnswer = scope === null || scope === 'answer' ? WEIGHTS.answer * answer : 0
  return inHeading + inQuestion + inAnswer
}

/** The weight of each packed byte, by scope. */
export function weightsOfBytes(scope: Scope): Uint8Array {
  const known = TABLES.get(scope)
  if (known) return known
  const weights = Uint8Array.from(UNPACKED, (counts) => weightOf(counts, scope))
  TABLES.set(scope, weights)
  return weights
}

const TABLES = new Map<Scope, Uint8Array>()
