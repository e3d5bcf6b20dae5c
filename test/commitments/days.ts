import type { CommitmentDetails, CommitmentStatus, Deadline } from '../../server/commitments/commitment.ts'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { A_COMMAND, signedInAs } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'
import { anAnsweredQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const WORDS = 'The wardens of Northbridge will hang a lantern at every harbour.'

interface Promised extends Partial<Deadline>, Partial<CommitmentDetails> {
  status?: CommitmentStatus
}

/** A site with one answer, of 15 January 2026, in which promises are found; it is 2 February 2026. */
export function siteWithAnswer(options: Parameters<typeof siteWith>[1] = {}) {
  return siteWith([anAnsweredQuestion({ answerText: `<p>${WORDS}</p>` })], options)
}

/** Logs a commitment that quotes the answer; without a deadline unless one is given. @returns its number */
export function aPromise({ db, clock }: TestApp, { status, ...promised }: Promised = {}): number {
  const [answerVersionId] = db.prepare<[], number>('select min(id) from answer_version').pluck().all()
  const { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays, ...details } =
    {
      ...NO_DEADLINE,
      ...NO_DETAILS,
      ...promised,
    }
  const id = commitmentRecords(db, clock).log(
    {
      ...details,
      quote: { answerVersionId: Number(answerVersionId), start: 0, end: WORDS.length, text: WORDS },
      deadline: { phrase, earliest, latest, precision, anchor, name, recurs, reviewOn, reviewEveryDays },
      suggestionId: null,
    },
    A_COMMAND,
  )
  if (status) db.prepare('update commitment set status = ? where id = ?').run(status, id)
  return id
}

const NO_DEADLINE: Deadline = {
  phrase: null,
  earliest: null,
  latest: null,
  precision: 'none',
  anchor: null,
  name: null,
  recurs: null,
  reviewOn: null,
  reviewEveryDays: null,
}

const NO_DETAILS: CommitmentDetails = {
  summary: '',
  kind: 'action',
  strength: 'firm',
  ownerId: null,
  teamId: null,
  policyIds: [],
  actionId: null,
  measure: '',
  visibility: 'internal',
}

/** Tom Ellis of the Lanterns, an editor; the number of his team comes with him. */
export function tomOf(site: TestApp) {
  const tom = signedInAs(site, 'editor', { name: 'Tom Ellis', team: 'Lanterns' })
  const teamId = site.db
    .prepare<[number], number>('select team_id from account where id = ?')
    .pluck()
    .get(tom.account.id)
  return { ...tom, id: tom.account.id, teamId: Number(teamId) }
}
