import { sayInstant } from '../lib/dates.ts'
import { capital } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { AuditRecord } from './chain.ts'

/**
 * A record as the page shows it: a sentence, what is to be known of it, and what changed.
 * @param isThere tells of a thing with a page of its own whether it still exists
 */
export function showRecord(record: AuditRecord, isThere: (kind: string, id: string) => boolean) {
  const { id, at, actorAccountId, actorName, action, thingKind, thingId, thingName, requestId, reason } =
    record
  return {
    id,
    anchor: `record-${id}`,
    person: {
      name: actorName,
      href: actorAccountId === null ? null : paths.audit({ person: actorAccountId }),
    },
    action,
    kind: thingKind,
    thing: { name: thingName, href: thingId === null ? null : hrefOf(thingKind, thingId, isThere) },
    history:
      thingId === null
        ? null
        : {
            text: `${capital(thingKind)} ${thingId}`,
            href: paths.audit({ kind: thingKind, number: thingId }),
          },
    at,
    when: sayWhen(at),
    via: sayVia(record.via),
    requestId,
    reason,
    changes: changesOf(record),
  }
}

const VIA: Readonly<Record<string, string>> = {
  web: 'by the web',
  command: 'by a command',
  program: 'by the program',
}

/** As after a verb: "disabled … by a command". */
export function sayVia(via: string): string {
  return VIA[via] ?? via
}

/** A record that somebody tampered with is shown too, with whatever stands in it. */
export function sayWhen(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : sayInstant(at)
}

const PAGES: Readonly<Record<string, (id: string) => string>> = {
  account: paths.adminUser,
  team: paths.adminTeam,
  policy: paths.policy,
  'intake run': paths.intakeRun,
}

function hrefOf(kind: string, id: string, isThere: (kind: string, id: string) => boolean): string | null {
  const page = PAGES[kind]
  return page && isThere(kind, id) ? page(id) : null
}

/** Field by field, in the order in which they were recorded. */
function changesOf({ before, after }: AuditRecord) {
  const old = readJson(before)
  const now = readJson(after)
  if (!isFields(old) || !isFields(now)) {
    return [{ field: 'All of it', before: sayValue(before), after: sayValue(after) }]
  }
  const [was, is] = [new Map(Object.entries(old)), new Map(Object.entries(now))]
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => ({
    field: sayField(name),
    before: sayValue(was.get(name)),
    after: sayValue(is.get(name)),
  }))
}

type Fields = Readonly<Record<string, unknown>>

/** What stands in `before` or `after`; no JSON at all where the database was tampered with. */
export function readJson(json: string | null): unknown {
  if (json === null) return {}
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `deadlinePhrase` as "Deadline phrase". */
function sayField(name: string): string {
  return capital(name.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`))
}

/** What stands where a field was empty: the template shows a dash for it. */
interface Said {
  text: string
  isNothing: boolean
}

function sayValue(value: unknown): Said {
  if (value === undefined || value === null || value === '') return { text: '', isNothing: true }
  return { text: typeof value === 'string' ? value : JSON.stringify(value), isNothing: false }
}
