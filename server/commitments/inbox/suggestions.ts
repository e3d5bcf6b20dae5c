import type { Database } from '../../../db/open.ts'
import { type Actor, auditTrail } from '../../audit/record.ts'
import { type Clock, now } from '../../lib/dates.ts'
import { NotPossible } from '../life.ts'
import { commitmentQueries } from '../queries.ts'
import { commitmentRecords, type NewCommitment } from '../record.ts'
import { commitmentStatements } from '../statements.ts'
import type { Entry } from '../step-records.ts'
import { type SuggestionRow, suggestionQueries } from './queries.ts'

type Mentioning = Entry & { mention: NonNullable<Entry['mention']> }

/** What people decide of words that may be a promise: suggested by the detector, or chosen by themselves. */
export function suggestionRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const suggestions = suggestionQueries(db)
  const commitments = commitmentRecords(db, clock)
  const { byId } = commitmentQueries(db)
  const decide = db.prepare(`
    update suggestion set state = :state, decided_by = :by, decided_at = :at, reason = :reason where id = :id`)
  const { closeSuggestions } = commitmentStatements(db)

  /** Logs the commitment and closes the suggestion. @throws NotPossible when somebody has decided already */
  const accept = db.transaction((id: number, commitment: NewCommitment, by: Actor): number => {
    openOne(id)
    decide.run({ id, state: 'accepted', by: by.accountId, at: now(clock), reason: null })
    return commitments.log({ ...commitment, suggestionId: id }, by)
  })

  /** Logs words that a person chose, and closes the suggestions of the same words. @returns the commitment's number */
  const log = db.transaction((commitment: NewCommitment, by: Actor): number => {
    const id = commitments.log(commitment, by)
    closeSuggestionsOf(commitment.quote, by)
    return id
  })

  /**
   * Links words to a commitment that they make again, rather than logging them, and closes their suggestions.
   * @throws NotPossible when they are the commitment's own already
   * @throws EditedMeanwhile when the commitment has another revision now
   */
  const link = db.transaction(
    (commitmentId: number, entry: Mentioning, by: Actor, revision: number): void => {
      const { suggestionId, ...quote } = entry.mention
      if (suggestionId !== null) openOne(suggestionId)
      refuseOwn(commitmentId, quote)
      commitments.enter(commitmentId, entry, by, revision)
      closeSuggestionsOf(quote, by)
    },
  )

  /** @throws NotPossible when somebody has decided already */
  const dismiss = db.transaction((id: number, reason: string, by: Actor): void => {
    const suggestion = openOne(id)
    decide.run({ id, state: 'dismissed', by: by.accountId, at: now(clock), reason })
    audit({ by, action: 'dismissed', thing: thingOf(suggestion), reason })
  })

  /** Undoes a dismissal. */
  const restore = db.transaction((id: number, by: Actor): void => {
    const suggestion = suggestions.byId(id)
    if (suggestion?.state !== 'dismissed') throw new NotPossible('This suggestion was not dismissed.')
    decide.run({ id, state: 'open', by: null, at: null, reason: null })
    audit({ by, action: 'restored', thing: thingOf(suggestion) })
  })

  function openOne(id: number): SuggestionRow {
    const suggestion = suggestions.byId(id)
    if (!suggestion) throw new Error(`There is no suggestion ${id}`)
    refuseDecided(suggestion)
    return suggestion
  }

  function refuseOwn(
    commitmentId: number,
    { answerVersionId, start, end }: Mentioning['mention'] | NewCommitment['quote'],
  ) {
    const own = byId(commitmentId)?.quote
    const isOwn = own?.answerVersionId === answerVersionId && own.start < end && own.end > start
    if (isOwn) throw new NotPossible('These words are the commitment’s own already.')
    if (suggestions.isMentioned(commitmentId, answerVersionId, start, end)) {
      throw new NotPossible('These words are linked to it already.')
    }
  }

  function closeSuggestionsOf(quote: NewCommitment['quote'], by: Actor): void {
    closeSuggestions.run({ ...quote, by: by.accountId, at: now(clock) })
  }

  return {
    accept: accept.immediate,
    log: log.immediate,
    link: link.immediate,
    dismiss: dismiss.immediate,
    restore: restore.immediate,
  }
}

/** A suggestion as the audit trail names it. */
function thingOf({ id, quote }: SuggestionRow) {
  return { kind: 'suggestion', id, name: quote.slice(0, LONGEST_NAME) }
}

const LONGEST_NAME = 120

/** @throws NotPossible when somebody has decided on it */
export function refuseDecided({ state }: SuggestionRow): void {
  if (state !== 'open') throw new NotPossible(DECIDED[state])
}

const DECIDED = {
  accepted: 'Somebody has accepted this suggestion already.',
  dismissed: 'Somebody has dismissed this suggestion already.',
  outdated: 'The answer was corrected since, so these words are not its words any more.',
} as const
