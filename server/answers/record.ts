import type { Database } from '../../db/open.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import { standingAt } from '../lib/sightings.ts'
import type { Source } from '../questions/question.ts'
import { readOfficialHtml } from './official-html.ts'
import { answerQueries } from './queries.ts'
import { type AnswerText, isFuller, sameVersion } from './versions.ts'

/** One sighting of an answer in a source. */
export interface AnswerSighting extends AnswerText {
  correctingMemberId: number | null
  source: Source
  seenAt: Instant
}

/** A document laid with an answer, as the API gives it. */
export interface Attachment {
  url: string
  title?: string | null | undefined
  fileType?: string | null | undefined
  fileSizeBytes?: number | null | undefined
}

/** All writing of answers. Call inside a transaction. */
export function answerRecords(db: Database) {
  const answers = answerQueries(db)
  const insert = db.prepare(`
    insert into answer_version (
      question_id, kind, source, received, html, markdown, text, is_cut, date_answered, date_corrected,
      answering_member_id, correcting_member_id, first_seen, last_seen)
    values (
      :questionId, :kind, :source, :received, :html, :markdown, :text, :isCut, :dateAnswered, :dateCorrected,
      :answeringMemberId, :correctingMemberId, :seenAt, :seenAt)`)
  const fillIn = db.prepare(`
    update answer_version
       set received = :received, html = :html, markdown = :markdown, text = :text, is_cut = :isCut
     where id = :id`)
  const extend = db.prepare(`
    update answer_version
       set first_seen = min(first_seen, :seenAt), last_seen = max(last_seen, :seenAt)
     where id = :id and not (:seenAt between first_seen and last_seen)`)
  const insertAttachment = db.prepare(`
    insert into attachment (question_id, url, title, file_type, file_size_bytes, first_seen)
    values (:questionId, :url, :title, :fileType, :fileSizeBytes, :seenAt)
    on conflict do nothing`)
  const insertSibling = db.prepare(`
    insert into grouped_question (question_id, uin, date_tabled)
    values (:questionId, :uin, :dateTabled)
    on conflict do update set date_tabled = excluded.date_tabled
     where date_tabled is null and excluded.date_tabled is not null`)

  /**
   * Takes in a sighting: a version of its own, or the fuller text of a cut one, or only a later date of one
   * already there. Nothing whole is ever replaced by something cut.
   * @returns whether anything but dates of seeing changed; a text that goes back to what it was has changed
   */
  function see(questionId: number, sighting: AnswerSighting): boolean {
    const known = answers.versions(questionId)
    const matches = known.filter((version) => isOfSource(version, sighting) && sameVersion(version, sighting))
    const match = standingAt(matches, sighting.seenAt)
    if (!match) {
      add(questionId, sighting)
      return true
    }
    extend.run({ id: match.id, seenAt: sighting.seenAt })
    if (!isFuller(sighting, match)) return answers.currentId(questionId) !== known.at(-1)?.id
    const { received } = sighting
    fillIn.run({ id: match.id, received, ...readOfficialHtml(received), isCut: sighting.isCut ? 1 : 0 })
    return true
  }

  /**
   * Takes in a sighting as a version of its own: the answer of a new question has none that it could agree with.
   * @returns its text
   */
  function add(questionId: number, sighting: AnswerSighting): string {
    const read = readOfficialHtml(sighting.received)
    insert.run({ ...sighting, ...read, questionId, isCut: sighting.isCut ? 1 : 0 })
    return read.text
  }

  /** Adds attachments not seen before; what a later reply leaves out stays. @returns whether any was new */
  function attach(questionId: number, attachments: readonly Attachment[], seenAt: Instant): boolean {
    const added = attachments.map(({ url, title, fileType, fileSizeBytes }) => {
      const row = { title: title || url, fileType: fileType ?? null, fileSizeBytes: fileSizeBytes ?? null }
      return insertAttachment.run({ ...row, questionId, url, seenAt }).changes
    })
    return added.includes(1)
  }

  /** Notes which questions had the same answer. @returns whether anything was new */
  function group(
    questionId: number,
    siblings: readonly { uin: string; dateTabled: CivilDate | null }[],
  ): boolean {
    return siblings.map((sibling) => insertSibling.run({ ...sibling, questionId }).changes).includes(1)
  }

  return { see, add, attach, group }
}

/** What a person pasted is kept apart from Parliament's words, even where they are the same. */
function isOfSource(a: { source: Source }, b: { source: Source }): boolean {
  return (a.source === 'pasted') === (b.source === 'pasted')
}
