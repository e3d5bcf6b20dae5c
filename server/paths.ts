import { type Query, queryString } from './lib/query-string.ts'

/** Every address that the site links to. */

/** What a question's address is made from. */
export interface QuestionAddress {
  dateTabled: string | null
  uin: string | null
  localNumber: number | null
}

/** What a Member's address is made from. */
export interface MemberAddress {
  parliamentId: number | null
  localNumber: number | null
}

const PARLIAMENT = 'https://questions-statements.parliament.uk/written-questions/detail'

export const paths = {
  home: () => '/',
  questions: (query: Query = {}) => `/questions${queryString(query)}`,
  /** The same with a query string, as those of what follows. */
  questionsAt: (queryString: string) => `/questions${queryString}`,
  question: ({ dateTabled, uin, localNumber }: QuestionAddress) =>
    dateTabled && uin ? `/questions/${dateTabled}/${uin}` : `/questions/local/${localNumber}`,
  /** The same questions in another form. */
  questionsAs: (format: 'json' | 'csv' | 'atom', queryString = '') => `/questions.${format}${queryString}`,
  /** What may be meant by what is being typed in the search box. */
  questionCompletions: () => '/questions/completions.json',
  /** Some questions, each by the end of its address, with their whole texts; or their citations as a file. */
  questionSelection: (chosen: readonly string[] = [], format: '' | '.bib' | '.ris' = '') =>
    `/questions/selection${format}${queryString({ question: chosen })}`,
  questionAs: (format: 'json' | 'bib' | 'ris', question: QuestionAddress): string =>
    `${paths.question(question)}.${format}`,
  /** Drafts of questions that follow it up. */
  questionFollowUp: (question: QuestionAddress): string => `${paths.question(question)}/follow-up`,
  uin: (uin: string) => `/uin/${uin}`,
  member: ({ parliamentId, localNumber }: MemberAddress) =>
    parliamentId === null ? `/members/local/${localNumber}` : `/members/${parliamentId}`,
  policies: (query: Record<string, string | number | undefined> = {}) => `/policies${queryString(query)}`,
  newPolicy: () => '/policies/new',
  policy: (slug: string, query: Record<string, string | number | undefined> = {}) =>
    `/policies/${slug}${queryString(query)}`,
  policyEdit: (slug: string) => `/policies/${slug}/edit`,
  /** `POST` adds an action: a numbered promise of the policy's own. */
  policyActions: (slug: string) => `/policies/${slug}/actions`,
  policyActionsCsv: (slug: string) => `/policies/${slug}/actions.csv`,
  newPolicyAction: (slug: string) => `/policies/${slug}/actions/new`,
  /** Pasted from a table: `POST` shows what it would do, then does it. */
  policyActionsImport: (slug: string) => `/policies/${slug}/actions/import`,
  policyAction: (slug: string, id: number | string) => `/policies/${slug}/actions/${id}`,
  policyActionEdit: (slug: string, id: number | string) => `/policies/${slug}/actions/${id}/edit`,
  /** `POST` says of a question that it touches the action, or that it does not. */
  policyActionQuestions: (slug: string, id: number | string) => `/policies/${slug}/actions/${id}/questions`,
  /** `POST` takes that back. */
  policyActionQuestionsRemoval: (slug: string, id: number | string) =>
    `/policies/${slug}/actions/${id}/questions/removal`,
  policyActionRemoval: (slug: string, id: number | string) => `/policies/${slug}/actions/${id}/removal`,
  /** All that was promised under it, to be printed. */
  policyBriefing: (slug: string) => `/policies/${slug}/briefing`,
  policyRemoval: (slug: string) => `/policies/${slug}/removal`,
  /** The sections and the like of it that are named; with one of them, the questions that name it. */
  provisions: (slug: string, query: Record<string, string | number | undefined> = {}) =>
    `/policies/${slug}/provisions${queryString(query)}`,
  /** `POST`: a person confirms, adds or refuses a link to a question, or takes that back. */
  policyDecisions: () => '/policy-decisions',
  policiesJson: () => '/policies.json',
  policyJson: (slug: string, query: Record<string, string | number | undefined> = {}) =>
    `/policies/${slug}.json${queryString(query)}`,
  /** @param query `show` (new, changed, ended), `q`, `page` */
  lines: (query: Record<string, string | number | undefined> = {}) => `/lines${queryString(query)}`,
  linesJson: (query: Record<string, string | number | undefined> = {}) => `/lines.json${queryString(query)}`,
  line: (number: number | string, query: Record<string, string | number | undefined> = {}) =>
    `/lines/${number}${queryString(query)}`,
  lineJson: (number: number | string, query: Record<string, string | number | undefined> = {}) =>
    `/lines/${number}.json${queryString(query)}`,
  glossary: (query: GlossaryAsked = {}) =>
    `/glossary${queryString({ ...query, letter: query.letter ?? undefined })}`,
  glossaryJson: (query: GlossaryAsked = {}) =>
    `/glossary.json${queryString({
      ...query,
      letter: query.letter ?? undefined,
      page: query.page === 1 ? undefined : query.page,
    })}`,
  newGlossaryEntry: () => '/glossary/new',
  /** `POST` corrects it. */
  glossaryEntry: (id: number | string) => `/glossary/${id}`,
  glossaryEntryEdit: (id: number | string) => `/glossary/${id}/edit`,
  /** `POST`: it does not stand for that. */
  glossaryRefusal: (id: number | string) => `/glossary/${id}/refusal`,
  /** `POST` takes back what was decided on it. */
  glossaryRestoration: (id: number | string) => `/glossary/${id}/restoration`,
  /** The page about the JSON interface, and its description for programs. */
  api: () => '/api',
  apiDocument: () => '/api/openapi.json',
  help: (topic?: string) => (topic ? `/help/${topic}` : '/help'),
  health: () => '/healthz',
  suggestions: (query: Record<string, string | number | undefined> = {}) =>
    `/suggestions${queryString(query)}`,
  /** `POST` of one decision on several. */
  suggestionDecisions: () => '/suggestions/decisions',
  /** @param back where to go on afterwards, for its page */
  suggestionAcceptance: (id: number | string, back?: string) =>
    `/suggestions/${id}/acceptance${queryString({ back })}`,
  suggestionDismissal: (id: number | string) => `/suggestions/${id}/dismissal`,
  suggestionRestoration: (id: number | string) => `/suggestions/${id}/restoration`,
  commitments: (query: Query = {}) => `/commitments${queryString(query)}`,
  /** The same commitments in another form. */
  commitmentsAs: (format: 'json' | 'csv' | 'atom', query: Query = {}) =>
    `/commitments.${format}${queryString(query)}`,
  commitmentJson: (id: number | string) => `/commitments/${id}.json`,
  /** `GET` shows what is chosen, `POST` changes it. */
  commitmentReassignment: (query: Query = {}) => `/commitments/reassignment${queryString(query)}`,
  commitmentReviewDates: (query: Query = {}) => `/commitments/review-dates${queryString(query)}`,
  commitment: (id: number | string) => `/commitments/${id}`,
  /** Logs words of an answer: chosen there, or given by their offsets. */
  newCommitment: (query: Record<string, string | number | undefined> = {}) =>
    `/commitments/new${queryString(query)}`,
  /** `POST` links other words to it: it was promised again. */
  commitmentMentions: (id: number | string) => `/commitments/${id}/mentions`,
  /** `POST`: the words of a later answer give it no other deadline. */
  slipOfferRefusal: (id: number | string, offer: number | string) =>
    `/commitments/${id}/slip-offers/${offer}/refusal`,
  commitmentFollowUp: (id: number | string) => `/commitments/${id}/follow-up`,
  /** `POST` of a step in its life: `updates`, `extensions`, `delivery`, `drop`, `drop/approval`, … */
  commitmentStep: (id: number | string, step: string) => `/commitments/${id}/${step}`,
  /** The commitment's page with the form of one step open. */
  commitmentWithStep: (id: number | string, step: string) => `/commitments/${id}${queryString({ step })}`,
  /** `POST`: it was looked at. */
  commitmentReviews: (id: number | string) => `/commitments/${id}/reviews`,
  deadlines: (query: Record<string, string | number | undefined> = {}) => `/deadlines${queryString(query)}`,
  deadlinesCalendar: (query: { token?: string; whose?: string } = {}) =>
    `/deadlines.ics${queryString(query)}`,
  commitmentsCalendar: (token?: string) => `/commitments.ics${queryString({ token })}`,
  savedSearches: () => '/saved-searches',
  newSavedSearch: (queryString = '') => `/saved-searches/new${queryString}`,
  /** What is new in it, and its settings. */
  savedSearch: (id: number | string, query: Record<string, string | number | undefined> = {}) =>
    `/saved-searches/${id}${queryString(query)}`,
  /** `POST`: what is new was seen. */
  savedSearchSeen: (id: number | string) => `/saved-searches/${id}/seen`,
  /** `POST` moves it up or down. */
  savedSearchPlace: (id: number | string) => `/saved-searches/${id}/place`,
  savedSearchRemoval: (id: number | string) => `/saved-searches/${id}/removal`,
  /** `POST` makes a private address for its feed. */
  savedSearchFeed: (id: number | string) => `/saved-searches/${id}/feed`,
  savedSearchFeedRemoval: (id: number | string) => `/saved-searches/${id}/feed/removal`,
  savedSearchAtom: (id: number | string, token?: string) =>
    `/saved-searches/${id}.atom${queryString({ token })}`,
  /** @param next where to go afterwards; the front page when left out */
  signIn: (next?: string) => `/sign-in${queryString({ next: next === '/' ? undefined : next })}`,
  signOut: () => '/sign-out',
  setUp: (token?: string) => `/set-up${queryString({ token })}`,
  newPassword: (token?: string) => `/new-password${queryString({ token })}`,
  account: () => '/account',
  accountPassword: () => '/account/password',
  /** `POST` ends one of one's own sessions. */
  sessionEnding: (number: number | string) => `/account/sessions/${number}/ending`,
  otherSessionsEnding: () => '/account/other-sessions/ending',
  /** `POST` makes a private address for one's calendar. */
  accountCalendar: () => '/account/calendar',
  accountCalendarRemoval: () => '/account/calendar/removal',
  admin: () => '/admin',
  adminUsers: () => '/admin/users',
  newUser: () => '/admin/users/new',
  adminUser: (id: number | string) => `/admin/users/${id}`,
  userDisabling: (id: number | string) => `/admin/users/${id}/disabling`,
  userEnabling: (id: number | string) => `/admin/users/${id}/enabling`,
  userPasswordLink: (id: number | string) => `/admin/users/${id}/password-link`,
  userSessionsEnding: (id: number | string) => `/admin/users/${id}/sessions-ending`,
  adminTeams: () => '/admin/teams',
  adminTeam: (id: number | string) => `/admin/teams/${id}`,
  teamRemoval: (id: number | string) => `/admin/teams/${id}/removal`,
  intake: (query: Record<string, string | number | undefined> = {}) => `/admin/intake${queryString(query)}`,
  newIntakeRun: () => '/admin/intake/new',
  intakeRun: (id: number | string, query: Record<string, string | number | undefined> = {}) =>
    `/admin/intake/${id}${queryString(query)}`,
  intakeRunJson: (id: number | string) => `/admin/intake/${id}.json`,
  /** `POST` asks it to stop. */
  intakeRunStopping: (id: number | string) => `/admin/intake/${id}/stopping`,
  audit: (query: Record<string, string | number | undefined> = {}) => `/admin/audit${queryString(query)}`,
  auditExport: (format: 'csv' | 'json', query: Record<string, string | number | undefined> = {}) =>
    `/admin/audit.${format}${queryString(query)}`,
  /** A question's page on Parliament's own site. */
  parliament: (dateTabled: string, uin: string) => `${PARLIAMENT}/${dateTabled}/${uin}`,
}

/** A part of the glossary: by words, by a letter. */
interface GlossaryAsked {
  q?: string
  letter?: string | null
  page?: number
}
