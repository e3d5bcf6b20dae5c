import type { Change } from '../questions/record.ts'
import type { Indexable } from '../questions/search/indexing.ts'

/** What a record did, and the questions whose search rows may now say something else. */
export interface Taken {
  change: Change
  questionIds: readonly number[]
  /** A question that is new, as it was written: it need not be read again for the search. */
  added?: Indexable
}

/** A record that is ready to be written: its name for messages, and the writing itself. */
export interface Ready {
  record: string
  /** Whether the record is Parliament's own, before which an untouched sample gives way. */
  isOfficial: boolean
  write(): Taken
}

/** Thrown for a record that can be read but not written; its message says field and reason. */
export class CannotTakeIn extends Error {}
