import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { importFile } from '../../server/intake/import.ts'
import type { RunResult } from '../../server/intake/run.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../../server/questions/search/meant/starting-abbreviations.ts'
import { forThisFile } from './opened.ts'
import { unanswered } from './parliament/value.ts'

/** A database in memory as the program makes it: migrated, with the starting facts, without the sample. */
export function freshDatabase(): Database {
  const db = forThisFile(openDatabase(':memory:'))
  migrate(db)
  loadStartingFacts(db)
  loadStartingPolicies(db, clock)
  loadStartingAbbreviations(db)
  return db
}

const NOW = new Date('2026-02-02T10:00:00Z')
const clock = () => NOW

let lastId = 5_000_000

type Fields = Record<string, unknown>

/** A record as Parliament's API gives it, in our own words: an ordinary Commons question, not answered yet. */
export function aQuestion(fields: Fields = {}): Fields {
  lastId += 1
  const bare = unanswered({
    id: lastId,
    uin: String(lastId - 4_900_000),
    dateTabled: '2026-01-12T00:00:00',
    dateForAnswer: '2026-01-14T00:00:00',
    questionText: `To ask the Secretary of State for the Home Department, how many lanterns the wardens of Northbridge hold (${lastId}).`,
    heading: 'Wardens: Equipment',
    askingMemberId: 99_001,
  })
  return { ...bare, ...fields }
}

/** The same with an answer. */
export function anAnsweredQuestion(fields: Fields = {}): Fields {
  return aQuestion({
    answerIsHolding: false,
    answerIsCorrection: false,
    answeringMemberId: 99_002,
    dateAnswered: '2026-01-15T00:00:00',
    answerText:
      '<p>The wardens of Northbridge hold 412 lanterns.</p><p>We will publish a count each spring.</p>',
    ...fields,
  })
}

interface ImportOptions {
  name?: string
  seenAt?: string
  largeFrom?: number
}

/** Imports a text as a file would be. */
export function importText(
  db: Database,
  text: string,
  { name = 'test', seenAt = NOW.toISOString(), ...more }: ImportOptions = {},
): Promise<RunResult> {
  return importFile(db, clock, { ...more, name, seenAt, chunks: chunksOf(text) })
}

/** Imports values as JSON lines of `{ value, links }`. */
export function importQuestions(db: Database, questions: readonly Fields[], options?: ImportOptions) {
  return importText(db, questions.map((value) => JSON.stringify({ value, links: [] })).join('\n'), options)
}

/** The list endpoint's reply, cut as it cuts. */
export function listReply(questions: readonly Fields[]): string {
  const results = questions.map((value) => ({ value: cutAsTheListDoes(value), links: [] }))
  return JSON.stringify({ totalResults: results.length, results })
}

function cutAsTheListDoes(value: Fields): Fields {
  const answer = typeof value.answerText === 'string' ? value.answerText.replace(/<[^>]*>/g, '') : null
  return {
    ...value,
    questionText: String(value.questionText).slice(0, 255),
    answerText: answer === null || answer.length <= 255 ? answer : `${answer.slice(0, 255)}...`,
    attachments: [],
  }
}

/** What a table holds, for counting. */
export function count(db: Database, sql: string): number {
  return db.prepare<[], number>(`select count(*) from ${sql}`).pluck().get() ?? 0
}

async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}
