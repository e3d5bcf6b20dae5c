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
 * What a word says of a record that has it, in the very terms of SQLite's own sum, so that equal records are equal here too.
 * @param weight how often it stands there, by the parts of the text
 * @param length words in the record, all its parts together
 * @param average of all lengths
 */
export function scoreOf(weight: number, length: number, idf: number, average: number): number {
  return idf * ((weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / average)))
}
