import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Database } from '../../db/open.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { savedSearchReader } from '../../server/alerts/reader.ts'
import { savedSearchRecords } from '../../server/alerts/record.ts'
import type { Actor } from '../../server/audit/record.ts'
import { readConfig } from '../../server/config.ts'
import { run } from '../command.ts'
import { openFilled } from './fill-synthetic.ts'
import { syntheticQuestions } from './synthetic-questions.ts'
import { percentile } from './times.ts'

const SEARCHES = 50
const ROUNDS = 7
/** How many of the last questions are new: none, a day's, a week's, a month's, a year's. */
const NEW = [0, 100, 400, 2_000, 20_000]
const WORDS = 'harbour lantern ferry rope mill canal beacon quay orchard market'.split(' ')
const SHAPES = [
  (word: string) => `q=${word}`,
  (word: string, other: string) => `q=${word}+-${other}`,
  (word: string, other: string) => `q=%22${word}+${other}%22`,
  (word: string) => `q=${word.slice(0, 3)}*&status=answered`,
  (word: string, other: string) => `q=(${word}+or+is:late)+${other}&house=Commons`,
]
const clock = () => new Date('2026-02-02T10:00:00Z')
const BY: Actor = { accountId: null, name: 'bench', via: 'command', requestId: null }

const program = new Command('saved-searches')
  .description(`Measures how long it takes to say what is new in ${SEARCHES} saved searches`)
  .option('--size <number>', 'how many questions', '100000')
  .option('--database <file>', 'one that an earlier run has kept; it is made when it is not there')
  .action(measure)

async function measure({ size, database }: { size: string; database?: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-saved-'))
  try {
    const db = await openFilled(
      database ?? join(folder, 'bench.db'),
      Number(size),
      syntheticQuestions(Number(size)),
    )
    const accountId = saveAll(db)
    for (const news of NEW) look(db, accountId, news)
    db.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function saveAll(db: Database): number {
  db.prepare('delete from account').run()
  const person = { email: 'bench@example.org', name: 'Bench', role: 'reader', teamId: null } as const
  const accountId = accountRecords(db, clock).add({ ...person, passwordHash: null }, BY)
  const { save } = savedSearchRecords(db, clock)
  for (let number = 0; number < SEARCHES; number += 1) {
    const [word = '', other = ''] = [
      WORDS[number % 10],
      WORDS[(number * 3 + 1 + Math.floor(number / 10)) % 10],
    ]
    const query = SHAPES[Math.floor(number / 10)]?.(word, other) ?? ''
    save(accountId, query, { name: query, isOn: true, every: 'week' }, BY)
  }
  return accountId
}

/** The marks are taken back, as if the last questions had come in since. */
function look(db: Database, accountId: number, news: number): void {
  db.prepare<{ news: number }>(`
    update saved_search
       set seen_question = max(0, (select max(id) from question) - :news),
           seen_answer = max(0, (select max(id) from answer_version) - :news)`).run({
    news: Math.min(news, 1e9),
  })
  const reader = savedSearchReader({ db, config: readConfig({}), clock })
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage() // not by the clock: the machine may be busy with other things
    for (const one of reader.all(accountId).searches) reader.shown(one.news.slice(0, 3))
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  const [first = 0, ...rest] = times
  const p95 = percentile(rest, 0.95).toFixed(0)
  console.log(
    `${SEARCHES} searches, ${news} new questions: first ${first.toFixed(0)} ms, then p50 ${percentile(rest, 0.5).toFixed(0)} ms, p95 ${p95} ms of processor time`,
  )
}

await run(program)
