import type { Database } from '../../../db/open.ts'
import { type CivilDate, dayNumber } from '../../lib/dates.ts'
import { stripControls } from '../../lib/text.ts'
import { standingOn } from '../../members/member.ts'
import { memberQueries } from '../../members/queries.ts'
import type { House, StoredStatus } from '../question.ts'
import { HOUSE_CODES, STATUS_CODES, tagsOf, typeCode } from './codes.ts'
import { indexMoves, type Move } from './index-moves.ts'
import { indexingQueries, type SearchFacets, UNTAGGED } from './indexing-queries.ts'
import { abbreviationRecords } from './meant/learning.ts'
import { numberCode } from './number-codes.ts'
import { firstKeyOf, keyAfter } from './search-key.ts'

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
  isSample: 0 | 1
  uin: string | null
  heading: string | null
  text: string
  answer: string | null
}

/** Thrown when more questions share one date than search keys can tell apart (4,096); nothing has been written. */
export class DayIsFull extends Error {}

/** One change of the search tables, made of several questions. */
export interface SearchChange {
  /**
   * Writes a question that has only just come, without asking what stands of it: nothing does.
   * @throws DayIsFull
   */
  add(question: Indexable): void
  /**
   * Writes questions as they stand now: all of them or, where it throws, none.
   * @throws DayIsFull
   */
  write(questionIds: readonly number[]): void
  /** Takes questions out; they may be deleted after. */
  remove(questionIds: readonly number[]): void
  /** Writes what was gathered: index, words, revision and log. Nothing of the change counts before. */
  finish(): void
}

/**
 * Writes the search tables: index, facets, words, revision and log, always together. Call inside the transaction
 * that changed the questions: index and words are gathered and written at the end.
 */
export function searchIndex(db: Database) {
  const sql = indexingQueries(db)
  const members = memberQueries(db)
  const abbreviations = abbreviationRecords(db)
  const sessions = rememberedSessions(sql)

  function begin(): SearchChange {
    const moves = indexMoves(sql)
    const sessionOf = sessions()
    return {
      add: (question) => moves.add(addOne(question, sessionOf)),
      write: (questionIds) => questionIds.flatMap((id) => writeOne(id, sessionOf)).forEach(moves.add),
      remove: (questionIds) => questionIds.flatMap(removeOne).forEach(moves.add),
      finish() {
        const keys = moves.write()
        if (keys.length > 0) sql.logChange(keys)
      },
    }
  }

  function write(questionIds: readonly number[]): void {
    const change = begin()
    change.write(questionIds)
    change.finish()
  }

  /** Takes questions out of the search tables; they may be deleted after. */
  function remove(questionIds: readonly number[]): void {
    const change = begin()
    change.remove(questionIds)
    change.finish()
  }

  function addOne(row: Indexable, sessionOf: SessionOf): Move {
    const key = freeKey(row.dateTabled)
    const facets = facetsOf(row, key, sessionIn(row, sessionOf))
    return putIn(row, facets, documentOf(row, facets))
  }

  /** @returns none when the tables already say the same */
  function writeOne(questionId: number, sessionOf: SessionOf): Move[] {
    const row = sql.indexable(questionId)
    if (!row) return []
    const old = sql.keyOf(questionId)
    const staysOnDay =
      old !== undefined && old >= firstKeyOf(row.dateTabled) && old < keyAfter(row.dateTabled)
    const key = staysOnDay ? old : freeKey(row.dateTabled)
    const facets = facetsOf(row, key, sessionIn(row, sessionOf))
    const document = documentOf(row, facets)
    if (old === key && isSame(key, document, facets)) return []
    const gone = old === undefined ? [] : takeOut(old, questionId)
    return [...gone, putIn(row, facets, document)]
  }

  function putIn({ questionId, isSample }: Indexable, facets: SearchFacets, document: SearchDocument): Move {
    const key = facets.searchKey
    sql.insertFacets(facets)
    sql.insertDocument(key, document)
    if (!isSample) abbreviations.learn(questionId, document)
    return { key, was: null, becomes: document }
  }

  function removeOne(questionId: number): Move[] {
    const key = sql.keyOf(questionId)
    return key === undefined ? [] : takeOut(key, questionId)
  }

  /** With its old values, which the index needs to let it go. */
  function takeOut(key: number, questionId: number): Move[] {
    const was = sql.document(key)
    if (!was) return []
    sql.deleteDocument(key)
    sql.deleteFacets(key)
    abbreviations.forget(questionId)
    return [{ key, was, becomes: null }]
  }

  function freeKey(date: CivilDate | null): number {
    const [first, after] = [firstKeyOf(date), keyAfter(date)]
    const last = sql.lastKeyOfDay(first, after)
    const key = last === undefined ? first : last + 1
    if (key >= after) throw new DayIsFull(`dateTabled: too many questions have the date ${date}`)
    return key
  }

  function facetsOf(row: Indexable, searchKey: number, session: number): SearchFacets {
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
      session,
      forAnswer: dayOf(row.dateForAnswer),
      answered: dayOf(row.dateAnswered),
      number: numberCode(row.uin),
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

  /** Every other facet is a tag, so the document and those that are none tell whether it changed. */
  function isSame(key: number, document: SearchDocument, facets: SearchFacets): boolean {
    const [old, untagged] = [sql.document(key), sql.untagged(key)]
    const isSameText = old !== undefined && FIELDS.every((field) => old[field] === document[field])
    return isSameText && untagged !== undefined && UNTAGGED.every((name) => untagged[name] === facets[name])
  }

  return { begin, write, remove }
}

/** The code of the session of a day. */
type SessionOf = (date: CivilDate) => number

function sessionIn({ dateTabled }: Indexable, sessionOf: SessionOf): number {
  return dateTabled === null ? 0 : sessionOf(dateTabled)
}

/** What the session of a day is holds for one change: it is remembered until the sessions are others than at the last. */
function rememberedSessions(sql: Pick<ReturnType<typeof indexingQueries>, 'sessionOf' | 'sessions'>) {
  const known = new Map<CivilDate, number>()
  let sessions = ''
  const sessionOf: SessionOf = (date) => {
    const session = known.get(date) ?? sql.sessionOf(date)
    known.set(date, session)
    return session
  }
  return (): SessionOf => {
    const now = sql.sessions()
    if (now !== sessions) known.clear()
    sessions = now
    return sessionOf
  }
}

function dayOf(date: CivilDate | null): number {
  return date === null ? 0 : Math.max(0, dayNumber(date))
}

const FIELDS = ['heading', 'question', 'answer', 'tags'] as const
