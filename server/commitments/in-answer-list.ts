import type { CivilDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { acceptId, type CommitmentInAnswer, listId, suggestionWordsId, wordsId } from './in-answer.ts'
import type { SuggestionRow } from './inbox/queries.ts'
import { showSuggestion, summaryOf } from './summary.ts'

/** A commitment in the list beneath the answer that makes it. */
export function showCommitmentInAnswer({ commitment, isSaidAgain }: CommitmentInAnswer, today: CivilDate) {
  const { id } = commitment
  return {
    ...summaryOf(commitment, today),
    id,
    listId: listId(id),
    wordsHref: `#${wordsId(id)}`,
    isSaidAgain,
  }
}

/** A suggestion in the list beneath the answer, and the form of the button beside its words. */
export function showSuggestionInAnswer(suggestion: SuggestionRow, question: QuestionRow) {
  const { id } = suggestion
  const back = paths.question(question)
  return {
    ...showSuggestion(suggestion, question, back),
    acceptId: acceptId(id),
    wordsHref: `#${suggestionWordsId(id)}`,
  }
}
