import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Command, InvalidArgumentError } from 'commander'
import { keepStatements } from '../db/keep-statements.ts'
import type { Database } from '../db/open.ts'
import { type ChainHead, type Verdict, verifyChain } from '../server/audit/verify.ts'
import { readConfig } from '../server/config.ts'
import { plural } from '../server/lib/text.ts'
import { Refused, run } from './command.ts'

interface Options {
  head?: ChainHead
  json?: true
}

const program = new Command('audit').description('Looks after the audit trail')

program
  .command('verify')
  .description('checks that no record of the audit trail was changed, removed or put in')
  .option('--head <id:hash>', 'the last record of an earlier check, which must still be there', readHead)
  .option('--json', 'prints the outcome as JSON')
  .action(({ head, json }: Options) => {
    const verdict = verify(head)
    if (json) console.log(JSON.stringify(verdict))
    else if (verdict.isWhole) console.log(sayWhole(verdict, head))
    else console.error(`Record ${verdict.broken.id} ${verdict.broken.reason}.`)
    if (!verdict.isWhole) process.exitCode = 1
  })

/**
 * Checks the file as it is: a check that migrates, or makes a file where there is none and finds that whole, is none.
 * The server may have it open and go on writing.
 */
function verify(noted?: ChainHead): Verdict {
  const { DATABASE } = readConfig(process.env)
  if (!existsSync(DATABASE)) throw new Refused(`There is no database at ${DATABASE}.`)
  const db = new Sqlite(DATABASE, { fileMustExist: true, timeout: 5_000 })
  try {
    keepStatements(db)
    db.pragma('query_only = on')
    refuseWithoutTrail(db)
    return verifyChain(db, noted)
  } finally {
    db.close()
  }
}

function refuseWithoutTrail(db: Database): void {
  const trail = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'audit_record'")
  if (!trail.get()) throw new Refused('This database has no audit trail: an earlier version made it.')
}

/** @throws when it is not the number of a record and 64 hexadecimal digits */
function readHead(text: string): ChainHead {
  const [, id, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (!id || !hash) throw new InvalidArgumentError('It must be a record’s number, a colon and its hash.')
  return { id: Number(id), hash: hash.toLowerCase() }
}

function sayWhole({ records, head }: Extract<Verdict, { isWhole: true }>, noted?: ChainHead): string {
  if (!head) return 'Nothing has been recorded yet.'
  return [
    `${plural(records, 'record')}, every link whole${noted ? `, and record ${noted.id} is the one noted` : ''}.`,
    `The last is ${head.id}:${head.hash}; note it somewhere else, and give it to --head next time.`,
  ].join(' ')
}

await run(program)
