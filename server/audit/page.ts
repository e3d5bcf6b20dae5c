import { adminNav } from '../admin-nav.ts'
import { capital, plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type FieldSpec, type FormState, showForm } from '../web/forms.ts'
import { showRecord } from './entry.ts'
import { type AuditFilter, EVERYTHING, isFiltered, queryOf } from './filter.ts'
import type { AuditPage, AuditPerson } from './queries.ts'

/** What the filters can be set to. */
export interface Choices {
  people: readonly AuditPerson[]
  hasNameless: boolean
  kinds: readonly string[]
}

interface AuditPageParts {
  /** Null when the address asks for something that makes no sense: the form says what. */
  filter: AuditFilter | null
  state: FormState
  choices: Choices
  total: number
  found: AuditPage
  /** Whether a thing that has a page of its own still exists. */
  isThere: (kind: string, id: string) => boolean
}

/** What the page of the audit trail shows. */
export function auditPage({ filter, state, choices, total, found, isThere }: AuditPageParts) {
  const { fields, errors } = showForm(fieldsOf(choices, state), state)
  const asked = filter ?? EVERYTHING
  const isNarrowed = filter === null || isFiltered(filter)
  return {
    title: errors.length > 0 ? 'Error: Audit trail' : 'Audit trail',
    adminNav: adminNav(paths.audit()),
    action: paths.audit(),
    fields,
    errors,
    // A part of the page that a phone folds away: never when something in it is to be mended.
    filtersBody: errors.length > 0 ? '' : 'filters__body',
    filtersLabel: isNarrowed ? 'Filters (some are set)' : 'Filters',
    clearHref: isNarrowed ? paths.audit() : null,
    isAnswered: filter !== null,
    totalText: plural(total, 'record'),
    records: found.records.map((record) => showRecord(record, isThere)),
    none: total > 0 ? NO_OLDER : isNarrowed ? NONE_FITS : NOTHING_YET,
    total,
    hasPages: found.newer !== null || found.older !== null,
    newerHref: found.newer && paths.audit(queryOf(asked, found.newer.before)),
    olderHref: found.older === null ? null : paths.audit(queryOf(asked, found.older)),
    csvHref: paths.auditExport('csv', queryOf(asked)),
    jsonHref: paths.auditExport('json', queryOf(asked)),
  }
}

const NO_OLDER = 'There are no older records.'
const NONE_FITS = 'No record fits these filters.'
const NOTHING_YET = 'Nothing has been recorded yet. Every change that a person makes will stand here.'

function fieldsOf({ people, hasNameless, kinds }: Choices, { input }: FormState) {
  return {
    person: {
      label: 'Person',
      options: withChosen(input.person, [
        { value: '', label: 'Anyone' },
        ...people.map(({ id, name }) => ({ value: String(id), label: sayPerson({ id, name }, people) })),
        ...(hasNameless ? [NAMELESS] : []),
      ]),
    },
    kind: {
      label: 'Kind of thing',
      options: withChosen(input.kind, [
        { value: '', label: 'Any' },
        ...kinds.map((kind) => ({ value: kind, label: capital(kind) })),
      ]),
    },
    number: { label: 'Its number' },
    from: { label: 'First day', type: 'date' },
    to: { label: 'Last day', type: 'date' },
  } satisfies Record<string, FieldSpec>
}

const NAMELESS = { value: 'none', label: 'No account: a command or the program' }

interface Option {
  value: string
  label: string
}

/** What an address asks for is chosen in the list even when nothing of it is on record. */
function withChosen(chosen: string | undefined, options: Option[]): Option[] {
  const value = chosen?.trim() ?? ''
  const isKnown = options.some((option) => option.value === value)
  return isKnown ? options : [...options, value === NAMELESS.value ? NAMELESS : { value, label: value }]
}

/** Two people may have one name. */
function sayPerson({ id, name }: AuditPerson, people: readonly AuditPerson[]): string {
  return people.some((other) => other.name === name && other.id !== id) ? `${name} (account ${id})` : name
}
