import { paths } from '../../paths.ts'
import type { QuestionRow } from '../../questions/queries.ts'
import { headingOf, sayNumber } from '../../questions/summary.ts'
import { type FormState, showForm, titleOf } from '../../web/forms.ts'
import type { Commitment, Quote } from '../commitment.ts'
import type { DetailsChoices } from '../details-form.ts'
import { isUnread } from '../due/reader.ts'
import { sayDueWindow } from '../due/said.ts'
import type { DueWindow } from '../due/types.ts'
import type { NewCommitment } from '../record.ts'
import { type Span, sentencesOf } from '../sentences.ts'
import { settingOf } from '../setting.ts'
import { sayAnswered, sayDeadline } from '../summary.ts'
import { type DecidedWords, piecesOf, wasDecidedOn } from './choosing.ts'
import { loggingFields } from './form.ts'

/** The form by which words are logged, or nothing yet while they are being chosen. */
export interface LoggingParts {
  question: QuestionRow
  version: { id: number; text: string; dateAnswered: string | null }
  /** Whether the version is the answer as it stands. */
  isCurrent: boolean
  decided: readonly (DecidedWords & { commitmentId: number | null })[]
  state: FormState
  chosen: ChosenWords | null
  /** Of a suggestion that is accepted with changes. */
  suggestionId: number | null
  back: string
}

export interface ChosenWords {
  given: NewCommitment
  choices: DetailsChoices
  /** The deadline as the form has it. */
  window: DueWindow
  phrase: string
  duplicates: readonly Commitment[]
}

export function loggingPage(parts: LoggingParts) {
  const { question, version, state, chosen, suggestionId, back } = parts
  const title = suggestionId === null ? 'Log a commitment' : 'Accept with changes'
  const form = chosen && showLogging(parts, chosen)
  return {
    title: titleOf(title, state),
    heading: title,
    question: {
      href: paths.question(question),
      heading: headingOf(question),
      number: sayNumber(question),
      answered: sayAnswered(version.dateAnswered),
    },
    isEarlier: !parts.isCurrent,
    errors: form?.errors ?? Object.values(state.errors).map((text) => ({ text, href: '#choose' })),
    form,
    duplicates: chosen ? chosen.duplicates.map((one) => showDuplicate(one, parts, chosen)) : [],
    chooser: suggestionId === null ? showChooser(parts) : null,
    back,
  }
}

function showLogging({ question, version, state, suggestionId, back }: LoggingParts, chosen: ChosenWords) {
  const { given, choices, window, phrase, duplicates } = chosen
  const specs = loggingFields(choices, { ...given, phrase: given.deadline.phrase })
  const { fields, errors } = showForm<string>(specs, state)
  const { deadline, ...rest } = fields
  return {
    action: suggestionId === null ? paths.commitments() : paths.suggestionAcceptance(suggestionId),
    words:
      suggestionId === null
        ? [{ name: 'question', value: question.id }, ...wordFields(version.id, chosen)]
        : [],
    quote: given.quote.text,
    ...settingOf(version.text, given.quote),
    deadline,
    reading: { said: sayDueWindow(window, phrase), notes: window.notes },
    fields: Object.values(rest),
    errors,
    back,
    isLikelyAnother: duplicates.length > 0,
  }
}

/** Which words they are, for a form. */
function wordFields(versionId: number, { given: { quote } }: { given: { quote: Quote } }) {
  return [
    { name: 'version', value: versionId },
    { name: 'start', value: quote.start },
    { name: 'end', value: quote.end },
    { name: 'quote', value: quote.text },
  ]
}

function showDuplicate(commitment: Commitment, parts: LoggingParts, chosen: ChosenWords) {
  const { id, quote, deadline, revision, owner } = commitment
  const { question, version, suggestionId, back } = parts
  const words =
    suggestionId === null
      ? [{ name: 'question', value: question.id }, ...wordFields(version.id, chosen)]
      : [{ name: 'suggestion', value: suggestionId }]
  return {
    id,
    href: paths.commitment(id),
    quote: quote.text,
    due: sayDeadline(deadline),
    owner: owner?.name ?? 'nobody',
    action: paths.commitmentMentions(id),
    fields: [...words, { name: 'revision', value: revision }, { name: 'back', value: back }],
    slip: isSlip(commitment, parts, chosen) ? showSlip(parts, chosen) : null,
  }
}

/** Whether the words, which a later answer says, carry a deadline that the commitment does not have. */
function isSlip(
  { deadline, dateAnswered }: Commitment,
  { version }: LoggingParts,
  { window, phrase }: ChosenWords,
) {
  const isLater =
    dateAnswered === null || version.dateAnswered === null || version.dateAnswered >= dateAnswered
  const isAnother = window.earliest !== deadline.earliest || window.latest !== deadline.latest
  return phrase !== '' && !isUnread(window) && isLater && isAnother
}

function showSlip({ version }: LoggingParts, { window, phrase }: ChosenWords) {
  return {
    deadline: phrase,
    said: sayDueWindow(window, phrase),
    reason: `The answer of ${sayAnswered(version.dateAnswered)} says “${phrase}”.`.slice(0, 500),
  }
}

function showChooser({ question, version, isCurrent, decided, chosen, back }: LoggingParts) {
  const sentences = sentencesOf(version.text)
  const span: Span | null = chosen?.given.quote ?? null
  const logged = sentences.map(({ text }) => decided.filter((words) => wasDecidedOn(text, words)))
  const pieces = piecesOf(version.text, sentences).map(({ text, place }) => {
    const sentence = place === null ? undefined : sentences[place]
    return {
      text,
      isSentence: place !== null,
      place: place ?? 0,
      isChosen:
        sentence !== undefined && span !== null && sentence.start < span.end && sentence.end > span.start,
      isLogged: place !== null && commitmentsIn(logged[place]).length > 0,
    }
  })
  return {
    action: paths.newCommitment(),
    question: question.id,
    version: isCurrent ? '' : version.id,
    pieces,
    back,
    commitments: commitmentsIn(logged.flat()).map((id) => ({ id, href: paths.commitment(id) })),
    isOpen: chosen === null,
  }
}

function commitmentsIn(decided: LoggingParts['decided'] = []): number[] {
  return [...new Set(decided.flatMap(({ commitmentId }) => commitmentId ?? []))]
}
