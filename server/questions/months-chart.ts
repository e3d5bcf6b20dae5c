import { capital, plural, sayCount } from '../lib/text.ts'
import type { Spread, TimeSpan } from './months.ts'

/** Pixels down: of the tallest bar, of the air above it, and of the years below. */
const TALLEST = 64
const TOP = 4
const GROUND = TOP + TALLEST
const YEARS = 20
/** The part of its room that a bar fills. */
const FILLED = 0.76

interface Counted {
  /** "question": what is counted. */
  one: string
  /** What the days are of: "tabled". */
  by: string
  /** Where the bar of a span leads. */
  hrefOf: (span: TimeSpan) => string | null
}

/** Bars over time, with the same as a table; null where there are not two spans to compare. */
export function barsOf(spread: Spread | null, { one, by, hrefOf }: Counted) {
  if (spread === null || spread.spans.length < 2) return null
  const { spans, unit, undated } = spread
  const rooms = roomsOf(spans.length)
  const most = spans.reduce((best, span) => (span.count > best.count ? span : best))
  return {
    unit: capital(unit),
    counted: capital(`${one}s`),
    caption: `${capital(one)}s by ${unit}${by}`,
    most: `Most in a ${unit}: ${sayCount(most.count)}, in ${most.label}`,
    undated: undated === 0 ? null : `${plural(undated, one)} without a known date not counted`,
    tableName: `${capital(one)}s by ${unit} as a table`,
    height: GROUND + YEARS,
    ground: GROUND,
    tickAt: GROUND + YEARS - 4,
    bars: spans.map((span, at) => ({
      room: rooms[at]?.room,
      bar: barIn(rooms[at]?.bar, span.count / most.count),
      title: `${span.label}: ${plural(span.count, one)}`,
      label: span.label,
      count: sayCount(span.count),
      isEmpty: span.count === 0,
      href: span.count === 0 ? null : hrefOf(span),
    })),
    ticks: ticksOf(spread),
  }
}

interface Across {
  x: string
  width: string
}

const known = new Map<number, readonly { room: Across; bar: Across }[]>()

/** Where so many bars stand, across in parts of a hundred, so that they fit every screen; worked out once. */
function roomsOf(bars: number) {
  const before = known.get(bars)
  if (before) return before
  const width = 100 / bars
  const made = Array.from({ length: bars }, (_, at) => ({
    room: { x: percent(at * width), width: percent(width) },
    bar: { x: percent((at + (1 - FILLED) / 2) * width), width: percent(FILLED * width) },
  }))
  known.set(bars, made)
  return made
}

/** Down it is measured in pixels. */
function barIn(across: Across | undefined, part: number) {
  const height = part === 0 ? 0 : Math.max(2, Math.round(part * TALLEST))
  return { x: across?.x, width: across?.width, y: GROUND - height, height }
}

function percent(number: number): string {
  return `${Number(number.toFixed(3))}%`
}

/** What a year takes up on a small screen, in parts of a hundred. */
const LABEL = 14

/** The years under the bars where each begins, as many as have room; that of the first bar only before the next. */
function ticksOf({ spans }: Spread) {
  const places = spans.map(({ from }, at) => ({
    at: (at * 100) / spans.length,
    year: from.slice(0, 4),
    from,
  }))
  const begun = places.filter(({ from }) => from.endsWith('-01-01'))
  const [first, next] = [places.slice(0, 1), begun[0]]
  const all = next && next.at < LABEL ? begun : [...first, ...begun.filter(({ at }) => at > 0)]
  let free = 0
  return all.flatMap(({ at, year }) => {
    if (at < free || at > 100 - LABEL) return []
    free = at + LABEL
    return [{ x: percent(at), label: year }]
  })
}
