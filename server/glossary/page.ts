import { civilDateOf, sayDate } from '../lib/dates.ts'
import { lastPage, placeAmongPages } from '../lib/page-numbers.ts'
import { capital, plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type Entry, originOf } from './entry.ts'
import { PAGE_SIZE } from './listing.ts'
import type { ListedEntry, ListedGroup, ShownGlossary } from './reader.ts'

interface GlossaryPageParts {
  shown: ShownGlossary
  /** Those that people refused, for who may take that back. */
  refused: readonly Entry[]
  mayEdit: boolean
  /** Who reads the work of the staff sees their names. */
  seesNames: boolean
}

/** The glossary: each abbreviation with what it stands for, and on what ground. */
export function glossaryPage({ shown, refused, mayEdit, seesNames }: GlossaryPageParts) {
  const { asked, groups, total, letters } = shown
  return {
    title: 'Glossary',
    q: asked.q,
    letter: asked.letter,
    action: paths.glossary(),
    totalText: plural(total, 'abbreviation'),
    isEmpty: letters.size === 0,
    isNarrowed: asked.q !== '' || asked.letter !== null,
    allHref: paths.glossary(),
    letters: [...letters].map(([letter, count]) => ({
      letter,
      count: plural(count, 'abbreviation'),
      href: paths.glossary({ letter }),
      isCurrent: letter === asked.letter,
    })),
    groups: groups.map((group) => showGroup(group, mayEdit, seesNames)),
    ...pagesOf(shown),
    newHref: mayEdit ? paths.newGlossaryEntry() : null,
    refused: mayEdit ? refused.map((entry) => showRefused(entry)) : [],
    jsonHref: paths.glossaryJson(asked),
  }
}

function showGroup({ short, answers, entries }: ListedGroup, mayEdit: boolean, seesNames: boolean) {
  return {
    id: `of-${short.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    short,
    used: sayUsed(answers),
    searchHref: paths.questions({ q: short, body: 'all' }),
    entries: entries.map((entry) => ({
      long: entry.long,
      origin: sayOrigin(entry, seesNames),
      first: showFirst(entry),
      editHref: mayEdit ? paths.glossaryEntryEdit(entry.id) : null,
      label: `${short}: ${entry.long}`,
    })),
  }
}

function sayUsed(answers: number | null): string {
  if (answers === null) return 'An ordinary word too'
  return answers === 0 ? 'In no answer yet' : `In ${plural(answers, 'answer')}`
}

const ORIGINS = { starting: 'the starting list', record: 'the record itself' } as const

/** "From the starting list, and explained in 3 questions". */
export function sayOrigin(entry: Entry, seesNames: boolean): string {
  const { decidedBy, decidedAt, records } = entry
  const origin = originOf(entry)
  const explained = records === 0 ? '' : `explained in ${plural(records, 'question')}`
  if (origin === 'record') return capital(explained)
  const when = decidedAt === null ? '' : ` on ${sayDate(civilDateOf(decidedAt))}`
  const from =
    origin === 'person'
      ? `Given by ${seesNames && decidedBy !== null ? decidedBy : 'an editor'}${when}`
      : `From ${ORIGINS[origin]}`
  return [from, explained].filter(Boolean).join('; ')
}

function showFirst({ first, isExplained }: ListedEntry) {
  if (first === null) return null
  const date = first.dateTabled === null ? 'a day not known' : sayDate(first.dateTabled)
  return {
    text: `${isExplained ? 'First explained' : 'First used'} in a question tabled on ${date}`,
    href: paths.question(first),
  }
}

function showRefused({ id, short, long, revision, decidedAt, decidedBy }: Entry) {
  const when = decidedAt === null ? '' : ` on ${sayDate(civilDateOf(decidedAt))}`
  return {
    short,
    long,
    by: `Refused by ${decidedBy ?? 'an editor'}${when}`,
    action: paths.glossaryRestoration(id),
    revision,
    label: `${short}: ${long}`,
  }
}

function pagesOf({ asked, total }: ShownGlossary) {
  const { q, letter } = asked
  return placeAmongPages(asked.page, lastPage(total, PAGE_SIZE), (page) =>
    paths.glossary(page === undefined ? { q, letter } : { q, letter, page }),
  )
}
