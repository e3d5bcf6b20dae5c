import type { Kind } from '../commitments/kinds.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Status } from '../questions/question.ts'
import { askerOf, type CitedQuestion, citedAnswer, citedHolding, citedQuestion, houseOf } from './citing.ts'
import { type NamedPromise, namedPromise } from './promise-words.ts'
import { titleOf } from './titles.ts'

/** What is followed up. */
export interface FollowedUp {
  question: CitedQuestion & { text: string; isCut: boolean }
  status: Status
  isLate: boolean
  /** The day of the holding answer, where that is the answer as it stands. */
  holdingOn: CivilDate | null
  /** The words of a commitment, where one is followed up. */
  promise: { quote: string; kind: Kind } | null
}

/** A question ready to be tabled once its blanks are filled in. */
export interface Draft {
  /** What it is for, in a few words. */
  purpose: string
  text: string
}

/**
 * Questions that follow up an answer, a promise in it, or a question that waits for one. In the forms of recorded
 * questions; a minister is “they”, which that record has too, since nothing here says whether it is he or she.
 */
export function draftsFor(followed: FollowedUp): Draft[] {
  if (followed.promise) return promiseDrafts(followed, followed.promise)
  if (followed.status === 'withdrawn') return []
  if (followed.status === 'lapsed') return againDrafts(followed)
  if (followed.status === 'holding') return holdingDrafts(followed)
  return followed.status === 'unanswered' ? chasers(followed) : answerDrafts(followed)
}

function promiseDrafts(followed: FollowedUp, { quote, kind }: NonNullable<FollowedUp['promise']>): Draft[] {
  const { question } = followed
  const named = namedPromise(quote)
  const cited =
    named.noun === null
      ? `${citedAnswer(question)}, with regard to the statement that “${named.words}”`
      : citedAnswer(question)
  const asks = asksOf(named, houseOf(question))
  const draft = (purpose: string, ask: string) => ({ purpose, text: tabled(question, cited, ask) })
  return [
    ...ofKind(followed, kind, quote, named).map(([purpose, ask]) => draft(purpose, ask)),
    draft('Ask what progress there is', asks.progress),
    draft('Ask whether it was done', asks.whether),
    draft('Ask when it will be done', asks.when),
    draft('Ask for a timetable', asks.timetable),
  ]
}

/** What is asked of any promise. */
function asksOf(named: NamedPromise, house: 'Commons' | 'Lords') {
  const progress =
    house === 'Lords' ? 'what progress they have made on' : 'what progress their Department has made on'
  if (named.noun === null) {
    return {
      progress: `${progress} that matter since that Answer`,
      whether: 'whether that has been done; and, if not, when they plan to do it',
      when: 'when they expect that to be done',
      timetable: 'what their planned timetable is for that matter',
    }
  }
  const [fulfilled, fulfil, fulfilling] =
    named.noun === 'commitment' ? ['fulfilled', 'fulfil', 'fulfilling'] : ['acted on', 'act on', 'acting on']
  const promise = `the ${named.noun} to “${named.words}”`
  return {
    progress: `${progress} ${promise}`,
    whether: `whether they have ${fulfilled} ${promise}; and, if not, when they plan to do so`,
    when: `when they plan to ${fulfil} ${promise}`,
    timetable: `what their planned timetable is for ${fulfilling} ${promise}`,
  }
}

/** What is asked of a publication, a letter or a deposit, besides. */
function ofKind(
  { question }: FollowedUp,
  kind: Kind,
  quote: string,
  named: NamedPromise,
): [string, string][] {
  const promise = named.noun === null ? 'that statement' : `the ${named.noun} to “${named.words}”`
  if (kind === 'publication') {
    return [
      ['Ask when it will be published', `when they plan to publish the material to which ${promise} refers`],
    ]
  }
  if (kind !== 'write_or_deposit') return []
  if (/\b(librar(y|ies)|deposit(ed)?)\b/i.test(quote)) {
    return [
      [
        'Ask when it will be in the Library',
        `when they plan to place in the Library the material to which ${promise} refers`,
      ],
    ]
  }
  return /\bwrite to\b.*\b(member|friend|lord|lady|baroness|peer)\b/i.test(quote)
    ? [
        [
          'Ask when the letter will be sent',
          `when they plan to write to ${askerOf(question)} as set out in that Answer`,
        ],
      ]
    : []
}

function answerDrafts({ question }: FollowedUp): Draft[] {
  const isLords = houseOf(question) === 'Lords'
  const steps = isLords ? 'they have taken' : 'their Department has taken'
  const asks = [
    ['Ask what was done since', `what further steps ${steps} on the matters set out in that Answer`],
    [
      'Ask for an update',
      `${isLords ? 'whether' : 'if'} they will provide an update on the matters set out in that Answer`,
    ],
    ['Begin a question of your own', '[what you want to know]'],
  ] as const
  return asks.map(([purpose, ask]) => ({ purpose, text: tabled(question, citedAnswer(question), ask) }))
}

/** “… when he plans to respond to Question 46599, tabled by …” is how recorded questions chase another. */
function chasers({ question, isLate }: FollowedUp): Draft[] {
  const cited = citedQuestion(question)
  const late = `for what reason they have not responded to ${cited}; and when they plan to do so`
  return [
    {
      purpose: 'Ask when it will be answered',
      text: tabled(question, null, `when they plan to respond to ${cited}`),
    },
    ...(isLate ? [{ purpose: 'Ask why it is late', text: tabled(question, null, late) }] : []),
  ]
}

function holdingDrafts({ question, holdingOn, isLate }: FollowedUp): Draft[] {
  const cited = citedHolding(question, holdingOn)
  const late =
    'for what reason they have not yet provided a substantive answer to that Question; and when they plan to do so'
  return [
    {
      purpose: 'Ask when it will be answered',
      text: tabled(question, cited, 'when they plan to provide a substantive answer to that Question'),
    },
    ...(isLate ? [{ purpose: 'Ask why it is late', text: tabled(question, cited, late) }] : []),
  ]
}

/** A question falls with its session: nobody can be asked to answer it, but it can be tabled again. */
function againDrafts({ question: { text, isCut } }: FollowedUp): Draft[] {
  const words = text.trim().replace(/[\s.]*$/, '')
  return isCut || words === '' ? [] : [{ purpose: 'Table it again in this session', text: `${words}.` }]
}

/** One sentence: to whom, after which answer, what. In the Lords a comma stands only before a citation. */
function tabled(question: CitedQuestion, cited: string | null, ask: string): string {
  const to = houseOf(question) === 'Lords' ? "His Majesty's Government" : titleOf(question.bodyId)
  const comma = houseOf(question) === 'Lords' ? '' : ','
  return `To ask ${to}${cited === null ? comma : `, ${cited},`} ${ask}.`
}
