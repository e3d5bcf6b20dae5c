import { answerHtml } from './answer-words.ts'
import { dayOf, type Happened, type Happening, happened, type Life } from './life.ts'
import { ANSWERERS } from './people.ts'
import { SUBJECTS, type Subject } from './subjects.ts'
import { isOpen, type Value } from './value.ts'

/** How likely an answer is on one day. */
const LIKELY = { early: 0.12, due: 0.3, held: 0.2 }

const HOLD_LIKELY = 0.35

/** What is answered on a sitting day, and what is held. */
export const answerSome: Happening = (life) =>
  [...life.record.questions.values()].filter(isOpen).flatMap((question) => {
    // One of a set may have been answered with another a moment ago.
    if (!isOpen(question) || dayOf(question.dateTabled) >= life.record.today()) return []
    if (life.luck.falls(likelihood(question, life))) return answer(question, life)
    return isToBeHeld(question, life) ? hold(question, life) : []
  })

function likelihood(question: Value, life: Life): number {
  if (question.answerIsHolding) return LIKELY.held
  return isDue(question, life) ? LIKELY.due : LIKELY.early
}

const isDue = ({ dateForAnswer }: Value, { record }: Life) => record.today() >= dayOf(dateForAnswer)

const isToBeHeld = (question: Value, life: Life) =>
  question.isNamedDay && !question.answerIsHolding && isDue(question, life) && life.luck.falls(HOLD_LIKELY)

function hold(question: Value, { record, luck }: Life): Happened[] {
  record.hold(question, luck.pick(ANSWERERS[question.house]).id)
  return [happened('held', question)]
}

function answer(question: Value, life: Life): Happened[] {
  const { record, luck, sets } = life
  const set = (sets.get(question.id) ?? [question]).filter(
    (other) => isOpen(other) && other.answeringBodyId === question.answeringBodyId,
  )
  const subject = subjectOf(question, life)
  const html = answerHtml(subject, luck, record.today())
  const by = luck.pick(ANSWERERS[question.house]).id
  if (set.length > 1) record.answerTogether(set, html, by)
  else record.answer(question, html, by)
  if (luck.falls(0.15)) for (const each of set) attach(each, subject)
  return set.map((each) => happened(set.length > 1 ? 'answeredTogether' : 'answered', each))
}

export const subjectOf = ({ id }: Value, { subjects }: Life): Subject =>
  subjects.get(id) ?? (SUBJECTS[0] as Subject)

/** Adds a paper; its address has spaces in it, as the real ones have. */
export function attach(question: Value, { heading, things }: Subject): void {
  question.attachments = [
    ...question.attachments,
    {
      url: `https://lantern.example/papers/${question.uin}/Counts of ${things} ${question.attachments.length + 1}.pdf`,
      title: `${heading}: counts`,
      fileType: 'PDF',
      fileSizeBytes: 10_000 + question.id,
    },
  ]
  question.attachmentCount = question.attachments.length
}
