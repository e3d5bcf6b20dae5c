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
  /** The first sentence of it. */
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
    const added = all.filter((sentence) => !known.has(keyOf(sentence)))
    for (const sentence of all) known.add(keyOf(sentence))
    const onlyRefers = all.length === 0 && answer.references.length > 0
    said.set(answer.stepId, { added: addedOf(added), onlyRefers, isFirst: said.size === 0 })
  }
  return said
}

function addedOf(sentences: readonly string[]): Added | null {
  const [sentence] = sentences
  return sentence === undefined ? null : { sentence, more: new Set(sentences.map(keyOf)).size - 1 }
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
