import type { Database } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import { answerRecords } from '../answers/record.ts'
import type { Instant } from '../lib/dates.ts'
import { escapeHtml, textKey } from '../lib/text.ts'
import { memberRecords } from '../members/record.ts'
import { bodyQueries } from '../questions/bodies.ts'
import { localQuestions } from '../questions/local.ts'
import { questionQueries } from '../questions/queries.ts'
import { type House, statusOf } from '../questions/question.ts'
import { type Change, questionRecords } from '../questions/record.ts'
import type { PlainDocument } from './plain-document.ts'
import { CannotTakeIn, type Taken } from './ready.ts'

/**
 * Takes in a question pasted as text. What it does not give is unknown. With date and number it stands at its
 * official address; without, at a local one until the official record with exactly its text comes. Call inside a
 * transaction.
 */
export function documentIntake(db: Database) {
  const bodies = bodyQueries(db)
  const members = memberRecords(db)
  const questions = questionRecords(db)
  const stored = questionQueries(db)
  const local = localQuestions(db)
  const answers = answerRecords(db)
  const versions = answerQueries(db)

  /** @throws CannotTakeIn for an answering body that nobody knows, or a question of the sample's */
  function take(document: PlainDocument, seenAt: Instant): Taken {
    const body = bodies.byName(document.bodyName)
    if (!body) throw new CannotTakeIn(`Question to: no answering body is called “${document.bodyName}”`)
    const { questionId, change } = place(document, body.id, seenAt)
    const answered = seeAnswer(questionId, document, seenAt)
    const question = stored.byId(questionId)
    const moved = questions.setStatus(
      questionId,
      statusOf(question?.isWithdrawn ?? false, versions.currentKind(questionId) ?? null),
    )
    return {
      questionIds: [questionId],
      change: change === 'unchanged' && (answered || moved) ? 'updated' : change,
    }
  }

  /** The question it belongs to: an official one is left as Parliament gives it, only the answer may be new. */
  function place(
    document: PlainDocument,
    bodyId: number,
    seenAt: Instant,
  ): { questionId: number; change: Change } {
    const known = whichIs(document)
    const source = known === undefined ? null : stored.byId(known)?.source
    if (known && source === 'official') return { questionId: known, change: 'unchanged' }
    if (source === 'sample') throw new CannotTakeIn('UIN: the made-up sample has this date and number')
    const house = houseOf(document.uin)
    const seen = questions.see(
      {
        parliamentId: null,
        uin: document.uin,
        house,
        source: 'pasted',
        seenAt,
        dateTabled: document.dateTabled,
        dateForAnswer: null,
        isNamedDay: null,
        heading: document.heading,
        text: document.questionText,
        isCut: false,
        askingMemberId: document.askedBy === null ? null : members.byName(document.askedBy, house),
        hasInterest: null,
        answeringBodyId: bodyId,
        isWithdrawn: false,
      },
      known,
    )
    if (seen.change === 'added' && !hasAddress(document)) local.give(seen.questionId)
    return seen
  }

  /** By date and number; else the one question with exactly this text, if there is just one. */
  function whichIs({ dateTabled, uin, questionText }: PlainDocument): number | undefined {
    const numbered = dateTabled && uin ? stored.byNumber(dateTabled, uin)?.id : undefined
    const same = numbered === undefined ? local.withText(textKey(questionText)) : []
    return numbered ?? (same.length === 1 ? same[0] : undefined)
  }

  function seeAnswer(questionId: number, document: PlainDocument, seenAt: Instant): boolean {
    if (document.answerParagraphs.length === 0) return false
    return answers.see(questionId, {
      kind: 'final',
      received: document.answerParagraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join(''),
      isCut: false,
      dateAnswered: document.dateAnswered,
      dateCorrected: null,
      answeringMemberId: document.answeredBy === null ? null : members.byName(document.answeredBy, null),
      correctingMemberId: null,
      source: 'pasted',
      seenAt,
    })
  }

  return { take }
}

function hasAddress({ dateTabled, uin }: PlainDocument): boolean {
  return dateTabled !== null && uin !== null
}

/** Only the Lords' numbers say their House. */
function houseOf(uin: string | null): House | null {
  return uin?.startsWith('HL') ? 'Lords' : null
}
