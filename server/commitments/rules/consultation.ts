import type { Rule } from './rule.ts'

const ofKind = { kind: 'consultation_review' } as const

/** Consultations, reviews and evaluations to come, and what they will report. */
export const CONSULTATION_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will consult or review',
    strength: 'firm',
    pattern: '{promise} {consult}',
    examples: [
      'We will consult on the kite rules in May.',
      'The Government will launch an independent review of harbours.',
      'We will be engaging with the people of Fernmouth on the design.',
      'The Home Office has committed to carrying out a full review of berths.',
    ],
    lookAlikes: [
      'We consulted on the kite rules in May.',
      'We will publish the review of the kite rules in May.',
    ],
  },
  {
    ...ofKind,
    name: 'intends to consult or review',
    strength: 'intended',
    pattern: '(?:{weHope}|{weWork}) {consult}|{we} (?:is|are) planning(?: for)?{few}{reviewing}',
    examples: [
      'We plan to arrange workshops in Fernmouth.',
      'The Department intends to consult on the kite levy.',
    ],
    lookAlikes: ['The Department does not intend to consult on the kite levy.'],
  },
  {
    ...ofKind,
    name: 'will be consulted on or reviewed',
    strength: 'firm',
    cue: ' be ',
    pattern: `{toBe} {consulted}|{reviewing}{some}{toBe} (?:launched|held|undertaken|conducted|carried out|established|commissioned|opened|set up|completed|concluded|run|started|published for|led|chaired)|\\bthere will be{few}{reviewing}|\\b(?:effectiveness|impacts?|operation|performance|success)\\b{some}{toBe} (?:assessed|measured|tested)\\b`,
    examples: [
      'A consultation on kites will be launched shortly.',
      'The berth formula will be reviewed after one year.',
      'A scrutiny of the Kite Act will be conducted in 2031.',
    ],
    lookAlikes: ['A consultation on kites was launched in May.'],
  },
  {
    ...ofKind,
    name: 'review will report',
    strength: 'intended',
    cue: 'report|planned|will|shall|due|expected|scheduled|set|track',
    pattern: `(?:{reviewing}|\\b(?:reviewer|task ?force|working group)\\b){some}(?:, [^,;]{1,120},)? (?:(?:will|shall)|(?:is|are)? ?(?:due|expected|scheduled|set|on track) to) (?:report|conclude|make|consider|look|examine|complete|be (?:completed?|concluded|finalised)|finish|assess|begin|start|commence|run|launch|open|take|seek|explore|provide|focus|deliver|recommend|invite|gather|hear|test)\\b|{reviewing}{few},? (?:is |are |which is )?(?:due|expected)(?: for completion)? (?:in|by|to (?:report|conclude)|at|this|later|next)|\\bdue to (?:report|submit|provide{some}findings|conclude its)|{reviewing}{few} (?:is|are)(?: also| now)? planned\\b|\\bexpected to report|{reviewing}{far} will report\\b`,
    examples: [
      'The harbour review will report in the autumn.',
      'The kite taskforce is expected to report its findings in May.',
      'A formal consultation on kites is planned for the autumn.',
      'We have commissioned a review of berths, expected to conclude by May.',
    ],
    lookAlikes: ['The harbour review reported in the autumn.'],
  },
  {
    ...ofKind,
    name: 'settled after consultation',
    strength: 'firm',
    cue: ' be ',
    pattern:
      '{willBe} (?:finalised|determined|decided|agreed|settled|developed|shaped|confirmed|informed|made|taken){some} (?:following|after|through|subject to|by|once)(?: the| a| this| our| public| full){0,3} (?:consultation|review|engagement)',
    examples: ['The kite levy will be finalised following the consultation.'],
    lookAlikes: ['The kite levy was finalised following the consultation.'],
  },
]

/** A review that others were asked for: what we will do ourselves, in the same sentence, counts before it. */
export const REVIEW_REQUESTS: readonly Rule[] = [
  {
    ...ofKind,
    name: 'asked for a review',
    strength: 'intended',
    pattern: '{we} (?:have|has) (?:asked|commissioned|instructed|tasked|invited){some} to {consult}',
    examples: ['I have asked officials to review the lamps of the harbour.'],
    lookAlikes: ['I have asked officials to write to the harbour master.'],
  },
]
