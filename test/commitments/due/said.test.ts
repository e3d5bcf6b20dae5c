import { expect, it } from 'vitest'
import { readDueWindow } from '../../../server/commitments/due/reader.ts'
import { sayDueWindow } from '../../../server/commitments/due/said.ts'
import { startingCalendar } from '../../calendar/starting-calendar.ts'

const facts = { calendar: startingCalendar(), house: 'Commons' } as const

it.each([
  ['in spring 2026', 'between 1 March and 31 May 2026 (spring)'],
  ['on 16 May 2026', 'on 16 May 2026'],
  ['by 31 March 2027', 'by 31 March 2027'],
  ['in 2026-27', 'between 1 April 2026 and 31 March 2027 (the financial year 2026-27)'],
  ['in due course', 'no date given; look again on 12 April 2026, then every 91 days'],
  ['by 3 June 2025', 'by 3 June 2025'],
  ['from April', 'from 1 April 2026, with no last day known; look again on 1 April 2026'],
  ['before the February recess', 'by 12 February 2026 (the February recess of the Commons)'],
  [
    'within 12 months of Royal Assent',
    'no date yet: depends on “Royal Assent”; look again on 12 April 2026, then every 91 days',
  ],
  ['every March', 'between 1 March and 31 March 2026; then every year'],
])('"%s" is said as "%s"', (phrase, said) => {
  expect(sayDueWindow(readDueWindow(phrase, '2026-01-12', facts), phrase)).toBe(said)
})
