import type Sqlite from 'better-sqlite3'

/** A statement that took long: its SQL as prepared, never the values bound to it. */
export interface SlowQuery {
  sql: string
  milliseconds: number
  /** How SQLite carries it out, a step each: which tables it scans, which indexes it searches. */
  plan: readonly string[]
}

const SLOW_MS = 50

/**
 * Makes each statement prepared on `db` from now on tell when it took longer than 50 ms.
 * SQLite's own profile hook is not open to better-sqlite3, so the three ways to run one are wrapped.
 */
export function reportSlowQueries(db: Sqlite.Database, onSlowQuery: (query: SlowQuery) => void): void {
  const prepare = db.prepare.bind(db)
  const planOf = planReader(prepare)
  const timed = <A extends unknown[], R>(sql: string, run: (...values: A) => R) => {
    return (...values: A): R => {
      const start = performance.now()
      try {
        return run(...values)
      } finally {
        const milliseconds = performance.now() - start
        if (milliseconds > SLOW_MS)
          onSlowQuery({ sql, milliseconds: Math.round(milliseconds), plan: planOf(sql, values) })
      }
    }
  }
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    statement.get = timed(sql, statement.get.bind(statement))
    statement.all = timed(sql, statement.all.bind(statement))
    statement.run = timed(sql, statement.run.bind(statement))
    return statement
  }) as typeof db.prepare
}

/** Reads each statement's plan once: it is the same the next time, unless the tables are analysed anew. */
function planReader(prepare: Sqlite.Database['prepare']) {
  const plans = new Map<string, readonly string[]>()
  return (sql: string, values: unknown[]): readonly string[] => {
    const plan = plans.get(sql) ?? readPlan(prepare, sql, values)
    plans.set(sql, plan)
    return plan
  }
}

/** Nothing for what has no plan, such as `commit`, and for a statement that failed: its own error is what matters. */
function readPlan(prepare: Sqlite.Database['prepare'], sql: string, values: unknown[]): readonly string[] {
  try {
    const steps = prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]
    return steps.map(({ detail }) => detail)
  } catch {
    return []
  }
}
