import { accountQueries } from '../../accounts/queries.ts'
import { type AnswerVersionRow, answerQueries } from '../../answers/queries.ts'
import { actionQueries } from '../../policies/action-queries.ts'
import { forChoosing } from '../../policies/policy.ts'
import { policyQueries } from '../../policies/queries.ts'
import type { QuestionRow } from '../../questions/queries.ts'
import type { Context } from '../../web/context.ts'
import { HttpError, Invalid, NotFound } from '../../web/errors.ts'
import { type FormState, readForm } from '../../web/forms.ts'
import { orNotFound } from '../../web/params.ts'
import type { Commitment, Deadline, Quote } from '../commitment.ts'
import { DETAILS_LISTS, type DetailsChoices, detailsFrom, wrongChoices } from '../details-form.ts'
import type { SuggestionRow } from '../inbox/queries.ts'
import { commitmentQueries } from '../queries.ts'
import { commitmentReader } from '../reader.ts'
import type { NewCommitment } from '../record.ts'
import type { Span } from '../sentences.ts'
import { duplicateQueries } from './duplicate-queries.ts'
import { LoggingForm, type SentLogging, type SentWords } from './form.ts'
import { prefillOf } from './prefill.ts'

/** A version of an answer of which words are to be logged. */
export interface AnswerToLog {
  question: QuestionRow
  version: AnswerVersionRow
}

/** Words of it, with all that the program can say of them. */
export interface WordsToLog extends AnswerToLog {
  given: NewCommitment
}

/** A form that is shown again: wrong, to be checked, or likely a promise that is kept already. */
export interface FormAgain {
  state: FormState
  sent?: SentLogging
  status: 200 | 409 | 422
}

interface Person {
  id: number
  teamId: number | null
}

/** Gathers what logging needs from the features that hold it. */
export function loggingReader(context: Pick<Context, 'db' | 'config'>) {
  const { db } = context
  const answers = answerQueries(db)
  const accounts = accountQueries(db)
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const commitments = commitmentQueries(db)
  const duplicates = duplicateQueries(db)
  const reader = commitmentReader(context)

  /**
   * @param sent of which the version is the current one when it is left out
   * @throws NotFound when there is no such answer
   * @throws HttpError 409 for a holding answer
   */
  function answerOf({
    question: id,
    version: versionId,
  }: Pick<SentWords, 'question' | 'version'>): AnswerToLog {
    if (id === null) throw new Invalid('Say which question: its number is missing.', 422)
    const question = orNotFound(reader.findQuestion(id), `There is no question ${id}.`)
    const versions = answers.versions(id)
    const version = versionId === null ? versions.at(-1) : versions.find((one) => one.id === versionId)
    if (!version)
      throw new NotFound('There is no such answer to this question, so there are no words to log.')
    if (version.kind === 'holding') throw new HttpError(409, HOLDING)
    return { question, version }
  }

  /** Words that a person chose, filled in by the detector and owned by that person. */
  function wordsAt({ question, version }: AnswerToLog, span: Span, person: Person): WordsToLog {
    const { duePhrase, ...found } = prefillOf(version.text, span, version.dateAnswered)
    const given = {
      ...found,
      quote: quoteOf(version, span),
      ownerId: person.id,
      teamId: person.teamId,
      policyIds: policies.idsNamedBy(question.id),
      actionId: null,
      measure: '',
      visibility: 'internal' as const,
      deadline: reader.deadlineOf(duePhrase, version.dateAnswered, question),
      suggestionId: null,
    }
    return { question, version, given }
  }

  function wordsOf(suggestion: SuggestionRow, person: Person): WordsToLog {
    const question = reader.questionOf(suggestion.questionId)
    const version = answers.versions(question.id).find(({ id }) => id === suggestion.answerVersionId)
    if (!version) throw new Error(`Suggestion ${suggestion.id} has no answer`)
    return { question, version, given: reader.prefilled(suggestion, person) }
  }

  /** Reads the form: what is to be logged, or why it is shown again. */
  function read(
    body: unknown,
    words: WordsToLog,
  ): { commitment: NewCommitment; again?: never } | { commitment: null; again: FormAgain } {
    const { values: sent, state } = readForm(LoggingForm, body, DETAILS_LISTS)
    if (!sent) return { commitment: null, again: { state, status: 422 } }
    const all = choices()
    const errors = { ...wrongChoices(sent, words.given, all), ...wrongDeadline(words, sent) }
    if (Object.keys(errors).length > 0)
      return { commitment: null, again: { state: { ...state, errors }, status: 422 } }
    if (sent.check !== undefined) return { commitment: null, again: { state, sent, status: 200 } }
    const commitment = commitmentOf(words, sent, all)
    const isFirst = sent.anyway !== undefined || duplicatesOf(commitment).length === 0
    return isFirst ? { commitment } : { commitment: null, again: { state, sent, status: 409 } }
  }

  /** A form that only asks how its deadline is read is told so by the reading. */
  function wrongDeadline(
    { question, version }: AnswerToLog,
    { deadline, check }: SentLogging,
  ): Record<string, string> {
    const isKept = deadline && check === undefined
    const wrong = isKept ? reader.wrongDeadline(deadline, version.dateAnswered, question) : null
    return wrong === null ? {} : { deadline: wrong }
  }

  /**
   * The deadline that a slip brings: as it was sent, or as the words themselves say.
   * @throws Invalid when it is no time: the commitment keeps the one that it has
   */
  function slippedDeadline({ given, question, version }: WordsToLog, sent: string): Deadline {
    const phrase = sent || given.deadline.phrase
    const wrong =
      phrase === null ? NAMES_NO_TIME : reader.wrongDeadline(phrase, version.dateAnswered, question)
    if (wrong !== null) throw new Invalid(wrong, 422)
    return reader.deadlineOf(phrase, version.dateAnswered, question)
  }

  /** What is logged: what was sent, and the rest as it was filled in. */
  function commitmentOf(
    { given, ...answer }: WordsToLog,
    sent: SentLogging,
    choices: DetailsChoices,
  ): NewCommitment {
    const deadline = sent.deadline === undefined ? given.deadline : deadlineOf(answer, sent.deadline)
    return { ...given, ...detailsFrom(sent, given, choices), deadline }
  }

  function deadlineOf({ question, version }: AnswerToLog, words: string) {
    return reader.deadlineOf(words || null, version.dateAnswered, question)
  }

  /** The deadline of a form as it is read, with its notes. */
  function windowOf({ question, version }: AnswerToLog, words: string | null) {
    return reader.windowOf(words || null, version.dateAnswered, question)
  }

  /** The open commitments that it likely makes again. */
  function duplicatesOf(commitment: NewCommitment): Commitment[] {
    const { quote } = commitment
    const ids = duplicates.likely(quote, { ...commitment, text: quote.text })
    return ids.flatMap((id) => commitments.byId(id) ?? [])
  }

  function choices(): DetailsChoices {
    return {
      owners: accounts.all().filter(({ disabledAt }) => disabledAt === null),
      teams: accounts.teams(),
      policies: forChoosing(policies.all()),
      actions: actions.forChoosing(),
    }
  }

  const isCurrent = ({ id, questionId }: AnswerVersionRow) => answers.currentId(questionId) === id

  return {
    answerOf,
    isCurrent,
    wordsAt,
    wordsOf,
    read,
    commitmentOf,
    slippedDeadline,
    windowOf,
    duplicatesOf,
    choices,
  }
}

const NAMES_NO_TIME = 'These words name no time: link them without another deadline.'
const HOLDING = 'A holding answer is not an answer: nothing in it is a commitment.'

function quoteOf({ id, text }: AnswerVersionRow, { start, end }: Span): Quote {
  return { answerVersionId: id, start, end, text: text.slice(start, end) }
}
