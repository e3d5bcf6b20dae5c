import { addDays } from '../../../server/lib/dates.ts'
import { answerCorrected, answerTouched } from './answer-words.ts'
import { attach, subjectOf } from './answering.ts'
import { dayOf, type Happening, happened, isOurs, type Life, toOne } from './life.ts'
import { ANSWERERS } from './people.ts'
import { questionEdited } from './question-words.ts'
import { sittingDaysAfter } from './sittings.ts'
import { isOpen, type Value } from './value.ts'

/**
 * Parliament changes answers of any age with no flag. Here only those of the last days are, which a daily sync still
 * asks for: so the store can be held against the record without a fill.
 */
const SILENT_WITHIN_DAYS = 3

const isOpenHere = (question: Value) => isOpen(question) && isOurs(question)

const isAnsweredHere = (question: Value) => isOurs(question) && !question.isWithdrawn && !isOpen(question)

const isAnsweredLately = (question: Value, { record }: Life) =>
  isAnsweredHere(question) && dayOf(question.dateAnswered) >= addDays(record.today(), -SILENT_WITHIN_DAYS)

const isTabledLately = (question: Value, { record }: Life) =>
  isOpenHere(question) && dayOf(question.dateTabled) >= addDays(record.today(), -SILENT_WITHIN_DAYS)

/** Most headings are missing at tabling and are there some days later. */
export const giveHeadings: Happening = (life) =>
  [...life.record.questions.values()]
    .filter((question) => question.heading === null && isOpen(question) && life.luck.falls(0.7))
    .map((question) => {
      life.record.change(question, { heading: subjectOf(question, life).heading })
      return happened('headed', question)
    })

/** What happens about once a fortnight each. */
export const SELDOM: readonly Happening[] = [
  toOne('edited', isTabledLately, (question, { record }) =>
    record.change(question, { questionText: questionEdited(question.questionText) }),
  ),
  toOne('redated', isTabledLately, (question, { record }) =>
    record.change(question, {
      dateTabled: at(record.today()),
      dateForAnswer: at(sittingDaysAfter(record.today(), 3)),
    }),
  ),
  toOne('dueMoved', isOpenHere, (question, { record }) =>
    record.change(question, { dateForAnswer: at(sittingDaysAfter(record.today(), 4)) }),
  ),
  toOne('transferredOut', isOpenHere, (question, { record, luck }) =>
    record.transfer(question, luck.pick([9_001, 9_002])),
  ),
  toOne(
    'transferredIn',
    (question) => isOpen(question) && !isOurs(question),
    (question, { record }) => record.transfer(question, 1),
  ),
  toOne('withdrawn', isOpenHere, (question, { record }) => record.withdraw(question)),
  toOne('corrected', isAnsweredHere, (question, { record, luck }) =>
    record.correct(
      question,
      answerCorrected(question.answerText ?? '', luck),
      luck.pick(ANSWERERS[question.house]).id,
    ),
  ),
  toOne('changedSilently', isAnsweredLately, (question, { record }) =>
    record.change(question, { answerText: answerTouched(question.answerText ?? '') }),
  ),
  toOne('attachedSilently', isAnsweredLately, (question, life) =>
    attach(question, subjectOf(question, life)),
  ),
]

const at = (date: string) => `${date}T00:00:00`
