import type { LineJson, LinesJson, LineUseJson, WholeLineJson } from '../formats/json/line.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import type { LineRow } from './line-rows.ts'
import type { WordingRow } from './queries.ts'

function lineJson(line: LineRow, baseUrl: string): LineJson {
  return {
    id: line.id,
    text: line.text,
    answerCount: line.answers,
    wordingCount: line.wordings,
    dateFirst: line.firstOn,
    dateRepeated: line.secondOn,
    dateChanged: line.changedOn,
    dateLast: line.lastOn,
    url: `${baseUrl}${paths.line(line.id)}`,
  }
}

interface ListedLines {
  lines: readonly LineRow[]
  total: number
  /** The path of the next page. */
  next: string | null
}

/** A page of lines for programs. */
export function linesJson({ lines, total, next }: ListedLines, baseUrl: string): LinesJson {
  return {
    total,
    items: lines.map((line) => lineJson(line, baseUrl)),
    facets: {},
    next: next === null ? null : `${baseUrl}${next}`,
    notices: [],
    licence: LICENCE,
  }
}

interface WholeLine {
  line: LineRow
  /** The first of them, in the order of their first use. */
  wordings: readonly WordingRow[]
  uses: readonly QuestionRow[]
  total: number
  next: string | null
}

/** A line with its wordings and a page of the questions whose answers use it. */
export function wholeLineJson(
  { line, wordings, uses, total, next }: WholeLine,
  baseUrl: string,
): WholeLineJson {
  return {
    ...lineJson(line, baseUrl),
    wordings: wordings.map(({ text, answers, firstOn, lastOn }) => {
      return { text, answerCount: answers, dateFirst: firstOn, dateLast: lastOn }
    }),
    questions: {
      total,
      items: uses.map((row) => useJson(row, baseUrl)),
      next: next === null ? null : `${baseUrl}${next}`,
    },
    licence: LICENCE,
  }
}

function useJson(row: QuestionRow, baseUrl: string): LineUseJson {
  const { uin, house, heading, dateTabled, dateAnswered } = row
  return { uin, house, heading, dateTabled, dateAnswered, url: `${baseUrl}${paths.question(row)}` }
}
