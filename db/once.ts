import type { Database } from './open.ts'

/**
 * Makes something of a database once and gives the same again to whoever asks: a feature's statements are wanted by
 * several others, and preparing them anew for each was most of what making the app cost.
 */
export function oncePerDatabase<Made>(make: (db: Database) => Made): (db: Database) => Made {
  const made = new WeakMap<Database, { value: Made }>()
  return (db) => {
    const known = made.get(db) ?? { value: make(db) }
    made.set(db, known)
    return known.value
  }
}
