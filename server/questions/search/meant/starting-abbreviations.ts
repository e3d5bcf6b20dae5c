import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Database } from '../../../../db/open.ts'
import { projectFile } from '../../../../db/project-file.ts'
import { type AbbreviationKeys, keysOf } from './learning.ts'

const FILE = projectFile('db/facts/abbreviations.json')

const StartingAbbreviations = z.array(
  z.strictObject({
    short: z.string(),
    long: z.array(z.string()).min(1),
    /** It is an ordinary word besides, so in small letters it is not taken for the abbreviation. */
    isWord: z.boolean().optional(),
  }),
)

/**
 * Gives a database the abbreviations of the department that every installation starts with. Called on every start: what
 * has been taken out of the file since is known no more, unless the record explains it or a person has decided on it.
 */
export function loadStartingAbbreviations(db: Database): void {
  const clear = db.prepare('update abbreviation set starting = null where starting is not null')
  const write = db.prepare<AbbreviationKeys & { starting: string }>(`
    insert into abbreviation (short, long, short_key, long_key, starting)
    values (:short, :long, :shortKey, :longKey, :starting)
        on conflict (short_key, long_key) do update
       set starting = excluded.starting,
           short = case when abbreviation.verdict is null then excluded.short else abbreviation.short end,
           long = case when abbreviation.verdict is null then excluded.long else abbreviation.long end`)
  const drop = db.prepare(
    'delete from abbreviation where starting is null and records = 0 and verdict is null',
  )
  const load = db.transaction(() => {
    clear.run()
    const all = readStartingAbbreviations()
    const words = new Set(all.filter(({ isWord }) => isWord).map(({ short }) => short))
    const pairs = all.flatMap(({ short, long }) => long.map((one) => ({ short, long: one })))
    for (const keys of keysOf(pairs)) {
      write.run({ ...keys, starting: words.has(keys.short) ? 'word' : 'abbreviation' })
    }
    drop.run()
  })
  load.immediate()
}

function readStartingAbbreviations() {
  return StartingAbbreviations.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
