import type { Rule } from './rule.ts'

const ofKind = { kind: 'action' } as const

/** Everything else that the Government will do. */
export const ACTION_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will do',
    strength: 'firm',
    pattern:
      '{weWill} (?!to\\b|(?:(?:be|continue to|continue|continuing to|also|now|then|seek to|[a-z]{3,}ly) ){0,3}{soften}\\b)(?:[a-z]{3,}ly )?[a-z]{2,}',
    examples: [
      'We will put more wardens into harbours.',
      'The Home Office will work with the Marrow Trust on kites.',
    ],
    lookAlikes: ['The Marrow Trust will work with us on kites.', 'We will consider the case for kites.'],
  },
  {
    ...ofKind,
    name: 'committed to do',
    strength: 'firm',
    pattern:
      '{committed} {deliver}|{we} (?:has|have) (?:pledged|promised|undertaken|agreed|decided) to (?!{soften}\\b)\\w+|{we} (?:has|have) committed to (?!{value}\\b|{soften}\\b|an?\\b|the\\b)\\w+',
    examples: [
      'The Government is committed to rolling out swimming lessons.',
      'The Minister for Harbours has agreed to chair a group on kites.',
      'We have committed to having a warden on every pier.',
    ],
    lookAlikes: ['The Government is committed to ensuring that everyone is happy.'],
  },
  {
    ...ofKind,
    name: 'intends to do',
    strength: 'intended',
    pattern:
      '{weWork} (?!{soften}\\b)\\w+{far}(?:{future}|\\bby {when})|{we} (?:is |are )?(?:intend|expect|plan|hope|propose)(?:s|n?ing)?(?: for)?{few}to be (?:in place|in use|operational|up and running|ready|{done})|{weHope} (?!{soften}\\b|(?:see|be|that|have the|have an?)\\b)[a-z]{2,}',
    examples: ['We intend to open a harbour in Fernmouth.', 'The Home Office plans to hire more wardens.'],
    lookAlikes: ['The Marrow Trust intends to open a harbour in Fernmouth.'],
  },
  {
    ...ofKind,
    name: 'will be done',
    strength: 'firm',
    pattern:
      '{willBe} (?:{done}\\b|(?:re)?located (?:to|in)|required to|moved|available (?:in|to|at|for)\\b|in (?:place|post|use|operation)\\b|(?!{routine}\\b){participle}\\b(?! (?:if|where|when|unless|as long)\\b)|(?!expected|affected|needed|held|published){participle}{few}{future})',
    examples: [
      'Wardens will be appointed in every harbour.',
      'New lamps will be installed in May.',
      'Kite sellers will be required to check ages.',
      'Permits will be assessed anew from May.',
    ],
    lookAlikes: ['Wardens were appointed in every harbour.'],
  },
  {
    ...ofKind,
    name: 'is due to be done',
    strength: 'intended',
    cue: 'due|planned|scheduled|set|expected|anticipated|track|course',
    pattern:
      '{isDueTo} (?:be (?:available|in place|in use|live|operational|ready|complete|fully|up and running|(?!{routine}\\b){participle})|(?!be\\b|{drift}\\b)(?<! due to )[a-z]{2,}|(?<= due to )(?!{drift}\\b|(?:the|an?|its|their|our|this|these|be)\\b)[a-z]{1,20}[^s\\W] (?:the|an?|their|its|our|all|new|further|in|on|at|by|from|over|to|next|later|this|shortly|early|with|for|\\d)\\b)|{isDueToBe} {done}\\b|{isDueAt}',
    examples: [
      'The harbour is due to be completed in May.',
      'All wardens are due to receive a lamp by the end of March.',
    ],
    lookAlikes: ['The harbour is due to expire in May.', 'The trial of the thief is due to begin in May.'],
  },
  {
    ...ofKind,
    name: 'will begin',
    strength: 'firm',
    cue: 'will|due|expected|set|scheduled|planned|track|begins|starts|launches|opens|commences|gets|goes',
    pattern: `\\b(?:pilots?|trials|prisons?|schools?|hospitals?|centres?|sites?|facilit(?:y|ies)|stations?|line|barracks|clinics?|roll-?out|programmes?|schemes?|services?|work|works|construction|recruitment|delivery|implementation|phase|phases|hubs?|system|process|procurement|training|campaign|route|portal|project|transition|applications?|tranche|academy|negotiations|discussions|units?|transfers?|arrivals|flights){some} (?:will|(?:is|are) (?:due|expected|set|scheduled|planned|on track) to|due to) {begin}\\b|\\b(?:(?:will|shall) {begin}|begins|starts|launches|opens|commences|gets under way|goes live){few}{future}|\\b(?:begins|starts|launches|opens|commences|gets under way|goes live) {dated}`,
    examples: ['The Fernmouth pilot will begin in May.', 'Recruitment of wardens is due to start next year.'],
    lookAlikes: ['The Fernmouth pilot began in May.'],
  },
  {
    ...ofKind,
    name: 'is doing, from a time to come',
    strength: 'firm',
    pattern: `{we} (?:is|are|am) (?!considering|working|exploring|looking|continuing|reviewing|committed|monitoring)[a-z]{3,20}ing\\b{far}{future}|^(?:{future}|from {when}){some}{we} (?:is|are) [a-z]{3,20}ing\\b`,
    examples: [
      'We are launching our first kite school next year.',
      'We are abolishing berth quotas from 2031.',
    ],
    lookAlikes: ['We are launching kites.'],
  },
  {
    ...ofKind,
    name: 'deliver on a commitment',
    strength: 'firm',
    cue: 'commitment|pledge|promise',
    pattern:
      "\\b(?:deliver(?:ing)?|honour(?:ing)?|fulfil(?:ling)?|meet(?:ing)?) (?:on )?(?:our|its|the|their) (?:\\w{3,15} ){0,2}(?:commitment|pledge|promise) (?:to|of)\\b|(?:\\b(?:our|its)|WE's)(?: manifesto| election)? (?:commitment|pledge|promise) to {deliver}",
    examples: ['We are delivering on our commitment to open harbours.'],
    lookAlikes: ['We have a strong commitment to harbours.'],
  },
  {
    ...ofKind,
    name: 'plans are in place',
    strength: 'intended',
    pattern: '\\bplans (?:are |is )?(?:now |already )?(?:in place|under way|well advanced) to\\b',
    examples: ['Plans are in place to hire 40 more wardens.'],
    lookAlikes: ['Harbours have plans in place for storms.'],
  },
  {
    ...ofKind,
    name: 'asked officials',
    strength: 'firm',
    pattern:
      '{we} (?:have|has) (?:asked|instructed|tasked|directed|commissioned) (?:my |our )?WE{some} to \\w+',
    examples: ['I have asked my officials to look into the matter of the kites.'],
    lookAlikes: ['I have asked the Marrow Trust about the kites.'],
  },
  {
    ...ofKind,
    name: 'will, by a time',
    strength: 'intended',
    cue: 'will|shall',
    pattern:
      '\\b(?:will|shall) (?!{soften}\\b|(?:be )?{drift}\\b|be (?:in(?! (?:place|post|use|operation|force))|at|on|about|around|over|more|less|fewer|no|under|subject)\\b|run until|close\\b|have (?:an?|no|the|their|until)\\b)[a-z]{2,}{far}{dated}',
    examples: ['All new wardens will have learned to swim by September.'],
    lookAlikes: ['The harbour will remain open until May.'],
  },
  {
    ...ofKind,
    name: 'decision will be made',
    strength: 'intended',
    cue: ' be ',
    pattern: '\\b(?:decisions?|appointments?|announcement)(?:{some}){toBe} (?:made|taken|decided|confirmed)',
    examples: ['A decision on the harbour will be taken in May.'],
    lookAlikes: ['A decision on the harbour was taken in May.'],
  },
]
