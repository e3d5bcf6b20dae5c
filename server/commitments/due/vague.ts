import type { Conventions } from './conventions.ts'
import { type Reading, reviewed, windowOf } from './reading.ts'
import type { DueWindow } from './types.ts'
import { wholly } from './words.ts'

type ReviewName = keyof Conventions['reviews']

interface VagueWords {
  review: ReviewName
  pattern: string
}

const AHEAD =
  '(?:in|over|within|during|across) (?:the )?(?:coming|next few|next couple of|next several|following)'

/** Words that give no date, with the convention by which to look again. */
export const VAGUE_WORDS: readonly VagueWords[] = [
  {
    review: 'shortly',
    pattern: '(?:very |quite |fairly )?(?:shortly|soon)|imminently|before long|in short order',
  },
  { review: 'shortly', pattern: 'in the (?:very )?near future|in the near term|in the short term' },
  { review: 'comingDays', pattern: `${AHEAD} days|(?:with)?in (?:a few )?days|in the days ahead` },
  { review: 'comingMonths', pattern: `${AHEAD} weeks and months|in the weeks and months ahead` },
  {
    review: 'comingWeeks',
    pattern: `${AHEAD} (?:days and )?weeks|(?:with)?in (?:a few |a matter of )?weeks|in the weeks ahead`,
  },
  { review: 'comingMonths', pattern: `${AHEAD} months|(?:with)?in (?:a few )?months|in the months ahead` },
  { review: 'inTheLongTerm', pattern: `${AHEAD} years|in the years ahead|over the years ahead` },
  {
    review: 'inTheLongTerm',
    pattern:
      'over time|within a generation|(?:in|over) the (?:long|longer|medium|medium to long|medium to longer)[ -]?term',
  },
  {
    review: 'whenTimeAllows',
    pattern:
      '(?:when|as soon as|once) parliamentary (?:time|business) (?:allows|permits|becomes available|is available)',
  },
  {
    review: 'whenTimeAllows',
    pattern:
      '(?:at|when) (?:the|a|an)?(?: (?:next|first|earliest|suitable|available|appropriate|possible))* ?(?:legislative|parliamentary) (?:opportunity|vehicle)(?: (?:arises|allows|becomes available|is available))?',
  },
  { review: 'inDueCourse', pattern: 'in due course|in good time|in due time' },
  {
    review: 'inDueCourse',
    pattern:
      'at the (?:earliest|first|next|soonest) (?:possible |available |practicable |appropriate )?(?:opportunity|date|moment|point)',
  },
  {
    review: 'inDueCourse',
    pattern:
      'as soon as (?:(?:it|this) is )?(?:is )?(?:reasonably |practicably )?(?:possible|practicable|feasible|able)',
  },
  {
    review: 'inDueCourse',
    pattern: 'as soon as (?:it|they|we|i) (?:is|are|can|am able to|are able to)(?: available| ready)?',
  },
  {
    review: 'inDueCourse',
    pattern: '(?:as quickly as|whenever|when) (?:reasonably )?(?:possible|practicable)',
  },
  {
    review: 'inDueCourse',
    pattern: 'at (?:an|the) (?:appropriate|right|opportune|suitable) (?:time|point|moment|juncture)',
  },
  {
    review: 'inDueCourse',
    pattern: 'at a (?:later|future) (?:date|stage|point|time)|in (?:the )?future|when the time is right',
  },
]

/** Words to which a person would not look for a deadline in a sentence, but may type. */
const TYPED_ONLY: readonly VagueWords[] = [
  {
    review: 'shortly',
    pattern:
      'immediately|urgently|without delay|promptly|swiftly|straight away|as a matter of urgency|asap|at pace',
  },
  {
    review: 'inTheLongTerm',
    pattern: '(?:on an )?ongoing(?: basis)?|regularly|continually|continuously|eventually',
  },
  { review: 'unread', pattern: '(?:no|without a) (?:date|deadline)(?: given)?|not known|unknown|tbc|none' },
]

const PATTERNS = [...VAGUE_WORDS, ...TYPED_ONLY].map(({ review, pattern }) => ({
  review,
  pattern: wholly(pattern),
}))

export function readVague(words: string, reading: Reading): DueWindow | null {
  const found = PATTERNS.find(({ pattern }) => pattern.test(words))
  if (!found) return null
  const window = windowOf({ precision: 'none', notes: ['These words give no date.'] })
  return reviewed(window, reading.conventions.reviews[found.review], reading)
}
