import { addDays, type CivilDate, sayDate } from '../lib/dates.ts'
import { lastPage, placeAmongPages } from '../lib/page-numbers.ts'
import { plural, sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { ENDED_ANSWERS, ENDED_DAYS } from './line.ts'
import type { LineRow } from './line-rows.ts'
import type { LineList } from './list-queries.ts'

interface LinesPageParts {
  show: LineList
  /** The words that were typed. */
  q: string
  page: number
  pageSize: number
  counts: Readonly<Record<LineList, number>>
  lines: readonly LineRow[]
  newestAnswer: CivilDate | null
}

/** Lines not used since this day have ended; before there is any answer, none has. */
export function endedBefore(newestAnswer: CivilDate | null): CivilDate {
  return newestAnswer === null ? '' : addDays(newestAnswer, -ENDED_DAYS)
}

const LISTS: readonly { show: LineList; label: string; about: string; day: (line: LineRow) => string }[] = [
  {
    show: 'used',
    label: 'Most used',
    about: 'Those that stand in most answers come first.',
    day: ({ firstOn, lastOn }) => between(firstOn, lastOn),
  },
  {
    show: 'new',
    label: 'New',
    about: 'Those that were used a second time last come first.',
    day: ({ secondOn }) => `Repeated first on ${say(secondOn)}`,
  },
  {
    show: 'changed',
    label: 'Changed',
    about: 'Those whose newest wording came last come first.',
    day: ({ changedOn }) => `New wording on ${say(changedOn)}`,
  },
  {
    show: 'ended',
    label: 'Ended',
    about: `At least ${ENDED_ANSWERS} answers used them, and none in the ${ENDED_DAYS} days before the newest answer in the record.`,
    day: ({ lastOn }) => `Last used on ${say(lastOn)}`,
  },
]

/** The lines of the record. */
export function linesPage({ show, q, page, pageSize, counts, lines, newestAnswer }: LinesPageParts) {
  const hrefOf = (other: LineList, number?: number) =>
    paths.lines({ show: other === 'used' ? undefined : other, q: q === '' ? undefined : q, page: number })
  const list = LISTS.find((one) => one.show === show) ?? LISTS[0]
  return {
    title: 'Lines',
    q,
    action: paths.lines(),
    shown: show === 'used' ? null : show,
    lists: LISTS.map(({ show: other, label }) => ({
      label,
      count: sayCount(counts[other]),
      href: hrefOf(other),
      isCurrent: other === show,
    })),
    about: list?.about,
    newest: newestAnswer === null ? null : `The newest answer is of ${sayDate(newestAnswer)}.`,
    lines: lines.map((line) => showLine(line, list?.day(line) ?? '')),
    noneText: q === '' ? NONE[show] : 'No line here has all these words.',
    clearHref: q === '' ? null : paths.lines({ show: show === 'used' ? undefined : show }),
    jsonHref: paths.linesJson({ show: show === 'used' ? undefined : show, q: q === '' ? undefined : q }),
    ...placeAmongPages(page, lastPage(counts[show], pageSize), (number) => hrefOf(show, number)),
  }
}

const NONE: Readonly<Record<LineList, string>> = {
  used: 'No paragraph stands in two answers of the record.',
  new: 'No paragraph stands in two answers of the record.',
  changed: 'No line has changed its wording.',
  ended: 'No line has ended.',
}

const SHOWN = 420

function showLine({ id, text, answers, wordings }: LineRow, day: string) {
  return {
    href: paths.line(id),
    text: text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/\s+\S*$/, '')} …` : text,
    answers: plural(answers, 'answer'),
    wordings: wordings > 1 ? plural(wordings, 'wording') : 'Always in the same words',
    day,
  }
}

/** `From 12 January 2026 to 3 May 2026`. */
export function between(first: CivilDate | null, last: CivilDate | null): string {
  if (first === null || last === null) return 'Date not known'
  return first === last ? `On ${sayDate(first)}` : `From ${sayDate(first)} to ${sayDate(last)}`
}

function say(date: CivilDate | null): string {
  return date === null ? 'a day not known' : sayDate(date)
}
