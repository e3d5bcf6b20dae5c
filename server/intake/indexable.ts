import type { AnswerSighting } from '../answers/record.ts'
import type { QuestionSighting, StoredStatus } from '../questions/question.ts'
import type { Indexable } from '../questions/search/indexing.ts'

/** An answer as it was taken in, with the text that was read out of it. */
export interface TakenAnswer extends AnswerSighting {
  text: string
}

/** What the search would read of a new question once it is stored; a holding answer gives its words alone. */
export function indexableOf(
  questionId: number,
  status: StoredStatus,
  question: QuestionSighting,
  answer: TakenAnswer | null,
): Indexable {
  const real = answer?.kind === 'holding' ? null : answer
  return {
    questionId,
    house: question.house,
    bodyId: question.answeringBodyId,
    askerId: question.askingMemberId,
    answererId: real?.answeringMemberId ?? null,
    isNamedDay: question.isNamedDay === null ? null : Number(question.isNamedDay),
    status,
    dateTabled: question.dateTabled,
    dateForAnswer: question.dateForAnswer,
    dateAnswered: real?.dateAnswered ?? null,
    isSample: question.source === 'sample' ? 1 : 0,
    uin: question.uin,
    heading: question.heading,
    text: question.text,
    answer: answer?.text ?? null,
  }
}
