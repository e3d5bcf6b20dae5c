import type { CivilDate } from '../../../server/lib/dates.ts'
import { answerSome } from './answering.ts'
import { chance } from './chance.ts'
import { giveHeadings, SELDOM } from './changing.ts'
import { type Happened, type Happening, happened, type Life } from './life.ts'
import type { ParliamentRecord } from './record.ts'
import { restOn } from './sittings.ts'
import { tableSome } from './tabling.ts'

/** A day of Parliament's life. */
export interface Day {
  date: CivilDate
  /** Why nothing happened. */
  rest?: 'weekend' | 'recess'
  happened: Happened[]
}

const FORTNIGHT = 10

/** A plausible life of Parliament, day by day; with the same seed and first day it is the same each time. */
export function scenario(record: ParliamentRecord, { seed = 1 } = {}) {
  const life: Life = { record, luck: chance(seed), subjects: new Map(), sets: new Map() }
  const days: Day[] = []
  let sittings = 0
  let planned: { on: number; happen: Happening }[] = []

  /** Lives the next day, and says what happened. */
  function nextDay(): Day {
    record.nextDay()
    const date = record.today()
    const rest = restOn(date)
    const day = rest ? { date, rest, happened: [] } : { date, happened: sit() }
    days.push(day)
    return day
  }

  function sit(): Happened[] {
    if (sittings % FORTNIGHT === 0) plan()
    sittings += 1
    return [seldom, giveHeadings, answerSome, tableSome].flatMap((happen) => happen(life))
  }

  /** Each seldom thing gets a day of the coming fortnight. */
  function plan(): void {
    const on = () => sittings + life.luck.between(1, FORTNIGHT)
    planned.push(...SELDOM.map((happen) => ({ on: on(), happen })))
  }

  /** What is planned for today; what cannot happen yet waits. */
  function seldom(): Happened[] {
    const all: Happened[] = []
    planned = planned.filter(({ on, happen }) => {
      const now = on <= sittings ? happen(life) : []
      all.push(...now)
      return now.length === 0
    })
    return all
  }

  /** Ends the session today: what is open is closed. */
  function prorogue(): Happened[] {
    const closed = record.prorogue().map((question) => happened('closed', question))
    days.at(-1)?.happened.push(...closed)
    return closed
  }

  return {
    record,
    /** The days lived so far. */
    days,
    nextDay,
    prorogue,
    /** Lives up to a day, that day included. */
    liveUntil(date: CivilDate): void {
      while (record.today() < date) nextDay()
    },
  }
}

export type Scenario = ReturnType<typeof scenario>
