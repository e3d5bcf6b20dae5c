import { Command } from 'commander'
import { now } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { sampleKeeper } from '../server/sample/sample.ts'
import { run, withDatabase } from './command.ts'

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

function withSample(act: (sample: ReturnType<typeof sampleKeeper>) => void): Promise<void> {
  return withDatabase((db) => act(sampleKeeper(db)))
}

function sayChange(count: number, what: string, none: string): void {
  console.log(count === 0 ? none : `${plural(count, 'sample question')} ${what}.`)
}

await run(program)
