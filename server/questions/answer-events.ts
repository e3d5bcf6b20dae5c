import type { AnswerVersionRow } from '../answers/queries.ts'
import { squash } from '../lib/text.ts'
import { memberOf, type NamedMember, showVersion } from './history.ts'
import { type HistoryEvent, happened } from './history-event.ts'
import { dated, inSuccession, type Moment, seenBetween } from './succession.ts'
import { textChange } from './what-changed.ts'

interface Parts {
  /** The last is the current one. */
  versions: readonly AnswerVersionRow[]
  ministers: ReadonlyMap<number, NamedMember>
}

/** What became of the answer: each version that took the place of another, and what a person pasted in. */
export function answerEvents(parts: Parts): HistoryEvent[] {
  const official = parts.versions.filter(({ source }) => source !== 'pasted')
  const pasted = parts.versions.filter(({ source }) => source === 'pasted')
  return [
    ...pasted.flatMap((version) => pastedEvent(version, parts)),
    ...inSuccession(official).flatMap(({ version, before, ...between }) =>
      eventsOf(version, before, seenBetween(between), parts),
    ),
  ]
}

/** What was pasted and then came officially in the same words needs no second showing. */
function pastedEvent(version: AnswerVersionRow, parts: Parts): HistoryEvent[] {
  const current = parts.versions.at(-1)
  const isRepeated = current !== version && current && squash(version.text) === squash(current.text)
  const seen = seenBetween({ after: version.firstSeen, by: version.firstSeen })
  const note =
    current === version ? null : 'It was pasted in before Parliament’s own record of the answer came.'
  return isRepeated ? [] : [happened('An answer was pasted in', seen, { note, ...shown(version, parts) })]
}

function eventsOf(
  version: AnswerVersionRow,
  before: AnswerVersionRow | null,
  seen: Moment,
  parts: Parts,
): HistoryEvent[] {
  const isFirst = before === null || before.kind === 'holding'
  const by = memberOf(version.answeringMemberId, parts.ministers)
  const text = shown(version, parts)
  if (version.kind === 'holding' && before?.dateAnswered !== version.dateAnswered)
    return [happened('Holding answer', dated(version.dateAnswered), { by, ...text })]
  if (version.kind === 'final' && isFirst)
    return [happened('Answered', dated(version.dateAnswered), { by, ...text })]
  const change = before === null || isFirst ? null : textChange(before, version)
  if (version.kind === 'corrected' && (isFirst || before.dateCorrected !== version.dateCorrected)) {
    const unseen = { by, note: 'What it said then is not in this record.' }
    const corrector = memberOf(version.correctingMemberId, parts.ministers)
    const moment = version.dateCorrected === null ? seen : dated(version.dateCorrected)
    return [
      ...(isFirst ? [happened('Answered', dated(version.dateAnswered), unseen)] : []),
      happened('Corrected', moment, { by: corrector, change, ...text }),
    ]
  }
  return [
    happened('Changed, without a notice of correction', seen, { change, note: sameWords(change), ...text }),
  ]
}

function sameWords(change: HistoryEvent['change']): string | null {
  return change ? null : 'Its words are the same: its dates, its minister, its setting or a link changed.'
}

/** The text of the answer as it stands is on the page already. */
function shown(version: AnswerVersionRow, { versions, ministers }: Parts) {
  const isCurrent = version.id === versions.at(-1)?.id
  return { isCurrent, earlier: isCurrent ? null : showVersion(version, ministers) }
}
