import type { AnswerVersionRow, AttachmentRow } from '../answers/queries.ts'
import { webAddress } from '../lib/addresses.ts'
import { civilDateOf, sayDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { citationOf, parliamentAddress } from './citation.ts'
import { CITATION_FILES, type Cited, showCitationForms } from './citation-forms.ts'
import { type NamedMember, showMember, showVersion } from './history.ts'
import type { StandingQuestion } from './listing.ts'
import type { QuestionRow } from './queries.ts'
import { headingOf, lateTag, sayNumber, statusTag } from './summary.ts'
import { isMissing, type TimelineParts, timelineOf } from './timeline.ts'

/** All that the page of a question shows. */
export interface QuestionPageParts extends StandingQuestion, TimelineParts {
  asker: NamedMember | null
  /** By member id: who answered or corrected. */
  ministers: ReadonlyMap<number, NamedMember>
  attachments: readonly AttachmentRow[]
  grouped: readonly { uin: string; row: QuestionRow | null }[]
  /** Official questions with the same text as a pasted one: more than one, or it would have been taken over. */
  twins: readonly QuestionRow[]
  cited: Cited
}

export function questionPage(parts: QuestionPageParts) {
  const { row, status, lateness, versions } = parts
  const current = versions.at(-1) ?? null
  const timeline = timelineOf(parts)
  const changed = timeline.findLast(({ isCurrent, change }) => isCurrent && change)
  return {
    title: `${headingOf(row)} (${row.uin ?? 'number not known'})`,
    heading: headingOf(row),
    caption: captionOf(row),
    tags: [statusTag(status), ...lateTag(lateness, row.dateAnswered)],
    statusNote: statusNote(
      status,
      current,
      timeline.some(({ earlier }) => earlier),
    ),
    isCut: row.isCut,
    asker: parts.asker ? showMember(parts.asker) : null,
    hasInterest: row.hasInterest === true,
    facts: factsOf(parts),
    counting: { rule: lateness.rule, steps: lateness.steps() },
    answer: current ? showVersion(current, parts.ministers) : null,
    whatChanged: changed?.change ?? null,
    timeline,
    attachments: parts.attachments.map(showAttachment),
    grouped: parts.grouped.map(({ uin, row: sibling }) => ({
      label: sibling ? `${headingOf(sibling)} (${uin})` : `Question ${uin}`,
      href: sibling ? paths.question(sibling) : null,
    })),
    twins: parts.twins.map((twin) => ({
      label: `${headingOf(twin)} (${twin.uin})`,
      href: paths.question(twin),
    })),
    isMissing: parts.absences.some((absence) => isMissing(absence, row)),
    isPasted: row.source === 'pasted',
    isSample: row.source === 'sample',
    parliamentHref: parliamentAddress(row),
    citation: citationOf(row, parts.cited),
    citationForms: showCitationForms([parts.cited]).filter(({ name }) => name !== 'plain'),
    citationFiles: CITATION_FILES.map(({ format, label }) => ({
      label,
      href: paths.questionAs(format, row),
    })),
    lastSeen: sayDate(civilDateOf(row.lastSeen)),
    followUpHref: paths.questionFollowUp(row),
    jsonHref: row.dateTabled && row.uin ? `${paths.question(row)}.json` : null,
  }
}

/** `Commons question 104512 to the Home Office`. */
export function captionOf(row: QuestionRow): string {
  const to = `to the ${row.bodyName ?? 'Government'}`
  return row.uin === null
    ? `${row.house ? `${row.house} question` : 'Question'} ${to}, number not known`
    : `${sayNumber(row)} ${to}`
}

type Status = StandingQuestion['status']

const STATUS_NOTES: Readonly<Partial<Record<Status, string>>> = {
  holding: 'A holding answer is not an answer: the question is still open.',
  lapsed: 'Its session has ended, so it can no longer be answered. When it was last seen it had no answer.',
  withdrawn: 'The Member withdrew this question.',
}

function statusNote(status: Status, current: AnswerVersionRow | null, hasEarlier: boolean): string | null {
  if (status !== 'corrected' || current === null) return STATUS_NOTES[status] ?? null
  const when = current.dateCorrected ? ` on ${sayDate(current.dateCorrected)}` : ''
  const before = hasEarlier
    ? 'What it said before is in its history, below.'
    : 'What it said before is not in this record.'
  return `The answer was corrected${when}. ${before}`
}

const KINDS = { true: 'Named day', false: 'Ordinary', null: 'Not known' } as const

/** The dates in the order in which things happen; a holding answer and a correction only when there was one. */
function factsOf({ row, status, versions }: QuestionPageParts): { term: string; description: string }[] {
  const holding = versions.find(({ kind }) => kind === 'holding')
  const corrected = versions.at(-1)?.dateCorrected
  return [
    { term: 'Tabled', description: say(row.dateTabled) },
    {
      term: row.isNamedDay ? 'Day named for answer' : 'Date for answer',
      description: say(row.dateForAnswer),
    },
    ...(holding ? [{ term: 'Holding answer', description: say(holding.dateAnswered) }] : []),
    { term: 'Answered', description: row.dateAnswered ? sayDate(row.dateAnswered) : NOT_ANSWERED[status] },
    ...(corrected ? [{ term: 'Corrected', description: sayDate(corrected) }] : []),
    { term: 'Kind', description: row.house === 'Lords' ? 'Lords' : KINDS[`${row.isNamedDay}`] },
  ]
}

/** What stands where there is no date of an answer: an answer that was pasted in may have come without one. */
const NOT_ANSWERED: Readonly<Record<Status, string>> = {
  unanswered: 'Not yet',
  holding: 'Not yet',
  answered: 'Not known',
  corrected: 'Not known',
  withdrawn: 'Not answered',
  lapsed: 'Not answered',
}

function say(date: string | null): string {
  return date ? sayDate(date) : 'Not known'
}

export function showAttachment({ url, title, fileType, fileSizeBytes }: AttachmentRow) {
  const size = fileSizeBytes === null ? null : saySize(fileSizeBytes)
  const about = [fileType?.toUpperCase(), size].filter(Boolean).join(', ')
  return { title, href: webAddress(url), about: about === '' ? null : about }
}

function saySize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
