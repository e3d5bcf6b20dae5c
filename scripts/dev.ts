import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Command, InvalidArgumentError } from 'commander'
import { sayDate, today } from '../server/lib/dates.ts'
import { livingParliament } from '../test/support/parliament/control.ts'
import { Refused, run } from './command.ts'

interface Options {
  fakeParliament?: boolean
  fakePort: number
  fakeSeed: number
}

/** So that made-up records never get into the real ones. */
const FAKE_DATABASE = 'data/fake-parliament.db'

/** In this form and order: Node 20 takes `--watch-path=…` for one more watcher, which starts another. */
const WATCHED = ['server', 'views', 'db'].flatMap((folder) => ['--watch-path', folder])

const program = new Command('dev')
  .description('Serves the site, and starts it again at each change of the code')
  .option('--fake-parliament', `with a made-up Parliament to sync with, over ${FAKE_DATABASE}`)
  .option('--fake-port <port>', 'where the made-up Parliament listens', upTo(65_535), 3100)
  .option('--fake-seed <number>', 'another made-up life; delete its database first', upTo(99_999), 1)
  .action(dev)

async function dev(options: Options): Promise<void> {
  if (!options.fakeParliament) return serve(process.env)
  const DATABASE = process.env.DATABASE || FAKE_DATABASE
  const parliament = await fakeParliament(options, DATABASE)
  try {
    console.log(
      `The fake Parliament is at ${parliament.page}; there it is ${sayDate(parliament.life.record.today())}.`,
    )
    console.log(`To sync with it: DATABASE=${DATABASE} PARLIAMENT_API=${parliament.base} npm run sync`)
    await serve({ ...process.env, DATABASE, PARLIAMENT_API: parliament.base })
  } finally {
    await parliament.close()
  }
}

async function fakeParliament({ fakePort, fakeSeed }: Options, database: string) {
  try {
    return await livingParliament({
      port: fakePort,
      seed: fakeSeed,
      database,
      today: today(() => new Date()),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Refused(
      `Port ${fakePort} is already in use: stop what uses it, or give another with --fake-port.`,
    )
  }
}

/** Runs the server under node's own watcher until that ends, and hands on every wish to stop. */
async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const watcher = spawn(
    process.execPath,
    ['--import', 'tsx', ...WATCHED, '--watch-preserve-output', 'server/start.ts'],
    { env, stdio: 'inherit' },
  )
  stopWithUs(watcher)
  const [code] = await once(watcher, 'exit')
  process.exitCode = code ?? 1
}

/** The watcher knows no hangup, and would leave the server behind. */
function stopWithUs(watcher: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => watcher.kill('SIGTERM'))
  }
  process.on('exit', () => watcher.kill('SIGTERM')) // should something of ours break
}

function upTo(most: number) {
  return (text: string): number => {
    const isOne = /^\d{1,5}$/.test(text) && Number(text) <= most
    if (!isOne) throw new InvalidArgumentError(`It must be a whole number up to ${most}.`)
    return Number(text)
  }
}

await run(program)
