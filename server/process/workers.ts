import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import type { Logger } from 'pino'

/** A worker that fell is replaced, but not in a hurry: one that falls at each start would else keep the machine busy. */
const REPLACE_AFTER_MS = 1_000
/** Longer than a worker gives what is under way. */
const STOP_PATIENCE_MS = 12_000

/** What the first process tells those that serve. */
export const STOP = 'stop'

/** The processes that serve, each with its own connection to the one file. */
export interface Workers {
  /** Where the first of them listens; null when it could not, and has said why. */
  port: number | null
  /** Lets each finish what is under way. */
  stop(): Promise<void>
}

/**
 * Starts so many processes like this one. The first must listen before the others are begun, so that a port which is
 * taken is told once.
 */
export async function startWorkers(count: number, logger: Logger): Promise<Workers> {
  let [isUp, isStopping] = [false, false]

  function begin(): void {
    watch(cluster.fork())
  }

  function watch(worker: Worker): void {
    worker.once('listening', () =>
      logger.info({ worker: worker.id, pid: worker.process.pid }, 'a process serves'),
    )
    worker.once('exit', (code, signal) => {
      if (isStopping || !isUp) return
      logger.error({ worker: worker.id, code, signal }, 'a process that serves has fallen and is replaced')
      setTimeout(() => isStopping || begin(), REPLACE_AFTER_MS)
    })
  }

  const first = cluster.fork()
  watch(first)
  const port = await portOf(first)
  if (port !== null) {
    isUp = true
    for (let made = 1; made < count; made += 1) begin()
  }
  return {
    port,
    async stop() {
      isStopping = true
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)))
    },
  }
}

/** Null when it has ended instead. */
function portOf(worker: Worker): Promise<number | null> {
  return new Promise((resolve) => {
    worker.once('listening', ({ port }) => resolve(port))
    worker.once('exit', () => resolve(null))
  })
}

async function end(worker: Worker): Promise<void> {
  const ended = once(worker, 'exit')
  const cutOff = setTimeout(() => worker.process.kill('SIGKILL'), STOP_PATIENCE_MS)
  worker.send(STOP, () => {}) // one that is already gone cannot be told
  await ended
  clearTimeout(cutOff)
}
