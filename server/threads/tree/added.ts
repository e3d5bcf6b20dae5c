import { sentencesOf } from '../../commitments/sentences.ts'
import { normaliseQuotes, squash } from '../../lib/text.ts'

/** An answer of a thread, with the places of the words in it that refer to questions. */
export interface AnswerInThread {
  stepId: number
  text: string
  dateAnswered: string | null
  references: readonly { startsAt: number; words: string }[]
}

export interface Said {
  /** What no earlier answer of the thread says. */
  added: Added | null
  /** It says nothing but where another answer is. */
  onlyRefers: boolean
  /** No answer of the thread was given before it. */
  isFirst: boolean
}

interface Added {
  /** The first sentence of it, or the first two where that tells little. */
  sentence: string
  /** How many more there are. */
  more: number
}

/** Longer answers are compared as far as this: some have tables of 50,000 characters. */
const COMPARED = 8_000

/**
 * What each answer added to those given before it, by step; of those given on one day it goes by their order. A sentence that only refers to
 * a question adds nothing. Sentences are compared without regard to capitals, quotes and white space.
 */
export function whatAnswersAdd(answers: readonly AnswerInThread[]): Map<number, Said> {
  const known = new Set<string>()
  const said = new Map<number, Said>()
  for (const answer of answers.toSorted(inOrder)) {
    const all = sentencesIn(answer)
    const added = all.filter((sentence) => isNew(known, keyOf(sentence)))
    const onlyRefers = all.length === 0 && answer.references.length > 0
    said.set(answer.stepId, { added: addedOf(added), onlyRefers, isFirst: said.size === 0 })
  }
  return said
}

/** "Yes." tells little: then the next sentence goes with it. */
const TELLS_LITTLE = 25

function addedOf([first, second, ...rest]: readonly string[]): Added | null {
  if (first === undefined) return null
  const isLong = first.length >= TELLS_LITTLE || second === undefined
  const more = isLong && second !== undefined ? [second, ...rest] : rest
  return { sentence: isLong ? first : `${first} ${second}`, more: more.length }
}

/** @returns whether it was not known; it is now */
function isNew(known: Set<string>, key: string): boolean {
  return !known.has(key) && known.add(key) === known
}

const LAST = '9999'

function inOrder(a: AnswerInThread, b: AnswerInThread): number {
  const [first, second] = [a.dateAnswered ?? LAST, b.dateAnswered ?? LAST]
  return first < second ? -1 : first > second ? 1 : 0
}

/** Those that say something by themselves. */
function sentencesIn({ text, references }: AnswerInThread): string[] {
  return sentencesOf(text.slice(0, COMPARED))
    .filter(
      ({ start, end }) =>
        !references.some(({ startsAt, words }) => startsAt < end && start < startsAt + words.length),
    )
    .map((sentence) => squash(sentence.text))
}

function keyOf(sentence: string): string {
  return normaliseQuotes(sentence).toLowerCase()
}
