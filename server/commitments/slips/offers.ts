import { oncePerDatabase } from '../../../db/once.ts'
import { calendarKeeper } from '../../calendar/keeper.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { paragraphsOf } from '../../lines/paragraphs.ts'
import { lineQueries } from '../../lines/queries.ts'
import { findDuePhrases } from '../deadline-phrases.ts'
import { readDueWindow } from '../due/reader.ts'
import type { DueWindow } from '../due/types.ts'
import { type FoundSlip, type PromiseInAnswer, slipOfferStatements } from './offer-statements.ts'
import { changeOf, endOf, restatedIn } from './restating.ts'

/** Of the answers since that use its line, the newest; grouped ones say the same several times. */
const MOST_USES = 20

/**
 * Offers of slips: the newest answer that uses a line in which a promise stands names another time for it. Kept, so
 * that they can be listed, and found anew whenever an answer or a commitment changes. A letter promised to one Member
 * is not the letter promised to another, so nothing is offered there.
 */
export const slipOffers = oncePerDatabase((db) => {
  const lines = lineQueries(db)
  const calendar = calendarKeeper(db)
  const sql = slipOfferStatements(db)

  /** For questions whose answers and lines have changed; in the transaction of the change, after the lines. */
  function write(questionIds: Iterable<number>): void {
    if (sql.anyOpen.get() === 0) return
    const ids = [...new Set(questionIds)]
    const json = JSON.stringify(ids)
    const using = lines.questionsUsing([...new Set(ids.flatMap(linesWithATime))])
    const concerned = [
      sql.madeIn.all(json),
      sql.offeredFrom.all(json),
      sql.madeIn.all(JSON.stringify(using)),
    ].flat()
    for (const id of new Set(concerned)) find(id)
  }

  /** The lines of an answer in which it names a time. */
  function linesWithATime(questionId: number): number[] {
    const own = lines.ofQuestion(questionId)
    const text = own.length > 0 ? (sql.answer.get(questionId)?.text ?? '') : ''
    const named = new Map(paragraphsOf(text).map((paragraph) => [paragraph.place, paragraph.text]))
    return own
      .filter(({ place }) => findDuePhrases(named.get(place) ?? '').length > 0)
      .map(({ lineId }) => lineId)
  }

  /** For a commitment that was logged or has changed; in the transaction of the change. */
  function find(id: number): void {
    const commitment = sql.standing.get(id)
    const found = commitment ? slipOf(commitment) : null
    sql.removeOthers.run({ id, versionId: found?.answerVersionId ?? null, start: found?.start ?? null })
    if (found) sql.offer.run({ ...found, id })
  }

  function slipOf(commitment: PromiseInAnswer): FoundSlip | null {
    const { saidOn } = commitment
    if (saidOn === null) return null
    const uses = linesOf(commitment)
      .flatMap((lineId) => lines.usesAfter(lineId, saidOn, MOST_USES))
      .sort((one, other) => (one.answeredOn < other.answeredOn ? 1 : -1))
    for (const { questionId, place, answeredOn } of uses) {
      const said = sql.answer.get(questionId)
      const paragraph = said && paragraphsOf(said.text).find((one) => one.place === place)
      const restated = paragraph && restatedIn(paragraph, asPromised(commitment), answeredOn)
      if (!restated) continue
      const facts = { calendar: calendar(), ...(said.house ? { house: said.house } : {}) }
      const windowOn = (day: CivilDate) => readDueWindow(restated.phrase, day, facts)
      const isOffered =
        changeOf(commitment, windowOn(answeredOn)) !== null &&
        !isRefused(commitment, restated.text, windowOn, answeredOn)
      return isOffered ? { ...restated, answerVersionId: said.versionId, saidOn: answeredOn } : null
    }
    return null
  }

  /** Whether the same words were refused when they meant the same time. */
  function isRefused(
    { id }: PromiseInAnswer,
    text: string,
    windowOn: (day: CivilDate) => DueWindow,
    saidOn: CivilDate,
  ): boolean {
    const now = endOf(windowOn(saidOn))
    return sql.refusedOn.all({ id, text }).some((day) => endOf(windowOn(day)) === now)
  }

  /** The lines of the paragraphs in which its words stand now. */
  function linesOf({ text, start, end, isCurrent, answerText, questionId }: PromiseInAnswer): number[] {
    const from = isCurrent === 1 ? start : answerText.indexOf(text)
    if (from < 0) return []
    const to = from + (end - start)
    const places = new Set(
      paragraphsOf(answerText)
        .filter((paragraph) => paragraph.start < to && paragraph.end > from)
        .map(({ place }) => place),
    )
    return lines
      .ofQuestion(questionId)
      .filter(({ place }) => places.has(place))
      .map(({ lineId }) => lineId)
  }

  return { write, find }
})

function asPromised({ text, phrase }: PromiseInAnswer) {
  return { text, deadline: { phrase } }
}
