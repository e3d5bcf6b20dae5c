import type { House } from '../calendar/facts.ts'
import { type CivilDate, daysBetween, isCivilDate } from '../lib/dates.ts'
import type { FoundIn } from './finding.ts'
import type { SaidDate } from './reading/dates-said.ts'

/** The question whose text or answer refers to another. */
export interface Referring {
  id: number
  uin: string | null
  /** Of the text that refers: when the question was tabled, or answered. */
  on: CivilDate | null
  foundIn: FoundIn
}

/** A question of the number that is said. */
export interface Candidate {
  id: number
  house: House | null
  dateTabled: CivilDate | null
  /** Of all its answers: holding ones and corrections too. */
  datesAnswered: readonly CivilDate[]
}

/** What is said with the number: the date with its year, as `yearOf` gives it. */
export interface Said {
  uin: string
  on: CivilDate | null
}

/** Which question is meant; `absent` where none in the record can be, `itself` where a text speaks of its own question. */
export type Resolution = { targetId: number } | 'absent' | 'ambiguous' | 'itself'

/** Tells sessions apart: the same for two dates in one session, null where none is known. */
export type SessionOf = (date: CivilDate) => string | null

/**
 * Numbers restart each session, so of those with the number the one is meant whose date is the one that is said; else,
 * since dates are often said wrong, the one of the session in which the date falls. Without a date it is one of the
 * same session, and in a question whose own number is lower, the last before: the present session has not come so far.
 * Nothing tabled after the text that refers is ever meant.
 */
export function resolve(
  referring: Referring,
  { uin, on }: Said,
  all: readonly Candidate[],
  sessionOf: SessionOf,
): Resolution {
  const candidates = all.filter(
    ({ house, dateTabled }) => isOfHouse(uin, house) && isBefore(dateTabled, referring.on),
  )
  const dated = on === null ? [] : candidates.filter((candidate) => isDated(candidate, on))
  if (dated.length > 0) return theOne(dated, referring)
  const near = inSession(candidates, earlier(on, referring.on), sessionOf)
  if (near.length > 0) return theOne(near, referring)
  return on === null && isFromBefore(uin, referring) ? theOne(candidates.slice(-1), referring) : 'absent'
}

/** A date said that is after the text is a slip. */
function earlier(said: CivilDate | null, on: CivilDate | null): CivilDate | null {
  return said === null || (on !== null && on < said) ? on : said
}

/** Lords numbers begin with HL, and no others do. */
function isOfHouse(uin: string, house: House | null): boolean {
  return house === null || (house === 'Lords') === uin.startsWith('HL')
}

/** A pasted question may have no date; then it may be meant. */
function isBefore(dateTabled: CivilDate | null, on: CivilDate | null): boolean {
  return dateTabled === null || on === null || dateTabled <= on
}

function isDated({ dateTabled, datesAnswered }: Candidate, on: CivilDate): boolean {
  return dateTabled === on || datesAnswered.includes(on)
}

function theOne(candidates: readonly Candidate[], { id }: Referring): Resolution {
  const [first, ...others] = candidates
  if (!first) return 'absent'
  if (others.length > 0) return 'ambiguous'
  return first.id === id ? 'itself' : { targetId: first.id }
}

/** Where no session is known, within so many days: between two sessions a number may come again sooner. */
const NEAR_DAYS = 120

/** Those that were tabled in the session of a date and not after it. */
function inSession(
  candidates: readonly Candidate[],
  on: CivilDate | null,
  sessionOf: SessionOf,
): Candidate[] {
  if (on === null) return [...candidates]
  const session = sessionOf(on)
  return candidates.filter(({ dateTabled }) => {
    if (dateTabled === null) return true
    if (dateTabled > on) return false
    const other = sessionOf(dateTabled)
    return session === null || other === null ? daysBetween(dateTabled, on) <= NEAR_DAYS : session === other
  })
}

/** The number of a question is lower than the one it refers to: that was given in a session before. */
function isFromBefore(uin: string, { uin: own, foundIn }: Referring): boolean {
  if (own === null || foundIn === 'answer' || own.startsWith('HL') !== uin.startsWith('HL')) return false
  return Number(uin.replace('HL', '')) > Number(own.replace('HL', ''))
}

/** 29 February comes every four years, or once in eight. */
const YEARS_BACK = 8

/** A date as it is meant: without its year, the nearest such date that is not after the text. */
export function dateMeant(said: SaidDate | null, on: CivilDate | null): CivilDate | null {
  if (said === null) return null
  if (said.year !== null) return civilDate(said.year, said)
  if (on === null) return null
  const year = Number(on.slice(0, 4))
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const date = civilDate(year - back, said)
    if (isCivilDate(date) && date <= on) return date
  }
  return null
}

function civilDate(year: number, { month, day }: SaidDate): CivilDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
