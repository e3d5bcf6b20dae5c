import type { House } from '../../calendar/facts.ts'
import { addDays, sayDate } from '../../lib/dates.ts'
import { later } from './arithmetic.ts'
import { type Reading, reviewed, windowOf } from './reading.ts'
import { type KnownRecess, recessMeant } from './recess-calendar.ts'
import type { DueWindow } from './types.ts'
import { wholly, YEAR } from './words.ts'

const KINDS = 'summer|christmas|easter|whitsun|whit|february|november|party conference|conference'

const RECESS = `(?:the )?(?:(?<ofHouse>commons|lords|house|parliamentary|parliament's)(?:'s)? )?(?:(?<kind>${KINDS}) )?(?:parliamentary )?recess(?:,? (?:of |in )?(?<year>${YEAR}))?(?: (?:begins|starts))?`
const RISING = `(?:the )?(?<riser>house|houses|parliament|commons|lords|both houses)(?: of (?:commons|lords))? (?:rises?|adjourns?|breaks? up|goes into recess|go into recess)(?: (?:for|at) (?:the )?(?:(?<risingFor>${KINDS})(?: recess)?|recess)(?:,? (?<risingYear>${YEAR}))?)?`
const RETURN = `(?:the )?(?:house|houses|parliament|commons|lords|both houses)(?: of (?:commons|lords))? (?:returns?|comes back|come back|sits again)(?: (?:from|after) (?:the )?(?:(?<backFrom>${KINDS}) )?recess)?`

export const RECESS_PATTERN = [
  `(?<when>before|by|ahead of|prior to|in advance of|during|over|in|after|following)(?: the (?:start|beginning|end) of)? ${RECESS}`,
  `(?<until>before|by the time|until|by when) ${RISING}`,
  `(?<back>when|once|after|as soon as) ${RETURN}`,
].join('|')

const PATTERN = wholly(RECESS_PATTERN)

/** "Before the summer recess": the last sitting day before it in the House of the answer, from the calendar alone. */
export function readRecess(words: string, reading: Reading): DueWindow | null {
  const groups = PATTERN.exec(words)?.groups
  if (!groups) return null
  const kind = kindIn(groups.kind ?? groups.risingFor ?? groups.backFrom)
  const year = groups.year ?? groups.risingYear
  const house = houseIn(words) ?? reading.facts.house ?? null
  const anchor = `the ${kind ? `${sayKind(kind)} ` : ''}recess${house ? ` of the ${house}` : ''}`
  const isBefore = groups.until !== undefined || /^(?:before|by|ahead|prior|in adv)/.test(groups.when ?? '')
  const found = recessMeant({ kind, year: year ? Number(year) : null, isBefore }, house, reading)
  if (typeof found === 'string') return unknown(found, anchor, isBefore, reading)
  if (groups.back || /after|following/.test(groups.when ?? '')) return afterIt(found, anchor, reading)
  if (/during|over|in$/.test(groups.when ?? '')) return duringIt(found, anchor, reading)
  return beforeIt(found, anchor, reading)
}

function beforeIt({ recess, rises }: KnownRecess, anchor: string, { answered }: Reading): DueWindow {
  const latest = rises ?? addDays(recess.from, -1)
  const said = `${recess.name} of the ${recess.house}: from ${sayDate(recess.from)}.`
  const notes = rises ? [said] : [said, 'The last sitting day before it is not known: this is its eve.']
  if (latest < answered) notes.push('This lies before the day of the answer.')
  return windowOf({ earliest: latest < answered ? null : answered, latest, precision: 'day', anchor, notes })
}

function duringIt({ recess }: KnownRecess, anchor: string, { answered }: Reading): DueWindow {
  const earliest = recess.to < answered ? recess.from : later(recess.from, answered)
  return windowOf({ earliest, latest: recess.to, precision: 'day', anchor })
}

/** From the first sitting day after it; "after" gives no last day. */
function afterIt({ recess, calendar }: KnownRecess, anchor: string, reading: Reading): DueWindow {
  const following = calendar.sittingDays[recess.house].next(1, recess.to)
  const first = following === 'unknown' ? null : following[0]
  const earliest = later(first ?? addDays(recess.to, 1), reading.answered)
  const notes = ['A start; no end is given.']
  return reviewed(
    windowOf({ earliest, precision: 'day', anchor, notes }),
    reading.conventions.reviews.shortly,
    reading,
    earliest,
  )
}

/** What is not known is not guessed: it is looked at again when more of the calendar may be loaded. */
function unknown(why: string, anchor: string, isBefore: boolean, reading: Reading): DueWindow {
  const window = windowOf({
    earliest: isBefore ? reading.answered : null,
    precision: 'event',
    anchor,
    notes: [why, 'No recess is guessed.'],
  })
  return reviewed(window, reading.conventions.reviews.shortly, reading)
}

function kindIn(words: string | undefined): string | null {
  if (!words) return null
  if (words === 'whit') return 'whitsun'
  return words === 'party conference' ? 'conference' : words
}

function sayKind(kind: string): string {
  return kind === 'summer' || kind === 'conference' ? kind : kind.charAt(0).toUpperCase() + kind.slice(1)
}

function houseIn(words: string): House | null {
  if (/\bcommons\b/.test(words)) return 'Commons'
  return /\blords\b/.test(words) ? 'Lords' : null
}
