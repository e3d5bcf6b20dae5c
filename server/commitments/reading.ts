import { normaliseQuotes, squash } from '../lib/text.ts'
import { withoutAdverbs } from './rules/adverbs.ts'
import { DENIALS } from './rules/denials.ts'
import { spellOut } from './rules/parts.ts'
import { forgetOthers, nameSpeakers, US } from './rules/speakers.ts'

/** Stand for words that were taken out: those of the Government, and those of somebody else. */
const OURS = '¬'
const THEIRS = '§'

const SENTENCE_DENIALS = DENIALS.filter(({ spoils }) => spoils === 'sentence').map((denial) =>
  compile(denial),
)
const WORD_DENIALS = DENIALS.filter(({ spoils }) => spoils === 'words').map((denial) => compile(denial, 'g'))

/** What goes on under the same subject: "and will open them", "and publish the result". */
const GOES_ON = [
  `(?<ours>\\bWE\\b(?!'s)|${OURS})`,
  `(?<theirs>${THEIRS}|\\b(?:which|who|whose|those)\\b)`,
  '(?<carried>\\b(?:and|but|or|then|that|, )(?: it| they)?)(?=(?: also| then| therefore| now| soon| subsequently)? (?:will|shall|intends?|plans?|aims?|(?:is|are) (?:considering|exploring|planning|seeking|looking|committed|carefully|currently|also|due|expecting|bringing|introducing|launching|publishing))\\b)',
  '(?<bare>\\b(?:and|then)(?: then)?(?= (?:publish|consult|respond|set out|write|introduce|legislate|announce|update the|issue|launch|place a copy|bring forward|lay|report back)\\b))',
  "(?<will>\\bwill\\b|'ll\\b)",
].join('|')
const SUBJECTS = new RegExp(GOES_ON, 'g')

/**
 * A sentence as the rules read it: lower case, straight quotes, single spaces; without the words that a denial takes
 * out; with the subject said again where it is carried on ("We are building harbours and ¦we¦ will open them").
 * @returns null where nothing in it can be a promise
 */
export function readForRules(sentence: string): string | null {
  const text = withoutAdverbs(nameSpeakers(normaliseQuotes(squash(sentence)).toLowerCase()))
  if (SENTENCE_DENIALS.some((pattern) => pattern.test(text))) return null
  return carrySubject(forgetOthers(WORD_DENIALS.reduce(takeOut, text)))
}

function takeOut(text: string, denied: RegExp): string {
  return text.replace(denied, (words, ...rest) => {
    const at = rest.findLast((value) => typeof value === 'number')
    const isOurs = words.trim().startsWith(US) || text.slice(0, at).trimEnd().endsWith(US)
    return ` ${isOurs ? OURS : THEIRS} `
  })
}

function carrySubject(text: string): string {
  let isOurs = false
  let hasWill = false
  return text.replace(SUBJECTS, (words, ...rest) => {
    const said: Record<string, string | undefined> = rest.at(-1)
    if (said.ours) [isOurs, hasWill] = [true, false]
    else if (said.theirs) isOurs = false
    else if (said.will) hasWill = true
    else if (isOurs && said.carried) return `${words} ${US}`
    else if (isOurs && hasWill) return `${words} ${US} will`
    return words
  })
}

function compile({ pattern }: { pattern: string }, flags = ''): RegExp {
  return new RegExp(spellOut(pattern), flags)
}
