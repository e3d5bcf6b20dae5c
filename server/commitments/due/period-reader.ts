import { addDays } from '../../lib/dates.ts'
import { later } from './arithmetic.ts'
import { DAY_RULES } from './days.ts'
import { MONTH_RULES } from './months.ts'
import { PARLIAMENT_RULES } from './parliament.ts'
import { type Part, type Period, type PeriodRead, partOf } from './periods.ts'
import type { Reading } from './reading.ts'
import { SEASON_RULES } from './seasons.ts'
import { wholly } from './words.ts'
import { QUARTER_RULES, YEAR_RULES } from './years.ts'

/** Parts that stand before a period: "mid-June", "the end of the year", "early next month". */
const PARTS: readonly { part: Part; words: string }[] = [
  { part: 'first half', words: '(?:the )?first half(?: of| in)?' },
  { part: 'second half', words: '(?:the )?(?:second|latter|last) half(?: of| in)?' },
  { part: 'start', words: '(?:the )?(?:very )?(?:start|beginning)(?: of)?' },
  { part: 'early', words: 'early(?: on)?(?:-| in| of)?|(?:the )?early part of' },
  { part: 'mid', words: 'mid(?:dle)?(?:-| in| of)?|(?:the )?middle(?: of)?' },
  { part: 'late', words: 'late(?:-| in| of)?|(?:the )?latter part of' },
  { part: 'end', words: '(?:the )?(?:very )?(?:end|close)(?: of)?|(?:the )?year[- ]end' },
]

export const PART_PATTERN = PARTS.map(({ words }) => words).join('|')

export const PERIOD_RULES = [
  ...DAY_RULES,
  ...SEASON_RULES,
  ...MONTH_RULES,
  ...QUARTER_RULES,
  ...YEAR_RULES,
  ...PARLIAMENT_RULES,
]

const RULES = PERIOD_RULES.map(({ pattern, read }) => ({ pattern: wholly(pattern), read }))
const PART_FORMS = PARTS.map(({ part, words }) => ({
  part,
  pattern: new RegExp(`^(?:${words})(?: |(?<=-))`),
}))

/** A period by its name, or a part of one. */
export function readPeriod(words: string, reading: Reading): PeriodRead {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(words)
    const found = match && read(match.groups ?? {}, reading)
    if (found) return found
  }
  return readPart(words, reading)
}

function readPart(words: string, reading: Reading): PeriodRead {
  for (const { part, pattern } of PART_FORMS) {
    const match = pattern.exec(words)
    if (!match) continue
    const isOver = ({ to }: Period) => to < reading.answered
    return readAhead(words.slice(match[0].length), reading, readPartOf(part), isOver)
  }
  return null
}

function readPartOf(part: Part) {
  return (words: string, reading: Reading): PeriodRead => {
    const whole = readPeriod(words, reading)
    return whole && typeof whole !== 'string' ? partOf(whole, part, reading) : whole
  }
}

/** Words that settle the year, or the month: they are not read as the next one when theirs has passed. */
const SETTLED = /\d{4}|\d\d[/.]\d\d|\b(?:this|next|current)\b/

/** Reads a period; where it has passed and the words do not say which year's is meant, the next one. */
export function readAhead(
  words: string,
  reading: Reading,
  read: (words: string, reading: Reading) => PeriodRead,
  hasPassed: (found: Period) => boolean,
): PeriodRead {
  const found = read(words, reading)
  if (!found || typeof found === 'string' || SETTLED.test(words) || !hasPassed(found)) return found
  const whole = readPeriod(words, reading)
  if (!whole || typeof whole === 'string') return found
  const next = read(words, { ...reading, answered: addDays(later(whole.to, reading.answered), 1) })
  if (!next || typeof next === 'string') return found
  return { ...next, notes: [...found.notes, 'It had passed when this was said: read as the next.'] }
}
