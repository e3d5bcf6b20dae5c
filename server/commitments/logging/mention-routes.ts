import { type Request, Router } from 'express'
import { actorOf, allow, signedIn } from '../../accounts/access.ts'
import { canWorkOnCommitments } from '../../accounts/permissions.ts'
import { today } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import { backOf } from '../../web/back.ts'
import type { Context } from '../../web/context.ts'
import { Invalid } from '../../web/errors.ts'
import { readForm } from '../../web/forms.ts'
import { orNotFound, readParams } from '../../web/params.ts'
import { orConflict } from '../conflict.ts'
import { suggestionQueries } from '../inbox/queries.ts'
import { suggestionRecords } from '../inbox/suggestions.ts'
import { commitmentQueries } from '../queries.ts'
import { IdParams } from '../schema.ts'
import { MentionForm, type SentMention } from './form.ts'
import { loggingReader, type WordsToLog } from './reader.ts'
import { stretchQuoted } from './words-sent.ts'

/** Linking words of an answer to the commitment that they make again, with or without another deadline. */
export function mentionRoutes(context: Context): Router {
  const { db, clock, sessions } = context
  const router = Router()
  const commitments = commitmentQueries(db)
  const suggestions = suggestionQueries(db)
  const records = suggestionRecords(db, clock)
  const reader = loggingReader(context)

  router.post(paths.commitmentMentions(':id'), allow(canWorkOnCommitments), (req, res) => {
    const { id } = readParams(IdParams, req)
    const commitment = orNotFound(commitments.byId(id), `There is no commitment ${id}.`)
    const { values: sent, state } = readForm(MentionForm, req.body)
    if (!sent) throw new Invalid(Object.values(state.errors), 422)
    const entry = entryOf(wordsOf(req, sent), sent)
    // What only adds words overwrites nothing, so it may come without the revision that its sender saw.
    orConflict(() => records.link(id, entry, actorOf(req), sent.revision ?? commitment.revision))
    sessions.leaveNotice(req, {
      text: entry.act === 'slip' ? 'The words are linked, with their deadline.' : 'The words are linked.',
      link: { text: `Commitment ${id}`, href: paths.commitment(id) },
    })
    res.redirect(303, backOf(req) ?? paths.commitment(id))
  })

  function wordsOf(req: Request, sent: SentMention): WordsToLog {
    if (sent.suggestion === null) {
      const answer = reader.answerOf(sent)
      return reader.wordsAt(answer, stretchQuoted(answer.version.text, sent), signedIn(req))
    }
    const suggestion = orNotFound(
      suggestions.byId(sent.suggestion),
      `There is no suggestion ${sent.suggestion}.`,
    )
    return reader.wordsOf(suggestion, signedIn(req))
  }

  /** It is about the day of the answer that says it again. */
  function entryOf(words: WordsToLog, { slip, deadline, reason }: SentMention) {
    const { given, version } = words
    const plain = {
      madeOn: version.dateAnswered ?? today(clock),
      note: reason,
      evidence: null,
      visibility: 'internal' as const,
      mention: { ...given.quote, suggestionId: given.suggestionId },
    }
    if (slip === undefined) return { ...plain, act: 'restated' as const }
    return { ...plain, act: 'slip' as const, deadline: reader.slippedDeadline(words, deadline) }
  }

  return router
}
