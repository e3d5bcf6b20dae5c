import { adminNav } from '../admin-nav.ts'
import { sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { type AnsweringBody, HOME_OFFICE } from '../questions/bodies.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { BodyRow } from './run-queries.ts'
import type { WatchedRun } from './run-watch.ts'
import { sayBody, sayRun } from './run-words.ts'
import { ANOTHER } from './schema.ts'

interface NewRunParts {
  /** The answering bodies that stand in the record. */
  known: readonly AnsweringBody[]
  /** Those that were fetched before. */
  bodies: readonly BodyRow[]
  /** A sync that goes on: none can be started beside it. */
  goingOn: WatchedRun | undefined
  state: FormState
}

/** The form that starts a run. */
export function newRunPage({ known, bodies, goingOn, state }: NewRunParts) {
  const unfinished = bodies.filter(({ beganAt }) => beganAt !== null)
  return {
    title: titleOf('Fetch from Parliament', state),
    adminNav: adminNav(paths.intake()),
    backHref: paths.intake(),
    action: paths.intake(),
    goingOn: goingOn ? { what: sayRun(goingOn), href: paths.intakeRun(goingOn.id) } : null,
    unfinished: unfinished.map(({ body, name }) => sayBody(body, name)),
    ...showForm(fieldsOf(known, bodies), state),
  }
}

function fieldsOf(known: readonly AnsweringBody[], bodies: readonly BodyRow[]) {
  return {
    what: {
      label: 'What to fetch',
      value: 'latest',
      options: [
        { value: 'latest', label: 'What happened since the last run', hint: sayLatest(bodies) },
        {
          value: 'fill',
          label: 'All questions tabled since a day',
          hint: 'To fill the record, month by month. Ten years take some six hours.',
        },
      ],
    },
    since: {
      label: 'First day (for all questions tabled since)',
      hint: 'For example, 2014-01-01.',
      width: '10',
    },
    until: { label: 'Last day (optional)', hint: 'Today, if you leave it empty.', width: '10' },
    body: { label: 'Answering body', value: HOME_OFFICE, options: bodyOptions(known) },
    number: {
      label: 'Number of another answering body',
      hint: 'Parliament’s own number of it, such as 17. Only with “Another, by its number”.',
      width: '5',
    },
  } satisfies Record<string, FieldSpec>
}

function sayLatest(bodies: readonly BodyRow[]): string {
  const office = bodies.find(({ body }) => body === HOME_OFFICE)
  if (office?.beganAt) return 'Goes on where the last run had stopped.'
  if (!office?.syncedAt) return 'Tabled, answered, corrected or withdrawn. The first time, the last month.'
  return `Tabled, answered, corrected or withdrawn. The Home Office is whole up to ${sayInstant(office.syncedAt)}.`
}

function bodyOptions(known: readonly AnsweringBody[]) {
  const others = known.filter(({ id }) => id !== HOME_OFFICE)
  return [
    { value: HOME_OFFICE, label: known.find(({ id }) => id === HOME_OFFICE)?.name ?? 'Home Office' },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    { value: ANOTHER, label: 'Another, by its number' },
  ]
}
