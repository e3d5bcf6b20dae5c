import { resolve } from 'node:path'
import { oncePerDatabase } from '../../db/once.ts'
import { childProcesses } from './child-processes.ts'

/** The processes that carry out runs of a database. */
export const syncProcesses = oncePerDatabase((db) => {
  const { begin, end } = childProcesses('server/intake/sync-process.ts')
  const database = db.name === ':memory:' ? db.name : resolve(db.name)

  return {
    begin: (runId: number, parliament: string, onEnd: (problem: string | null) => void) =>
      begin([String(runId), database, parliament], onEnd),
    end,
  }
})
