import { civilDateOf, sayDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { type FormState, showForm, titleOf } from '../web/forms.ts'
import type { PolicyAction } from './action.ts'
import type { NamedPolicy } from './policy.ts'
import type { Decided } from './touch-queries.ts'

/** What pages say of a question, made by the feature that holds it. */
type ShowQuestion = (row: QuestionRow) => { href: string; heading: string; number: string }

interface ActionPageParts<Commitment> {
  policy: NamedPolicy
  action: PolicyAction
  /** Its deadline as it is read. */
  due: string
  /** Not all of them where there are many. */
  commitments: readonly Commitment[]
  total: number
  touching: readonly { row: QuestionRow; commitmentId: number | null; decided: Decided | null }[]
  /** What an editor said does not touch it. */
  refused: readonly QuestionRow[]
  /** What the program found by shared words. */
  offered: readonly { row: QuestionRow; words: string }[]
  mayEdit: boolean
  /** Whether the visitor may read what staff write. */
  withWork: boolean
  state: FormState
}

/** An action of a policy: what it promises and by when, its commitments, and the questions that touch it. */
export function actionPage<Commitment>(parts: ActionPageParts<Commitment>, show: ShowQuestion) {
  const { policy, action, due, commitments, total, refused, mayEdit, state } = parts
  const { slug, title } = policy
  const { id, number, words, note } = action
  const { fields, errors } = showForm({ question: QUESTION }, state)
  return {
    title: titleOf(`Action ${number}: ${title}`, state),
    heading: `Action ${number}`,
    policy: { title, href: paths.policy(slug) },
    words,
    due,
    note,
    commitments,
    moreCommitments: total > commitments.length ? `The first ${commitments.length} of ${total}.` : null,
    registerHref: total === 0 ? null : paths.commitments({ policy: slug, action: `${slug}:${action.key}` }),
    touching: parts.touching.map(({ row, ...why }) => ({
      ...show(row),
      id: row.id,
      dates: sayDates(row),
      why: sayWhy(why, parts.withWork),
      mayUndo: mayEdit && why.decided !== null,
    })),
    offered: parts.offered.map(({ row, words: shared }) => ({
      ...show(row),
      id: row.id,
      dates: sayDates(row),
      why: `Found by the words ${quoted(shared)}`,
    })),
    refused: mayEdit ? refused.map((row) => ({ ...show(row), id: row.id })) : [],
    mayEdit,
    tieAction: paths.policyActionQuestions(slug, id),
    undoAction: paths.policyActionQuestionsRemoval(slug, id),
    field: fields.question,
    errors,
    editHref: mayEdit ? paths.policyActionEdit(slug, id) : null,
  }
}

const QUESTION = {
  label: 'Tie another question to it',
  hint: 'Its number, such as 104512 or HL1234, or the address of its page.',
  width: '20',
} as const

function sayDates({ dateTabled, dateAnswered }: QuestionRow): string {
  const tabled = dateTabled === null ? 'on a day not known' : sayDate(dateTabled)
  return dateAnswered === null ? `tabled ${tabled}` : `tabled ${tabled}, answered ${sayDate(dateAnswered)}`
}

/** Who tied it stands there for those who have signed in. */
function sayWhy(
  { commitmentId, decided }: { commitmentId: number | null; decided: Decided | null },
  withWork: boolean,
): string {
  if (commitmentId !== null) return `Its answer makes commitment ${commitmentId}`
  if (decided === null || !withWork) return 'Tied by hand'
  const by = decided.decidedBy === null ? '' : ` by ${decided.decidedBy}`
  return `Tied${by}, ${sayDate(civilDateOf(decided.decidedAt))}`
}

function quoted(words: string): string {
  return words
    .split(' ')
    .map((word) => `“${word}”`)
    .join(', ')
}
