/** A question as the detail endpoint gives it. */
export interface Value {
  id: number
  uin: string
  house: 'Commons' | 'Lords'
  dateTabled: string
  dateForAnswer: string | null
  questionText: string
  heading: string | null
  answeringBodyId: number
  answeringBodyName: string
  askingMemberId: number
  askingMember: object | null
  memberHasInterest: boolean
  isWithdrawn: boolean
  isNamedDay: boolean
  answerIsHolding: boolean | null
  answerIsCorrection: boolean | null
  answeringMemberId: number | null
  answeringMember: object | null
  correctingMemberId: number | null
  correctingMember: object | null
  dateAnswered: string | null
  answerText: string | null
  originalAnswerText: string
  comparableAnswerText: string
  dateAnswerCorrected: string | null
  dateHoldingAnswer: string | null
  attachmentCount: number
  attachments: { url: string; title: string; fileType: string; fileSizeBytes: number }[]
  groupedQuestions: string[]
  groupedQuestionsDates: { questionUin: string; dateTabled: string }[]
}

type Own = Pick<
  Value,
  'id' | 'uin' | 'dateTabled' | 'dateForAnswer' | 'questionText' | 'heading' | 'askingMemberId'
>

/** An ordinary Commons question to the Home Office, not answered yet. */
export function unanswered(own: Own): Value {
  return {
    ...own,
    house: 'Commons',
    answeringBodyId: 1,
    answeringBodyName: 'Home Office',
    askingMember: null,
    memberHasInterest: false,
    isWithdrawn: false,
    isNamedDay: false,
    answerIsHolding: null,
    answerIsCorrection: null,
    answeringMemberId: null,
    answeringMember: null,
    correctingMemberId: null,
    correctingMember: null,
    dateAnswered: null,
    answerText: null,
    originalAnswerText: '',
    comparableAnswerText: '',
    dateAnswerCorrected: null,
    dateHoldingAnswer: null,
    attachmentCount: 0,
    attachments: [],
    groupedQuestions: [],
    groupedQuestionsDates: [],
  }
}

/** Still waiting for an answer: a holding one is none. */
export function isOpen({ answerText, answerIsHolding, isWithdrawn }: Value): boolean {
  return !isWithdrawn && (answerText === null || answerIsHolding === true)
}
