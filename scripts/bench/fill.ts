import { Command } from 'commander'
import { parliamentClient } from '../../server/intake/client.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { run, withDatabase } from '../command.ts'

/** A sync without the politeness that Parliament is owed, for `bench/sync.ts` to time and to kill. */
const program = new Command('fill')
  .argument('<base>', 'the address of a Parliament of our own')
  .argument('<since>', 'the first day')
  .argument('<until>', 'the last day')
  .action((base: string, since: string, until: string) =>
    withDatabase(async (db) => {
      const client = parliamentClient({ base, gapMs: 0 })
      await syncRecord(db, () => new Date(`${until}T12:00:00Z`), { client, body: 1, since, until })
    }),
  )

await run(program)
