import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../../db/open.ts'
import { forThisFile } from '../support/opened.ts'
import { anAnsweredQuestion, count } from '../support/records.ts'

const QUESTIONS = 9_000

function begin(database: string, file: string): ChildProcess {
  const env = { PATH: process.env.PATH, DATABASE: database }
  const args = ['--import', 'tsx', 'scripts/import.ts', file]
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What was written with the questions, whichever chunk was the last. */
function checkWhole(db: Database): void {
  const questions = count(db, 'question')
  expect([count(db, 'search_document'), count(db, 'building_waiting') / 4]).toEqual([questions, questions])
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
  expect(db.prepare('select max(documents) from search_word').pluck().get()).toBe(questions)
}

test('an import of a large file that is killed leaves whole records only, and the next goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'large-file-'))
  const [database, file] = [join(folder, 'pursuant.db'), join(folder, 'questions.jsonl')]
  const lines = Array.from({ length: QUESTIONS }, (_, at) =>
    JSON.stringify({ value: anAnsweredQuestion({ dateTabled: `202${at % 6}-01-1${at % 7}T00:00:00` }) }),
  )
  writeFileSync(file, lines.join('\n'))
  const killed = begin(database, file)
  const db = forThisFile(openDatabase(database))
  while (killed.exitCode === null && !hasQuestions(db)) await pause(20)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(count(db, 'question')).toBeLessThan(QUESTIONS)
  checkWhole(db)

  const next = begin(database, file)
  const said: string[] = []
  next.stderr?.on('data', (part) => said.push(String(part)))
  await once(next, 'exit')
  expect(count(db, 'question')).toBe(QUESTIONS)
  expect(said.join('')).toContain('can be found now; promises, policies, threads and lines in them are found')
  checkWhole(db)
})

function hasQuestions(db: Database): boolean {
  try {
    return count(db, 'question') > 0
  } catch {
    return false // not migrated yet
  }
}
