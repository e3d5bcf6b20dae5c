import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { actorOf, allow } from '../../accounts/access.ts'
import { canWorkOnCommitments } from '../../accounts/permissions.ts'
import { accountQueries } from '../../accounts/queries.ts'
import { today } from '../../lib/dates.ts'
import { EditedMeanwhile } from '../../lib/refusals.ts'
import { plural } from '../../lib/text.ts'
import { backOf } from '../../web/back.ts'
import type { Context } from '../../web/context.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, readForm, withError } from '../../web/forms.ts'
import { type BulkChange, backWithin, bulkPage, REASSIGNMENT, REVIEW_DATES } from './bulk-page.ts'
import {
  ChoiceQuery,
  MOST_AT_ONCE,
  ReassignmentForm,
  ReviewDatesForm,
  type Seen,
  SeenForm,
} from './bulk-schema.ts'
import { hrefFor } from './links.ts'
import { registerReader } from './reader.ts'
import { bulkRecords } from './record.ts'

/** Changes of many commitments at once. `GET` lists what is chosen and asks, `POST` does it. */
export function registerBulkRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const reader = registerReader(context)
  const records = bulkRecords(db, clock)
  const accounts = accountQueries(db)

  offer(REASSIGNMENT)
  offer(REVIEW_DATES)

  router.post(REASSIGNMENT.action, allow(canWorkOnCommitments), (req, res) => {
    const sent = read(ReassignmentForm, req, res, REASSIGNMENT)
    if (!sent) return
    const { owner: ownerId, team: teamId, reason } = sent.values
    const error = unknownTarget(ownerId, teamId)
    if (error) return show(res, REASSIGNMENT, { ...sent, state: withError(sent.state, ...error) }, 422)
    carryOut(req, res, REASSIGNMENT, sent, (seen) => {
      const count = records.reassign(seen, { ownerId, teamId }, actorOf(req), reason)
      return sayDone(count, seen.length, 'reassigned', 'had this owner and team already')
    })
  })

  router.post(REVIEW_DATES.action, allow(canWorkOnCommitments), (req, res) => {
    const sent = read(ReviewDatesForm, req, res, REVIEW_DATES)
    if (!sent) return
    const { date, reason } = sent.values
    if (date < today(clock)) {
      const state = withError(sent.state, 'date', 'Enter a day from today on.')
      return show(res, REVIEW_DATES, { ...sent, state }, 422)
    }
    carryOut(req, res, REVIEW_DATES, sent, (seen) => {
      const count = records.setReviewDate(seen, date, actorOf(req), reason)
      return sayDone(count, seen.length, 'given a review date', 'left as they were')
    })
  })

  function offer(change: BulkChange): void {
    router.get(change.action, allow(canWorkOnCommitments), (req, res) => {
      const chosen = chosenBy(req)
      show(res, change, { ...chosen, seen: [], state: EMPTY_FORM }, chosen.ids.length === 0 ? 400 : 200)
    })
  }

  function chosenBy(req: Request): Omit<Shown, 'seen' | 'state'> {
    const { query, visitor } = req
    const { chosen, all } = ChoiceQuery.parse(query)
    if (!all) return limited(chosen.length, () => chosen, backOf(req))
    const { request, total, ids } = reader.find(query, visitor)
    return limited(total, () => ids(0, total), hrefFor(request))
  }

  /** What was sent; when it cannot be used, the page again, and nothing. */
  function read<Schema extends z.ZodType>(schema: Schema, req: Request, res: Response, change: BulkChange) {
    const { commitments: seen } = SeenForm.parse(req.body ?? {})
    const { values, state } = readForm(schema, req.body)
    const sent = { seen, ids: seen.map(({ id }) => id), tooMany: null, back: backOf(req), state }
    if (values && seen.length > 0) return { ...sent, values }
    show(res, change, sent, 422)
    return null
  }

  function carryOut(
    req: Request,
    res: Response,
    change: BulkChange,
    sent: Omit<Shown, 'isStale'>,
    work: (seen: readonly Seen[]) => string,
  ): void {
    const said = unlessEdited(() => work(sent.seen))
    if (said !== null) {
      sessions.leaveNotice(req, said)
      res.redirect(303, backWithin(sent.back))
    } else show(res, change, { ...sent, isStale: true }, 409)
  }

  function unknownTarget(ownerId: Target, teamId: Target): [string, string] | null {
    if (ownerId && accounts.byId(ownerId)?.disabledAt !== null) {
      return ['owner', 'Choose the owner from the list: this account is not in use.']
    }
    if (teamId && !accounts.teamById(teamId)) return ['team', 'Choose the team from the list.']
    return null
  }

  function show(res: Response, change: BulkChange, shown: Shown, status: number): void {
    const { ids, isStale = false, ...rest } = shown
    const model = bulkPage({
      change,
      entries: reader.entries(ids, res.req.visitor),
      fields: change.name === 'reassignment' ? reassignmentFields() : REVIEW_FIELDS,
      isStale,
      ...rest,
    })
    sendPage(res, 'commitments/bulk', model, status)
  }

  function reassignmentFields(): Record<string, FieldSpec> {
    const people = accounts.all().filter(({ disabledAt }) => disabledAt === null)
    return {
      owner: {
        label: 'New owner',
        options: [AS_IT_IS, { value: 'none', label: 'Nobody' }, ...people.map(asOption)],
      },
      team: {
        label: 'New team',
        options: [AS_IT_IS, { value: 'none', label: 'No team' }, ...accounts.teams().map(asOption)],
      },
      reason: REASON,
    }
  }

  return router
}

type Target = number | null | undefined

interface Shown {
  ids: readonly number[]
  tooMany: number | null
  /** Where the register was left. */
  back: string | null
  seen: readonly Seen[]
  state: FormState
  isStale?: boolean
}

function limited(total: number, ids: () => number[], back: string | null) {
  return total > MOST_AT_ONCE ? { ids: [], tooMany: total, back } : { ids: ids(), tooMany: null, back }
}

const AS_IT_IS = { value: '', label: 'Leave as it is' }
const REASON = { label: 'Reason', hint: 'It stays in the audit trail, with each commitment.' }
const REVIEW_FIELDS: Readonly<Record<string, FieldSpec>> = {
  date: { label: 'Look again on', type: 'date', width: '10' },
  reason: REASON,
}

function asOption({ id, name }: { id: number; name: string }) {
  return { value: id, label: name }
}

/** What the work gives; null when somebody else was quicker. */
function unlessEdited<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof EditedMeanwhile) return null
    throw error
  }
}

/** `12 commitments are reassigned. 1 had this owner and team already.` */
function sayDone(count: number, of: number, done: string, otherwise: string): string {
  const said = `${plural(count, 'commitment')} ${count === 1 ? 'is' : 'are'} ${done}.`
  return count === of ? said : `${said} ${of - count} ${otherwise}.`
}
