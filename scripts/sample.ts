import { Command } from 'commander'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { loadStartingFacts } from '../server/calendar/starting-facts.ts'
import { readConfig } from '../server/config.ts'
import { now } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { sampleKeeper } from '../server/sample/sample.ts'

const clock = () => new Date()

const program = new Command('sample').description('Loads or removes the made-up sample')

program
  .command('load')
  .description('loads the sample beside whatever is there, with dates counted from today')
  .action(() =>
    withSample((sample) => sayChange(sample.load(clock), 'loaded', 'The sample is loaded already.')),
  )

program
  .command('remove')
  .description('removes every question and Member of the sample')
  .action(() =>
    withSample((sample) => sayChange(sample.remove(now(clock)), 'removed', 'There is no sample to remove.')),
  )

function withSample(act: (sample: ReturnType<typeof sampleKeeper>) => void): void {
  const db = openDatabase(readConfig(process.env).DATABASE)
  migrate(db)
  loadStartingFacts(db)
  act(sampleKeeper(db))
  db.close()
}

function sayChange(count: number, what: string, none: string): void {
  console.log(count === 0 ? none : `${plural(count, 'sample question')} ${what}.`)
}

program.parse()
