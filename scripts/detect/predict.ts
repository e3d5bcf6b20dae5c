import { detectCommitments, type Suggestion } from '../../server/commitments/detect.ts'
import { readDueWindow } from '../../server/commitments/due/reader.ts'
import type { Kind, Strength } from '../../server/commitments/kinds.ts'
import type { Labelled } from './labelled.ts'

/** What the detector makes of a row. */
export interface Prediction {
  text: string
  isCommitment: boolean
  kind: Kind | null
  strength: Strength | null
  duePhrase: string | null
  /** Null without a due phrase, or where its days hang on that of the answer and the row does not give it. */
  earliest: string | null
  latest: string | null
  rule: string | null
}

const STRONGEST_FIRST: readonly Strength[] = ['firm', 'intended', 'considering', 'vague']

/** A row of several sentences is a commitment if any of them is; the strongest counts, of equal ones the first. */
export function predict({ text, answeredOn }: Labelled): Prediction {
  const best = strongest(detectCommitments(text, answeredOn ?? undefined))
  if (!best) {
    return {
      text,
      isCommitment: false,
      kind: null,
      strength: null,
      duePhrase: null,
      ...window(null, null),
      rule: null,
    }
  }
  const { kind, strength, rule } = best
  const duePhrase = best.duePhrase?.text ?? null
  return { text, isCommitment: true, kind, strength, duePhrase, ...window(duePhrase, answeredOn), rule }
}

function strongest(suggestions: readonly Suggestion[]): Suggestion | undefined {
  const rank = ({ strength }: Suggestion) => STRONGEST_FIRST.indexOf(strength)
  return suggestions.toSorted((a, b) => rank(a) - rank(b))[0]
}

function window(phrase: string | null, answered: string | null) {
  if (!phrase) return { earliest: null, latest: null }
  const { earliest, latest } = readDueWindow(phrase, answered)
  return { earliest, latest }
}
