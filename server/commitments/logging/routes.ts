import { type Request, type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../../accounts/access.ts'
import { canWorkOnCommitments } from '../../accounts/permissions.ts'
import { paths } from '../../paths.ts'
import { backOf } from '../../web/back.ts'
import type { Context } from '../../web/context.ts'
import { Invalid } from '../../web/errors.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../../web/forms.ts'
import type { Notice } from '../../web/notice.ts'
import { orNotFound, readParams } from '../../web/params.ts'
import { orConflict } from '../conflict.ts'
import { suggestionQueries } from '../inbox/queries.ts'
import { refuseDecided, suggestionRecords } from '../inbox/suggestions.ts'
import type { NewCommitment } from '../record.ts'
import { IdParams } from '../schema.ts'
import { type SentWords, WORDS_LISTS, WordsForm } from './form.ts'
import { loggingPage } from './page.ts'
import { type AnswerToLog, type FormAgain, loggingReader, type WordsToLog } from './reader.ts'
import { stretchQuoted, stretchSent } from './words-sent.ts'

/** Logging: words that a person chose, and suggestions, with one click or with changes. */
export function loggingRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const suggestions = suggestionQueries(db)
  const records = suggestionRecords(db, clock)
  const reader = loggingReader(context)

  router.get(paths.newCommitment(), allow(canWorkOnCommitments), (req, res) => {
    const words = wordsIn(req.query)
    const answer = reader.answerOf(words)
    const { span, state } = spanOr(() => stretchSent(answer.version.text, words))
    if (!span) return showChoice(res, answer, state, Object.keys(state.errors).length > 0 ? 422 : 200)
    showForm(res, { words: reader.wordsAt(answer, span, signedIn(req)), suggestionId: null })
  })

  router.post(paths.commitments(), allow(canWorkOnCommitments), (req, res) => {
    const words = wordsIn(req.body)
    const answer = reader.answerOf(words)
    const { span, state } = spanOr(() => stretchQuoted(answer.version.text, words))
    if (!span) return showChoice(res, answer, state, 422)
    const toLog = { words: reader.wordsAt(answer, span, signedIn(req)), suggestionId: null }
    readAndLog(req, res, toLog, (commitment) => records.log(commitment, actorOf(req)))
  })

  router.get(paths.suggestionAcceptance(':id'), allow(canWorkOnCommitments), (req, res) => {
    showForm(res, suggested(req))
  })

  router.post(paths.suggestionAcceptance(':id'), allow(canWorkOnCommitments), (req, res) => {
    const toLog = suggested(req)
    const { suggestionId } = toLog
    readAndLog(req, res, toLog, (commitment) => records.accept(suggestionId, commitment, actorOf(req)))
  })

  /** Logs what was sent, or shows the form again. */
  function readAndLog(
    req: Request,
    res: Response,
    toLog: ToLog,
    log: (commitment: NewCommitment) => number,
  ): void {
    const { commitment, again } = reader.read(req.body, toLog.words)
    if (commitment)
      done(
        req,
        res,
        commitment,
        orConflict(() => log(commitment)),
      )
    else showForm(res, { ...toLog, ...again })
  }

  function done(req: Request, res: Response, { ownerId }: NewCommitment, id: number): void {
    const back = backOf(req)
    const isOwn = ownerId === signedIn(req).id
    sessions.leaveNotice(req, {
      text: isOwn ? 'The commitment is logged, and it is yours.' : 'The commitment is logged.',
      link: { text: `Commitment ${id}`, href: paths.commitment(id) },
      action: undoOf(id, back),
    })
    res.redirect(303, back ?? paths.commitment(id))
  }

  function suggested(req: Request): ToLog & { suggestionId: number } {
    const { id } = readParams(IdParams, req)
    const suggestion = orNotFound(suggestions.byId(id), `There is no suggestion ${id}.`)
    orConflict(() => refuseDecided(suggestion))
    return { words: reader.wordsOf(suggestion, signedIn(req)), suggestionId: id }
  }

  function showForm(
    res: Response,
    { words, suggestionId, state = EMPTY_FORM, sent, status = 200 }: ToShow,
  ): void {
    const { given } = words
    const choices = reader.choices()
    const phrase = state.input.deadline ?? given.deadline.phrase ?? ''
    const commitment = sent ? reader.commitmentOf(words, sent, choices) : given
    const window = reader.windowOf(words, phrase)
    // Actions are offered of the policies that were chosen.
    const asSent = { ...given, policyIds: commitment.policyIds }
    const chosen = { given: asSent, choices, window, phrase, duplicates: reader.duplicatesOf(commitment) }
    show(res, words, { state, chosen, suggestionId }, status)
  }

  function showChoice(res: Response, answer: AnswerToLog, state: FormState, status: number): void {
    show(res, answer, { state, chosen: null, suggestionId: null }, status)
  }

  function show(res: Response, { question, version }: AnswerToLog, parts: Shown, status: number): void {
    const fallback = parts.suggestionId === null ? paths.question(question) : paths.suggestions()
    const model = loggingPage({
      ...parts,
      question,
      version,
      isCurrent: reader.isCurrent(version),
      decided: suggestions.decidedWords(question.id),
      back: backOf(res.req) ?? fallback,
    })
    sendPage(res, 'commitments/logging', model, status)
  }

  return router
}

interface ToLog {
  words: WordsToLog
  suggestionId: number | null
}

type ToShow = ToLog & Partial<FormAgain>

type Shown = Pick<Parameters<typeof loggingPage>[0], 'state' | 'chosen' | 'suggestionId'>

function wordsIn(fields: unknown): SentWords {
  const { values } = readForm(WordsForm, fields, WORDS_LISTS)
  if (!values) throw new Invalid('These words cannot be read. Choose them again.', 422)
  return values
}

/** The words that were chosen, or an empty form with what is wrong with them. */
function spanOr<Span>(read: () => Span): { span: Span | null; state: FormState } {
  try {
    return { span: read(), state: EMPTY_FORM }
  } catch (error) {
    if (error instanceof Invalid) return { span: null, state: withError(EMPTY_FORM, '', error.message) }
    throw error
  }
}

/** A button that takes back at once what was logged by mistake. */
function undoOf(id: number, back: string | null): NonNullable<Notice['action']> {
  const reason = { name: 'reason', value: 'Undone at once' }
  const fields = back === null ? [reason] : [reason, { name: 'back', value: back }]
  return { label: 'Undo', path: paths.commitmentStep(id, 'removal'), fields }
}
