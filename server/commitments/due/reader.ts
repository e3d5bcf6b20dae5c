import type { CivilDate } from '../../lib/dates.ts'
import { USUAL_CONVENTIONS } from './conventions.ts'
import { NO_SUCH_DAY } from './days.ts'
import { readEvent } from './events.ts'
import { readLedPeriod } from './leads.ts'
import { readHorizon } from './parliament.ts'
import { readRange } from './ranges.ts'
import { type DueFacts, type Reader, type Reading, reviewed, windowOf } from './reading.ts'
import { readRecess } from './recesses.ts'
import { readRecurring } from './recurring.ts'
import { readSpan } from './spans.ts'
import type { DueWindow } from './types.ts'
import { readVague } from './vague.ts'
import { plainWords, spelledWords } from './words.ts'

/** Each knows its own words; what stands first is asked first, and events, which take almost any words, last. */
const READERS: readonly Reader[] = [
  readVague,
  readHorizon,
  readRecess,
  readSpan,
  readLedPeriod,
  readRecurring,
  readRange,
  readEvent,
]

/**
 * What a due phrase, or a date that a person has typed, means for an answer of a day. Words that cannot be read
 * give no dates and a note that says so: nothing is guessed. Never throws for any words.
 * @param answered the day of the answer; null while it is not known: then only what does not hang on it is read
 */
export function readDueWindow(phrase: string, answered: CivilDate | null, facts: DueFacts = {}): DueWindow {
  if (answered === null) return readWithoutAnswer(phrase, facts)
  const spelled = spelledWords(phrase)
  const conventions = facts.conventions ?? USUAL_CONVENTIONS
  const reading: Reading = { answered, spelled, facts, conventions }
  const words = plainWords(phrase).replace(PREAMBLE, '').replace(AFTERTHOUGHT, '')
  if (words === '') return without('No date was given.', reading)
  for (const read of READERS) {
    const window = read(words, reading)
    if (window) return window
  }
  return without(`"${words}" ${UNREAD}`, reading)
}

const UNREAD = 'could not be read as a date.'

/** Whether the words say neither when nor that nobody knows, as a slip of the keys does: "banana", "30 February". */
export function isUnread({ precision, notes }: Pick<DueWindow, 'precision' | 'notes'>): boolean {
  return precision === 'none' && notes.some((note) => note.endsWith(UNREAD) || note.startsWith(NO_SUCH_DAY))
}

/** What may stand before and after the words without changing when. */
const PREAMBLE =
  /^(?:(?:is |are )?(?:due|expected|planned|scheduled|published|hopefully|ideally|deadline:?|(?:at )?some ?time)(?: to be published)?(?: for)? )/
const AFTERTHOUGHT =
  /,? (?:at the (?:very )?latest|at the earliest|if possible|if not sooner|or sooner|or earlier)$/

function without(note: string, reading: Reading): DueWindow {
  return reviewed(windowOf({ precision: 'none', notes: [note] }), reading.conventions.reviews.unread, reading)
}

/** Two days on which an answer might have been given, far apart: what is the same for both does not hang on the day. */
const [EARLY, LATE] = ['1901-02-03', '2098-11-13']

function readWithoutAnswer(phrase: string, facts: DueFacts): DueWindow {
  const [early, late] = [readDueWindow(phrase, EARLY, facts), readDueWindow(phrase, LATE, facts)]
  const agreed = <Value>(a: Value, b: Value) => (a === b ? a : null)
  return {
    ...early,
    earliest: agreed(early.earliest, late.earliest),
    latest: agreed(early.latest, late.latest),
    reviewOn: null,
    notes: [
      ...early.notes.filter((note) => late.notes.includes(note)),
      'The day of the answer is not known: what hangs on it waits.',
    ],
  }
}
