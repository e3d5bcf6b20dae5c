import { isUnread } from '../commitments/due/reader.ts'
import { sayDueWindow } from '../commitments/due/said.ts'
import type { DueWindow } from '../commitments/due/types.ts'
import { dueReading, wrongDue } from '../commitments/due-reading.ts'
import type { CivilDate } from '../lib/dates.ts'
import { capital } from '../lib/text.ts'
import type { Context } from '../web/context.ts'

/** How the deadline of an action is read. */
export interface ActionDue extends DueWindow {
  /** What it means, in words. */
  readAs: string
  /** The same after the words from which it was read. */
  said: string
}

/**
 * Reads the deadlines of actions by the calendar of the moment, as those of commitments are read. What their words hang
 * on is the day on which the policy was published.
 */
export function actionDueReader(context: Pick<Context, 'db' | 'config'>) {
  const read = dueReading(context)

  /** For many actions: plans give the same deadline again and again, so that each is read once. */
  function reader(publishedOn: CivilDate | null): (phrase: string | null) => ActionDue {
    const known = new Map<string | null, ActionDue>()
    return (phrase) => {
      const due = known.get(phrase) ?? dueOf(phrase, publishedOn)
      known.set(phrase, due)
      return due
    }
  }

  function dueOf(phrase: string | null, publishedOn: CivilDate | null): ActionDue {
    const window = { ...read(phrase, publishedOn), reviewOn: null, reviewEveryDays: null } // nobody looks again at these
    if (phrase === null) return { ...window, notes: [], readAs: NO_DATE, said: capital(NO_DATE) }
    const readAs = isUnread(window) ? 'it cannot be read as a time' : sayDueWindow(window, phrase)
    return { ...window, readAs, said: `“${phrase}”: ${readAs}` }
  }

  return { reader, wrongDeadline: (phrase: string, on: CivilDate | null) => wrongDue(read(phrase, on)) }
}

const NO_DATE = 'no date given'
