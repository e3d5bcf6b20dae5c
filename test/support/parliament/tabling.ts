import { addDays } from '../../../server/lib/dates.ts'
import { type Happening, happened, isOurs, type Kind, type Life } from './life.ts'
import { ASKERS } from './people.ts'
import { questionPursuant, questionText } from './question-words.ts'
import { BODIES } from './record.ts'
import { sittingDaysAfter } from './sittings.ts'
import { SUBJECTS, type Subject } from './subjects.ts'
import { isOpen, type Value } from './value.ts'

const NOTICE_OF_NAMED_DAY = 3
const LORDS_DAYS = 10
const OTHER_BODIES = [9_001, 9_002]

/** What is tabled on a sitting day. */
export const tableSome: Happening = (life) =>
  Array.from({ length: life.luck.between(4, 7) }, () => life.luck.pick(WAYS)(life)).flat()

const ordinary: Happening = (life) => [table(life, 'tabled')]

const forNamedDay: Happening = (life) => [
  table(life, 'tabledForNamedDay', {
    isNamedDay: true,
    dateForAnswer: at(sittingDaysAfter(life.record.today(), NOTICE_OF_NAMED_DAY)),
  }),
]

const inLords: Happening = (life) => {
  const subject = life.luck.pick(SUBJECTS)
  return [
    table(life, 'tabledInLords', {
      house: 'Lords',
      askingMemberId: life.luck.pick(ASKERS.Lords).id,
      dateForAnswer: at(addDays(life.record.today(), (LORDS_DAYS / 5) * 7)),
      ...wordsOf(life, subject, 'To ask His Majesty’s Government'),
    }),
  ]
}

const elsewhere: Happening = (life) => {
  const id = life.luck.pick(OTHER_BODIES)
  const subject = life.luck.pick(SUBJECTS)
  return [
    table(life, 'tabledElsewhere', {
      answeringBodyId: id,
      answeringBodyName: BODIES[id]?.name ?? '',
      ...wordsOf(life, subject, BODIES[id]?.opening),
    }),
  ]
}

/** Three questions of one Member on one thing, which are then answered together. */
const threeAtOnce: Happening = (life) => {
  const subject = life.luck.pick(SUBJECTS)
  const askingMemberId = life.luck.pick(ASKERS.Commons).id
  const all = Array.from({ length: 3 }, () =>
    table(life, 'tabled', { askingMemberId, ...wordsOf(life, subject) }),
  )
  const set = all.flatMap(({ id }) => life.record.questions.get(id) ?? [])
  for (const { id } of set) life.sets.set(id, set)
  return all
}

/** Goes back to an answer that has been given. */
const pursuant: Happening = (life) => {
  const answered = [...life.record.questions.values()].filter(
    (question) => isOurs(question) && question.house === 'Commons' && question.heading && !isOpen(question),
  )
  const earlier = answered.at(-life.luck.between(1, 20))
  const subject = earlier && life.subjects.get(earlier.id)
  if (!earlier?.dateAnswered || !subject) return ordinary(life)
  const questionText = questionPursuant(OPENING, earlier, subject)
  return [table(life, 'tabledPursuant', { heading: subject.heading, questionText })]
}

const WAYS = [
  ...[ordinary, ordinary, ordinary, ordinary],
  ...[forNamedDay, forNamedDay, inLords, inLords, elsewhere, threeAtOnce, pursuant],
]

const OPENING = BODIES[1]?.opening ?? ''

function table(life: Life, kind: Kind, fields: Partial<Value> = {}) {
  const { record, luck, subjects } = life
  const subject = SUBJECTS.find(({ heading }) => heading === fields.heading) ?? luck.pick(SUBJECTS)
  const question = record.table({
    ...wordsOf(life, subject),
    askingMemberId: luck.pick(ASKERS.Commons).id,
    memberHasInterest: luck.falls(0.08),
    dateForAnswer: at(sittingDaysAfter(record.today(), 2)),
    ...fields,
  })
  subjects.set(question.id, subject)
  if (luck.falls(0.35)) record.change(question, { heading: null })
  return happened(kind, question)
}

function wordsOf({ luck }: Life, subject: Subject, opening = OPENING) {
  return { heading: subject.heading, questionText: questionText(opening, subject, luck) }
}

const at = (date: string) => `${date}T00:00:00`
