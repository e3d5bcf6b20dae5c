import type { AnswerVersionRow } from '../answers/queries.ts'
import type { PromiseInAnswerJson } from '../formats/json/commitment.ts'
import type { QuestionJson, QuestionsJson, ThreadJson, WholeQuestionJson } from '../formats/json/question.ts'
import { LICENCE } from '../lib/licence.ts'
import type { MemberRow, StandingRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import type { QuestionLink, QuestionProvision } from '../policies/link-queries.ts'
import type { StandingQuestion } from './listing.ts'
import { meantNotices } from './meant-page.ts'
import type { SearchOutcome } from './search/outcome.ts'

export interface JsonParts extends StandingQuestion {
  asker: MemberRow | null
  askerStanding: StandingRow | null
  /** The current version. */
  answer: AnswerVersionRow | null
  answerer: MemberRow | null
  policies: readonly QuestionLink[]
  provisions: readonly QuestionProvision[]
  /** As their own JSON has them. */
  commitments: PromiseInAnswerJson[]
  thread: ThreadJson
  baseUrl: string
}

/** A question for programs, under Parliament's own field names where it has them. `late` is null when not known. */
export function questionJson({
  row,
  status,
  lateness,
  asker,
  askerStanding,
  answer,
  answerer,
  policies,
  provisions,
  commitments,
  thread,
  baseUrl,
}: JsonParts): QuestionJson {
  return {
    id: row.parliamentId,
    uin: row.uin,
    house: row.house,
    heading: row.heading,
    questionText: row.text,
    questionTextIsCut: row.isCut,
    askingMemberId: asker?.parliamentId ?? null,
    askingMember: asker && { ...memberJson(asker), ...standingJson(askerStanding) },
    memberHasInterest: row.hasInterest,
    answeringBodyId: row.bodyId,
    answeringBodyName: row.bodyName,
    dateTabled: row.dateTabled,
    dateForAnswer: row.dateForAnswer,
    dateAnswered: row.dateAnswered,
    dateAnswerCorrected: answer?.dateCorrected ?? null,
    isNamedDay: row.isNamedDay,
    isWithdrawn: row.isWithdrawn,
    answerIsHolding: answer && answer.kind === 'holding',
    answerIsCorrection: answer && answer.kind === 'corrected',
    answeringMemberId: answerer?.parliamentId ?? null,
    answeringMember: answerer && memberJson(answerer),
    answerText: answer?.html ?? null,
    answerTextIsCut: answer?.isCut ?? false,
    status,
    late: lateness.late === 'unknown' ? null : lateness.late,
    commitments,
    policies: policies.map(({ slug, title, state, foundIn, words, mentions }) => ({
      title,
      url: `${baseUrl}${paths.policy(slug)}`,
      state,
      foundIn,
      words,
      mentions,
    })),
    provisions: provisions.map(({ slug, title, provision, foundIn, words }) => ({
      title,
      url: `${baseUrl}${paths.policy(slug)}`,
      provision,
      foundIn,
      words,
    })),
    thread,
    isSample: row.source === 'sample',
    lastSeen: row.lastSeen,
    url: `${baseUrl}${paths.question(row)}`,
  }
}

/** The same by itself. */
export function wholeQuestionJson(question: QuestionJson): WholeQuestionJson {
  return { ...question, licence: LICENCE }
}

function memberJson({ parliamentId, name }: MemberRow) {
  return { id: parliamentId, name }
}

/** Party and seat go with the date on which they were so. */
function standingJson(standing: StandingRow | null) {
  return { party: standing?.party ?? null, seat: standing?.seat ?? null, partyAsOn: standing?.asOn ?? null }
}

interface SearchJsonParts {
  outcome: SearchOutcome
  notices: readonly string[]
  items: QuestionJson[]
  /** The address of the next page, whole, or null. */
  next: string | null
}

/** A page of results for programs; what was ignored in the query is said there too. */
export function searchJson({ outcome, notices, items, next }: SearchJsonParts): QuestionsJson {
  const facets = outcome.facets.map(({ name, options }) => [
    name,
    options().map(({ value, label, count }) => ({ value, label, count })),
  ])
  return {
    total: outcome.total,
    items,
    facets: Object.fromEntries(facets),
    next,
    notices: [...notices, ...outcome.notices, ...meantNotices(outcome)],
    licence: LICENCE,
  }
}

/** The questions of a number typed alone, in the same shape: few, on one page, with nothing to narrow. */
export function numbersJson(items: QuestionJson[]): QuestionsJson {
  return { total: items.length, items, facets: {}, next: null, notices: [], licence: LICENCE }
}
