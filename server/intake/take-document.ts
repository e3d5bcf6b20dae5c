import type { Database } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import { answerRecords } from '../answers/record.ts'
import type { Instant } from '../lib/dates.ts'
import { escapeHtml, textKey } from '../lib/text.ts'
import { memberRecords } from '../members/record.ts'
import { bodyQueries } from '../questions/bodies.ts'
import { localQuestions } from '../questions/local.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import type { House, Source } from '../questions/question.ts'
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
    const moved = questions.settle(questionId, versions.currentKind(questionId) ?? null)
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
    if (known?.source === 'official') return { questionId: known.id, change: 'unchanged' }
    if (known?.source === 'sample') throw new CannotTakeIn('UIN: the made-up sample has this date and number')
    const uin = document.uin ?? known?.uin ?? null
    const house = houseOf(uin)
    const facts = {
      parliamentId: null,
      uin,
      house,
      source: 'pasted' as const,
      seenAt,
      dateTabled: document.dateTabled ?? known?.dateTabled ?? null,
      dateForAnswer: null,
      isNamedDay: null,
      heading: document.heading ?? known?.heading ?? null,
      text: document.questionText,
      isCut: false,
      askingMemberId:
        document.askedBy === null ? (known?.askerId ?? null) : members.byName(document.askedBy, house),
      hasInterest: null,
      answeringBodyId: bodyId,
      isWithdrawn: false,
    }
    const seen = questions.see(facts, null, known?.id)
    if (seen.change === 'added' && !(facts.dateTabled && facts.uin)) local.give(seen.questionId)
    return seen
  }

  /**
   * By date and number, if the words are the same too; else the one question of exactly this text that nothing in
   * the document contradicts: questions of the same words are asked again and again.
   */
  function whichIs({ dateTabled, uin, questionText }: PlainDocument): QuestionRow | undefined {
    const key = textKey(questionText)
    const numbered = dateTabled && uin ? stored.byNumber(dateTabled, uin) : undefined
    if (numbered && textKey(numbered.text) !== key) {
      throw new CannotTakeIn(`UIN: the question ${uin} of this date has other words`)
    }
    if (numbered) return numbered
    const same = local.withText(key).flatMap((id) => stored.byId(id) ?? [])
    const fitting = same.filter(
      (row) => agree(row.dateTabled, dateTabled, row.source) && agree(row.uin, uin, row.source),
    )
    return fitting.length === 1 ? fitting[0] : undefined
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

/** Not given says nothing; an official question has no number or date but its own. */
function agree(stored: string | null, given: string | null, source: Source): boolean {
  return given === null || stored === given || (stored === null && source !== 'official')
}

/** Only the Lords' numbers say their House. */
function houseOf(uin: string | null): House | null {
  return uin?.startsWith('HL') ? 'Lords' : null
}
