import type { AnswerVersionRow } from '../answers/queries.ts'
import { sayDate } from '../lib/dates.ts'
import { memberName, sayStanding } from '../members/member.ts'
import type { MemberRow, StandingRow } from '../members/queries.ts'
import { paths } from '../paths.ts'

export interface NamedMember {
  member: MemberRow
  standing: StandingRow | null
}

const KIND_WORDS = { holding: 'Holding answer', final: 'Answer', corrected: 'Corrected answer' } as const

/** One version of an answer, with who gave it. */
export function showVersion(version: AnswerVersionRow, ministers: ReadonlyMap<number, NamedMember>) {
  return {
    id: `answer-${version.id}`,
    title:
      version.source === 'pasted' ? `${KIND_WORDS[version.kind]}, as pasted in` : KIND_WORDS[version.kind],
    isHolding: version.kind === 'holding',
    by: memberOf(version.answeringMemberId, ministers),
    answered: version.dateAnswered ? sayDate(version.dateAnswered) : null,
    corrected: version.dateCorrected ? sayDate(version.dateCorrected) : null,
    correctedBy: memberOf(version.correctingMemberId, ministers),
    html: version.html,
    isCut: version.isCut,
  }
}

/** A Member by their id, as the page shows one; null when it is not known who it was. */
export function memberOf(id: number | null, ministers: ReadonlyMap<number, NamedMember>) {
  const minister = id === null ? undefined : ministers.get(id)
  return minister ? showMember(minister) : null
}

/** A Member by name, with party and seat as known on a date. */
export function showMember({ member, standing }: NamedMember) {
  return { name: memberName(member), href: paths.member(member), standing: sayStanding(standing) }
}
