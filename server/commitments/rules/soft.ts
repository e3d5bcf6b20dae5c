import type { Rule } from './rule.ts'

const ofKind = { kind: 'soft' } as const

/** What binds to nothing but a look: consider, explore, keep under review. */
export const SOFT_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will consider',
    strength: 'considering',
    pattern: '(?:{promise}|{weHope}) {soften}\\b',
    examples: [
      'We will consider the advice of the Marrow Trust.',
      'I will reflect on what the hon. Member said.',
    ],
    lookAlikes: ['The Marrow Trust will consider our advice.'],
  },
  {
    ...ofKind,
    name: 'is considering',
    strength: 'considering',
    cue: 'consider|explor|stud|through|look|reflect|weigh|examin|assess|review|analys|open to|thought',
    pattern: `{we} (?:(?:is|are|am|continues? to|remains?) (?:be )?(?:(?:in the process of |carefully |actively |currently |urgently )*(?:consider(?:ing)?|explor(?:e|ing)|look(?:ing)? (?:at|into|closely|carefully)|reflect(?:ing)? on|weigh(?:ing)? up|examin(?:e|ing)|study(?:ing)?|working through|assessing (?:the|whether|options)|reviewing|analysing (?:the )?responses|giving{some}(?:consideration|thought)|open to))|would be open to)\\b|\\bconsideration (?:is|will be) (?:also |currently )?(?:being )?given\\b|\\b(?:is|are) considering (?:the|its|options|whether|how|next)`,
    examples: [
      'The Government is carefully considering the kite report.',
      'We are exploring ways to widen harbours.',
      'The Minister is giving careful thought to kites.',
    ],
    lookAlikes: ['The Government has considered the kite report.'],
  },
  {
    ...ofKind,
    name: 'under review or consideration',
    strength: 'vague',
    cue: ' under | being ',
    pattern:
      '(?:{we}{few} (?:keep|keeps|keeping)|\\b(?:kept|remains?|(?:is|are)(?<!\\bcases?\\b[^,;]{0,20})|held)|^[^;,]{0,40}\\bkeeps)\\b[^;]{0,120}? under (?:\\w{4,15} |and ){0,3}(?:review|consideration)\\b|(?<!(?:application|claim|case|appeal|request)s?\\b[^,;]{0,30})\\b(?:is|are) (?:currently |actively |carefully |also |still )?being (?:considered|explored|looked at|examined|prepared|reviewed|analysed|assessed)\\b',
    examples: ['We keep the kite rules under review.', 'A range of harbours is being considered.'],
    lookAlikes: ['The review of the kite rules is over.'],
  },
  {
    ...ofKind,
    name: 'will inform',
    strength: 'vague',
    cue: ' will |used to|ll be ',
    pattern:
      '\\b(?:will|used to) (?:be used to )?(?:help (?:to )?)?(?:inform|shape|guide|feed into)\\b|\\b(?:decisions?|policy|work|changes?){few} will (?:take{some}account|be informed)|{willBe} (?:carefully |fully |closely |actively )?(?:considered(?! (?:an?|as(?! part)|to be|in (?:line|accordance)|under|on)\\b)|kept under|explored|monitored|taken into account|examined|informed by)\\b',
    examples: ['The findings of the pilot will inform our plans for harbours.'],
    lookAlikes: ['The findings of the pilot informed our plans for harbours.'],
  },
]
