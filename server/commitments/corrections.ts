import type { Database } from '../../db/open.ts'
import { answerQueries } from '../answers/queries.ts'
import { auditTrail, PROGRAM } from '../audit/record.ts'
import { type CivilDate, type Clock, now, sayDate, today } from '../lib/dates.ts'
import { type Commitment, isOpen } from './commitment.ts'
import { commitmentQueries } from './queries.ts'
import { standsIn } from './same-words.ts'
import { commitmentStatements } from './statements.ts'
import { thingOf } from './trail.ts'

/** A version of an answer that has become the current one. */
export interface NewVersion {
  id: number
  questionId: number
  text: string
  dateCorrected: CivilDate | null
}

/** Looks after commitments whose answer was corrected. */
export function correctionRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const answers = answerQueries(db)
  const commitments = commitmentQueries(db)
  const sql = commitmentStatements(db)

  /**
   * Raises a concern about each commitment of the question whose words the new version does not have, and reopens it if
   * it had ended. Nothing happens to one whose words stand. To be called in the transaction of the change, once a
   * version: what a person decided about it holds until the next.
   */
  function notice(version: NewVersion): void {
    for (const commitment of commitments.ofQuestion(version.questionId)) {
      const { quote } = commitment
      if (quote.answerVersionId === version.id || standsIn(quote.text, version.text)) continue
      raise(commitment, sayChange(version, today(clock)))
    }
  }

  function raise({ id, quote, status, concern: known }: Commitment, concern: string): void {
    const hasEnded = !isOpen(status)
    if (!hasEnded && known === concern) return
    const next = hasEnded ? 'open' : status
    sql.raiseConcern.run({ id, status: next, concern })
    if (hasEnded) leaveUpdate(id, concern)
    audit({
      by: PROGRAM,
      action: hasEnded ? 'reopened' : 'raised a concern about',
      thing: thingOf(id, quote.text),
      before: { status, concern: known },
      after: { status: next, concern },
    })
  }

  function leaveUpdate(id: number, note: string): void {
    const fixed = { kind: 'reopened', evidence: null, visibility: 'internal' }
    const stamp = { authorId: null, authorName: PROGRAM.name, madeOn: today(clock), at: now(clock) }
    sql.insertUpdate.run({ id, note, ...fixed, ...stamp })
  }

  /** The same for the answer as it stands: for a pasted question that the official record has taken over. */
  function noticeCurrent(questionId: number): void {
    const current = answers.versions(questionId).at(-1)
    if (current && current.kind !== 'holding' && !current.isCut) notice(current)
  }

  return { notice, noticeCurrent }
}

/**
 * What is said of a commitment whose words a new version does not have. Parliament dates its corrections; a text that
 * changed without one is dated by when it was seen.
 */
export function sayChange({ dateCorrected }: Pick<NewVersion, 'dateCorrected'>, seenOn: CivilDate): string {
  return dateCorrected === null
    ? `The answer was changed, as seen on ${sayDate(seenOn)}, and these words are not in it any more.`
    : `The answer was corrected on ${sayDate(dateCorrected)} and these words changed.`
}
