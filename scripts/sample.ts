import { Command } from 'commander'
import { auditTrail } from '../server/audit/record.ts'
import { now } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { sampleKeeper } from '../server/sample/sample.ts'
import { operator, run, withDatabase } from './command.ts'

const clock = () => new Date()

const program = new Command('sample').description('Loads or removes the made-up sample')

program
  .command('load')
  .description('loads the sample beside whatever is there, with dates counted from today')
  .action(() => change('loaded', 'The sample is loaded already.', (sample) => sample.load(clock)))

program
  .command('remove')
  .description('removes every question and Member of the sample')
  .action(() => change('removed', 'There is no sample to remove.', (sample) => sample.remove(now(clock))))

type Act = (sample: ReturnType<typeof sampleKeeper>) => number

/** Does it, with its audit record, and says how many questions that were. */
function change(action: 'loaded' | 'removed', none: string, act: Act): Promise<void> {
  return withDatabase((db) => {
    const sample = sampleKeeper(db)
    const audit = auditTrail(db, clock)
    const count = db
      .transaction(() => {
        const questions = act(sample)
        const thing = { kind: 'sample', id: null, name: 'the sample' }
        if (questions > 0) audit({ by: operator(), action, thing, after: { questions } })
        return questions
      })
      .immediate()
    console.log(count === 0 ? none : `${plural(count, 'sample question')} ${action}.`)
  })
}

await run(program)
