import type { Database } from '../../../db/open.ts'
import { type CivilDate, dayNumber } from '../../lib/dates.ts'
import { stripControls } from '../../lib/text.ts'
import { standingOn } from '../../members/member.ts'
import { memberQueries } from '../../members/queries.ts'
import type { House, StoredStatus } from '../question.ts'
import { HOUSE_CODES, STATUS_CODES, tagsOf, typeCode } from './codes.ts'
import { indexingQueries, type SearchFacets } from './indexing-queries.ts'
import { abbreviationRecords } from './meant/learning.ts'
import { firstKeyOf, keyAfter } from './search-key.ts'
import { stemsOf } from './stems.ts'
import { distinctWords } from './words.ts'

export interface SearchDocument {
  heading: string
  question: string
  answer: string
  tags: string
}

/** What the search tables need to know of a question. */
export interface Indexable {
  questionId: number
  house: House | null
  bodyId: number | null
  askerId: number | null
  answererId: number | null
  isNamedDay: number | null
  status: StoredStatus
  dateTabled: CivilDate | null
  dateForAnswer: CivilDate | null
  /** Of a real answer, not a holding one. */
  dateAnswered: CivilDate | null
  sessionId: number | null
  isSample: 0 | 1
  heading: string | null
  text: string
  answer: string | null
}

/** Thrown when more questions share one date than search keys can tell apart (4,096); nothing has been written. */
export class DayIsFull extends Error {}

/** One change of the search tables, made of several questions. */
export interface SearchChange {
  /** @throws DayIsFull */
  write(questionId: number): void
  /** Takes a question out; it may be deleted after. */
  remove(questionId: number): void
  /** Writes what was counted up in memory: words, revision and log. Nothing of the change counts before. */
  finish(): void
}

/**
 * Writes the search tables: index, facets, words, revision and log, always together. Call inside the transaction
 * that changed the questions: words are counted up in memory and written at the end.
 */
export function searchIndex(db: Database) {
  const sql = indexingQueries(db)
  const members = memberQueries(db)
  const abbreviations = abbreviationRecords(db)

  function begin(): SearchChange {
    const words = new Map<string, number>()
    const keys = new Set<number>()
    return {
      write(questionId) {
        for (const key of writeOne(questionId, words)) keys.add(key)
      },
      remove(questionId) {
        const key = sql.keyOf(questionId)
        if (key === undefined) return
        takeOut(key, words)
        abbreviations.forget(questionId)
        keys.add(key)
      },
      finish: () => finish([...keys], words),
    }
  }

  function write(questionIds: readonly number[]): void {
    const change = begin()
    questionIds.forEach(change.write)
    change.finish()
  }

  /** Takes questions out of the search tables; they may be deleted after. */
  function remove(questionIds: readonly number[]): void {
    const change = begin()
    questionIds.forEach(change.remove)
    change.finish()
  }

  /** @returns the search keys that changed: none when the tables already say the same */
  function writeOne(questionId: number, words: Map<string, number>): number[] {
    const row = sql.indexable(questionId)
    if (!row) return []
    const old = sql.keyOf(questionId)
    const staysOnDay =
      old !== undefined && old >= firstKeyOf(row.dateTabled) && old < keyAfter(row.dateTabled)
    const key = staysOnDay ? old : freeKey(row.dateTabled)
    const facets = facetsOf(row, key)
    const document = documentOf(row, facets)
    if (old === key && isSame(key, document, facets)) return []
    if (old !== undefined) takeOut(old, words)
    putIn(key, document, facets, words)
    abbreviations.forget(questionId)
    if (!row.isSample) abbreviations.learn(questionId, document)
    return old === undefined || old === key ? [key] : [old, key]
  }

  function freeKey(date: CivilDate | null): number {
    const first = firstKeyOf(date)
    const last = sql.lastKeyOfDay(first, keyAfter(date))
    const key = last === undefined ? first : last + 1
    if (key >= keyAfter(date)) throw new DayIsFull(`dateTabled: too many questions have the date ${date}`)
    return key
  }

  function facetsOf(row: Indexable, searchKey: number): SearchFacets {
    const standing = row.askerId === null ? null : standingOn(members.standings(row.askerId), row.dateTabled)
    return {
      searchKey,
      questionId: row.questionId,
      house: row.house === null ? 0 : HOUSE_CODES[row.house],
      body: row.bodyId ?? 0,
      asker: row.askerId ?? 0,
      answerer: row.answererId ?? 0,
      party: standing?.party ? (sql.partyId(standing.party) ?? 0) : 0,
      type: typeCode(row.house, row.isNamedDay),
      status: STATUS_CODES[row.status],
      year: row.dateTabled === null ? 0 : Number(row.dateTabled.slice(0, 4)),
      session: row.sessionId ?? 0,
      forAnswer: dayOf(row.dateForAnswer),
      answered: dayOf(row.dateAnswered),
    }
  }

  function documentOf(row: Indexable, facets: SearchFacets): SearchDocument {
    const clean = (text: string | null) => stripControls(text ?? '') // two of them mark the matches in a snippet
    return {
      heading: clean(row.heading),
      question: clean(row.text),
      answer: clean(row.answer),
      tags: tagsOf(facets),
    }
  }

  /** Every other facet is a tag, so the document and two days tell whether anything changed. */
  function isSame(key: number, document: SearchDocument, { forAnswer, answered }: SearchFacets): boolean {
    const [old, days] = [sql.document(key), sql.untagged(key)]
    const isSameText = old !== undefined && FIELDS.every((field) => old[field] === document[field])
    return isSameText && days?.forAnswer === forAnswer && days.answered === answered
  }

  function takeOut(key: number, words: Map<string, number>): void {
    const old = sql.document(key)
    if (!old) return
    sql.takeOutOfIndex(key, old) // with the old values, before they go: else the index keeps ghosts
    sql.deleteDocument(key)
    sql.deleteFacets(key)
    count(old, -1, words)
  }

  function putIn(
    key: number,
    document: SearchDocument,
    facets: SearchFacets,
    words: Map<string, number>,
  ): void {
    sql.insertFacets(facets)
    sql.insertDocument(key, document)
    sql.putInIndex(key, document)
    count(document, +1, words)
  }

  function finish(keys: readonly number[], words: ReadonlyMap<string, number>): void {
    if (keys.length === 0) return
    const moved = [...words].filter(([, by]) => by !== 0)
    const unknown = moved.filter(([word, by]) => !sql.countWord(word, by)).map(([word]) => word)
    const stems = stemsOf(unknown)
    for (const word of unknown) sql.insertWord(word, stems.get(word) ?? word, words.get(word) ?? 0)
    for (const [word, by] of moved) if (by < 0) sql.dropIfUnused(word)
    sql.logChange(keys)
  }

  return { begin, write, remove }
}

function dayOf(date: CivilDate | null): number {
  return date === null ? 0 : Math.max(0, dayNumber(date))
}

const FIELDS = ['heading', 'question', 'answer', 'tags'] as const

function count({ heading, question, answer }: SearchDocument, by: number, words: Map<string, number>): void {
  for (const word of distinctWords(heading, question, answer)) words.set(word, (words.get(word) ?? 0) + by)
}
