import { sayDate } from '../lib/dates.ts'
import { type HistoryEvent, happened } from './history-event.ts'
import type { QuestionVersionRow } from './queries.ts'
import { inSuccession, type Moment, seenBetween } from './succession.ts'
import { textChange } from './what-changed.ts'

/** What became of the question itself: transfers, edits, withdrawal. A pasted form is not Parliament's, and changes nothing. */
export function questionEvents(versions: readonly QuestionVersionRow[]): HistoryEvent[] {
  const official = versions.filter(({ source }) => source !== 'pasted')
  return inSuccession(official).flatMap(({ version, before, ...between }) => {
    const moment = seenBetween(between)
    return [
      ...(before ? edits(before, version, moment) : []),
      ...withdrawal(before, version).map((title) => happened(title, moment)),
    ]
  })
}

function edits(before: QuestionVersionRow, after: QuestionVersionRow, moment: Moment): HistoryEvent[] {
  const change = textChange(asWords(before), asWords(after))
  const facts = factsChanged(before, after)
  const isTransferred =
    before.bodyName !== null && after.bodyName !== null && before.bodyName !== after.bodyName
  if (!change && facts.length === 0 && !isTransferred) return []
  const title = isTransferred
    ? `Transferred from the ${before.bodyName} to the ${after.bodyName}`
    : 'Edited after it was tabled'
  const earlierText = change && !change.diff ? before.text : null
  return [happened(title, moment, { facts, change, earlierText })]
}

function asWords({ text, isCut }: QuestionVersionRow) {
  return { text, isCut: isCut === 1 }
}

/** What was not given before is no change: Parliament adds the heading when the question is printed. */
function factsChanged(before: QuestionVersionRow, after: QuestionVersionRow): string[] {
  const changed = (what: string, from: string | null, to: string | null) =>
    from === null || to === null || from === to ? [] : [`${what} was “${from}” and became “${to}”.`]
  const day = (date: string | null) => date && sayDate(date)
  return [
    ...changed('Its heading', before.heading, after.heading),
    ...changed('Its number', before.uin, after.uin),
    ...changed('Its date of tabling', day(before.dateTabled), day(after.dateTabled)),
    ...changed('Its date for answer', day(before.dateForAnswer), day(after.dateForAnswer)),
    ...changed('Its kind', KIND[`${before.isNamedDay}`] ?? null, KIND[`${after.isNamedDay}`] ?? null),
    ...changed(
      'The interest',
      INTEREST[`${before.hasInterest}`] ?? null,
      INTEREST[`${after.hasInterest}`] ?? null,
    ),
    ...(before.askerId !== null && after.askerId !== null && before.askerId !== after.askerId
      ? ['Another Member asks it now.']
      : []),
  ]
}

const KIND: Readonly<Record<string, string>> = { 1: 'named day', 0: 'ordinary' }
const INTEREST: Readonly<Record<string, string>> = { 1: 'declared', 0: 'not declared' }

function withdrawal(before: QuestionVersionRow | null, { isWithdrawn }: QuestionVersionRow): string[] {
  if ((before?.isWithdrawn ?? 0) === isWithdrawn) return []
  return [isWithdrawn === 1 ? 'Withdrawn' : 'Not withdrawn any more']
}
