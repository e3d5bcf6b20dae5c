import { type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { NotFound } from '../web/errors.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { sendParts } from '../web/send-parts.ts'
import { CITATION_FILES, type CitationFile, citationFile } from './citation-forms.ts'
import { questionsCsv } from './export.ts'
import { exportReader } from './export-reader.ts'
import { type QuestionRow, questionQueries } from './queries.ts'
import { questionReader } from './reader.ts'
import { NumberParams, QuestionAddressParams, readSearchQuery } from './schema.ts'
import { questionSearch } from './search/search.ts'
import { selectionPage } from './selection-page.ts'
import { type Chosen, readChosen } from './selection-schema.ts'

/** Questions to take away: all of a search as CSV, those that were chosen to print, and citations as files. */
export function questionExportRoutes(context: Context): Router {
  const { db, config, clock, sendPage } = context
  const router = Router()
  const questions = questionQueries(db)
  const { search } = questionSearch(db)
  const exports = exportReader(context)
  const reader = questionReader(context)

  router.get(paths.questionsAs('csv'), allow(canReadRecord), async ({ method, query }, res) => {
    res.attachment(`pursuant-questions-${today(clock)}.csv`)
    if (method === 'HEAD') return void res.end()
    const outcome = search(
      { ...readSearchQuery(query).request, isWhole: true },
      today(clock),
      config.ANSWER_MEASURE,
    )
    return sendParts(res, questionsCsv(outcome, exports.reading(), config.BASE_URL))
  })

  router.get(paths.questionSelection(), allow(canReadRecord), ({ query }, res) => {
    const { chosen, notices } = readChosen(query)
    const { found, missing } = find(chosen)
    sendPage(res, 'questions/selection', selectionPage({ found: found.map(reader.parts), missing, notices }))
  })

  for (const { format } of CITATION_FILES) {
    router.get(`/questions/selection.${format}`, allow(canReadRecord), ({ query }, res) => {
      const { found } = find(readChosen(query).chosen)
      if (found.length === 0) throw new NotFound('None of these questions is in the record.')
      sendCitations(res, format, found, `pursuant-questions-${today(clock)}`)
    })

    router.get(`/questions/local/:number.${format}`, allow(canReadRecord), (req, res) => {
      const row = orNotFound(rowOf(readParams(NumberParams, req)))
      sendCitations(res, format, [row], nameOf(row))
    })

    router.get(`/questions/:dateTabled/:uin.${format}`, allow(canReadRecord), (req, res) => {
      const row = orNotFound(rowOf(readParams(QuestionAddressParams, req)))
      sendCitations(res, format, [row], nameOf(row))
    })
  }

  function find(chosen: readonly Chosen[]): { found: QuestionRow[]; missing: Chosen[] } {
    const rows = chosen.map((one) => ({ one, row: rowOf(one) }))
    const found = rows.flatMap(({ row }) => row ?? [])
    return {
      found: [...new Map(found.map((row) => [row.id, row])).values()],
      missing: rows.flatMap(({ one, row }) => (row ? [] : [one])),
    }
  }

  /** A question that had another date or number before is found by these too. */
  function rowOf(one: Chosen): QuestionRow | undefined {
    if ('number' in one) return questions.byLocalNumber(one.number)
    const { dateTabled, uin } = one
    return questions.byNumber(dateTabled, uin) ?? questions.formerly(dateTabled, uin)
  }

  function sendCitations(
    res: Response,
    format: CitationFile,
    rows: readonly QuestionRow[],
    name: string,
  ): void {
    const { type, text } = citationFile(format, rows.map(reader.cited))
    res.attachment(`${name}.${format}`).type(type).send(text)
  }

  return router
}

function nameOf({ dateTabled, uin, localNumber }: QuestionRow): string {
  return dateTabled && uin ? `question-${uin}-${dateTabled}` : `question-local-${localNumber}`
}
