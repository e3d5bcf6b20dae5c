import type Sqlite from 'better-sqlite3'

/** Everything of better-sqlite3's that this process has made. */
const kept: unknown[] = []

/**
 * Keeps the database and each statement prepared on it for as long as the process lives. From Node 24.19 on, a
 * better-sqlite3 12 object that the garbage collector frees while no script runs aborts the process
 * (RemoveEnvironmentCleanupHook: `env != nullptr`); 13 mends it and needs Node 22. So statements are prepared once,
 * never for each request, which they should not be anyway. Its `pragma` makes a statement at each call, hence ours;
 * `iterate` makes an iterator at each call, so many rows are read with `all`, a part at a time.
 */
export function keepStatements(db: Sqlite.Database): void {
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    statement.iterate = refuseToIterate
    kept.push(statement)
    return statement
  }) as typeof db.prepare
  db.pragma = (source, options) => runPragma(db, source, options?.simple === true)
  kept.push(db)
}

function refuseToIterate(): never {
  throw new Error('Read the rows with all(), a part at a time: see keepStatements')
}

function runPragma(db: Sqlite.Database, source: string, isSimple: boolean): unknown {
  const statement = db.prepare(`pragma ${source}`)
  if (!statement.reader) return statement.run()
  return isSimple ? statement.pluck().get() : statement.all()
}
