import { canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { commitmentQueries } from '../commitments/queries.ts'
import { suggestionQueries } from '../commitments/suggestion-queries.ts'
import { summaryOf as commitmentSummary, showSuggestion } from '../commitments/summary.ts'
import { today } from '../lib/dates.ts'
import { standingOn } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { paths } from '../paths.ts'
import { policyQueries } from '../policies/queries.ts'
import type { Context } from '../web/context.ts'
import type { NamedMember } from './history.ts'
import { questionJson } from './json.ts'
import { questionListing } from './listing.ts'
import type { QuestionPageParts } from './page.ts'
import { type QuestionRow, questionQueries } from './queries.ts'

const GROUPED_WITHIN_DAYS = 60

/** Brings together what a question's page and its JSON show, from the features that hold it. */
export function questionReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, config, clock } = context
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const members = memberQueries(db)
  const policies = policyQueries(db)
  const listing = questionListing(context)
  const commitments = commitmentQueries(db)
  const suggestions = suggestionQueries(db)

  function parts(row: QuestionRow): QuestionPageParts {
    const versions = answers.versions(row.id)
    const memberIds = versions.flatMap(({ answeringMemberId, correctingMemberId }) => [
      answeringMemberId,
      correctingMemberId,
    ])
    return {
      ...listing.judge()(row),
      asker: named(row.askerId, row.dateTabled),
      ministers: new Map(
        memberIds.flatMap((id) => {
          const minister = named(id, row.dateAnswered)
          return minister ? [[minister.member.id, minister]] : []
        }),
      ),
      versions,
      questionVersions: questions.versions(row.id),
      attachments: answers.attachments(row.id),
      grouped: answers
        .siblings(row.id)
        .map(({ uin, dateTabled }) => ({ uin, row: sibling(row, uin, dateTabled) })),
      policies: policies.namedBy(row.id),
      twins: row.source === 'pasted' ? questions.officialTwins(row.id) : [],
    }
  }

  /** What was promised in its answers; what the detector suggests besides is for those who decide on it. */
  function promised(row: QuestionRow, visitor: Visitor) {
    const open = canWorkOnCommitments(visitor) ? suggestions.ofQuestion(row.id) : []
    return {
      commitments: commitments.ofQuestion(row.id).map((one) => commitmentSummary(one, today(clock))),
      suggestions: open.map((suggestion) => showSuggestion(suggestion, row, paths.question(row))),
    }
  }

  function sibling(
    { house, dateTabled: near }: QuestionRow,
    uin: string,
    dateTabled: string | null,
  ): QuestionRow | null {
    if (dateTabled !== null) return questions.byNumber(dateTabled, uin) ?? null
    return (near !== null && questions.nearest(uin, house, near, GROUPED_WITHIN_DAYS)) || null
  }

  function named(memberId: number | null, date: string | null): NamedMember | null {
    const member = memberId === null ? undefined : members.byId(memberId)
    return member ? { member, standing: standingOn(members.standings(member.id), date) } : null
  }

  /** The question as JSON: a list of one, or of none when it is gone. */
  function json(questionId: number) {
    const row = questions.byId(questionId)
    if (!row) return []
    const answer = answers.versions(questionId).at(-1) ?? null
    const asker = named(row.askerId, row.dateTabled)
    return [
      questionJson({
        ...listing.judge()(row),
        asker: asker?.member ?? null,
        askerStanding: asker?.standing ?? null,
        answer,
        answerer: named(answer?.answeringMemberId ?? null, null)?.member ?? null,
        policies: policies.namedBy(questionId),
        baseUrl: config.BASE_URL,
      }),
    ]
  }

  return { parts, json, promised }
}
