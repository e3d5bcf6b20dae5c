import type { Rule } from './rule.ts'

const ofKind = { kind: 'legislation' } as const

/** Bills, regulations, commencement, bans and offences. */
export const LEGISLATION_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will legislate',
    strength: 'firm',
    pattern: '{promise} {makeLaw}',
    examples: [
      'We will legislate to protect harbours.',
      'The Government announced that it will ban night kites.',
      'We will bring forward regulations on berths.',
      'We will make the theft of kites a specific offence.',
    ],
    lookAlikes: ['We legislated to protect harbours.', 'We will not ban night kites.'],
  },
  {
    ...ofKind,
    name: 'intends to legislate',
    strength: 'intended',
    pattern: '(?:{weHope}|{weWork}) {makeLaw}',
    examples: [
      'We intend to bring forward legislation on berths.',
      'The Government is seeking to introduce a new Harbour Bill.',
      'The Government intends to strengthen the checks on kite sellers.',
    ],
    lookAlikes: ['The Government does not intend to bring forward legislation on berths.'],
  },
  {
    ...ofKind,
    name: 'will do by a Bill',
    strength: 'firm',
    cue: ' (?:through|in|under|via) (?:the|our|its|a|new|this) [^;]{0,120}(?:bill|legislation|amendment)',
    pattern:
      "(?:{promise}|{weHope})(?! {publish}| {consult}){far} (?:through|in|under|via) (?:the|our|its|a|new|this)(?: [\\w'&-]{1,20}){0,6}? (?:bill|legislation|amendments?)\\b",
    examples: ['We will protect the crews of ferries through our Harbours Bill.'],
    lookAlikes: ['We will publish our response to the debate on the Harbours Bill.'],
  },
  {
    ...ofKind,
    name: 'is legislating',
    strength: 'firm',
    cue: 'WE',
    pattern: `{we} (?:is|are|am) (?:legislating|tabling|bringing forward{some}{law}|(?:introducing|creating|making){some}(?:{law}|illegal|unlawful)|banning|criminalising|amending{some}{law}|taking{few}powers)`,
    examples: ['Through the Harbour Bill, we are introducing a new offence of kite theft.'],
    lookAlikes: ['We have introduced a new offence of kite theft.'],
  },
  {
    ...ofKind,
    name: 'when parliamentary time allows',
    strength: 'intended',
    cue: 'parliament|royal',
    pattern:
      '\\b(?:when|as soon as|once) parliamentary time (?:allows|permits)|\\bsubject to (?:parliamentary (?:approval|time|passage)|the (?:approval|will) of parliament|royal assent)',
    examples: ['Changes to the kite levy are to be made when parliamentary time allows.'],
    lookAlikes: ['Parliamentary time is short.'],
  },
  {
    ...ofKind,
    name: 'laid before Parliament',
    strength: 'firm',
    cue: ' be | being | lay ',
    pattern: `{toBe} made law|\\b(?:is|are) being (?:introduced|created|brought in|brought forward|taken forward){few} (?:through|in|by|under){few}(?:bill|legislation)\\b|{toBe} (?:laid|brought forward|introduced|tabled|moved){few} (?:before|in|to|into)(?: both)? (?:parliament|the house|houses|commons|lords|law)|{law}{some}{toBe} (?:laid|brought forward|introduced|commenced|brought into force|enacted|amended|repealed|made|tabled|updated|implemented)|{willBe}{some} (?:through|by|via|in) (?:(?:primary|secondary|new|future|forthcoming|the|a) ){0,2}(?:legislation|regulations|bill)|{willBe} debated|{we} (?:will|shall){few} lay (?!{few}{documents}){some}before (?:parliament|the house|both)|{toBe} (?:legislated|enacted|criminalised|banned|prohibited|outlawed|repealed|amended|commenced|placed on a statutory footing|put on a statutory)`,
    examples: ['The berth order will be laid before Parliament in May.', 'Night kites will be banned.'],
    lookAlikes: ['The berth order was laid before Parliament in May.'],
  },
  {
    ...ofKind,
    name: 'comes into force',
    strength: 'firm',
    cue: 'force|effect|commence|apply|due|planned|scheduled|expected|anticipated|offence|illegal|unlawful|against',
    pattern:
      '(?:{law}{near}{isDueAt}|{dated}{some} it will (?:be|become) (?:an? (?:specific |criminal |new )?offence|illegal|unlawful|against the law)|will apply(?: to [^,;]{1,60})? from\\b|(?:will|shall|due to|expected to|intended to|to) (?:come|be brought) (?:in ?to|into) (?:force|effect)|\\b(?:comes?|coming|enters?) (?<!\\b(?:after|once|until|before|if|when|where|unless)\\b[^,;]{0,80})in ?to (?:force|effect)|(?:will|due to|expected to) (?:take effect|commence in|be commenced|enter into force)|\\btakes effect|(?:will|to) be in force\\b)(?! (?:was|were)\\b)',
    examples: [
      'The new kite rules come into force on 1 May.',
      'Section 4 of the Kite Act will come into force in May.',
    ],
    lookAlikes: ['The new kite rules came into force on 1 May.'],
  },
  {
    ...ofKind,
    name: 'Bill will',
    strength: 'firm',
    cue: ' will| shall',
    pattern:
      "\\b(?:bill|new clause|amendments?|legislation|regulations(?! \\d{4})|statutory instrument|measures in the [\\w' ]{1,40} bill)(?:, [^,;]{1,120},| \\([^()]{1,40}\\))?{some} (?:will|shall) (?!be (?:considered|debated|found|available)|have (?:its|a|had)|mean|continue|complete|proceed|return)\\w{3,}",
    examples: ['The Harbour Bill, introduced on 3 May, will amend the Kite Act 1968.'],
    lookAlikes: ['The Harbour Bill amends the Kite Act 1968.'],
  },
]
