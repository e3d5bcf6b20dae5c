import type { AnswerVersionRow } from '../answers/queries.ts'
import { civilDateOf, sayDate } from '../lib/dates.ts'
import { squash } from '../lib/text.ts'
import { memberName, sayStanding } from '../members/member.ts'
import type { MemberRow, StandingRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import type { QuestionRow, QuestionVersionRow } from './queries.ts'
import { mayBeCut, sameQuestionText } from './question.ts'

export interface NamedMember {
  member: MemberRow
  standing: StandingRow | null
}

const KIND_WORDS = { holding: 'Holding answer', final: 'Answer', corrected: 'Corrected answer' } as const

/** One version of an answer, with who gave it. */
export function showVersion(version: AnswerVersionRow, ministers: ReadonlyMap<number, NamedMember>) {
  const minister = version.answeringMemberId === null ? undefined : ministers.get(version.answeringMemberId)
  const corrector =
    version.correctingMemberId === null ? undefined : ministers.get(version.correctingMemberId)
  return {
    id: `answer-${version.id}`,
    title:
      version.source === 'pasted' ? `${KIND_WORDS[version.kind]}, as pasted in` : KIND_WORDS[version.kind],
    isHolding: version.kind === 'holding',
    by: minister ? showMember(minister) : null,
    answered: version.dateAnswered ? sayDate(version.dateAnswered) : null,
    corrected: version.dateCorrected ? sayDate(version.dateCorrected) : null,
    correctedBy: corrector ? showMember(corrector) : null,
    html: version.html,
    isCut: version.isCut,
  }
}

/** What the answer was before, latest first, each with what became of it. */
export function showEarlier(
  versions: readonly AnswerVersionRow[],
  ministers: ReadonlyMap<number, NamedMember>,
) {
  const current = versions.at(-1)
  return versions
    .slice(0, -1)
    .map((version, index) => ({
      ...showVersion(version, ministers),
      fate: fateOf(version, versions[index + 1]),
      isRepeated: isRepeatedPaste(version, current),
    }))
    .filter(({ isRepeated }) => !isRepeated)
    .reverse()
}

/** "It stood until it was corrected on 20 October 2026." */
function fateOf(version: AnswerVersionRow, next: AnswerVersionRow | undefined): string {
  if (version.source === 'pasted')
    return 'It was pasted in before Parliament’s own record of the answer came.'
  if (next?.kind === 'corrected' && version.kind === 'final') {
    return `It stood until it was corrected${next.dateCorrected ? ` on ${sayDate(next.dateCorrected)}` : ''}.`
  }
  if (version.kind === 'holding' && next?.kind !== 'holding') {
    return `It was no answer, and stood until one came${next?.dateAnswered ? ` on ${sayDate(next.dateAnswered)}` : ''}.`
  }
  return `It was seen with these words ${sayPeriod(version)}, and has been changed since.`
}

/** What was pasted and then came officially in the same words needs no second showing. */
function isRepeatedPaste(version: AnswerVersionRow, current: AnswerVersionRow | undefined): boolean {
  return version.source === 'pasted' && current !== undefined && squash(version.text) === squash(current.text)
}

/** Forms that differ from today's in words or department: edits after tabling, transfers. */
export function earlierForms(versions: readonly QuestionVersionRow[], row: QuestionRow) {
  const isToday = ({ text, bodyName }: QuestionVersionRow) =>
    bodyName === row.bodyName && sameQuestionText({ text, isCut: mayBeCut(text) }, row)
  return versions
    .filter((version) => !isToday(version))
    .map((version) => ({
      text: version.text,
      isCut: mayBeCut(version.text),
      bodyName: version.bodyName,
      isTransferred: version.bodyName !== row.bodyName,
      seen: sayPeriod(version),
    }))
}

/** `on 12 November 2024`, `from 12 November 2024 to 14 November 2024` */
function sayPeriod({ firstSeen, lastSeen }: { firstSeen: string; lastSeen: string }): string {
  const [from, to] = [sayDate(civilDateOf(firstSeen)), sayDate(civilDateOf(lastSeen))]
  return from === to ? `on ${from}` : `from ${from} to ${to}`
}

/** A Member by name, with party and seat as known on a date. */
export function showMember({ member, standing }: NamedMember) {
  return { name: memberName(member), href: paths.member(member), standing: sayStanding(standing) }
}
