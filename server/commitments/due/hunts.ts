import {
  type Found,
  forward,
  isBareDue,
  isDeadline,
  isEventDue,
  isNoHabit,
  isNoName,
  isOpen,
  isSuperlative,
  isTimetabled,
  isVagueDue,
} from './checks.ts'
import { DATE_PATTERN } from './days.ts'
import { COUNTED_EVENT_PATTERN, EVENT_NOUN } from './events.ts'
import { HORIZON_PATTERNS } from './parliament.ts'
import { PART_PATTERN, PERIOD_RULES } from './period-reader.ts'
import { RECESS_PATTERN } from './recesses.ts'
import { RECURRING_PATTERN } from './recurring.ts'
import { VAGUE_WORDS } from './vague.ts'
import { MONTH, NUMBER, UNIT, WEEKDAY, YEAR } from './words.ts'

/** A way in which sentences say by when, with how sure it is; a surer phrase comes first. */
export interface Hunt {
  pattern: RegExp
  sureness: number | ((found: Found) => number)
  isDue(match: Found): boolean
}

const PERIOD = PERIOD_RULES.map(({ pattern }) => pattern).join('|')
const PART = `(?:(?:${PART_PATTERN})(?: |(?<=-)))`
/** Leads that hardly ever stand before the date of something past. */
const SURE_LEAD =
  '(?:by )?(?:no|not) later than|by(?: around| about)?|on or before|in time for|(?:well )?before|ahead of|prior to|in advance of|later(?: on)?(?: in)?|(?:at )?some ?time (?:in|during)|towards?'
const SURE = new RegExp(`^(?:${SURE_LEAD}) `.replaceAll(' ', '\\s+'), 'i')
const PLAIN_LEAD =
  '(?:with effect |starting |beginning )?from(?: as early as)?|starting(?: in| on)?|beginning(?: in| on)?|(?:in|over|during|throughout)(?: the course of)?|on|at|within|around|(?:early|late)(?: on)? in|for'
const SURE_RELATIVE =
  'tomorrow|next (?:week|month|year|spring|summer|autumn|winter|financial year)|(?:(?:early|late|later|mid)-? ?(?:in )?(?:the )?)(?:this|next|the new) (?:week|month|year|spring|summer|autumn|winter)|(?:early |late )?(?:in )?(?:the )?new year|(?:in )?early (?:in )?the new year'
const PLAIN_RELATIVE = `(?:this|this coming|next) ${WEEKDAY}|(?:this|the coming) (?:week|month|year|spring|summer|autumn|winter|financial year|parliamentary session)|later today|after (?:easter|christmas|(?:the )?(?:summer|new year))`

const STOPS =
  '(?:we|i|it|they|there|ministers|officials|the (?:government|department|home office|minister|home secretary)) (?:will|shall|intend|plan|expect|aim|can)|so that|rather than|if|in line|in order|to (?:ensure|help|make|support|allow|enable|give|provide|deliver|establish|understand|inform|set|consider)|and (?:we|will|the government|is|are)|which|who|where|but|with a view|by [0-9]'

/** A word; its apostrophes are written as codes, for the hunt replaces those that stand outside of a class. */
const WORD = '[\\w\\u2019\\x27()-]+'

/** "On lantern safety once the pilot has finished" is not "on … the pilot". */
const NOT_ANOTHER = '(?!(?:once|when|after|until|before|following|as)\\b)'

const NAMES_EVENT = new RegExp(
  `\\b(?:${EVENT_NOUN}|into force|clos(?:es|ing)|receiv(?:es|ing)|passing)\\b`,
  'i',
)

export const HUNTS: readonly Hunt[] = [
  hunt(85, RECESS_PATTERN, (found) => forward(found, false)),
  hunt(85, rangePattern(), (found) => isNoName(found) && forward(found, true)),
  hunt(
    ({ text }) => (SURE.test(text) ? 90 : 80),
    `(?:${SURE_LEAD}|${PLAIN_LEAD}) ${PART}?(?:${PERIOD})`,
    (found) =>
      isNoName(found) && isTimetabled(found) && (isOpen(found) || forward(found, !SURE.test(found.text))),
  ),
  hunt(78, `${PART}?(?:${bare()})`, (found) => isNoName(found) && isBareDue(found)),
  hunt(76, `(?:in |during )?(?:${SURE_RELATIVE})`, (found) => isNoName(found) && forward(found, false)),
  hunt(74, PLAIN_RELATIVE, (found) => isNoName(found) && forward(found, true)),
  hunt(72, HORIZON_PATTERNS.map(({ pattern }) => pattern).join('|'), (found) => !isSuperlative(found)),
  hunt(70, spans(), (found) => forward(found, false) && isDeadline(found)),
  hunt(
    68,
    COUNTED_EVENT_PATTERN.replace('.{3,160}', clause(14)),
    (found) => NAMES_EVENT.test(found.text) && forward(found, false),
  ),
  hunt(60, VAGUE_WORDS.map(({ pattern }) => pattern).join('|'), isVagueDue),
  hunt(40, events(), isEventDue),
  hunt(20, RECURRING_PATTERN, (found) => isNoHabit(found)),
]

function hunt(sureness: Hunt['sureness'], pattern: string, isDue: Hunt['isDue']): Hunt {
  const unnamed = pattern.replace(/\(\?<\w+>/g, '(?:')
  const spaced = unnamed.replace(/ \?/g, '\\s?').replaceAll(' ', '\\s+').replaceAll("'", "['’]")
  return {
    pattern: new RegExp(`(?<![\\w£$€'’-])(?:${spaced})(?![\\w-]|[.,]\\d|/\\d|['’]s\\b)`, 'gi'),
    sureness,
    isDue,
  }
}

function rangePattern(): string {
  const end = `${DATE_PATTERN}|(?:${MONTH}|spring|summer|autumn|winter)(?: ${YEAR})?|${YEAR}`
  return `between (?:[\\w/.-]+ ){1,4}?and ${PART}?(?:${end})`
}

/** Dates that stand without a preposition: "is expected Summer 2024". */
function bare(): string {
  return PERIOD_RULES.map(({ pattern }) => pattern)
    .filter((pattern) => /\d\\d|\(\?<year>/.test(pattern))
    .join('|')
}

function spans(): string {
  return `(?:within|inside) (?:the )?(?:next |coming )?(?:${NUMBER}(?: to | or |-)?(?:${NUMBER})?[ -])(?:${UNIT})|(?:in|over|during) (?:the course of )?the (?:next|coming) (?:${NUMBER}(?: to | or |-)?(?:${NUMBER})?[ -])?(?:${UNIT})|in ${NUMBER} (?:${UNIT})'? time|after ${NUMBER} (?:${UNIT})|in (?:two|three|four|five|ten|[2-9]|10) years|(?:within|in|over|during) (?:the course of )?(?:the )?(?:next|coming) (?:week|fortnight|month|year)`
}

/** The words of a clause, up to a comma or a joint that opens another. */
function clause(most: number): string {
  const word = `(?!(?:${STOPS})\\b)[\\w£%()/-]+(?:['’]\\w{1,2})?`
  return `${word}(?: ${word}){0,${most - 1}}`
}

function events(): string {
  return [
    `after (?:${WORD} ){1,14}?(?:comes? into force|receives? royal assent|(?:is|are) (?:complete|concluded|published|in place)|(?:has|have) (?:been )?(?:\\w+ly )?\\w{3,12}ed)`,
    `(?:at|in|alongside|as part of|through) the (?:forthcoming|next|upcoming|coming) (?:${WORD} ){0,4}${EVENT_NOUN}`,
    `(?:shortly |soon |as soon as possible )?(?:once|as soon as(?! (?:reasonably|possible|practicable))|when|whenever|by the time) ${clause(22)}`,
    `(?:shortly |soon )?(?:after|following|upon|on|at|pending) (?:the |its |their |this |that |a )?(?:${NOT_ANOTHER}${WORD} ){0,4}${EVENT_NOUN}(?: (?:closes|concludes|ends|reports|(?:of|on|into|by|has|have|is|are|receives?|closes?|concludes?|comes?) ${clause(12)}))?`,
    `(?:before|ahead of|prior to|in time for) (?:the |its |their )?(?:${WORD} ){0,4}(?:royal assent|commencement|implementation|(?:report|committee) stage|(?:second|third) reading|election|spending review|budget|fiscal event|settlement)`,
    `subject to (?:parliamentary (?:approval|time|passage)|royal assent|(?:the )?(?:will|approval|agreement) of parliament|(?:the )?passage of ${clause(6)})`,
    `alongside (?:the |our |its |this year's |next year's )?(?:${WORD} ){0,3}(?:${EVENT_NOUN}|bill|white paper)`,
    `as (?:the |these |those |our )?(?:${WORD} ){1,5}(?:is|are) (?:being )?(?:implemented|introduced|rolled out|developed|finalised|commenced|brought (?:in|into force|forward)|completed|published|established)`,
    `after (?:its|the|their) (?:first|second|third|initial) (?:${NUMBER} )?(?:${UNIT})(?: of (?:${WORD} ){0,2}${WORD})?`,
    `as (?:the|this|that|these|our) (?:${WORD} ){1,5}(?:progresses|develops|proceeds|continues|passes|moves)(?: (?:into|through|to|towards|forward) ?${clause(5)})?`,
  ].join('|')
}
