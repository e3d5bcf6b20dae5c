import type { Visitor } from '../accounts/permissions.ts'
import { accountQueries } from '../accounts/queries.ts'
import { answerQueries } from '../answers/queries.ts'
import type { Commitment } from '../commitments/commitment.ts'
import { seesWork } from '../commitments/view.ts'
import { today } from '../lib/dates.ts'
import { memberName, standingOn } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import type { Context } from '../web/context.ts'
import { chasingNote } from './chasing-note.ts'
import type { FollowedUp } from './draft.ts'

/** Gathers what drafts are made from, from the features that hold it. */
export function followUpReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, config, clock } = context
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const members = memberQueries(db)
  const accounts = accountQueries(db)
  const listing = questionListing(context)

  function followed(row: QuestionRow, promise: FollowedUp['promise']): FollowedUp {
    const { status, lateness } = listing.judge()(row)
    const current = answers.versions(row.id).at(-1) ?? null
    const asker = row.askerId === null ? undefined : members.byId(row.askerId)
    const answerer = current?.answeringMemberId ? members.byId(current.answeringMemberId) : undefined
    const standing = asker ? standingOn(members.standings(asker.id), row.dateTabled) : null
    return {
      question: {
        ...row,
        askerSeat: standing?.seat ?? null,
        askerName: asker?.name ?? null,
        answererName: answerer ? memberName(answerer) : null,
      },
      status,
      isLate: lateness.late === true,
      holdingOn: current?.kind === 'holding' ? current.dateAnswered : null,
      promise,
    }
  }

  /** The question that made a commitment, as it is. @throws Error when there is none, which the database forbids */
  function questionOf({ questionId }: Commitment): QuestionRow {
    const row = questions.byId(questionId)
    if (!row) throw new Error(`There is no question ${questionId}`)
    return row
  }

  /** The note to the owner, who is named only to those who may read the work. */
  function noteFor(commitment: Commitment, row: QuestionRow, visitor: Visitor) {
    if (!seesWork(visitor)) return null
    // Who cannot sign in any more is not the owner to write to.
    const owner = commitment.owner && !commitment.owner.isDisabled && accounts.byId(commitment.owner.id)
    return chasingNote({
      commitment,
      owner: owner || null,
      questionName: `${sayNumber(row)}, ‘${headingOf(row)}’`,
      address: config.BASE_URL + paths.commitment(commitment.id),
      sender: visitor.account?.name ?? '',
      today: today(clock),
    })
  }

  return { followed, questionOf, noteFor }
}
