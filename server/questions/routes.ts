import { type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canKeepSearches, canReadRecord } from '../accounts/permissions.ts'
import { type CivilDate, now, sayDate, today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { NotFound } from '../web/errors.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { answerReader } from './answer-reader.ts'
import { questionCompletionRoutes } from './completion-routes.ts'
import { questionExportRoutes } from './export-routes.ts'
import { questionFeed } from './feed.ts'
import { feedQueries } from './feed-queries.ts'
import { readGrouping } from './grouping-schema.ts'
import { numbersJson, searchJson, wholeQuestionJson } from './json.ts'
import { questionListing } from './listing.ts'
import { questionPage } from './page.ts'
import { type QuestionRow, questionQueries } from './queries.ts'
import { questionReader } from './reader.ts'
import { NumberParams, QuestionAddressParams, readSearchQuery, UinParams, uinTypedAlone } from './schema.ts'
import type { SearchRequest } from './search/outcome.ts'
import { questionSearch } from './search/search.ts'
import { someWordsSearch } from './search/some-words.ts'
import { nextHref } from './search-links.ts'
import { searchPage } from './search-page.ts'

/** Everything that a page of results depends on, beside the record. */
interface Asking {
  asked: SearchRequest
  notices: readonly string[]
  maySave: boolean
  day: CivilDate
}

/** The search of questions, each question's page, and the addresses that lead there. */
export function questionRoutes(context: Context): Router {
  const { db, config, clock, sendPage, sendKeptPage } = context
  const router = Router()
  const questions = questionQueries(db)
  const { search } = questionSearch(db)
  const { withSomeWords } = someWordsSearch(db)
  const listing = questionListing(context)
  const reader = questionReader(context)
  const answerReading = answerReader(context)
  const feed = feedQueries(db)

  router.get('/questions', allow(canReadRecord), (req, res) => {
    const { request: read, notices } = readSearchQuery(req.query)
    const asked = { ...read, group: readGrouping(req.query, notices) }
    const typed = uinTypedAlone(asked.text)
    const isJump = typed !== null && Object.keys(asked.filters).length === 0
    if (isJump && questions.withUin(typed).length > 0) return res.redirect(303, paths.uin(typed))
    const maySave = canKeepSearches(req.visitor)
    const day = today(clock)
    const key = JSON.stringify([day, maySave, asked, notices])
    return sendKeptPage(res, 'questions/search', key, () => foundPage({ asked, notices, maySave, day }))
  })

  router.get('/questions.json', allow(canReadRecord), (req, res) => {
    const { request: asked, notices } = readSearchQuery(req.query)
    const typed = uinTypedAlone(asked.text)
    const isJump = typed !== null && Object.keys(asked.filters).length === 0
    const numbered = isJump ? questions.withUin(typed) : []
    if (numbered.length > 0) return res.json(numbersJson(numbered.flatMap(({ id }) => reader.json(id))))
    const outcome = search(asked, today(clock), config.ANSWER_MEASURE)
    const items = outcome.hits.flatMap(({ questionId }) => reader.json(questionId))
    return res.json(searchJson({ outcome, notices, items, next: nextAddress(nextHref(outcome)) }))
  })

  router.get('/questions.atom', allow(canReadRecord), (req, res) => {
    const outcome = search(readSearchQuery(req.query).request, today(clock), config.ANSWER_MEASURE)
    const entries = feed.newest(outcome.keys())
    const made = { now: now(clock), baseUrl: config.BASE_URL }
    res.type('application/atom+xml').send(questionFeed(outcome.request, entries, made))
  })

  router.use(questionCompletionRoutes(context))
  router.use(questionExportRoutes(context)) // before what follows: `104512.bib` is no number

  router.get('/uin/:uin', allow(canReadRecord), (req, res) => {
    const { uin } = readParams(UinParams, req)
    const found = questions.withUin(uin)
    if (found.length === 0) throw new NotFound(`No question here has the number ${uin}.`)
    if (found.length === 1 && found[0]) return res.redirect(303, paths.question(found[0]))
    return sendPage(res, 'questions/same-number', {
      title: `Questions numbered ${uin}`,
      uin,
      results: listing.summarise(found),
    })
  })

  router.get('/questions/local/:number', allow(canReadRecord), (req, res) => {
    const row = orNotFound(questions.byLocalNumber(readParams(NumberParams, req).number))
    if (row.dateTabled && row.uin) return res.redirect(301, paths.question(row))
    return showQuestion(res, row)
  })

  router.get('/questions/:dateTabled/:uin.json', allow(canReadRecord), (req, res) => {
    const { dateTabled, uin } = readParams(QuestionAddressParams, req)
    const { id } = orNotFound(questions.byNumber(dateTabled, uin), sayMissing(dateTabled, uin))
    res.json(reader.json(id).map(wholeQuestionJson)[0])
  })

  router.get('/questions/:dateTabled/:uin', allow(canReadRecord), (req, res) => {
    const { dateTabled, uin } = readParams(QuestionAddressParams, req)
    const row = questions.byNumber(dateTabled, uin)
    if (row) return showQuestion(res, row)
    return res.redirect(
      301,
      paths.question(orNotFound(questions.formerly(dateTabled, uin), sayMissing(dateTabled, uin))),
    )
  })

  function nextAddress(href: string | null): string | null {
    return href && config.BASE_URL + href.replace(paths.questions(), paths.questionsAs('json'))
  }

  function foundPage({ asked, notices, maySave, day }: Asking) {
    const outcome = search(asked, day, config.ANSWER_MEASURE)
    const results = listing.summaries(outcome.hits)
    const some = withSomeWords(outcome, day, config.ANSWER_MEASURE)
    const others = some && { text: some.text, results: listing.summaries(some.hits) }
    return searchPage({ outcome, notices, results, others, maySave })
  }

  function showQuestion(res: Response, row: QuestionRow): void {
    const parts = reader.parts(row)
    const links = reader.links(row.id)
    const { versions, ...promised } = answerReading.promised(row, parts.versions, res.req.visitor, links)
    const shown = {
      ...questionPage({ ...parts, versions }),
      ...promised,
      ...reader.linked(row, res.req.visitor),
      ...reader.surrounding(parts, links),
    }
    sendPage(res, 'questions/question', shown)
  }

  return router
}

function sayMissing(dateTabled: CivilDate, uin: string): string {
  return `No question numbered ${uin} and tabled on ${sayDate(dateTabled)} is in the record.`
}
