import type { Visitor } from '../accounts/permissions.ts'
import type { Commitment } from './commitment.ts'
import { type CommitmentFacts, commitmentJson } from './json.ts'
import { visibleTo } from './view.ts'

interface Facts extends Omit<CommitmentFacts, 'answerer'> {
  /** The answer's current version. */
  currentVersionId: number | null
}

/** The JSON of a question is the same for whoever asks, so it has what anyone may see. */
const ANYONE: Visitor = { standing: 'public', account: null }

/**
 * A commitment within the JSON of its question, which need not be said again. The offsets count UTF-16 code units in
 * the plain text of the version that it quotes.
 */
export function commitmentInAnswerJson(commitment: Commitment, { currentVersionId, ...facts }: Facts) {
  const visible = visibleTo(ANYONE, commitment, { deadlines: [], updates: [] })
  const {
    question: _,
    answeringMember: __,
    dateAnswered: ___,
    isSample: ____,
    ...promise
  } = commitmentJson(visible, { ...facts, answerer: null })
  const { start, end, answerVersionId } = visible.promise.quote
  return { ...promise, start, end, isInCurrentAnswer: answerVersionId === currentVersionId }
}
