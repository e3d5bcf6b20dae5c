import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { projectFile } from '../../db/project-file.ts'

/** Of what a process says before it dies: enough for an error with its stack. */
const MOST_SAID = 10_000
const LONGEST_REASON = 500

/**
 * The processes in which a script of ours runs. Never the serving one does such work: a reader would wait while each part
 * is written. Such a script stops after the part at hand at any message, and when the channel to us closes.
 * @param script its path in the project
 */
export function childProcesses(script: string) {
  const { file, execArgv } = import.meta.url.endsWith('.ts') ? asSource(script) : asBuilt(script)
  const alive = new Set<ChildProcess>()

  /** @param onEnd told how the process ended: null for well */
  function begin(args: readonly string[], onEnd: (problem: string | null) => void): void {
    const child = fork(file, [...args], {
      execArgv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    let problem: string | null = null
    alive.add(child)
    child.stderr?.on('data', (data) => {
      said = (said + data).slice(0, MOST_SAID)
    })
    child.on('error', (error) => {
      problem = `The process could not be started: ${error.message}`
    })
    child.once('close', (code, signal) => {
      alive.delete(child)
      onEnd(problem ?? sayEnd(code, signal, said))
    })
  }

  /** Lets each process end after the part at hand; one that takes longer is killed. */
  async function end(patienceMs: number): Promise<void> {
    await Promise.all([...alive].map((child) => endOne(child, patienceMs)))
  }

  return { begin, end, areAlive: () => alive.size > 0 }
}

/** With tsx by its whole address, since the server may run in any folder. */
function asSource(script: string) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return { file: fileURLToPath(projectFile(script)), execArgv: ['--import', tsx] }
}

/** `../../scripts/start.sh` has put it beside the file that this one has become a part of. */
function asBuilt(script: string) {
  return { file: fileURLToPath(new URL(`./${basename(script, '.ts')}.js`, import.meta.url)), execArgv: [] }
}

async function endOne(child: ChildProcess, patienceMs: number): Promise<void> {
  const closed = once(child, 'close')
  child.send('stop', () => {}) // not by `disconnect`, after which Node emits no `close`
  const patience = new AbortController()
  const late = pause(patienceMs, 'late', { signal: patience.signal }).catch(() => 'in time')
  if ((await Promise.race([closed, late])) === 'late') child.kill('SIGKILL')
  await closed
  patience.abort()
}

function sayEnd(code: number | null, signal: string | null, said: string): string | null {
  if (code === 0) return null
  if (signal !== null) return `The process was ended by ${signal}.`
  const lines = said.split('\n').map((line) => line.trim())
  const error = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.find((line) => line !== '')
  return (error ?? `The process ended with code ${code} and said nothing.`).slice(0, LONGEST_REASON)
}
