import type { AuditJson } from '../formats/json/audit.ts'
import type {
  CommitmentJson,
  CommitmentsJson,
  PromiseJson,
  WholeCommitmentJson,
} from '../formats/json/commitment.ts'
import type { CompletionsJson } from '../formats/json/completion.ts'
import type { GlossaryJson } from '../formats/json/glossary.ts'
import type { RunStandingJson } from '../formats/json/intake.ts'
import type { LineJson, LinesJson, WholeLineJson } from '../formats/json/line.ts'
import type { HealthJson } from '../formats/json/parts.ts'
import type { PoliciesJson, PolicyJson, WholePolicyJson } from '../formats/json/policy.ts'
import type { QuestionJson, QuestionsJson, WholeQuestionJson } from '../formats/json/question.ts'
import { LICENCE } from '../lib/licence.ts'

/** Made-up answers of each address, of the types that the real ones have. */

const SITE = 'https://pursuant.example'
const QUESTION_URL = `${SITE}/questions/2026-01-12/104512`
const POLICY_LINK = { title: 'Harbour Lights Strategy', url: `${SITE}/policies/harbour-lights-strategy` }

const PROMISE: PromiseJson = {
  id: 1,
  url: `${SITE}/commitments/1`,
  quote: 'We will publish a count each spring.',
  kind: 'publication',
  strength: 'firm',
  status: 'open',
  isOverdue: false,
  deadline: {
    phrase: 'each spring',
    earliest: '2026-03-01',
    latest: '2026-05-31',
    precision: 'season',
    anchor: null,
    name: 'spring',
    recurs: 'every year',
    reviewOn: null,
    reviewEveryDays: null,
  },
  policies: [POLICY_LINK],
  action: {
    number: '3.4',
    words: 'Count the lanterns of every harbour.',
    url: `${SITE}/policies/harbour-lights-strategy/actions/1`,
  },
}

const NAMING = {
  state: 'confirmed',
  foundIn: 'answer',
  words: 'Harbour Lights Strategy',
  mentions: 2,
} as const

const QUESTION: QuestionJson = {
  id: 5_000_001,
  uin: '104512',
  house: 'Commons',
  heading: 'Wardens: Equipment',
  questionText:
    'To ask the Secretary of State for the Home Department, how many lanterns the wardens of Northbridge hold.',
  questionTextIsCut: false,
  askingMemberId: 99_001,
  askingMember: {
    id: 99_001,
    name: 'Eleanor Ashby',
    party: 'Progress',
    seat: 'Northbridge',
    partyAsOn: '2024-07-04',
  },
  memberHasInterest: false,
  answeringBodyId: 1,
  answeringBodyName: 'Home Office',
  dateTabled: '2026-01-12',
  dateForAnswer: '2026-01-14',
  dateAnswered: '2026-01-14',
  dateAnswerCorrected: null,
  isNamedDay: true,
  isWithdrawn: false,
  answerIsHolding: false,
  answerIsCorrection: false,
  answeringMemberId: 99_002,
  answeringMember: { id: 99_002, name: 'Philippa Rennick' },
  answerText: '<p>The wardens hold 412 lanterns.</p><p>We will publish a count each spring.</p>',
  answerTextIsCut: false,
  status: 'answered',
  late: false,
  commitments: [{ ...PROMISE, start: 31, end: 67, isInCurrentAnswer: true }],
  policies: [{ ...POLICY_LINK, ...NAMING }],
  provisions: [
    { ...POLICY_LINK, provision: 'chapter 2', foundIn: 'answer', words: 'chapter 2 of the Strategy' },
  ],
  thread: {
    refersTo: [
      {
        foundIn: 'question',
        kind: 'pursuant',
        words: 'pursuant to the Answer of 8 December 2025 to Question 98001',
        uin: '98001',
        date: '2025-12-08',
        dateOf: 'answered',
        isAmbiguous: false,
        url: `${SITE}/questions/2025-12-01/98001`,
      },
    ],
    referredToBy: [],
  },
  isSample: false,
  lastSeen: '2026-02-02T10:00:00.000Z',
  url: QUESTION_URL,
}

const COMMITMENT: CommitmentJson = {
  ...PROMISE,
  question: {
    uin: '104512',
    dateTabled: '2026-01-12',
    house: 'Commons',
    heading: 'Wardens: Equipment',
    url: QUESTION_URL,
  },
  dateAnswered: '2026-01-14',
  answeringMember: { id: 99_002, name: 'Philippa Rennick' },
  isSample: false,
}

const POLICY: PolicyJson = {
  title: 'Harbour Lights Strategy',
  slug: 'harbour-lights-strategy',
  kind: 'strategy',
  datePublished: '2025-06-02',
  dateForReview: null,
  links: [{ label: 'The strategy', url: 'https://example.org/harbour-lights' }],
  supersededBy: null,
  aliases: ['Harbour Lights Strategy'],
  questionCount: 1,
  openCount: 1,
  overdueCount: 0,
  url: POLICY_LINK.url,
}

const LAST_PAGE = { next: null, notices: [], licence: LICENCE }

const questions: QuestionsJson = {
  total: 1,
  items: [QUESTION],
  facets: { status: [{ value: 'answered', label: 'Answered', count: 1 }] },
  ...LAST_PAGE,
}
const question: WholeQuestionJson = { ...QUESTION, licence: LICENCE }
const commitments: CommitmentsJson = {
  total: 1,
  items: [COMMITMENT],
  facets: { strength: [{ value: 'firm', label: 'Firm', count: 1 }] },
  ...LAST_PAGE,
}
const commitment: WholeCommitmentJson = {
  ...COMMITMENT,
  updates: [{ kind: 'evidence', date: '2026-05-12', evidence: 'https://example.org/count-2026' }],
  licence: LICENCE,
}
const completions: CompletionsJson = {
  total: 1,
  items: [{ written: 'answered', label: 'Answered', field: 'status', text: 'status:answered', caret: 15 }],
  next: null,
  licence: LICENCE,
}

const policies: PoliciesJson = { total: 1, items: [POLICY], next: null, licence: LICENCE }
const policy: WholePolicyJson = {
  ...POLICY,
  body: 'How the harbours are lit.',
  supersedes: [],
  actions: [
    {
      number: '3.4',
      words: 'Count the lanterns of every harbour.',
      deadline: { phrase: 'by the end of 2026', earliest: null, latest: '2026-12-31' },
      note: '',
      questionCount: 1,
      commitmentCount: 1,
      overdueCount: 0,
      url: `${SITE}/policies/harbour-lights-strategy/actions/1`,
    },
  ],
  commitments: { total: 1, statuses: { open: 1 }, items: [PROMISE] },
  provisions: [
    {
      provision: 'chapter 2',
      questionCount: 1,
      url: `${POLICY.url}/provisions?provision=chapter+2`,
    },
  ],
  questions: {
    total: 1,
    items: [
      {
        uin: '104512',
        house: 'Commons',
        heading: 'Wardens: Equipment',
        dateTabled: '2026-01-12',
        dateAnswered: '2026-01-14',
        namedBy: [NAMING],
        url: QUESTION_URL,
      },
    ],
    next: null,
  },
  licence: LICENCE,
}
const LINE: LineJson = {
  id: 1,
  text: 'We keep the lights of every harbour under review.',
  answerCount: 2,
  wordingCount: 1,
  dateFirst: '2026-01-14',
  dateRepeated: '2026-03-02',
  dateChanged: null,
  dateLast: '2026-03-02',
  url: `${SITE}/lines/1`,
}
const lines: LinesJson = { total: 1, items: [LINE], facets: {}, ...LAST_PAGE }
const line: WholeLineJson = {
  ...LINE,
  wordings: [
    {
      text: 'We keep the lights of every harbour under review.',
      answerCount: 2,
      dateFirst: '2026-01-14',
      dateLast: '2026-03-02',
    },
  ],
  questions: {
    total: 2,
    items: [
      {
        uin: '104512',
        house: 'Commons',
        heading: 'Wardens: Equipment',
        dateTabled: '2026-01-12',
        dateAnswered: '2026-01-14',
        url: QUESTION_URL,
      },
    ],
    next: `${SITE}/lines/1.json?page=2`,
  },
  licence: LICENCE,
}
const audit: AuditJson = {
  total: 1,
  items: [
    {
      id: 1,
      at: '2026-01-12T09:30:00.000Z',
      person: { account: 7, name: 'Priya Nair' },
      via: 'web',
      requestId: 'request-1',
      action: 'changed',
      thing: { kind: 'account', id: '12', name: 'Tom Ellis' },
      before: { role: 'reader' },
      after: { role: 'editor' },
      reason: 'He moves to Harbours',
      previousHash: '0'.repeat(64),
      hash: 'a'.repeat(64),
    },
  ],
  next: null,
}
const run: RunStandingJson = {
  isUnderWay: true,
  state: { kind: 'unanswered', words: 'Going on' },
  ending: null,
  progress: 'Step 3 of 140: tabled, 1 March 2026 to 31 March 2026, 300 of 520',
  thousandths: 18,
  took: '2 minutes so far',
  counts: { added: '1,300', updated: '0', unchanged: '0', rejected: '1' },
}
const glossary: GlossaryJson = {
  total: 1,
  items: [
    {
      short: 'HLS',
      isWord: false,
      answerCount: 3,
      expansions: [
        {
          long: 'Harbour Lights Strategy',
          from: 'record',
          questionCount: 1,
          firstUse: { dateTabled: '2026-01-12', isExplanation: true, url: QUESTION_URL },
        },
      ],
    },
  ],
  next: null,
  licence: LICENCE,
}

const health: HealthJson = { status: 'ok' }

export const EXAMPLES = {
  questions,
  question,
  commitments,
  commitment,
  completions,
  policies,
  policy,
  lines,
  line,
  glossary,
  audit,
  run,
  health,
}
