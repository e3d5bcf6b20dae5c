import type { Weighed } from './weighed.ts'

/** The constants of SQLite's `bm25`, which order by relevance means: https://sqlite.org/fts5.html#the_bm25_function */
const K1 = 1.2
const B = 0.75
const LEAST_IDF = 1e-6

/** How much it says that a record has a word: the rarer, the more. */
export function inverseFrequency(records: number, withWord: number): number {
  const idf = Math.log((records - withWord + 0.5) / (withWord + 0.5))
  return idf <= 0 ? LEAST_IDF : idf
}

/**
 * Adds what a word says of each record with it, in the very order of SQLite's own sum, so that equal records are equal
 * here too.
 * @param lengths words in each record, all its parts together
 * @param average of all lengths
 * @param scores one for each record: more is better
 */
export function addScores(
  { positions, weights, size }: Weighed,
  idf: number,
  lengths: Int32Array,
  average: number,
  scores: Float64Array,
): void {
  for (let at = 0; at < size; at += 1) {
    const position = positions[at] ?? 0
    const weight = weights[at] ?? 0
    const length = lengths[position] ?? 0
    const score = idf * ((weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / average)))
    scores[position] = (scores[position] ?? 0) + score
  }
}
