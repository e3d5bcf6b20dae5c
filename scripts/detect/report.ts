import { plural } from '../../server/lib/text.ts'
import type { Labelled } from './labelled.ts'
import type { Measured, Miss, Score, Share } from './measure.ts'
import type { Prediction } from './predict.ts'

/** The figures for a person, then each miss with its rule. */
export function sayMeasure(
  rows: readonly Labelled[],
  predictions: readonly Prediction[],
  measured: Measured,
): string {
  const found = predictions.filter(({ isCommitment }) => isCommitment).length
  return [
    `${plural(rows.length, 'row')}, ${plural(found, 'commitment')} found; ${measured.counted} counted, the others are borderline.`,
    `Commitments: ${sayScore(measured.detection)}`,
    `Kind: ${sayShare(measured.kind)}`,
    ...Object.entries(measured.byKind)
      .filter(([, { labelled }]) => labelled > 0)
      .map(([kind, score]) => `  ${kind} (${score.labelled}): ${sayScore(score)}`),
    `Due phrase: ${sayShare(measured.duePhrase)}`,
    `Due by: ${sayShare(measured.dueBy)}`,
    ...(measured.misses.length > 0 ? ['', ...measured.misses.map(sayMiss)] : []),
  ].join('\n')
}

function sayScore({ precision, recall, f1 }: Score): string {
  return `precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`
}

function sayShare({ right, of }: Share): string {
  return of === 0 ? 'nothing to compare' : `${right} of ${of} (${percent(right / of)})`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function sayMiss({ line, what, said, expected, rule, text }: Miss): string {
  return `Line ${line}, ${what}: ${said} where ${expected} is right${rule ? ` (rule: ${rule})` : ''}: ${text}`
}
