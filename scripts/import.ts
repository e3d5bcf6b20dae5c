import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { Database } from '../db/open.ts'
import { type ImportSource, importFile } from '../server/intake/import.ts'
import { UnreadableFile } from '../server/intake/read-file.ts'
import { civilDateOf, sayDate } from '../server/lib/dates.ts'
import { dayTyped, isFileError, operator, run, withDatabase } from './command.ts'
import { sayIntake } from './intake-words.ts'
import { progressBar } from './progress-bar.ts'

const program = new Command('import')
  .description('Takes in questions and Members from files: JSON, JSON lines, plain text, a members table')
  .argument('<file...>', 'files, or - for standard input')
  .option(
    '--seen <date>',
    'the day on which undated records were fetched (default: when the file was last changed)',
    dayTyped,
  )
  .action(importAll)

function importAll(files: string[], { seen }: { seen?: string }): Promise<void> {
  return withDatabase(async (db) => {
    for (const file of files) await importOne(db, file, files.length > 1, seen)
  })
}

/** A file that cannot be used is named with the reason and changes nothing; the others still go in. */
async function importOne(db: Database, file: string, isOneOfMany: boolean, seenOn?: string): Promise<void> {
  try {
    const source = sourceOf(file, seenOn)
    const result = await importFile(db, () => new Date(), { ...source, by: operator() })
    if (result.hasUndated && seenOn === undefined) sayAssumed(source)
    sayIntake(result, isOneOfMany ? `${file}: ` : '')
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !isFileError(error)) throw error
    console.error(`${file}: ${error.message}. Nothing of it was taken in.`)
    process.exitCode = 1
  }
}

function sourceOf(file: string, seenOn: string | undefined): ImportSource {
  const seenAt = seenOn === undefined ? undefined : `${seenOn}T12:00:00.000Z`
  if (file === '-')
    return { name: 'standard input', chunks: process.stdin, seenAt: seenAt ?? new Date().toISOString() }
  const { mtime, size } = statSync(file)
  const chunks = progressBar(basename(file), size).follow(createReadStream(file))
  return { name: basename(file), chunks, seenAt: seenAt ?? mtime.toISOString() }
}

function sayAssumed({ seenAt }: ImportSource): void {
  const day = sayDate(civilDateOf(seenAt))
  console.error(`Records without a date of their own count as seen on ${day}; --seen DATE says otherwise.`)
}

await run(program)
