import { type CivilDate, sayDate } from '../lib/dates.ts'
import { lastPage, placeAmongPages } from '../lib/page-numbers.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { spreadOfDays } from '../questions/months.ts'
import { barsOf } from '../questions/months-chart.ts'
import { textChange } from '../questions/what-changed.ts'
import type { LineRow } from './line-rows.ts'
import { between } from './page.ts'
import type { LineUseRow, WordingRow } from './queries.ts'

/** A part of a list: which page it is, and how many it has in all. */
interface Part<Row> {
  rows: readonly Row[]
  page: number
  total: number
}

export interface LinePageParts<Summary> {
  line: LineRow
  days: readonly CivilDate[]
  wordings: Part<WordingRow>
  /** The wording before the first of this page. */
  wordingBefore: WordingRow | null
  uses: Part<{ use: LineUseRow; summary: Summary; answerer: string | null }>
  pageSize: number
}

/** One line: its uses in time, its wordings with what changed in each, and the answers that use it. */
export function linePage<Summary extends object>(parts: LinePageParts<Summary>) {
  const { line, days, wordings, uses, pageSize } = parts
  const hrefOf = (page: number | undefined, of: number | undefined) =>
    paths.line(line.id, { page, wordings: of })
  const [usesAt, wordingsAt] = [given(uses.page), given(wordings.page)]
  return {
    title: `Line ${line.id}`,
    text: line.text,
    meta: [
      `In ${plural(line.answers, 'answer')}`,
      line.wordings > 1 ? plural(line.wordings, 'wording') : 'Always in the same words',
      between(line.firstOn, line.lastOn),
    ],
    months: barsOf(spreadOfDays(days), { one: 'answer', by: '', hrefOf: () => null }),
    wordings: showWordings(parts),
    wordingPages: placeAmongPages(wordings.page, lastPage(wordings.total, pageSize), (number) =>
      hrefOf(usesAt, number),
    ),
    uses: uses.rows.map(({ summary, answerer }) => ({ ...summary, answerer })),
    usesTitle: plural(uses.total, 'question'),
    isGrouped: uses.total > line.answers,
    usePages: placeAmongPages(uses.page, lastPage(uses.total, pageSize), (number) =>
      hrefOf(number, wordingsAt),
    ),
    jsonHref: paths.lineJson(line.id),
    linesHref: paths.lines(),
  }
}

function given(page: number): number | undefined {
  return page === 1 ? undefined : page
}

/** In the order of their first use, each compared with the one before it. */
function showWordings<Summary>({ wordings, wordingBefore, pageSize }: LinePageParts<Summary>) {
  return wordings.rows.map((wording, at) => {
    const before = at === 0 ? wordingBefore : (wordings.rows[at - 1] ?? null)
    const change = before && textChange(asText(before), asText(wording))
    return {
      number: (wordings.page - 1) * pageSize + at + 1,
      when: whenUsed(wording),
      answers: plural(wording.answers, 'answer'),
      diff: change?.diff ?? null,
      note: change?.note ?? (before && !change?.diff ? 'Only punctuation is not the same.' : null),
      text: change?.diff ? null : wording.text,
    }
  })
}

function asText({ text }: WordingRow) {
  return { text, isCut: false }
}

function whenUsed({ firstOn, lastOn }: WordingRow): string {
  if (firstOn === null) return 'date not known'
  return lastOn === null || lastOn === firstOn
    ? sayDate(firstOn)
    : `${sayDate(firstOn)} to ${sayDate(lastOn)}`
}
