import type { Visitor } from '../../accounts/permissions.ts'
import { today } from '../../lib/dates.ts'
import { lastPage } from '../../lib/page-numbers.ts'
import { type MemberRow, memberQueries } from '../../members/queries.ts'
import { type QuestionRow, questionQueries } from '../../questions/queries.ts'
import type { Context } from '../../web/context.ts'
import { asCommitment, commitmentQueries } from '../queries.ts'
import { seesWork, type VisibleCommitment, visibleTo } from '../view.ts'
import { PAGE_SIZE } from './links.ts'
import { readRegisterQuery } from './schema.ts'
import { type RegisterOutcome, registerSearch } from './search.ts'
import { registerStatements } from './statements.ts'

/** A commitment with what lists and exports say beside it. */
export interface RegisterEntry {
  visible: VisibleCommitment
  question: QuestionRow
  answerer: MemberRow | null
}

const NOT_LISTED = { deadlines: [], updates: [] }

/** Gathers what the register shows, in whatever form, for the visitor who asks. */
export function registerReader({ db, clock }: Pick<Context, 'db' | 'clock'>) {
  const { search } = registerSearch(db)
  const sql = registerStatements(db)
  const commitments = commitmentQueries(db)
  const questions = questionQueries(db)
  const members = memberQueries(db)

  /** What an address asks; a page past the last is the last. */
  function find(query: unknown, visitor: Visitor, { withSample = true } = {}): RegisterOutcome {
    const { request, notices } = readRegisterQuery(query)
    const outcome = search(request, { seesWork: seesWork(visitor), today: today(clock), withSample })
    const last = lastPage(outcome.total, PAGE_SIZE)
    const past = request.page > last ? [`There is no page ${request.page}: this is the last.`] : []
    return {
      ...outcome,
      request: { ...outcome.request, page: Math.min(request.page, last) },
      notices: [...notices, ...outcome.notices, ...past],
    }
  }

  /** The commitments of the page asked for. */
  function page({ request, ids }: RegisterOutcome, visitor: Visitor): RegisterEntry[] {
    return entries(ids((request.page - 1) * PAGE_SIZE, PAGE_SIZE), visitor)
  }

  /** In the order of the ids; one that is gone is left out. */
  function entries(ids: readonly number[], visitor: Visitor): RegisterEntry[] {
    const wanted = JSON.stringify(ids)
    const rows = new Map(sql.byIds.all(wanted).map((row) => [row.id, row]))
    const asked = questions.byIds([...new Set([...rows.values()].map(({ questionId }) => questionId))])
    const questionOf = new Map(asked.map((question) => [question.id, question]))
    const answererOf = answerers(wanted)
    return ids.flatMap((id) => {
      const row = rows.get(id)
      const question = row && questionOf.get(row.questionId)
      if (!question) return []
      const visible = visibleTo(visitor, asCommitment(row), NOT_LISTED)
      return [{ visible, question, answerer: answererOf.get(id) ?? null }]
    })
  }

  /** One commitment whole, with its history. */
  function whole(id: number, visitor: Visitor): RegisterEntry[] {
    const commitment = commitments.byId(id)
    const [entry] = commitment ? entries([id], visitor) : []
    if (!commitment || !entry) return []
    const parts = { deadlines: commitments.deadlines(id), updates: commitments.updates(id) }
    return [{ ...entry, visible: visibleTo(visitor, commitment, parts) }]
  }

  function answerers(ids: string): Map<number, MemberRow> {
    const named = new Map<number, MemberRow | undefined>()
    const found = sql.answererIds.all(ids).flatMap(([id, memberId]) => {
      if (!named.has(memberId)) named.set(memberId, members.byId(memberId))
      const member = named.get(memberId)
      return member ? [[id, member] as const] : []
    })
    return new Map(found)
  }

  /** What changed last of those found, with when; for a feed. */
  function changed(outcome: RegisterOutcome, visitor: Visitor, count: number) {
    const changes = outcome.changes(count)
    const changedAt = new Map(changes.map((change) => [change.id, change.changedAt]))
    return entries([...changedAt.keys()], visitor).map((entry) => ({
      entry,
      changedAt: changedAt.get(entry.visible.promise.id) ?? entry.visible.promise.loggedAt,
    }))
  }

  return { find, page, entries, whole, changed }
}
