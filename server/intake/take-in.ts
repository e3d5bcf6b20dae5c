import type { Database } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import { type AnswerSighting, answerRecords } from '../answers/record.ts'
import { civilDateOf, type Instant } from '../lib/dates.ts'
import { memberRecords, type Seen } from '../members/record.ts'
import { bodyQueries } from '../questions/bodies.ts'
import { questionQueries } from '../questions/queries.ts'
import type { AnswerKind, QuestionSighting } from '../questions/question.ts'
import { questionRecords } from '../questions/record.ts'
import { indexableOf } from './indexable.ts'
import type { Observation } from './observations.ts'
import { answerIsCut, type QuestionPayload, questionIsCut } from './payloads.ts'
import type { Taken } from './ready.ts'

/** Writes one official observation through the features' own functions. Call inside a transaction. */
export function officialIntake(db: Database) {
  const bodies = bodyQueries(db)
  const members = memberRecords(db)
  const questions = questionRecords(db)
  const stored = questionQueries(db)
  const answers = answerRecords(db)
  const versions = answerQueries(db)

  function take(observation: Observation): Taken {
    const { payload, seenAt } = observation
    bodies.see(payload.answeringBodyId, payload.answeringBodyName)
    const seen = seeMembers(payload, seenAt)
    const moved = seen
      .filter(({ hasMoved }) => hasMoved)
      .flatMap(({ memberId }) => stored.idsAskedBy(memberId))
    const sighting = questionIn(observation)
    const question = questions.see(sighting, payload.answerText === null ? null : kindOf(payload))
    const { questionId, change } = question
    const questionIds = [questionId, ...moved]
    const moreSeen = seeSurroundings(questionId, observation)
    const answer = answerIn(observation)
    if (question.change === 'added') {
      const taken = answer && { ...answer, text: answers.add(questionId, answer) }
      return { questionIds, change, added: indexableOf(questionId, question.status, sighting, taken) }
    }
    const answered = answer !== null && answers.see(questionId, answer)
    const statusMoved = questions.settle(questionId, versions.currentKind(questionId) ?? null)
    const isMore = answered || moreSeen || statusMoved || seen.some((member) => member.change !== 'unchanged')
    return { questionIds, change: change === 'unchanged' && isMore ? 'updated' : change }
  }

  function questionIn({ payload, seenAt, isWhole = false }: Observation): QuestionSighting {
    const { house, askingMemberId } = payload
    return {
      parliamentId: payload.id,
      uin: payload.uin,
      house,
      source: 'official',
      seenAt,
      dateTabled: payload.dateTabled,
      dateForAnswer: payload.dateForAnswer,
      isNamedDay: house === 'Commons' ? payload.isNamedDay : null,
      heading: payload.heading,
      text: payload.questionText,
      isCut: !isWhole && questionIsCut(payload),
      askingMemberId: askingMemberId === null ? null : members.known(askingMemberId, house),
      hasInterest: payload.memberHasInterest,
      answeringBodyId: payload.answeringBodyId,
      isWithdrawn: payload.isWithdrawn,
    }
  }

  /** An expanded Member has the party and seat of the day of the reply, not of the day of the question. */
  function seeMembers(payload: QuestionPayload, seenAt: Instant): Seen[] {
    const asOn = civilDateOf(seenAt)
    const isOfCommons = payload.house === 'Commons'
    return [payload.askingMember, payload.answeringMember, payload.correctingMember].flatMap((member) => {
      if (member === null) return []
      const { id, name, party = null, memberFrom = null } = member
      const seat = isOfCommons ? memberFrom : null
      return members.see({ parliamentId: id, name, house: null, party, seat, asOn })
    })
  }

  function seeSurroundings(questionId: number, { payload, seenAt }: Observation): boolean {
    const attached = answers.attach(questionId, payload.attachments, seenAt)
    const grouped = answers.group(questionId, siblingsOf(payload))
    return attached || grouped
  }

  function answerIn({ payload, seenAt, isWhole = false }: Observation): AnswerSighting | null {
    const { answeringMemberId, correctingMemberId } = payload
    if (payload.answerText === null) return null
    return {
      kind: kindOf(payload),
      received: payload.answerText,
      isCut: !isWhole && answerIsCut(payload),
      dateAnswered: payload.dateAnswered,
      dateCorrected: payload.dateAnswerCorrected,
      answeringMemberId: answeringMemberId === null ? null : members.known(answeringMemberId),
      correctingMemberId: correctingMemberId === null ? null : members.known(correctingMemberId),
      source: 'official',
      seenAt,
    }
  }

  return { take }
}

function kindOf({ answerIsHolding, answerIsCorrection }: QuestionPayload): AnswerKind {
  if (answerIsHolding) return 'holding'
  return answerIsCorrection ? 'corrected' : 'final'
}

/** The dated list says more than the plain one; older records have only the plain one. */
function siblingsOf(payload: QuestionPayload): { uin: string; dateTabled: string | null }[] {
  const dated = payload.groupedQuestionsDates.map(({ questionUin, dateTabled }) => ({
    uin: questionUin,
    dateTabled,
  }))
  const named = new Set(dated.map(({ uin }) => uin))
  const undated = payload.groupedQuestions.filter((uin) => !named.has(uin))
  return [...dated, ...undated.map((uin) => ({ uin, dateTabled: null }))]
}
