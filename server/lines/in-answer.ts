import type { EndNote } from '../answers/html/end-notes.ts'
import { type CivilDate, sayDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { LineInAnswer } from './queries.ts'

/** What stands after each paragraph of an answer that is a line: "Also in 12 answers, since March 2025". */
export function lineNotes(text: string, lines: readonly LineInAnswer[]): EndNote[] {
  if (lines.length === 0) return []
  const paragraphs = new Map(paragraphsOf(text).map((paragraph) => [paragraph.place, paragraph]))
  return lines.flatMap(({ place, lineId, others, firstOn }) => {
    const paragraph = paragraphs.get(place)
    if (!paragraph) return []
    const note = {
      text: `Also in ${plural(others, 'answer')}${since(firstOn)}`,
      detail: `(line ${lineId})`,
      className: 'answer-note answer-note--line',
      does: { href: paths.line(lineId) },
    }
    return [{ end: paragraph.end, note }]
  })
}

function since(day: CivilDate | null): string {
  return day === null ? '' : `, since ${sayDate(day).split(' ').slice(1).join(' ')}`
}
