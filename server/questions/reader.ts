import { canEditPolicies, canReadWork, type Visitor } from '../accounts/permissions.ts'
import { type AnswerVersionRow, answerQueries } from '../answers/queries.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import { promiseInAnswerJson } from '../commitments/json.ts'
import { commitmentQueries } from '../commitments/queries.ts'
import { type CivilDate, today } from '../lib/dates.ts'
import { memberName, standingOn } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { linkQueries } from '../policies/link-queries.ts'
import { policyQueries } from '../policies/queries.ts'
import { showLinks } from '../policies/question-links.ts'
import { piecesOf } from '../threads/in-question.ts'
import { threadJson } from '../threads/json.ts'
import { questionThreads, type ThreadLinks } from '../threads/question-thread.ts'
import { showThread } from '../threads/shown.ts'
import { sayInThread } from '../threads/words.ts'
import type { Context } from '../web/context.ts'
import type { Cited } from './citation-forms.ts'
import type { NamedMember } from './history.ts'
import { questionJson } from './json.ts'
import { questionListing } from './listing.ts'
import type { QuestionPageParts } from './page.ts'
import { type QuestionRow, questionQueries } from './queries.ts'
import { relatedQuestions } from './related/related.ts'

const GROUPED_WITHIN_DAYS = 60

/** Brings together what a question's page and its JSON show, from the features that hold it. */
export function questionReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, config, clock } = context
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const members = memberQueries(db)
  const links = linkQueries(db)
  const policies = policyQueries(db)
  const listing = questionListing(context)
  const calendar = calendarKeeper(db)
  const sessionEnd = (tabled: CivilDate) => calendar().sessionOn(tabled)?.to ?? null
  const commitments = commitmentQueries(db)
  const { related } = relatedQuestions(db)
  const threads = questionThreads(context)

  function parts(row: QuestionRow): QuestionPageParts {
    const versions = answers.versions(row.id)
    const memberIds = versions.flatMap(({ answeringMemberId, correctingMemberId }) => [
      answeringMemberId,
      correctingMemberId,
    ])
    const standing = listing.judge()(row)
    return {
      ...standing,
      lapsedOn: standing.status === 'lapsed' && row.dateTabled ? sessionEnd(row.dateTabled) : null,
      asker: named(row.askerId, row.dateTabled),
      ministers: new Map(
        memberIds.flatMap((id) => {
          const minister = named(id, row.dateAnswered)
          return minister ? [[minister.member.id, minister]] : []
        }),
      ),
      versions,
      questionVersions: questions.versions(row.id),
      absences: questions.absences(row.id),
      attachments: answers.attachments(row.id),
      grouped: answers
        .siblings(row.id)
        .map(({ uin, dateTabled }) => ({ uin, row: sibling(row, uin, dateTabled) })),
      twins: row.source === 'pasted' ? questions.officialTwins(row.id) : [],
      cited: citedAs(row, versions.at(-1) ?? null),
    }
  }

  /**
   * Its thread and those like it: of its thread first, then the most alike, without those that had the same answer,
   * which the page names apart.
   */
  function surrounding({ row, grouped }: Pick<QuestionPageParts, 'row' | 'grouped'>, links: ThreadLinks) {
    const thread = threads.whole(row.id)
    const apart = grouped.flatMap((sibling) => sibling.row?.id ?? [])
    const isInThread = (id: number) => thread?.questions.has(id) === true
    const ids = related(row.id, apart).sort((a, b) => Number(isInThread(b)) - Number(isInThread(a)))
    const rows = new Map(questions.byIds(ids).map((other) => [other.id, other]))
    return {
      thread: thread && showThread(thread),
      textPieces: piecesOf(row.text, links.refersTo, links.rows),
      similar: listing.summarise(ids.flatMap((id) => rows.get(id) ?? [])),
      similarInThread: sayInThread(ids.filter(isInThread).length),
    }
  }

  /** What the citation of a question is made from. */
  function cited(row: QuestionRow): Cited {
    return citedAs(row, answers.versions(row.id).at(-1) ?? null)
  }

  function citedAs(row: QuestionRow, current: AnswerVersionRow | null): Cited {
    const nameOf = (id: number | null) => {
      const member = id === null ? undefined : members.byId(id)
      return member ? memberName(member) : null
    }
    return {
      row,
      askerName: nameOf(row.askerId),
      answererName: nameOf(current?.answeringMemberId ?? null),
      dateCorrected: current?.dateCorrected ?? null,
      baseUrl: config.BASE_URL,
    }
  }

  /** The policies that it is linked to, and for an editor what can be decided of each. */
  function linked({ id }: QuestionRow, visitor: Visitor) {
    const mayDecide = canEditPolicies(visitor)
    return showLinks({
      questionId: id,
      links: links.ofQuestion(id),
      provisions: links.provisions(id),
      refused: mayDecide ? links.refused(id) : [],
      policies: mayDecide ? policies.titles() : [],
      seesWho: canReadWork(visitor),
      mayDecide,
    })
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
        policies: links.ofQuestion(questionId),
        provisions: links.provisions(questionId),
        thread: threadJson(threads.links(questionId), config.BASE_URL),
        commitments: commitments.ofQuestion(questionId).map((commitment) =>
          promiseInAnswerJson(commitment, {
            currentVersionId: answer?.id ?? null,
            today: today(clock),
            baseUrl: config.BASE_URL,
          }),
        ),
        baseUrl: config.BASE_URL,
      }),
    ]
  }

  return { parts, json, linked, surrounding, links: threads.links, cited }
}
