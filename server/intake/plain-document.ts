import { squash, stripControls } from '../lib/text.ts'
import { type PlainHeaders, type PlainProblem, readHeaders } from './plain-headers.ts'
import { bodyOf, findParts, type Line, type Part } from './plain-parts.ts'

/** One question as plain text gives it: what is not given is null. */
export interface PlainDocument extends PlainHeaders {
  /** Where it begins in the file, counted from 1. */
  line: number
  bodyName: string
  questionText: string
  answerParagraphs: string[]
}

const LONGEST_QUESTION = 20_000
const LONGEST_ANSWER = 1_000_000

/** True when the text has a line `Question to the Home Office:`, or to any other body. */
export function isPlainDocument(text: string): boolean {
  return linesOf(text).some(({ text: line }) => bodyOf(line) !== null)
}

/**
 * Reads questions as text: header lines if there are any, `Question to the Home Office:`, the question, the
 * paragraphs of the answer. Several may follow each other. One with a problem is left out, the others are read.
 */
export function readPlainDocuments(text: string): { documents: PlainDocument[]; problems: PlainProblem[] } {
  const { before, parts } = findParts(linesOf(text))
  const read = parts.map(readPart)
  return {
    documents: read.flatMap(({ document }) => document ?? []),
    problems: [...before.map(outside), ...read.flatMap(({ problems }) => problems)],
  }
}

/** Each line as it stands, without its line end. */
function linesOf(text: string): Line[] {
  const lines = stripControls(text).split('\n')
  return lines.map((line, index) => ({ number: index + 1, text: line.trim() }))
}

function outside({ number }: Line): PlainProblem {
  return { line: number, field: 'text', reason: 'stands before the first question and is not a known header' }
}

function readPart(part: Part): { document?: PlainDocument; problems: PlainProblem[] } {
  const { line, bodyName } = part
  const { headers, problems } = readHeaders(part.headers)
  const { questionText, answerParagraphs } = readBody(part.body)
  const wrong = [...problems, ...checkLengths(part.line, questionText, answerParagraphs)]
  if (wrong.length > 0) return { problems: wrong }
  return { document: { line, bodyName, ...headers, questionText, answerParagraphs }, problems: [] }
}

/**
 * The first line is the question. If it is followed by more lines and then an empty one, with more text below,
 * empty lines part the paragraphs, and the question is all lines up to that one.
 */
function readBody(body: readonly Line[]): Pick<PlainDocument, 'questionText' | 'answerParagraphs'> {
  const texts = body.map(({ text }) => squash(text))
  const start = texts.findIndex((text) => text !== '')
  if (start < 0) return { questionText: '', answerParagraphs: [] }
  const empty = texts.indexOf('', start)
  const isParted = empty >= 0 && texts.slice(empty).some((text) => text !== '')
  const end = isParted ? empty : start + 1
  const answerParagraphs = texts.slice(end).filter((text) => text !== '')
  return { questionText: texts.slice(start, end).join(' '), answerParagraphs }
}

function checkLengths(line: number, question: string, answer: readonly string[]): PlainProblem[] {
  const problems: PlainProblem[] = []
  const length = answer.reduce((sum, paragraph) => sum + paragraph.length, 0)
  if (question === '')
    problems.push({ line, field: 'question', reason: 'there is no text after the line "Question to …:"' })
  if (question.length > LONGEST_QUESTION)
    problems.push({ line, field: 'question', reason: tooLong(LONGEST_QUESTION) })
  if (length > LONGEST_ANSWER) problems.push({ line, field: 'answer', reason: tooLong(LONGEST_ANSWER) })
  return problems
}

function tooLong(longest: number): string {
  return `is longer than ${longest.toLocaleString('en-GB')} characters`
}
