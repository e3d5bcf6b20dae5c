import { squash, stripControls } from '../lib/text.ts'

/** How a draft names a promise. The words between quotation marks are always the minister's own. */
export type NamedPromise =
  /** `the commitment to “publish a plan”`: a noun that a sentence can go on with. */
  | { noun: 'commitment' | 'intention'; words: string }
  /** Words that stand by themselves: `the statement that “a plan will be published”`. */
  | { noun: null; words: string }

/** Recorded questions are at most 1,225 characters long: a quotation leaves room for the rest. */
const LONGEST_QUOTATION = 400

const GOVERNMENT =
  '(?:we|I|(?:the|this|our)(?: (?:Labour|Conservative|UK|present|new))? (?:Government|Department|Home Office)|(?:the )?Home Secretary|Ministers)'
const ADVERBS = '(?:(?:also|now|therefore|shortly|still|then) )?'
const BASE =
  '(?!(?:not|never|no|be|have|only|soon|always|already|also|now|therefore|shortly|still|then)\\b)[a-z]+\\b(?! will\\b)'
const OPENINGS: readonly { noun: 'commitment' | 'intention'; opening: RegExp }[] = [
  { noun: 'commitment', opening: new RegExp(`^${GOVERNMENT} (?:will|shall) ${ADVERBS}(?=${BASE})`, 'i') },
  {
    noun: 'commitment',
    opening: new RegExp(
      `^${GOVERNMENT} (?:is|are|am|remains?|has|have) ${ADVERBS}committed to (?=[a-z]+ing\\b)`,
      'i',
    ),
  },
  {
    noun: 'intention',
    opening: new RegExp(`^${GOVERNMENT} ${ADVERBS}(?:intends?|plans?|aims?) to (?=${BASE})`, 'i'),
  },
]

/**
 * Names a promise so that a sentence can go on with it. “We will publish a plan.” becomes the commitment to “publish
 * a plan”, since what follows “will” is unchanged after “commitment to”. Where the beginning is any other, or more than
 * one thing is said, the whole is quoted.
 */
export function namedPromise(quote: string): NamedPromise {
  const words = squash(stripControls(quote)).replace(/[\s.;:,]+$/, '')
  const found = OPENINGS.find(({ opening }) => opening.test(words))
  const rest = found ? words.replace(found.opening, '') : words
  if (!found || saysMore(rest)) return { noun: null, words: quotable(words) }
  return { noun: found.noun, words: quotable(rest) }
}

/** In quotation marks, and so with other marks inside it; cut between words when it is too long. */
function quotable(words: string): string {
  const inner = words.replace(/“|"(?=\w)/g, '‘').replace(/[”"]/g, '’')
  if (inner.length <= LONGEST_QUOTATION) return inner
  return `${inner.slice(0, LONGEST_QUOTATION).replace(/\s+\S*$/, '')} […]`
}

/** A second sentence, or a second clause with a verb of its own: “… and will announce …”, “… but prevention is …”. */
const SECOND_SENTENCE = /(?<!\b(?:hon|Rt|No|Mr|Mrs|Ms|Dr|St))[.!?:;]\s/i
const SECOND_CLAUSE =
  /(?:,| and| but| so| or)(?: [\w’'-]+){0,5}? (?:will|shall|is|are|was|were|has|have|had|do|does|did|can|may|must|should|would)\b/i

function saysMore(words: string): boolean {
  return SECOND_SENTENCE.test(words) || SECOND_CLAUSE.test(words)
}
