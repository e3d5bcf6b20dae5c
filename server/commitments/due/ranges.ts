import { windowFrom } from './leads.ts'
import { readPeriod } from './period-reader.ts'
import type { Period } from './periods.ts'
import type { Reading } from './reading.ts'
import type { DueWindow } from './types.ts'
import { YEAR } from './words.ts'

const LEAD = /^(?:between|from|in|over|during|on|at some point between|some ?time between|either) /
const JOINT = / (?:and|to|or|until|through to|-) |(?<=[a-z0-9])-(?=[a-z0-9])/g
const HAS_YEAR = new RegExp(`\\b${YEAR}\\b`)
const LONGEST = 90

/** "Between March and May 2026", "1 to 15 June", "late May or early June". */
export function readRange(words: string, reading: Reading): DueWindow | null {
  if (words.length > LONGEST) return null
  const rest = words.replace(LEAD, '')
  for (const joint of rest.matchAll(JOINT)) {
    const found = joined(rest.slice(0, joint.index), rest.slice(joint.index + joint[0].length), reading)
    if (found) return windowFrom('in', found, reading)
  }
  return null
}

function joined(left: string, right: string, reading: Reading): Period | null {
  const first = firstOf(left, right, reading)
  if (!first) return null
  const last = asPeriod(right, reading)
  const isTurned = last !== null && last.to < first.from && !HAS_YEAR.test(right)
  const end = isTurned ? asPeriod(right, { ...reading, answered: first.from }) : last
  if (!end || end.to < first.from) return null
  const notes = [...new Set([...first.notes, ...end.notes])]
  return { from: first.from, to: end.to, precision: first.precision, notes }
}

/** The left side takes from the right what it leaves out: the year of "March and May 2026", the month of "1 to 15 June". */
function firstOf(left: string, right: string, reading: Reading): Period | null {
  const year = HAS_YEAR.exec(right)?.[0]
  const isBare = !HAS_YEAR.test(left)
  const month = right.replace(/^\S+ /, '')
  return (
    (isBare && year ? asPeriod(`${left} ${year}`, reading) : null) ??
    asPeriod(left, reading) ??
    (/^(?:the )?\d{1,2}(?:st|nd|rd|th)?$/.test(left) ? asPeriod(`${left} ${month}`, reading) : null)
  )
}

function asPeriod(words: string, reading: Reading): Period | null {
  const found = readPeriod(words, reading)
  return found && typeof found !== 'string' ? found : null
}
