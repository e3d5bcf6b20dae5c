import type { AnswerVersionRow, AttachmentRow } from '../answers/queries.ts'
import { webAddress } from '../lib/addresses.ts'
import { civilDateOf, sayDate } from '../lib/dates.ts'
import { memberName, sayStanding } from '../members/member.ts'
import type { MemberRow, StandingRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import { citationOf } from './citation.ts'
import type { StandingQuestion } from './listing.ts'
import type { QuestionRow, QuestionVersionRow } from './queries.ts'
import { headingOf, lateTag, sayNumber, statusTag } from './summary.ts'

export interface NamedMember {
  member: MemberRow
  standing: StandingRow | null
}

/** All that the page of a question shows. */
export interface QuestionPageParts extends StandingQuestion {
  asker: NamedMember | null
  /** By member id: who answered or corrected. */
  ministers: ReadonlyMap<number, NamedMember>
  /** Oldest first; the last is the current one. */
  versions: readonly AnswerVersionRow[]
  questionVersions: readonly QuestionVersionRow[]
  attachments: readonly AttachmentRow[]
  grouped: readonly { uin: string; row: QuestionRow | null }[]
  /** Official questions with the same text as a pasted one: more than one, or it would have been taken over. */
  twins: readonly QuestionRow[]
}

export function questionPage(parts: QuestionPageParts) {
  const { row, status, lateness, versions } = parts
  const current = versions.at(-1) ?? null
  const answerer = current?.answeringMemberId ? parts.ministers.get(current.answeringMemberId) : undefined
  const askerName = parts.asker ? memberName(parts.asker.member) : null
  return {
    title: `${headingOf(row)} (${row.uin ?? 'number not known'})`,
    heading: headingOf(row),
    caption: `${sayNumber(row)} to the ${row.bodyName ?? 'Government'}`,
    tags: [statusTag(status), ...lateTag(lateness, row.dateAnswered)],
    statusNote: STATUS_NOTES[status] ?? null,
    questionText: row.text,
    isCut: row.isCut,
    asker: parts.asker ? showMember(parts.asker) : null,
    hasInterest: row.hasInterest === true,
    facts: factsOf(row),
    counting: { rule: lateness.rule, steps: lateness.steps },
    answer: current ? showVersion(current, parts.ministers) : null,
    earlierVersions: versions
      .slice(0, -1)
      .filter((version) => !isRepeatedPaste(version, current))
      .map((version) => showVersion(version, parts.ministers))
      .reverse(),
    earlierForms: earlierForms(parts.questionVersions, row),
    attachments: parts.attachments.map(showAttachment),
    grouped: parts.grouped.map(({ uin, row: sibling }) => ({
      label: sibling ? `${headingOf(sibling)} (${uin})` : `Question ${uin}`,
      href: sibling ? paths.question(sibling) : null,
    })),
    twins: parts.twins.map((twin) => ({
      label: `${headingOf(twin)} (${twin.uin})`,
      href: paths.question(twin),
    })),
    isPasted: row.source === 'pasted',
    isSample: row.source === 'sample',
    parliamentHref: parliamentHref(row),
    citation: citationOf(row, { askerName, answererName: answerer ? memberName(answerer.member) : null }),
    lastSeen: sayDate(civilDateOf(row.lastSeen)),
    jsonHref: row.dateTabled && row.uin ? `${paths.question(row)}.json` : null,
  }
}

const STATUS_NOTES: Readonly<Partial<Record<StandingQuestion['status'], string>>> = {
  holding: 'A holding answer is not an answer: the question is still open.',
  lapsed: 'The session ended before this was answered, so it never will be under this number.',
  withdrawn: 'The Member withdrew this question.',
}

function factsOf(row: QuestionRow): { term: string; description: string }[] {
  const kind =
    row.house === 'Lords'
      ? 'Lords'
      : row.isNamedDay === null
        ? null
        : row.isNamedDay
          ? 'Named day'
          : 'Ordinary'
  return [
    { term: 'Tabled', description: row.dateTabled ? sayDate(row.dateTabled) : 'Not known' },
    {
      term: row.isNamedDay ? 'Day named for answer' : 'Date for answer',
      description: say(row.dateForAnswer),
    },
    { term: 'Answered', description: row.dateAnswered ? sayDate(row.dateAnswered) : 'Not yet' },
    { term: 'Kind', description: kind ?? 'Not known' },
  ]
}

function say(date: string | null): string {
  return date ? sayDate(date) : 'Not known'
}

function showMember({ member, standing }: NamedMember) {
  return { name: memberName(member), href: paths.member(member), standing: sayStanding(standing) }
}

const KIND_WORDS = { holding: 'Holding answer', final: 'Answer', corrected: 'Corrected answer' } as const

function showVersion(version: AnswerVersionRow, ministers: ReadonlyMap<number, NamedMember>) {
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
    isPasted: version.source === 'pasted',
    seen: sayDate(civilDateOf(version.firstSeen)),
  }
}

/** What was pasted and then came officially in the same words needs no second showing. */
function isRepeatedPaste(version: AnswerVersionRow, current: AnswerVersionRow | null): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim()
  return version.source === 'pasted' && current !== null && bare(version.text) === bare(current.text)
}

/** Forms that differ from today's in words or department: edits after tabling, transfers. */
function earlierForms(versions: readonly QuestionVersionRow[], row: QuestionRow) {
  return versions
    .filter(({ text, bodyName }) => text !== row.text || bodyName !== row.bodyName)
    .map(({ text, bodyName, firstSeen, lastSeen }) => ({
      text,
      bodyName,
      seen: `${sayDate(civilDateOf(firstSeen))} to ${sayDate(civilDateOf(lastSeen))}`,
    }))
}

function showAttachment({ url, title, fileType, fileSizeBytes }: AttachmentRow) {
  const size = fileSizeBytes === null ? null : saySize(fileSizeBytes)
  const about = [fileType?.toUpperCase(), size].filter(Boolean).join(', ')
  return { title, href: webAddress(url), about: about === '' ? null : about }
}

function saySize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Only Parliament's own questions have a page there. */
function parliamentHref({ source, dateTabled, uin }: QuestionRow): string | null {
  return source === 'official' && dateTabled && uin ? paths.parliament(dateTabled, uin) : null
}
