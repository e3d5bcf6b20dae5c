import { plural, sayCount } from '../../lib/text.ts'
import { paths } from '../../paths.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../../web/forms.ts'
import { isOpen } from '../commitment.ts'
import { sayDeadline } from '../summary.ts'
import { MOST_AT_ONCE, type Seen } from './bulk-schema.ts'
import type { RegisterEntry } from './reader.ts'
import { awaitsReview } from './record.ts'

/** A change of many commitments at once. */
export interface BulkChange {
  name: 'reassignment' | 'review-dates'
  /** `Reassign`, as the button says it. */
  verb: string
  action: string
  /** Why it is not for this one; null when it is. */
  refuses: (entry: RegisterEntry) => string | null
  /** How it stands now, in words. */
  now: (entry: RegisterEntry) => string
}

export const REASSIGNMENT: BulkChange = {
  name: 'reassignment',
  verb: 'Reassign',
  action: paths.commitmentReassignment(),
  refuses: () => null,
  now: ({ visible: { work } }) => [work?.owner?.name ?? 'Nobody', work?.team?.name ?? 'no team'].join(', '),
}

export const REVIEW_DATES: BulkChange = {
  name: 'review-dates',
  verb: 'Set a review date for',
  action: paths.commitmentReviewDates(),
  refuses: ({ visible: { promise } }) => {
    if (awaitsReview(promise)) return null
    return isOpen(promise.status) ? 'It has a last day' : 'It has ended'
  },
  now: ({ visible: { promise } }) => sayDeadline(promise.deadline),
}

interface BulkParts {
  change: BulkChange
  entries: readonly RegisterEntry[]
  /** More than may be changed at once: how many. */
  tooMany: number | null
  state: FormState
  /** As the form that was sent had seen them; empty when none was sent. */
  seen: readonly Seen[]
  /** Somebody changed one of them meanwhile. */
  isStale: boolean
  fields: Readonly<Record<string, FieldSpec>>
  /** An address within this site. */
  back: string | null
}

/** The page on which a change of many is confirmed: what will change, and what will not. */
export function bulkPage({ change, entries, tooMany, state, seen, isStale, fields, back }: BulkParts) {
  const chosen = entries.filter((entry) => change.refuses(entry) === null)
  const skipped = entries.filter((entry) => change.refuses(entry) !== null)
  const title = `${change.verb} ${plural(chosen.length, 'commitment')}`
  const revisions = new Map(seen.map(({ id, revision }) => [id, revision]))
  return {
    title: isStale ? `Changed meanwhile: ${title}` : titleOf(title, state),
    heading: title,
    problem: problemWith(tooMany, chosen.length),
    backHref: backWithin(back),
    action: change.action,
    isStale,
    gone: isStale ? goneOf(seen, entries) : null,
    commitments: chosen
      .map((entry) => `${entry.visible.promise.id}-${entry.visible.work?.revision ?? 0}`)
      .join(' '),
    chosen: chosen.map((entry) => showChosen(entry, change, revisions)),
    skipped: skipped.map((entry) => ({
      ...showChosen(entry, change, revisions),
      why: change.refuses(entry),
    })),
    skippedText: `${plural(skipped.length, 'commitment')} left as ${skipped.length === 1 ? 'it is' : 'they are'}`,
    ...withFieldList(showForm(fields, state)),
  }
}

function problemWith(tooMany: number | null, chosen: number): string | null {
  if (tooMany !== null) {
    const [all, most] = [sayCount(tooMany), sayCount(MOST_AT_ONCE)]
    return `${all} commitments match, and at most ${most} can be changed at once. Go back and narrow the register, by a team or an owner perhaps.`
  }
  return chosen === 0 ? 'There is none to change. Go back and tick those that you mean.' : null
}

/** To the register as it was left, and nowhere else. */
export function backWithin(back: string | null): string {
  return back?.startsWith(`${paths.commitments()}?`) ? back : paths.commitments()
}

function goneOf(seen: readonly Seen[], entries: readonly RegisterEntry[]): string | null {
  const gone = seen.length - entries.length
  return gone > 0
    ? `${plural(gone, 'commitment')} of those you chose ${gone === 1 ? 'is' : 'are'} gone.`
    : null
}

function showChosen(entry: RegisterEntry, change: BulkChange, revisions: ReadonlyMap<number, number>) {
  const { promise, work } = entry.visible
  const was = revisions.get(promise.id)
  return {
    href: paths.commitment(promise.id),
    quote: promise.quote.text,
    now: change.now(entry),
    isChanged: was !== undefined && was !== work?.revision,
  }
}

/** The fields in their order. */
function withFieldList({ fields, errors }: ReturnType<typeof showForm>) {
  return { fields: Object.values(fields), errors }
}
