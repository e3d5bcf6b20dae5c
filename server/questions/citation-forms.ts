import { bibtexEntry } from '../formats/bibtex.ts'
import { risRecord } from '../formats/ris.ts'
import { type CivilDate, civilDateOf, sayDate } from '../lib/dates.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import {
  BLANK,
  type CitationFacts,
  type CitedQuestion,
  citationOf,
  parliamentAddress,
  sayAnswer,
  sayTabled,
} from './citation.ts'
import type { QuestionRow } from './queries.ts'
import { headingOf } from './summary.ts'

/** A question to be cited, with the names that a citation gives. */
export interface Cited extends CitationFacts {
  row: CitedQuestion & Pick<QuestionRow, 'localNumber' | 'lastSeen'>
  /** Of this site: what is not Parliament's own is found here. */
  baseUrl: string
}

/** Each form in which a question can be cited: its name in an address, what people call it, and how it is written. */
const CITATION_FORMS = [
  { name: 'plain', label: 'In words', write: ({ row, ...facts }: Cited) => `${citationOf(row, facts)}\n` },
  { name: 'oscola', label: 'OSCOLA', write: (cited: Cited) => `${oscolaOf(cited)}\n` },
  { name: 'bibtex', label: 'BibTeX', write: bibtexOf },
  { name: 'ris', label: 'RIS', write: risOf },
] as const

/** How many lines of a text are shown at once. */
const MOST_ROWS = 14

/** The citations of some questions in each form, as the partial `citation-forms` shows them. */
export function showCitationForms(cited: readonly Cited[]) {
  return CITATION_FORMS.map(({ name, label, write }) => {
    const text = cited.map(write).join('\n').replaceAll('\r', '').trimEnd()
    return { name, label, text, rows: Math.min(MOST_ROWS, rowsOf(text)) }
  })
}

/** Beside a question's page the place is narrow. */
const LETTERS_A_ROW = 30

function rowsOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_ROW)), 0)
}

/**
 * As OSCOLA writes what is found on a website: author, title in quotation marks, in brackets what it is and when,
 * the address, and when it was looked at (OSCOLA, 4th edition, 3.4.8). Its rule for Hansard (3.4.1, `HC Deb 4 July
 * 1996, vol 280, col 505W`) cannot be followed: written answers have had no volume and column since September 2014.
 */
function oscolaOf({ row, baseUrl, ...facts }: Cited): string {
  const what = `${{ Commons: 'HC written', Lords: 'HL written', null: 'written' }[`${row.house}`]} question`
  const tabled = `tabled ${sayTabled(row.dateTabled)}`
  const about = `${what} ${row.uin ?? BLANK.uin}, ${tabled}${sayAnswer(row, facts)}`
  const seen = `accessed ${sayDate(civilDateOf(row.lastSeen))}`
  return `${facts.askerName ?? BLANK.asker}, ‘${headingOf(row)}’ (${about}) <${addressOf({ row, baseUrl })}> ${seen}`
}

/**
 * As an entry of BibTeX, whose styles know no written questions: `misc`, with all that matters in words. The names are
 * whole, since nothing says which part of "Lord Rennick of Hollinsea" is the family's.
 */
function bibtexOf(cited: Cited): string {
  const { row, askerName } = cited
  return bibtexEntry({
    type: 'misc',
    key: keyOf(row),
    fields: [
      { name: 'author', value: askerName ?? BLANK.asker, as: 'name' },
      { name: 'title', value: headingOf(row), as: 'name' },
      { name: 'howpublished', value: sayWhole(cited) },
      { name: 'year', value: row.dateTabled?.slice(0, 4) ?? BLANK.year },
      { name: 'month', value: monthOf(row.dateTabled), as: 'word' },
      { name: 'url', value: addressOf(cited), as: 'address' },
      { name: 'urldate', value: civilDateOf(row.lastSeen) },
    ],
  })
}

/** As a record of RIS: a document of government, with number and kind where such a record has them. */
function risOf(cited: Cited): string {
  const { row, askerName } = cited
  return risRecord('GOVDOC', [
    ['ID', idOf(row)],
    ['AU', askerName ?? BLANK.asker],
    ['TI', headingOf(row)],
    ['PB', row.house ? `House of ${row.house}` : 'Parliament of the United Kingdom'],
    ['PY', row.dateTabled?.slice(0, 4) ?? BLANK.year],
    ['DA', row.dateTabled ? `${row.dateTabled.replaceAll('-', '/')}/` : BLANK.dateTabled],
    ['M1', row.uin ?? BLANK.uin],
    ['M3', 'Written question'],
    ['N1', sayWhole(cited)],
    ['N1', LICENCE],
    ['UR', addressOf(cited)],
    ['Y2', `${civilDateOf(row.lastSeen).replaceAll('-', '/')}/`],
  ])
}

/** `House of Commons written question 104512 to the Home Office, tabled …, answered … by …`. */
function sayWhole({ row, ...facts }: Cited): string {
  const kind = row.house ? `House of ${row.house} written question` : 'Written question'
  const to = `to the ${row.bodyName ?? 'Government'}`
  return `${kind} ${row.uin ?? BLANK.uin} ${to}, tabled ${sayTabled(row.dateTabled)}${sayAnswer(row, facts)}`
}

function addressOf({ row, baseUrl }: Pick<Cited, 'row' | 'baseUrl'>): string {
  return parliamentAddress(row) ?? baseUrl + paths.question(row)
}

/** `commons-104512-2026-01-12`: numbers restart each session, so the date is part of it. */
function keyOf({ house, uin, dateTabled, localNumber }: Cited['row']): string {
  if (!uin || !dateTabled) return `pasted-question-${localNumber}`
  return `${house?.toLowerCase() ?? 'question'}-${uin.toLowerCase()}-${dateTabled}`
}

/** The same in capitals and digits, twenty at most, as RIS asks for. */
function idOf({ uin, dateTabled, localNumber }: Cited['row']): string {
  if (!uin || !dateTabled) return `PASTED${localNumber}`
  return `PQ${uin}D${dateTabled.replaceAll('-', '')}`
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** BibTeX's own words for the months, which each style writes in its own way. */
function monthOf(date: CivilDate | null): string | null {
  return date && (MONTHS[Number(date.slice(5, 7)) - 1] ?? null)
}

const FILES = {
  bib: {
    type: 'application/x-bibtex; charset=utf-8',
    head: `${LICENCE}\n\n`,
    between: '\n',
    write: bibtexOf,
  },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', head: '', between: '', write: risOf },
} as const

/** A form of citation that reference managers read from a file. */
export type CitationFile = keyof typeof FILES

export const CITATION_FILES: readonly { format: CitationFile; label: string }[] = [
  { format: 'bib', label: 'BibTeX (.bib)' },
  { format: 'ris', label: 'RIS (.ris)' },
]

/** Citations as a file, with its media type. What stands outside an entry of BibTeX is a comment there. */
export function citationFile(format: CitationFile, cited: readonly Cited[]): { type: string; text: string } {
  const { type, head, between, write } = FILES[format]
  return { type, text: head + cited.map(write).join(between) }
}
