import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { USUAL_CONVENTIONS } from '../../../server/commitments/due/conventions.ts'
import { readDueWindow } from '../../../server/commitments/due/reader.ts'
import type { DueFacts } from '../../../server/commitments/due/reading.ts'
import type { DueWindow } from '../../../server/commitments/due/types.ts'
import { addDays } from '../../../server/lib/dates.ts'
import { startingCalendar } from '../../calendar/starting-calendar.ts'
import { type Setting, WINDOWS } from './windows.ts'

const calendar = startingCalendar()
const events = { 'Royal Assent': '2026-04-29', commencement: '2026-06-29' }

const FACTS: Record<Setting, DueFacts> = {
  Commons: { calendar, house: 'Commons' },
  Lords: { calendar, house: 'Lords' },
  'Commons, with events': { calendar, house: 'Commons', events },
}

function inShort({ earliest, latest, precision, reviewOn, recurs }: DueWindow): string {
  const dates = earliest || latest ? [`${earliest ?? '?'} to ${latest ?? '?'}`] : []
  const review = reviewOn ? [`review ${reviewOn}`] : []
  return [...dates, precision, ...review, ...(recurs ? [recurs] : [])].join(', ')
}

function notesOn(phrase: string, answered = '2026-01-12', facts = FACTS.Commons): string {
  return readDueWindow(phrase, answered, facts).notes.join(' ')
}

for (const [kind, rows] of Object.entries(WINDOWS)) {
  describe(`of ${kind}`, () => {
    it.each(rows)(
      'an answer of %s in the %s that says "%s" means %s',
      (answered, setting, phrase, window) => {
        expect(inShort(readDueWindow(phrase, answered, FACTS[setting]))).toBe(window)
      },
    )
  })
}

describe('what is doubtful is said', () => {
  it.each([
    ['by June 2026', 'some mean before it begins, on 1 June 2026'],
    ['in Q1 2026', 'Of the financial year it would end on 30 June 2026'],
    ['in spring 2026', 'slips to 21 June'],
    ['next summer', 'the year after'],
    ['next Thursday', 'the week after'],
    ['over three years', 'how long it goes on'],
    ['until 3 June 2026', 'how long something lasts'],
    ['by 3 June 2025', 'before the day of the answer'],
    ['within a decade', 'A decade from when?'],
    ['31 June 2026', 'There is no 31 June 2026.'],
    ['with renewed vigour', '"with renewed vigour" could not be read'],
    ['', 'No date was given.'],
  ])('"%s": %s', (phrase, note) => {
    expect(notesOn(phrase)).toContain(note)
  })

  it('says that a month just past was read as next year’s', () => {
    expect(notesOn('in February', '2026-03-02')).toContain('had just passed')
  })

  it('says that this summer, said in autumn, was read as the next', () => {
    expect(notesOn('this summer', '2026-10-20')).toContain('read as the next')
  })

  it('says that the calendar does not reach so far, and guesses no recess', () => {
    const notes = notesOn('before the summer recess', '2026-05-01')
    expect(notes).toContain('does not reach so far')
    expect(notes).toContain('No recess is guessed.')
  })
})

describe('what is not known is not guessed', () => {
  it('reads no recess without a calendar', () => {
    const window = readDueWindow('before the summer recess', '2025-05-01', { house: 'Commons' })
    expect(window).toMatchObject({ earliest: '2025-05-01', latest: null, precision: 'event' })
  })

  it('reads no recess without a House, unless the words name one', () => {
    expect(readDueWindow('before recess', '2025-05-01', { calendar }).latest).toBeNull()
    expect(readDueWindow('before the Lords summer recess', '2025-05-01', { calendar }).latest).toBe(
      '2025-07-24',
    )
  })

  it('reads no working days without a calendar', () => {
    expect(readDueWindow('within 5 working days', '2026-01-12').latest).toBeNull()
  })

  it('takes the end of the Parliament from the facts where they give one, or say that there is none', () => {
    const read = (parliamentEndsBy: string | null) =>
      readDueWindow('by the end of this Parliament', '2026-01-12', { parliamentEndsBy })
    expect(read('2028-05-04').latest).toBe('2028-05-04')
    expect(read(null)).toMatchObject({ earliest: null, latest: null, precision: 'parliament' })
  })

  it('waits for the day of the answer, and reads until then what does not hang on it', () => {
    const read = (phrase: string) => readDueWindow(phrase, null, FACTS.Commons)
    expect(read('by 31 March 2027')).toMatchObject({ earliest: null, latest: '2027-03-31' })
    expect(read('in spring 2027')).toMatchObject({ earliest: '2027-03-01', latest: '2027-05-31' })
    expect(read('by the end of the year')).toMatchObject({ earliest: null, latest: null })
    expect(read('within six weeks').notes).toContain(
      'The day of the answer is not known: what hangs on it waits.',
    )
    expect(read('in due course')).toMatchObject({ latest: null, reviewOn: null, precision: 'none' })
  })

  it('counts a decade once the day that it counts from is given', () => {
    const decade = { 'the day from which the decade is counted': '2024-07-04' }
    expect(readDueWindow('within a decade', '2026-01-12', { events: decade }).latest).toBe('2034-07-04')
  })
})

describe('conventions', () => {
  it('come from the settings where they are given', () => {
    const seasons = { ...USUAL_CONVENTIONS.seasons, spring: { from: 3, to: 6, warning: null } }
    const conventions = { ...USUAL_CONVENTIONS, seasons }
    expect(readDueWindow('by spring 2026', '2026-01-12', { conventions }).latest).toBe('2026-06-30')
  })
})

describe('of any words', () => {
  const someDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2019-01-01', days))
  const knownWords = Object.values(WINDOWS).flatMap((rows) => rows.map(([, , phrase]) => phrase))
  const pieces = [...new Set(knownWords.flatMap((phrase) => phrase.split(' ')))]
  const salad = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((words) => words.join(' '))
  const words = fc.oneof(fc.string({ unit: 'grapheme' }), salad, fc.constantFrom(...knownWords))
  const facts = fc.constantFrom(...Object.values(FACTS), {})

  it('reading never throws, and the earliest day is never after the latest', () => {
    fc.assert(
      fc.property(words, someDay, facts, (phrase, answered, given) => {
        const { earliest, latest } = readDueWindow(phrase, answered, given)
        if (earliest && latest) expect(earliest <= latest).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('no window begins before the answer, unless the words name a date before it', () => {
    const years = /\d{4}|\d\d[/.]\d\d|parliament|of royal|commencement|\bthis\b/i
    fc.assert(
      fc.property(words, someDay, (phrase, answered) => {
        const { earliest } = readDueWindow(phrase, answered, FACTS.Commons)
        if (earliest && earliest < answered) expect(phrase).toMatch(years)
      }),
      { numRuns: 2000 },
    )
  })

  it('what has no date has a day on which to look again, whatever was said', () => {
    fc.assert(
      fc.property(words, someDay, facts, (phrase, answered, given) => {
        const window = readDueWindow(phrase, answered, given)
        if (window.latest === null) expect(window.reviewOn).not.toBeNull()
        if (window.precision === 'none') expect([window.earliest, window.latest]).toEqual([null, null])
        if (window.reviewOn) expect(window.reviewOn >= answered).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('words without a date never get one, on whatever day they are said', () => {
    const vague = (WINDOWS['words without a date'] ?? []).map(([, , phrase]) => phrase)
    fc.assert(
      fc.property(fc.constantFrom(...vague), someDay, facts, (phrase, answered, given) => {
        const window = readDueWindow(phrase, answered, given)
        expect(window).toMatchObject({ earliest: null, latest: null, precision: 'none' })
      }),
    )
  })

  it('reading twice gives the same, and capitals and spaces change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownWords), someDay, facts, (phrase, answered, given) => {
        const window = readDueWindow(phrase, answered, given)
        const dressed = readDueWindow(
          `  ${phrase.toUpperCase().replaceAll(' ', '\u00a0 ')}. `,
          answered,
          given,
        )
        expect(readDueWindow(phrase, answered, given)).toEqual(window)
        expect({ ...dressed, anchor: null, notes: [] }).toEqual({ ...window, anchor: null, notes: [] })
      }),
    )
  })
})
