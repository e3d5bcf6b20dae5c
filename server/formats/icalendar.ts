import type { CivilDate, Instant } from '../lib/dates.ts'
import { stripControls } from '../lib/text.ts'

/** Something that stands on one whole day of a calendar. */
export interface CalendarEvent {
  /** The same each time the calendar is read, and no other event's. */
  uid: string
  on: CivilDate
  summary: string
  description: string
  url: string
  madeAt: Instant
  /** Grows with each change: of two editions a calendar program keeps the higher. */
  sequence: number
}

interface CalendarParts {
  name: string
  /** What it holds and where that comes from. */
  description: string
  /** How soon a calendar program should look again. */
  refreshHours: number
  events: readonly CalendarEvent[]
}

/**
 * Writes a calendar to be subscribed to (RFC 5545 and 7986). Events of a whole day and not tasks: every calendar
 * program shows those. They take up no time, so nobody is busy because something is due.
 */
export function icalendar({ name, description, refreshHours, events }: CalendarParts): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pursuant//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `X-WR-CALDESC:${escapeText(description)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventLines({ uid, on, summary, description, url, madeAt, sequence }: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${compact(madeAt.slice(0, 19))}Z`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(on))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** `2026-01-12` as `20260112`. */
function compact(moment: string): string {
  return moment.replace(/[-:]/g, '')
}

/** The end of an event is the first day after it. By hand: `addDays` takes ten times as long, and there are thousands. */
function dayAfter(date: CivilDate): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** A text as a value: its line ends and the characters that mean something, behind a backslash. */
function escapeText(text: string): string {
  return stripControls(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

const MOST_OCTETS = 75

/** A line of at most 75 octets, and what is left of it on further lines behind a space; no character is cut in two. */
function fold(line: string): string {
  if (line.length * 3 <= MOST_OCTETS) return line
  const octets = Buffer.from(line)
  const parts: string[] = []
  for (let from = 0; from < octets.length; ) {
    const to = cutBefore(octets, from + MOST_OCTETS - (from === 0 ? 0 : 1))
    parts.push(octets.toString('utf8', from, to))
    from = to
  }
  return parts.join('\r\n ')
}

/** The last place at or before this one that lies between two characters of UTF-8. */
function cutBefore(octets: Buffer, at: number): number {
  let cut = Math.min(at, octets.length)
  while (cut < octets.length && ((octets[cut] ?? 0) & 0xc0) === 0x80) cut -= 1
  return cut
}
