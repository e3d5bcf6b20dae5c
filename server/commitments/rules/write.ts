import type { Rule } from './rule.ts'

const ofKind = { kind: 'write_or_deposit' } as const

/** Letters, copies in the Library, papers sent, meetings. */
export const WRITE_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will write',
    strength: 'firm',
    pattern:
      '(?:{weWill}|{weHope}|{we} (?:am|are) happy to|{we} would be happy to) (?:be )?(?:writ(?:e|ing)|reply(?:ing)? (?:directly|in writing)|respond(?:ing)? (?:directly|in writing|to the (?:right |rt )?(?:hon|noble)[^;]{1,60} (?:letter|correspondence|email))|send(?:ing)?{some}(?:letter|copy|copies|committee|member|friend)|(?:ensur|mak)(?:e|ing){some}(?:receives?|gets?) (?:an?|the) (?:\\w{3,15} )?(?:reply|response|letter)|provid(?:e|ing){some}(?:written (?:update|response|reply|answer)|in writing)|forward(?:ing)?{few}(?:copy|copies|member)|be in (?:touch|contact)|in (?:touch|contact) with|contact(?:ing)? the (?:right |rt )?(?:hon|noble))\\b(?! (?:off|down|into law|(?:it|this|that|them|these) into))',
    examples: [
      'I will write to the hon. Member for Fernmouth with the figures.',
      'The Minister for Harbours will write to all mayors shortly.',
      'We will send the Kite Committee a copy of the harbour plan.',
    ],
    lookAlikes: [
      'We will write off the debts of the harbour.',
      'We will write it into the contract of the harbour.',
      'I wrote to the hon. Member for Fernmouth on 3 May.',
    ],
  },
  {
    ...ofKind,
    name: 'asked to write',
    strength: 'firm',
    pattern:
      '{we} (?:have|has|will) (?:asked|ask|requested|instructed|arranged for){some} (?:to (?:write|reply|respond|contact|meet|send|get in touch)|to{far} and to write)',
    examples: ['I have asked the chair of the Marrow Trust to write to the hon. Member.'],
    lookAlikes: ['I have asked the chair of the Marrow Trust about the harbour.'],
  },
  {
    ...ofKind,
    name: 'copy in the Library',
    strength: 'firm',
    cue: 'librar|vote office|letter|cop(?:y|ies)|reply|response',
    pattern:
      '(?:\\b(?:letters?|cop(?:y|ies)|reply|written response){some}{willBe} (?:sent|placed|issued|deposited|provided)|(?:{promise}|{weHope}) (?:be )?(?:plac|deposit|lay|put|mak|ensur)(?:e|ing|ting)?{some}in (?:the|both){few}(?:librar|vote office)|{promise}{some} cop(?:y|ies){some} (?:is|are|be) (?:placed|deposited|made available) in|{toBe} (?:plac|deposit|put|lodg)(?:ed)?{few} (?:in|to) (?:the|both){few}(?:librar|houses?\\b|vote office)|(?:and|also) plac(?:e|ing) (?:a copy|copies|it|them){few} in the{few}librar)',
    examples: [
      'A copy of the kite map will be placed in the Library of the House.',
      'I will place copies of the letter in the Libraries of both Houses.',
      'The harbour plan will be deposited in the House Library.',
    ],
    lookAlikes: [
      'A copy of the kite map was placed in the Library of the House.',
      'The kites will be placed in the shed.',
    ],
  },
  {
    ...ofKind,
    name: 'will meet',
    strength: 'firm',
    pattern:
      "(?:{promise}|{weHope}|{we}(?:'d| would) (?:also )?be|{we} (?:am|is|are|remain)) (?:be )?(?:(?:very |more than |always )?(?:happy|glad|pleased|willing|delighted) to|agree to)? ?(?:meet(?:ing)?\\b(?! (?:the |our |its |this |these |all |those |any )?(?:\\w{3,15} ){0,2}(?:targets?|commitments?|needs?|demand|obligations?|requirements?|challenges?|deadlines?|costs?|standards?|ambitions?|objectives?|goals?))|host(?:ing)?{some}(?:session|meeting|briefing)|arrang(?:e|ing){some}(?:meet\\w*|call|briefing|visit)|set up an? (?:meeting|briefing)|discuss{some} with (?:the |my )?(?:right |rt |noble )?(?:hon|noble|friend)|speak(?:ing)? (?:to|with)|offer{few}(?:meeting|briefing))",
    examples: [
      'I would be happy to meet the hon. Member to talk about kites.',
      'My officials will arrange a meeting with the Fernmouth Society.',
    ],
    lookAlikes: ['We will meet our target of 40 berths.', 'I met the hon. Member in May.'],
  },
]
