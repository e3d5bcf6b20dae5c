import type { Rule } from './rule.ts'

const ofKind = { kind: 'target' } as const

/** Ambitions, missions and numbers to reach. */
export const TARGET_RULES: readonly Rule[] = [
  {
    ...ofKind,
    name: 'within this Parliament or decade',
    strength: 'firm',
    cue: 'parliament|decade|years| 20[2-9]',
    pattern: `(?:{promise}|{weHope}|\\bhalv(?:e|ing)\\b|^(?:reduc|cutt|end|eliminat|doubl)ing\\b|\\b(?:deliver(?:ing)?|commitment|committed|pledge|pledged|promise|recruit(?:ing)?|plan for change|first steps?|on track)\\b|{targetWord}){far} {horizon}|\\bwill (?:build|deliver|recruit|open|create|train|reach|achieve|halve|cut|reduce|increase){far} {horizon}|(?:{promise}|{weHope}) (?:achiev|reach|reduc|cut|increas|eliminat|halv|end|meet|hit|rais|doubl|trebl)(?:e|ing|ting)?{far} by (?:the end of |spring |summer |autumn )?20[2-9]\\d|{horizon}{far}(?:\\bhalv(?:e|ing)\\b|{targetWord}|{weWill} \\w{4,20} \\d)`,
    examples: [
      'We are delivering on our commitment to open 40 harbours by the end of this Parliament.',
      'Halving kite thefts over the next decade is part of our mission.',
    ],
    lookAlikes: ['Kite thefts have halved over the last decade.'],
  },
  {
    ...ofKind,
    name: 'our ambition is',
    strength: 'intended',
    cue: 'half|third|quarter|fifth|cent|%|plan is|intention is|ambition|target|objective|goal|mission|aim|aspiration|milestone|commitment|pledge|promise|halv|WE',
    pattern: `(?:\\b(?:our|its|my)|WE's)(?: \\w{3,15}){0,3} (?:ambition|target|objective|goal|mission|aim|aspiration|commitment|pledge|promise)s?(?:{some})? (?:is|are|remains?|continues to be)(?: \\w{3,15})? (?:to|for|that|an?)\\b|(?:\\b(?:our|its|my)|WE's) (?:plan|intention) is to (?:have|recruit|reach|put) \\d|{targetWord}:? (?:to|of) (?:halv|reduc|cut|end|doubl|increas|reach|deliver|recruit|build|eliminat|clos|eradicat|hav|creat|make|achiev|rais|\\d)|\\bthe (?:ambition|target|goal|mission) (?:is|remains) (?:to|for|that)\\b|(?:{promise}|{weHope}) (?:cut|halv|reduc|increas|rais|doubl|lower)(?:e|ing|ting)?{far} (?:by (?:half|an? (?:half|third|quarter|fifth)|two thirds)|by (?:at least )?\\d+(?:%| per ?cent)|in half)|^(?:halv|achiev|reach|end|reduc|cutt|eliminat|doubl)ing\\b{far} (?:is|are|remains?) {some}(?:our|WE's|the){some}{targetWord}|(?:{promise}|{weHope}) halv(?:e|ing)\\b|\\babsolute commitment to\\b|{we} (?:have|has) an? (?:\\w{3,15} ){0,3}{targetWord} (?:to|of|for)\\b|{we} (?:have|has) set (?:an?|ourselves|our|out)(?: \\w{3,15}){0,5} (?:target|ambition|goal|mission)|{we} (?:is|are) aiming for\\b|{we} (?:is|are) (?:aiming|on track|on course) to (?:reach|hit|meet|achieve|reduce|increase)`,
    examples: [
      'Our objective is to close all kite markets.',
      'We have set an ambition to halve kite thefts.',
    ],
    lookAlikes: ['The objective of the order was to close all kite markets.'],
  },
  {
    ...ofKind,
    name: 'aims to',
    strength: 'intended',
    pattern:
      '{we} (?:aims?|aspires?|strives?|(?:is|are|am) aiming) to(?! (?:provide|answer|respond|reply|process|consider)\\b)',
    examples: ['We aim to reduce kite thefts.'],
    lookAlikes: ['The order aims to reduce kite thefts.'],
  },
]
