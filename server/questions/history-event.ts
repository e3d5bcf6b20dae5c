import type { showMember, showVersion } from './history.ts'
import type { Moment } from './succession.ts'
import type { TextChange } from './what-changed.ts'

/** One thing that happened to a question or its answer. */
export interface HistoryEvent extends Moment {
  title: string
  by: ReturnType<typeof showMember> | null
  note: string | null
  /** Facts that changed, each in a sentence. */
  facts: readonly string[]
  change: TextChange | null
  /** True for what made the answer as it stands: its comparison is shown with it. */
  isCurrent: boolean
  /** An earlier text, whole. */
  earlier: ReturnType<typeof showVersion> | null
  earlierText: string | null
}

/** An event with nothing but its title and moment, to be filled in. */
export function happened(title: string, moment: Moment, more: Partial<HistoryEvent> = {}): HistoryEvent {
  const none = {
    by: null,
    note: null,
    facts: [],
    change: null,
    isCurrent: false,
    earlier: null,
    earlierText: null,
  }
  return { ...none, title, ...moment, ...more }
}
