import type { Rule } from './rule.ts'

const ofKind = { kind: 'funding' } as const

/** Money to come, and when its sharing out is told. */
export const FUNDING_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'will fund',
    strength: 'firm',
    pattern:
      '{promise} {fund}{some} {money}|{promise} (?:fund|funding|match-?fund(?:ing)?|{costs}|continu(?:e|ing) to fund|provid(?:e|ing){few}funding|increas(?:e|ing){few}(?:funding|investment|spending)|invest(?:ing)? (?:in|an|over|up)|allocat(?:e|ing){some}funding|mak(?:e|ing){few}funding)\\b',
    examples: [
      'We will invest £4 million in harbours.',
      'The Government will provide up to £30,000 for kites.',
    ],
    lookAlikes: ['We invested £4 million in harbours.'],
  },
  {
    ...ofKind,
    name: 'intends to fund',
    strength: 'intended',
    pattern: '{weHope} {fund}{some} {money}|{weHope} (?:fund|invest|provide{few}funding)\\b',
    examples: ['We plan to invest £4 million in harbours.'],
    lookAlikes: ['We have no plans to invest £4 million in harbours.'],
  },
  {
    ...ofKind,
    name: 'is funding',
    strength: 'firm',
    pattern:
      "{we} (?:is|are|am|'re) (?:investing|providing|allocating|committing|making available|contributing|spending|putting|making|increasing{some}by|boosting){some} {money}|{we} (?:has|have) (?:committed|pledged|promised|agreed|approved) (?:up to |over |more than |nearly |almost |an additional |a further |at least |around )?{money}",
    examples: ['The Government is providing £4 million over three years for harbours.'],
    lookAlikes: ['The Government has provided £4 million for harbours.'],
  },
  {
    ...ofKind,
    name: 'will receive money',
    strength: 'firm',
    cue: 'will|shall',
    pattern: `\\b(?:will|shall) (?:receive|get|benefit from|be worth(?= (?:up to |over |more than |around )?£ ?[\\d.,]{1,9} ?(?:million|billion|bn|m)\\b)|have(?= (?:up to |an? (?:additional |extra |further )?)?£)|be (?:given|allocated|awarded|provided with|backed by|supported (?:by|with))|share|have access to|increase by|rise (?:by|to)|be increased (?:by|to)|increase to|total|be maintained at|amount to){some} {money}|\\b(?:will|shall) receive{few}(?:funding|a share of)`,
    examples: [
      'The Fernmouth Fund will receive a £19,000 joint grant.',
      'Harbour grants will rise to £3 million in 2031.',
    ],
    lookAlikes: ['The Fernmouth Fund received a £19,000 joint grant.'],
  },
  {
    ...ofKind,
    name: 'money will be available',
    strength: 'firm',
    cue: ' be |£|pounds| will ',
    pattern: `{money}{far}{toBe} {funded}|\\bcosts?\\b{near}{willBe} (?:met|covered|paid|borne|funded)(?: in full)? by (?:the )?WE\\b|{money}{some} will (?:go|flow) (?:to|towards|into)|{budget}{near} will (?:(?:continue|run) (?:until|to|for|into|at)|(?:rise|increase|grow|go up|double)(?! (?:by|to) (?:[a-z]{1,12} ){0,3}£))\\b|{toBe} (?:made available|allocated|invested|provided|awarded){some} {money}|{budget}{some}{toBe} {funded}|{willBe} (?:an? )?(?:additional |further |extra )?{money}`,
    examples: [
      'Up to £30,000 will be available for kites in 2031.',
      'Funding will be provided to every harbour.',
      'The harbour grant will continue until March 2031.',
    ],
    lookAlikes: ['Up to £30,000 was available for kites in 2029.'],
  },
  {
    ...ofKind,
    name: 'funding will be set',
    strength: 'firm',
    cue: 'fund|allocation|budget|grant|settlement|spending|resource|investment',
    pattern: `(?<!\\b(?:guidance|report|plan|strategy|information|proposals)(?: [\\w'-]{1,20}){0,4} ){budget}{far}{toBe} (?:{published}|set|confirmed|agreed|determined|decided|made|taken|finalised|considered|allocated|announced|settled|increased|maintained|extended|shared)|\\b(?:decisions?|details?|information){few} (?:on|about|regarding|of|for){few}{budget}{some}{toBe}|{promise} (?:confirm|announce|set out|decide){few}(?:funding|allocations|budgets?)\\b`,
    examples: [
      'Funding for harbours after 2031 will be set out at the next Spending Review.',
      'Allocations for harbours will be finalised in May.',
    ],
    lookAlikes: ['Funding for harbours was set out at the last Spending Review.'],
  },
]
