import { KINDS } from '../../server/commitments/kinds.ts'
import { squash } from '../../server/lib/text.ts'
import type { Labelled } from './labelled.ts'
import type { Prediction } from './predict.ts'

/** Of what was found, how much is right; of what is there, how much was found; their harmonic mean. 1 of nothing. */
export interface Score {
  precision: number
  recall: number
  f1: number
}

export interface Share {
  right: number
  of: number
}

export interface Miss {
  line: number
  what: 'false positive' | 'false negative' | 'kind' | 'due phrase' | 'due by'
  said: string
  expected: string
  rule: string | null
  text: string
}

export interface Measured {
  counted: number
  detection: Score
  /** Of commitments that were found and whose kind is labelled. */
  kind: Share
  byKind: Record<string, Score & { labelled: number }>
  /** Of commitments that were found and whose row speaks of it: whether the same words, or none, say by when. Case and white space aside. */
  duePhrase: Share
  /** Of those with `due_by`: whether the window read ends on that day. */
  dueBy: Share
  misses: Miss[]
}

interface Pair {
  row: Labelled
  prediction: Prediction
}

/** Compares without the rows marked borderline. `predictions` stand in the order of `rows`. */
export function measure(rows: readonly Labelled[], predictions: readonly Prediction[]): Measured {
  const pairs = pairsOf(rows, predictions).filter(({ row }) => !row.isBorderline)
  const found = pairs.filter(({ row, prediction }) => row.isCommitment && prediction.isCommitment)
  const withKind = found.filter(({ row }) => row.kind !== null)
  const withDate = found.filter(({ row }) => row.dueBy !== null && row.answeredOn !== null)
  return {
    counted: pairs.length,
    detection: scoreOf(
      pairs,
      ({ row }) => row.isCommitment,
      ({ prediction }) => prediction.isCommitment,
    ),
    kind: shareOf(withKind, hasSameKind),
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kindScore(withKind, kind)])),
    duePhrase: shareOf(
      found.filter(({ row }) => row.duePhrase !== undefined),
      hasSamePhrase,
    ),
    dueBy: shareOf(withDate, hasSameDate),
    misses: pairs.flatMap(missesOf),
  }
}

function pairsOf(rows: readonly Labelled[], predictions: readonly Prediction[]): Pair[] {
  return rows.flatMap((row, index) => {
    const prediction = predictions[index]
    return prediction ? [{ row, prediction }] : []
  })
}

function scoreOf(pairs: readonly Pair[], is: (pair: Pair) => boolean, said: (pair: Pair) => boolean): Score {
  const right = pairs.filter((pair) => is(pair) && said(pair)).length
  const precision = ratio(right, pairs.filter(said).length)
  const recall = ratio(right, pairs.filter(is).length)
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function kindScore(pairs: readonly Pair[], kind: string) {
  const score = scoreOf(
    pairs,
    ({ row }) => row.kind === kind,
    ({ prediction }) => prediction.kind === kind,
  )
  return { ...score, labelled: pairs.filter(({ row }) => row.kind === kind).length }
}

function shareOf(pairs: readonly Pair[], isRight: (pair: Pair) => boolean): Share {
  return { right: pairs.filter(isRight).length, of: pairs.length }
}

function hasSameKind({ row, prediction }: Pair): boolean {
  return row.kind === prediction.kind
}

function hasSamePhrase({ row, prediction }: Pair): boolean {
  return row.duePhrase === undefined || comparable(row.duePhrase) === comparable(prediction.duePhrase)
}

function hasSameDate({ row, prediction }: Pair): boolean {
  return row.dueBy === prediction.latest
}

function comparable(phrase: string | null): string {
  return squash(phrase ?? '').toLowerCase()
}

function missesOf(pair: Pair): Miss[] {
  const { row, prediction } = pair
  const miss = (what: Miss['what'], said: string | null, expected: string | null): Miss => ({
    line: row.line,
    what,
    said: said ?? 'none',
    expected: expected ?? 'none',
    rule: prediction.rule,
    text: row.text,
  })
  if (row.isCommitment !== prediction.isCommitment) {
    const what = prediction.isCommitment ? 'false positive' : 'false negative'
    return [miss(what, prediction.kind, row.kind)]
  }
  if (!row.isCommitment) return []
  const misses: Miss[] = []
  if (row.kind !== null && !hasSameKind(pair)) misses.push(miss('kind', prediction.kind, row.kind))
  if (!hasSamePhrase(pair)) misses.push(miss('due phrase', prediction.duePhrase, row.duePhrase ?? null))
  if (row.dueBy !== null && row.answeredOn !== null && !hasSameDate(pair)) {
    misses.push(miss('due by', prediction.latest, row.dueBy))
  }
  return misses
}
