import { type Commitment, isOpen } from '../commitments/commitment.ts'
import { sayDeadline } from '../commitments/summary.ts'
import { type CivilDate, daysBetween, sayDate } from '../lib/dates.ts'
import { plural, squash } from '../lib/text.ts'

/** What a note to the owner of a commitment is made from. */
export interface Chased {
  commitment: Pick<Commitment, 'id' | 'quote' | 'status' | 'deadline' | 'dateAnswered'>
  owner: { name: string; email: string } | null
  /** “Commons question 104512, ‘Wardens: Equipment’”. */
  questionName: string
  /** The whole address of the commitment's page. */
  address: string
  sender: string
  today: CivilDate
}

export interface ChasingNote {
  subject: string
  body: string
  /** Opens the owner's mail with the note in it; null while nobody owns the commitment. */
  mailto: string | null
}

const LONGEST_QUOTE = 700

/** A note to whoever owns a commitment; null once there is nothing left to chase. */
export function chasingNote(chased: Chased): ChasingNote | null {
  const { commitment, owner, sender } = chased
  if (!isOpen(commitment.status)) return null
  const subject = `Commitment ${commitment.id}: ${standingOf(chased)}`
  const body = [
    `Dear ${owner?.name ?? '[owner]'},`,
    'This is about a commitment that you own.',
    factsOf(chased).join('\n'),
    'Please tell me what has been done, with evidence if there is any. If the date cannot be kept, please give the new date and the reason for it.',
    sender,
  ].join('\n\n')
  return { subject, body, mailto: owner && mailtoOf(owner.email, subject, body) }
}

function factsOf({ commitment, questionName, address, today }: Chased): string[] {
  const { quote, dateAnswered, deadline } = commitment
  const answered = dateAnswered === null ? 'on a day not known' : `on ${sayDate(dateAnswered)}`
  return [
    `What was promised: “${shortened(squash(quote.text))}”`,
    `Where: the answer given ${answered} to ${questionName}`,
    `By when: ${sayDeadline(deadline)}`,
    ...(deadline.latest === null ? [] : [`Today: ${standingOf({ commitment, today })}`]),
    `Link: ${address}`,
  ]
}

/** How it stands against its deadline: “12 days past its latest day”. */
function standingOf({ commitment: { deadline }, today }: Pick<Chased, 'commitment' | 'today'>): string {
  const { latest, reviewOn } = deadline
  if (latest === null) return `no date was given${sayReview(reviewOn, today)}`
  const days = daysBetween(today, latest)
  if (days < 0) return `${plural(-days, 'day')} past its latest day, ${sayDate(latest)}`
  return days === 0 ? 'due today' : `due in ${plural(days, 'day')}, by ${sayDate(latest)}`
}

function sayReview(reviewOn: CivilDate | null, today: CivilDate): string {
  if (reviewOn === null) return ''
  return `; ${reviewOn < today ? 'was to be' : 'to be'} looked at again on ${sayDate(reviewOn)}`
}

function shortened(words: string): string {
  return words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …`
}

/** RFC 6068: everything percent-encoded, lines ended by CR and LF; a half of a character cannot be encoded. */
function mailtoOf(email: string, subject: string, body: string): string {
  const encoded = (text: string) =>
    encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd').replaceAll('\n', '\r\n'))
  return `mailto:${encoded(email).replace('%40', '@')}?subject=${encoded(subject)}&body=${encoded(body)}`
}
