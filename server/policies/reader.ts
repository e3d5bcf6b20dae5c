import { canEditPolicies, canReadWork, type Visitor } from '../accounts/permissions.ts'
import { STATUS_WORDS, STATUSES } from '../commitments/commitment.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { commitmentsOfActions } from '../commitments/of-actions.ts'
import { summaryOf } from '../commitments/summary.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { spreadOf, type TimeSpan } from '../questions/months.ts'
import { barsOf } from '../questions/months-chart.ts'
import { questionQueries } from '../questions/queries.ts'
import { readSearchQuery } from '../questions/schema.ts'
import { questionSearch } from '../questions/search/search.ts'
import type { Context } from '../web/context.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import type { Coverage, CoveredAction } from './coverage.ts'
import type { OpenCounts } from './json.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { touchQueries } from './touch-queries.ts'

/** Questions on a page of its list. */
const PAGE_SIZE = 20
const LATEST_ANSWERS = 5
/** Of more commitments, the first. */
const SHOWN = 10

interface Asked {
  /** Of the list of questions. */
  page: number
  /** Which actions are shown; null for all. */
  actions: Coverage | null
}

/** Gathers what the pages and the JSON of policies show, from the features that hold it. */
export function policyReader(context: Context) {
  const { db, clock, config } = context
  const policies = policyQueries(db)
  const questions = questionQueries(db)
  const following = followingQueries(db)
  const commitments = commitmentsOfActions(db)
  const actions = actionQueries(db)
  const touches = touchQueries(db)
  const listing = questionListing(context)
  const due = actionDueReader(context)
  const { search } = questionSearch(db)

  /** Tells the open commitments of each policy as of today. */
  function openCounts(): (policyId: number) => OpenCounts {
    const counts = new Map(following.openByPolicy(today(clock)).map((row) => [row.policyId, row]))
    return (policyId) => counts.get(policyId) ?? { open: 0, overdue: 0 }
  }

  /** Every policy with its counts, by title. */
  function all() {
    const counts = openCounts()
    return policies.all().map((policy) => ({ policy, counts: counts(policy.id) }))
  }

  /** What the page of a policy shows to a visitor. */
  function partsOf(policy: PolicyRow, { page, actions: coverage }: Asked, visitor: Visitor) {
    const actions = covered(policy)
    const openFirst = commitments.idsTiedToNone(policy.id)
    return {
      policy,
      counts: openCounts()(policy.id),
      supersedes: policies.supersededBy(policy.id),
      mayEdit: canEditPolicies(visitor),
      withWork: canReadWork(visitor),
      statuses: statusesOf(policy),
      due: promises(actions.length > 0 ? commitments.idsDue(policy.id, SHOWN) : openFirst.slice(0, SHOWN)),
      actions,
      coverage,
      untied: promises(openFirst.slice(0, SHOWN)),
      untiedTotal: openFirst.length,
      months: monthsOf(policy),
      latest: summarised(policy, latestIds(policy)),
      questions: summarised(policy, idsOnPage(policy, page)),
      page,
      pageSize: PAGE_SIZE,
      today: today(clock),
    }
  }

  /** How many commitments have each status, where any has. */
  function statusesOf({ id }: PolicyRow) {
    const counts = new Map(following.statusesOf(id).map((row) => [row.status, row.commitments]))
    return STATUSES.flatMap((status) => {
      const count = counts.get(status)
      return count === undefined ? [] : [{ status, label: STATUS_WORDS[status], commitments: count }]
    })
  }

  /** The actions of a policy as it prints them, each with who asked about it and what was promised. */
  function covered({ id, publishedOn }: PolicyRow): CoveredAction[] {
    const read = due.reader(publishedOn)
    const asked = touches.countsOf(id)
    const counts = commitments.countsOf(id, today(clock))
    const promised = new Map<number, (typeof counts)[number][]>()
    for (const row of counts) promised.set(row.actionId, [...(promised.get(row.actionId) ?? []), row])
    return actions.ofPolicy(id).map((action) => ({
      action,
      due: read(action.phrase),
      questions: asked.get(action.id) ?? 0,
      promised: (promised.get(action.id) ?? []).map((row) => ({ ...row, label: STATUS_WORDS[row.status] })),
    }))
  }

  function promises(ids: readonly number[]) {
    const day = today(clock)
    return commitments.byIds(ids).map((one) => summaryOf(one, day))
  }

  /** Bars of the questions that the search finds for it, each of which leads there. */
  function monthsOf({ slug }: PolicyRow) {
    const { request } = readSearchQuery({ policy: slug })
    const { inOrder } = search(request, today(clock), config.ANSWER_MEASURE)
    const hrefOf = ({ from, to }: TimeSpan) =>
      paths.questions({ policy: slug, 'tabled-from': from, 'tabled-to': to })
    return barsOf(spreadOf(inOrder), { one: 'question', by: ' tabled', hrefOf })
  }

  /** Questions in the order of their ids, each with the words that name the policy. */
  function named({ id }: PolicyRow, ids: readonly number[]) {
    const rows = new Map(questions.byIds(ids).map((row) => [row.id, row]))
    const namings = policies.questionNamings(id, ids)
    return ids.flatMap((questionId) => {
      const row = rows.get(questionId)
      return row ? [{ row, namings: namings.filter((naming) => naming.questionId === questionId) }] : []
    })
  }

  function summarised(policy: PolicyRow, ids: readonly number[]) {
    const shown = named(policy, ids)
    const summaries = listing.summarise(shown.map(({ row }) => row))
    return shown.flatMap(({ namings }, index) => {
      const summary = summaries[index]
      return summary ? [{ summary, namings }] : []
    })
  }

  /** None where the list of questions is as short. */
  function latestIds({ id, questions }: PolicyRow): number[] {
    return questions > LATEST_ANSWERS ? policies.latestAnswered(id, LATEST_ANSWERS) : []
  }

  function idsOnPage({ id }: PolicyRow, page: number): number[] {
    return policies.questionIds(id, PAGE_SIZE, (page - 1) * PAGE_SIZE)
  }

  /** A page of the questions that name a policy, newest first. */
  const pageOf = (policy: PolicyRow, page: number) => named(policy, idsOnPage(policy, page))

  return { all, openCounts, partsOf, covered, pageOf, pageSize: PAGE_SIZE }
}
