import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEvent, icalendar } from '../../server/formats/icalendar.ts'
import { stripControls } from '../../server/lib/text.ts'

const EVENT: CalendarEvent = {
  uid: 'commitment-7@pursuant.example',
  on: '2026-03-31',
  summary: 'Due: a harbour safety plan',
  description: 'We will publish it.',
  url: 'https://pursuant.example/commitments/7',
  madeAt: '2026-01-15T09:30:00.000Z',
  sequence: 3,
}

function written(events: readonly CalendarEvent[], name = 'Lanterns') {
  return icalendar({ name, description: 'From the wardens.', refreshHours: 6, events })
}

/** As a calendar program reads it: folded lines joined, then name and value. */
function read(text: string): [string, string][] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
  return lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1)]
  })
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
}

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\\;,:"\n\r\tné€😀 ', '\u2028', '\ud800'),
    fc.string({ unit: 'grapheme' }),
  ),
  maxLength: 200,
})

describe('a calendar', () => {
  test('is written as calendar programs expect it', () => {
    expect(written([EVENT])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Pursuant//Deadlines//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'NAME:Lanterns',
        'X-WR-CALNAME:Lanterns',
        'DESCRIPTION:From the wardens.',
        'X-WR-CALDESC:From the wardens.',
        'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
        'X-PUBLISHED-TTL:PT6H',
        'BEGIN:VEVENT',
        'UID:commitment-7@pursuant.example',
        'DTSTAMP:20260115T093000Z',
        'SEQUENCE:3',
        'DTSTART;VALUE=DATE:20260331',
        'DTEND;VALUE=DATE:20260401',
        'SUMMARY:Due: a harbour safety plan',
        'DESCRIPTION:We will publish it.',
        'URL:https://pursuant.example/commitments/7',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  test('without events is one still', () => {
    const names = read(written([])).map(([name]) => name)
    expect(names).not.toContain('UID')
    expect([names[0], names.at(-1)]).toEqual(['BEGIN', 'END'])
  })

  test.each([
    ['2026-12-31', '20270101'],
    ['2028-02-28', '20280229'],
    ['2026-03-29', '20260330'], // the clocks go forward
  ])('ends an event of %s the day after', (on, end) => {
    expect(written([{ ...EVENT, on }])).toContain(`DTEND;VALUE=DATE:${end}\r\n`)
  })

  test('gives back any text, on lines of at most 75 octets of which none cuts a character', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, summary, description) => {
        const text = written([{ ...EVENT, summary, description }], name)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(Buffer.from(text).toString()).toBe(text)
        const values = new Map(read(text)) // of two of one name the latter
        expect(unescaped(values.get('NAME') ?? '')).toBe(stripControls(name))
        expect(unescaped(values.get('SUMMARY') ?? '')).toBe(stripControls(summary))
        expect(unescaped(values.get('DESCRIPTION') ?? '')).toBe(stripControls(description))
      }),
      { numRuns: 500 },
    )
  })

  test('lets no text add a property or an event of its own', () => {
    const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:mine\rURL:https://evil.example'
    const lines = read(written([{ ...EVENT, summary: hostile, description: hostile }], hostile))
    expect(lines.filter(([name]) => name === 'UID')).toHaveLength(1)
    expect(lines.filter(([name]) => name === 'URL')).toEqual([['URL', EVENT.url]])
  })
})
