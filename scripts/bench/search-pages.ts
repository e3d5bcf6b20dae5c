import { Command } from 'commander'
import type { Database } from '../../db/open.ts'
import { paths } from '../../server/paths.ts'
import { run, withDatabase } from '../command.ts'
import { serve } from './serve.ts'
import { percentile, serverTimeOf } from './times.ts'

/** Each is asked in turn with every word: what people do with a word. */
const SHAPES = [
  (word: string) => ({ q: word }),
  (word: string, other: string) => ({ q: `${word} ${other}` }),
  (word: string, other: string) => ({ q: `${word} -${other}` }),
  (word: string) => ({ q: `${word.slice(0, 4)}*` }),
  (word: string) => ({ q: word, status: 'answered', sort: 'newest' }),
  (word: string) => ({ q: word, body: 'all', year: '2024' }),
  () => ({ status: 'unanswered' }),
  () => ({ page: '3' }),
]
const ROUNDS = 200
const WARM_UP = 600

const program = new Command('search-pages')
  .description(
    'Asks the search page of the database in DATABASE for many searches, and prints its server time',
  )
  .action(() => withDatabase(measure))

/** Words from the middle of the corpus's list: neither the commonest nor the rarest. */
function someWords(db: Database): string[] {
  return db
    .prepare<[], string>(`
      select word from search_word
       where length(word) > 4 and word glob '[a-z]*' and documents > 2
       order by documents desc
       limit 400`)
    .pluck()
    .all()
}

async function measure(db: Database): Promise<void> {
  const words = someWords(db)
  const { address, stop } = await serve()
  const times = await askAll(address, words)
  stop()
  const measured = times.slice(WARM_UP)
  const at = (part: number) => percentile(measured, part).toFixed(2)
  console.log(
    `${measured.length} search pages: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms of server time`,
  )
}

async function askAll(base: string, words: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const shape of SHAPES) {
      const [word = 'police', other = 'support'] = [
        words[(round * 7) % words.length],
        words[(round * 13 + 5) % words.length],
      ]
      times.push(await serverTime(base + paths.questions(shape(word, other))))
    }
  }
  return times
}

async function serverTime(address: string): Promise<number> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  await response.text()
  return serverTimeOf(response)
}

await run(program)
