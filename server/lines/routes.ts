import { type Request, type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { memberName } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { linesJson, wholeLineJson } from './json.ts'
import { linePage } from './line-page.ts'
import type { LineRow } from './line-rows.ts'
import { lineLists } from './list-queries.ts'
import { endedBefore, linesPage } from './page.ts'
import { lineQueries } from './queries.ts'
import { LinePages, LineParams, LinesQuery, matchOf } from './schema.ts'

const PAGE_SIZE = 20
const WORDINGS_IN_JSON = 100

/** The lines of the record: paragraphs that several answers use. */
export function lineRoutes(context: Context): Router {
  const { db, config, sendPage } = context
  const router = Router()
  const lists = lineLists(db)
  const lines = lineQueries(db)
  const questions = questionQueries(db)
  const members = memberQueries(db)
  const listing = questionListing(context)

  router.get(paths.lines(), allow(canReadRecord), (req, res) => {
    sendPage(res, 'lines/lines', linesPage({ ...listed(req), pageSize: PAGE_SIZE }))
  })

  router.get(paths.linesJson(), allow(canReadRecord), (req, res) => {
    const { show, q, page, counts, lines } = listed(req)
    const hasMore = page * PAGE_SIZE < counts[show]
    const next = hasMore ? paths.linesJson({ show, q: q === '' ? undefined : q, page: page + 1 }) : null
    res.json(linesJson({ lines, total: counts[show], next }, config.BASE_URL))
  })

  router.get(paths.lineJson(':number'), allow(canReadRecord), (req, res) => {
    const line = lineOf(req, res, (id) => paths.lineJson(id))
    if (!line) return
    const { page } = LinePages.parse(req.query)
    const { uses, total } = usesOf(line, page)
    const hasMore = page * PAGE_SIZE < total
    const whole = {
      line,
      wordings: lines.wordings(line.id, WORDINGS_IN_JSON, 0),
      uses: uses.map(({ row }) => row),
      total,
      next: hasMore ? paths.lineJson(line.id, { page: page + 1 }) : null,
    }
    res.json(wholeLineJson(whole, config.BASE_URL))
  })

  router.get(paths.line(':number'), allow(canReadRecord), (req, res) => {
    const line = lineOf(req, res, (id) => paths.line(id))
    if (line) showLine(req, res, line)
  })

  function listed(req: Request) {
    const { show, q, page } = LinesQuery.parse(req.query)
    const newestAnswer = lists.newestAnswer()
    const asked = { match: matchOf(q), endedBefore: endedBefore(newestAnswer) }
    const found = lists.list(show, { ...asked, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
    return { show, q, page, newestAnswer, counts: lists.counts(asked), lines: found }
  }

  /** The line of an address; a line that has become part of another leads there for good, and null is given. */
  function lineOf(req: Request, res: Response, hrefOf: (id: number) => string): LineRow | null {
    const { number } = readParams(LineParams, req)
    const merged = lines.mergedInto(number)
    if (merged === null) return orNotFound(lines.byId(number), `There is no line ${number}.`)
    res.redirect(301, hrefOf(merged))
    return null
  }

  function showLine(req: Request, res: Response, line: LineRow): void {
    const { page, wordings: wordingPage } = LinePages.parse(req.query)
    const { uses, total } = usesOf(line, page)
    const summaries = listing.summarise(uses.map(({ row }) => row))
    const [before, rows] = wordingsOf(line, wordingPage)
    const model = linePage({
      line,
      days: lines.days(line.id),
      wordings: { rows, page: wordingPage, total: line.wordings },
      wordingBefore: before,
      uses: {
        rows: uses.flatMap(({ use }, at) => {
          const summary = summaries[at]
          return summary ? [{ use, summary, answerer: nameOf(use.answererId) }] : []
        }),
        page,
        total,
      },
      pageSize: PAGE_SIZE,
    })
    sendPage(res, 'lines/line', model)
  }

  function usesOf({ id }: LineRow, page: number) {
    const uses = lines.uses(id, PAGE_SIZE, (page - 1) * PAGE_SIZE)
    const rows = new Map(
      questions.byIds(uses.map(({ questionId }) => questionId)).map((row) => [row.id, row]),
    )
    return {
      total: lines.countUses(id),
      uses: uses.flatMap((use) => {
        const row: QuestionRow | undefined = rows.get(use.questionId)
        return row ? [{ use, row }] : []
      }),
    }
  }

  /** The wordings of a page, and the one before them. */
  function wordingsOf({ id }: LineRow, page: number) {
    const from = (page - 1) * PAGE_SIZE
    if (from === 0) return [null, lines.wordings(id, PAGE_SIZE, 0)] as const
    const [before = null, ...rows] = lines.wordings(id, PAGE_SIZE + 1, from - 1)
    return [before, rows] as const
  }

  function nameOf(memberId: number | null): string | null {
    const member = memberId === null ? undefined : members.byId(memberId)
    return member ? memberName(member) : null
  }

  return router
}
