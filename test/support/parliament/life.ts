import type { Chance } from './chance.ts'
import type { ParliamentRecord } from './record.ts'
import type { Subject } from './subjects.ts'
import type { Value } from './value.ts'

/** Everything that can happen to a question, and how it is said of several. */
export const KINDS = {
  tabled: 'Tabled',
  tabledForNamedDay: 'Tabled for a named day',
  tabledInLords: 'Tabled in the Lords',
  tabledElsewhere: 'Tabled to another department',
  tabledPursuant: 'Tabled pursuant to an answer',
  headed: 'Given a heading',
  edited: 'Edited after tabling',
  redated: 'Date tabled changed',
  dueMoved: 'Date for answer changed',
  transferredOut: 'Transferred to another department',
  transferredIn: 'Transferred to the Home Office',
  withdrawn: 'Withdrawn',
  held: 'Given a holding answer',
  answered: 'Answered',
  answeredTogether: 'Answered together',
  corrected: 'Corrected',
  changedSilently: 'Answer changed with no flag',
  attachedSilently: 'Attachment added with no flag',
  closed: 'Closed by the end of the session',
} as const

export type Kind = keyof typeof KINDS

/** Something that happened to a question, as the question was then. */
export interface Happened {
  kind: Kind
  id: number
  uin: string
  heading: string | null
}

/** What those who make things happen work with. */
export interface Life {
  record: ParliamentRecord
  luck: Chance
  /** What each question is about, by its id. */
  subjects: Map<number, Subject>
  /** Questions that were tabled together, by the id of each. */
  sets: Map<number, readonly Value[]>
}

/** Makes something happen today; nothing comes of it where there is no question that it could happen to. */
export type Happening = (life: Life) => Happened[]

export const happened = (kind: Kind, { id, uin, heading }: Value): Happened => ({ kind, id, uin, heading })

export const dayOf = (date: string | null) => date?.slice(0, 10) ?? ''

export const isOurs = ({ answeringBodyId }: Value) => answeringBodyId === 1

/** Happens to one of the questions to which it can. */
export function toOne(kind: Kind, can: (question: Value, life: Life) => boolean, happen: Change): Happening {
  return (life) => {
    const all = [...life.record.questions.values()].filter((question) => can(question, life))
    if (all.length === 0) return []
    const question = life.luck.pick(all)
    happen(question, life)
    return [happened(kind, question)]
  }
}

type Change = (question: Value, life: Life) => unknown
