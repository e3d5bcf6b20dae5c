import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { paths } from '../../server/paths.ts'
import { run } from '../command.ts'
import { fillSynthetic } from './fill-synthetic.ts'
import { serve } from './serve.ts'
import { percentile } from './times.ts'

const GOAL_MB = 60
const SEARCHES_BEFORE = 100
const LOOK_EVERY_MS = 20

const program = new Command('question-exports')
  .description('Measures the memory that the CSV of all questions takes, and how long others wait meanwhile')
  .option('--size <number>', 'how many questions', '100000')
  .option('--database <file>', 'one that an earlier run has kept; it is made when it is not there')
  .action(measure)

async function measure({ size, database }: { size: string; database?: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-exports-'))
  try {
    const file = database ?? join(folder, 'bench.db')
    await fillSynthetic(file, Number(size))
    const { address, pid, stop } = await serve({ DATABASE: file })
    await useAsUsual(address)
    await exportOnce(address, pid, 'first')
    await exportOnce(address, pid, 'second')
    await leaveEarly(address, pid)
    stop()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What any search holds in memory is not the export's, nor is what a server in use has set aside for its garbage. */
async function useAsUsual(address: string): Promise<void> {
  const words = ['harbour', 'lantern', 'ferry -rope', 'mill canal', 'bea*']
  for (let round = 0; round < SEARCHES_BEFORE; round += 1) {
    const query = { q: words[round % words.length], 'per-page': 100, page: 1 + (round % 40) }
    await (await fetch(address + paths.questions(query))).text()
  }
}

/** Prints how far the memory of the server rose while it wrote, and what it cost others. */
async function exportOnce(address: string, pid: number, which: string): Promise<void> {
  const before = memoryOf(pid)
  let peak = before
  const looking = setInterval(() => {
    peak = Math.max(peak, memoryOf(pid))
  }, LOOK_EVERY_MS)
  const start = performance.now()
  const waits = waitMeanwhile(address)
  const response = await fetch(`${address}${paths.questionsAs('csv', '?body=all')}`, {
    headers: { 'accept-encoding': 'identity' },
  })
  let [bytes, lines] = [0, 0]
  for await (const part of response.body ?? []) {
    bytes += part.length
    for (const byte of part) if (byte === 10) lines += 1
  }
  const seconds = (performance.now() - start) / 1000
  clearInterval(looking)
  const times = await waits.end()
  const extra = peak - before
  console.log(
    `${which} CSV: ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s; ` +
      `memory ${before.toFixed(0)} MB and ${extra.toFixed(0)} MB more, ${extra <= GOAL_MB ? 'within' : 'over'} ${GOAL_MB} MB; ` +
      `${times.length} other requests meanwhile: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
  )
}

/** Asks for a small thing again and again until it is told to end. @returns milliseconds of each */
function waitMeanwhile(address: string) {
  const times: number[] = []
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now()
      await (await fetch(address + paths.health())).text()
      times.push(performance.now() - start)
    }
  })()
  return {
    end: async () => {
      isOver = true
      await asking
      return times
    },
  }
}

/** A reader who goes away must cost nothing more: prints what processor time is used in the second after. */
async function leaveEarly(address: string, pid: number): Promise<void> {
  const leaving = new AbortController()
  const response = await fetch(address + paths.questionsAs('csv'), { signal: leaving.signal })
  await response.body?.getReader().read()
  leaving.abort()
  await wait(200)
  const before = ticksOf(pid)
  await wait(1000)
  console.log(`after a reader has left: ${(ticksOf(pid) - before) * 10} ms of processor time in a second`)
}

async function wait(ms: number): Promise<void> {
  const timer = new EventTarget()
  setTimeout(() => timer.dispatchEvent(new Event('over')), ms)
  await once(timer, 'over')
}

/**
 * Memory of the process's own in MB, from Linux's account of it. The database file, of which SQLite maps up to 256 MB,
 * is not counted: the system takes those pages back when it needs them.
 */
function memoryOf(pid: number): number {
  const kilobytes = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Processor time in hundredths of a second. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

await run(program)
