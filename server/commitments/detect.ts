import type { CivilDate } from '../lib/dates.ts'
import { findDuePhrases } from './deadline-phrases.ts'
import type { DuePhrase } from './due/types.ts'
import type { Kind, Strength } from './kinds.ts'
import { readForRules } from './reading.ts'
import { bestRuleOf } from './rules/matching.ts'
import type { Rule } from './rules/rule.ts'
import { type Sentence, type Span, sentencesOf } from './sentences.ts'

/** A sentence that seems to promise something. Offsets are UTF-16 code units into the text. */
export interface Suggestion extends Span {
  /** Exactly what stands there. */
  text: string
  /** The name of the rule that found it: the reason a person is shown. */
  rule: string
  kind: Kind
  strength: Strength
  /** The words that say by when, at their offsets in the text; perhaps in the lead-in. */
  duePhrase: DuePhrase | null
  /** For an item of a list: the words before it that give it its force ("We will:"). */
  leadIn?: Span
}

/** Words without which there is no promise: most sentences are done with here. */
const CUES =
  /\b(?:will|shall|intend|intends|intention|plans?|planned|planning|aims?|aiming|propos\w*|expects?|expected|expecting|hopes?|commit\w*|pledg\w*|promis\w*|due|ambitions?|targets?|objectives?|goals?|missions?|milestones?|arrang\w*|means|minded|consider\w*|explor\w*|looking|keeps?|keeping|kept|under|force|effect|stud(?:y|ying)|parliamentary|halv\w*|follow|asked|instructed|tasked|directed|happy|glad|undertak\w*|decided|commission\w*|scheduled|set|seeking|agreed|aspir\w*|decade|parliament|next|tomorrow|shortly|soon|later|providing|investing|introducing|creating|reviewing|reflecting|examining|continues?|remains?|be|(?:is|are|am) (?:(?:\w+ )?\w+ing|to))\b|['’]ll\b/i

/** What a lead-in must end with to bind its items: "We will:", "we plan to take these steps:". */
const OPEN_LEAD_IN =
  /\b(?:will|shall|to|including|include|following|steps|these|by|measures|actions|ways?|areas|below|is|are)\W{0,4}$/i

/**
 * The promises of the Government in an answer's text, in order: one for a sentence or an item of a list. It takes
 * linear time whatever the text. What a holding answer says is no promise; the caller knows which those are.
 * @param answered the day of the answer, if it is known: it helps to tell a date to come from one that has gone
 */
export function detectCommitments(text: string, answered?: CivilDate): Suggestion[] {
  const dueIn: FindDue = ({ text: words, start }) => absolute(findDuePhrases(words, answered)[0], start)
  return sentencesOf(text).flatMap((sentence) => suggestionOf(text, sentence, dueIn) ?? [])
}

type FindDue = (stretch: Span & { text: string }) => DuePhrase | null

function suggestionOf(text: string, sentence: Sentence, dueIn: FindDue): Suggestion | null {
  const { start, end } = sentence
  const alone = /:\s*$/.test(sentence.text) && isLeadIn(text, end) ? null : bestRule(sentence.text)
  if (alone) {
    return { ...described(alone), start, end, text: sentence.text, duePhrase: dueIn(sentence) }
  }
  const led = ruleOfItem(text, sentence, dueIn)
  return (
    led && {
      ...described(led.rule),
      start,
      end,
      text: sentence.text,
      duePhrase: led.duePhrase,
      leadIn: led.leadIn,
    }
  )
}

/** Whether a list follows, so that its items say what is promised. */
function isLeadIn(text: string, end: number): boolean {
  return /^\s*\n\s*\S/.test(text.slice(end, end + 200))
}

function ruleOfItem(text: string, { leadIn, ...item }: Sentence, dueIn: FindDue) {
  if (!leadIn) return null
  const lead = text.slice(leadIn.start, leadIn.end)
  if (!OPEN_LEAD_IN.test(lead.slice(-40))) return null
  const opening = lead.replace(/[\s:–—-]+$/, '')
  const rule = bestRule(`${opening} ${item.text}`)
  if (!rule) return null
  return { rule, leadIn, duePhrase: dueIn(item) ?? dueIn({ ...leadIn, text: lead }) }
}

function bestRule(sentence: string): Rule | null {
  if (!CUES.test(sentence)) return null
  const words = readForRules(sentence)
  return words === null ? null : bestRuleOf(words)
}

function described({ name, kind, strength }: Rule) {
  return { rule: name, kind, strength }
}

function absolute(phrase: DuePhrase | undefined, start: number): DuePhrase | null {
  return phrase ? { text: phrase.text, start: start + phrase.start, end: start + phrase.end } : null
}
