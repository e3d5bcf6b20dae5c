import { canReadWork, type Visitor } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { isOpen, isOverdue, KIND_WORDS, STRENGTH_WORDS } from '../commitments/commitment.ts'
import { commitmentsOfActions } from '../commitments/of-actions.ts'
import { gatherEvidence, showDeadline } from '../commitments/page-history.ts'
import { commitmentQueries } from '../commitments/queries.ts'
import { type RegisterEntry, registerReader } from '../commitments/register/reader.ts'
import { sayAnswered, sayDue, summaryOf } from '../commitments/summary.ts'
import { visibleTo } from '../commitments/view.ts'
import { now, today } from '../lib/dates.ts'
import { memberName } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { citationOf } from '../questions/citation.ts'
import { questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import type { Briefed } from './briefing-page.ts'
import type { PolicyRow } from './queries.ts'

/** Gathers what the briefing on a policy says, from the features that hold it. */
export function briefingReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, clock } = context
  const commitments = commitmentQueries(db)
  const ofActions = commitmentsOfActions(db)
  const register = registerReader(context)
  const answers = answerQueries(db)
  const members = memberQueries(db)
  const questions = questionQueries(db)
  const actions = actionQueries(db)
  const due = actionDueReader(context)

  function partsOf(policy: PolicyRow, visitor: Visitor) {
    const read = due.reader(policy.publishedOn)
    const ids = ofActions.idsOfPolicy(policy.id)
    return {
      policy,
      actions: actions.ofPolicy(policy.id).map((action) => ({ action, due: read(action.phrase).said })),
      briefed: briefedOf(ids, onPaper(visitor)),
      madeAt: now(clock),
    }
  }

  function briefedOf(ids: readonly number[], visitor: Visitor): Briefed[] {
    const entries = register.entries(ids, visitor)
    const entryOf = new Map(entries.map((entry) => [entry.visible.promise.id, entry]))
    const corrected = answers.correctedOn(entries.map(({ question }) => question.id))
    return ofActions.byIds(ids).flatMap((commitment) => {
      const { id } = commitment
      const entry = entryOf.get(id)
      if (!entry) return []
      const history = { deadlines: commitments.deadlines(id), updates: commitments.updates(id) }
      const visible = visibleTo(visitor, commitment, history)
      return [briefed({ ...entry, visible }, corrected.get(entry.question.id) ?? null)]
    })
  }

  function briefed({ visible, question, answerer }: RegisterEntry, dateCorrected: string | null): Briefed {
    const { promise, deadlines, updates } = visible
    const { status, deadline, quote, kind, strength, dateAnswered, action } = promise
    const asker = question.askerId === null ? undefined : members.byId(question.askerId)
    const answererName = answerer && memberName(answerer)
    const facts = { askerName: asker ? memberName(asker) : null, answererName, dateCorrected }
    const summary = summaryOf(promise, today(clock))
    return {
      ...{ href: summary.href, tag: summary.tag, actionId: action?.id ?? null },
      quote: quote.text,
      isOpen: isOpen(status),
      isOverdue: isOverdue(status, deadline, today(clock)),
      facts: [KIND_WORDS[kind], STRENGTH_WORDS[strength]],
      due: sayDue({ status, deadline }),
      said: `${answererName ?? 'A minister'}, ${sayAnswered(dateAnswered)}`,
      citation: citationOf(question, facts),
      deadlines:
        deadlines && deadlines.length > 1 ? deadlines.map((row) => showDeadline(row, questionOf)) : [],
      evidence: gatherEvidence(updates),
    }
  }

  function questionOf(id: number) {
    const question = questions.byId(id)
    if (!question) throw new Error(`There is no question ${id}`)
    return question
  }

  return { partsOf }
}

/** Paper is passed on: what is noted for editors alone is on none, whoever prints it. */
function onPaper(visitor: Visitor): Visitor {
  return canReadWork(visitor) ? { ...visitor, standing: 'reader' } : visitor
}
