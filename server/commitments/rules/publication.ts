import type { Rule } from './rule.ts'

const ofKind = { kind: 'publication' } as const

/** What will be published, set out, announced, answered. */
export const PUBLICATION_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will publish',
    strength: 'firm',
    pattern: '{promise} {publish}',
    examples: [
      'The Government will publish a kite strategy in May.',
      'We will soon set out our plans for the harbour at Fernmouth.',
      'The Department has committed to publishing berth numbers every month.',
      'Ministers will update the House on the harbour.',
    ],
    lookAlikes: [
      'The Government published a kite strategy in May.',
      'Ofcom will publish a kite strategy in May.',
    ],
  },
  {
    ...ofKind,
    name: 'intends to publish',
    strength: 'intended',
    pattern:
      '{weHope} {publish}|{weWork} {publish}|WE (?:intends?|expects?|plans?|aims?|hopes?)(?: for| that)?{some} (?:to|should|will) be (?:{published}|{shared})',
    examples: [
      'We aim to publish the harbour plan as soon as possible.',
      'We intend for the kite rules to be announced later in 2031.',
      'The Home Office is planning to issue new guidance on kites.',
    ],
    lookAlikes: ['We have no plans to publish the harbour plan.'],
  },
  {
    ...ofKind,
    name: 'will be published',
    strength: 'firm',
    cue: ' be |publish|appear|feature|form part|accompany|live|come out',
    pattern: `{willBe} {published}|(?:{documents}|\\b(?:house|parliament|members)\\b){near}{willBe} (?:{shared}|kept (?:informed|updated))|\\b(?:review|evaluation|inquiry|commission|taskforce|panel|study|audit){some}(?:, [^,;]{1,120},)? (?:will|is due to|is expected to) publish|{willBe} (?:shared|more to say)|\\bwill be making (?:further|an)|\\bannouncements?{some}{willBe}|{documents}{some} will (?:appear|feature|form part|accompany|go live|come out)\\b`,
    examples: [
      'The latest figures for Fernmouth will be published shortly.',
      'Further details of the kite fair will be shared once they are known.',
      'The House will be updated in May.',
    ],
    lookAlikes: [
      'The latest figures for Fernmouth were published in May.',
      'The prisoners will be released.',
    ],
  },
  {
    ...ofKind,
    name: 'is due to be published',
    strength: 'intended',
    cue: 'due|expected|planned|scheduled|intended|set|anticipated|track|course|publication',
    pattern: `{dueToBe} {published}|{documents}{near}{dueToBe} {shared}|{documents}{near}{isDueAt}|(?:{documents}){few}(?: (?:due|expected|scheduled|planned) (?:at|in|on|by|later|this|shortly|early|next|before|during)\\b)|\\b(?:publication|release)(?: of [^;]{1,80})? (?:is|are) (?:due|expected|planned|scheduled|anticipated)|\\bfor publication (?:in|on|by|later|this|shortly|next)|\\bwith (?:publication|a response|further details|an update|the (?:next|first) \\w{3,15}) (?:due|expected|planned|to follow)`,
    examples: [
      'The annual report on kites is expected to be published in summer 2031.',
      'The next berth figures are due in May.',
      'We are developing a harbour plan, which is due to be published this autumn.',
    ],
    lookAlikes: ['The annual report on kites is published in summer.'],
  },
  {
    ...ofKind,
    name: 'is publishing',
    strength: 'firm',
    cue: 'WE',
    pattern:
      '{we} (?:is|are|am)(?: shortly| soon)? (?:publishing|releasing|announcing|setting out|issuing|launching (?:an? |the |our )?(?:\\w{3,15} ){0,3}(?:strategy|plan|white paper|toolkit|guidance)){far}{future}|{future}{far}(?:{we}) (?:is|are|am)(?: shortly| soon)? (?:publishing|releasing|announcing|setting out|issuing|launching (?:an? |the |our )?(?:\\w{3,15} ){0,3}(?:strategy|plan|white paper|toolkit|guidance))',
    examples: [
      'Tomorrow the Government is publishing a new harbour plan.',
      'We are publishing new kite rules next week.',
    ],
    lookAlikes: ['We are publishing more about kites than ever.'],
  },
  {
    ...ofKind,
    name: 'document will say',
    strength: 'firm',
    cue: 'will|shall',
    pattern: `(?:{documents}(?: (?:for|on|of|to|in|from|into|about|by)(?: (?!and\\b)[\\w'-]{1,30}){1,6}?)?|^it|^this|^these)(?:, [^,;]{1,120},)?,? (?:will|shall) (?:be )?(?:set(?:ting)? out|include|outline|detail|contain|explain|describe|identify|confirm|lay out|be followed by|propose|cover)\\b`,
    examples: ['The harbour strategy will set out how berths are shared.'],
    lookAlikes: ['The harbour strategy sets out how berths are shared.'],
  },
  {
    ...ofKind,
    name: 'more will follow',
    strength: 'vague',
    cue: ' follow| be said',
    pattern: `(?:{documents}|\\bmore|\\bfurther){few} (?:will|to) follow\\b|\\b(?:more|further){some} will be said`,
    examples: ['Further details will follow in due course.'],
    lookAlikes: ['Further questions followed.'],
  },
]
