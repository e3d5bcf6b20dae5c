import type { CivilDate } from '../lib/dates.ts'
import { squash } from '../lib/text.ts'
import { readPlainDate } from './plain-date.ts'
import type { Header } from './plain-parts.ts'

/** What stands above a question: what is not given is null. */
export interface PlainHeaders {
  heading: string | null
  uin: string | null
  dateTabled: CivilDate | null
  askedBy: string | null
  answeredBy: string | null
  dateAnswered: CivilDate | null
}

/** Why a document, or words outside any, have been left out. */
export interface PlainProblem {
  line: number
  field: string
  reason: string
}

/** What a header's words mean, or why they mean nothing. */
type Reading = { value: string } | { reason: string }

/** Each header: the field that it fills, and how its words are read. */
const KNOWN: Record<string, { field: keyof PlainHeaders; read: (words: string) => Reading }> = {
  heading: { field: 'heading', read: (words) => readName(words, 500) },
  uin: { field: 'uin', read: readUin },
  tabled: { field: 'dateTabled', read: readPlainDate },
  'asked by': { field: 'askedBy', read: (words) => readName(words, 200) },
  'answered by': { field: 'answeredBy', read: (words) => readName(words, 200) },
  answered: { field: 'dateAnswered', read: readPlainDate },
}

const NOTHING: PlainHeaders = {
  heading: null,
  uin: null,
  dateTabled: null,
  askedBy: null,
  answeredBy: null,
  dateAnswered: null,
}

/** Reads the header lines of one document, in any order. An empty one counts as not given. */
export function readHeaders(lines: readonly Header[]): { headers: PlainHeaders; problems: PlainProblem[] } {
  const headers = { ...NOTHING }
  const problems: PlainProblem[] = []
  for (const { line, name, value } of lines) {
    const known = KNOWN[name]
    if (!known || value === '') continue
    const reading = headers[known.field] === null ? known.read(squash(value)) : { reason: 'is given twice' }
    if ('value' in reading) headers[known.field] = reading.value
    else problems.push({ line, field: name, reason: reading.reason })
  }
  return { headers, problems }
}

function readName(words: string, longest: number): Reading {
  return words.length > longest ? { reason: `is longer than ${longest} characters` } : { value: words }
}

function readUin(words: string): Reading {
  const isUin = /^(HL)?\d{1,7}$/i.test(words)
  return isUin ? { value: words.toUpperCase() } : { reason: 'must be a number such as 104512 or HL1234' }
}
