import { accountRecords } from '../../server/accounts/record.ts'
import { savedSearchRecords } from '../../server/alerts/record.ts'
import type { Actor } from '../../server/audit/record.ts'
import { suggestionQueries } from '../../server/commitments/inbox/queries.ts'
import { suggestionRecords } from '../../server/commitments/inbox/suggestions.ts'
import { commitmentReader } from '../../server/commitments/reader.ts'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { glossaryQueries } from '../../server/glossary/queries.ts'
import { glossaryRecords } from '../../server/glossary/record.ts'
import { intakeRuns, type NewRun } from '../../server/intake/runs.ts'
import { actionRecords } from '../../server/policies/action-record.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { A_COMMAND, anAccount, sessionCookie } from '../support/accounts.ts'
import type { TestApp } from '../support/app.ts'
import { anAnsweredQuestion, importQuestions } from '../support/records.ts'

const LONG_WORD = 'Antidisestablishmentarianism'.repeat(5)

/** A policy that is too long everywhere. */
const LONG_WORDS = {
  slug: 'long-words',
  title: `${LONG_WORD} <script>alert(1)</script>`,
  kind: 'programme',
  publishedOn: '2026-01-12',
  reviewOn: '2026-07-01',
  links: [
    {
      label: '',
      address: `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.org/${'very-long-path/'.repeat(12)}`,
    },
  ],
  leadTeamId: null,
  supersededById: null,
  aliases: [LONG_WORD.slice(0, 100), 'Lantern Plan'],
  body: `# ${LONG_WORD}\n\n${LONG_WORD} [link](https://example.org/${LONG_WORD})\n\n| ${'a head | '.repeat(14)}\n| ${'- | '.repeat(14)}\n| ${'1,204 | '.repeat(14)}\n\n> quoted\n\n1. one\n2. two\n\n\`\`\`\n${LONG_WORD}\n\`\`\``,
} as const

/**
 * People of every kind, with names that are long, one admin of them all, and commitments of hers.
 * @returns the admin's session cookie
 */
export async function writePeople(site: TestApp): Promise<string> {
  const { db, clock } = site
  const priya = { role: 'admin', name: 'Priya Nair', email: 'priya@example.org', team: 'Lanterns' } as const
  const { id } = anAccount(site, priya)
  const left = anAccount(site, { name: 'Tom Ellis', role: 'approver' })
  anAccount(site, {
    name: 'Margaret Oyelaran-Featherstonehaugh-Llanfairpwllgwyngyll',
    email: 'margaret.oyelaran-featherstonehaugh@a-rather-long-name-of-a-department.example.org',
    team: 'Wardens’ Equipment, Antidisestablishmentarianism and Correspondence Unit',
  })
  const records = accountRecords(db, clock)
  records.disable(left.id, A_COMMAND, 'Left the department')
  records.add(
    { email: 'new@example.org', name: 'Samir Haddad', role: 'reader', teamId: 1, passwordHash: null },
    { accountId: id, name: 'Priya Nair', via: 'web', requestId: 'b6150375-78cd-4123-b443-d65dd729dfe0' },
  )
  await writeCommitments(site, { accountId: id, name: priya.name, via: 'web', requestId: null })
  saveSearches(site, { accountId: id, name: priya.name, via: 'web', requestId: null })
  await importQuestions(site.db, [
    anAnsweredQuestion({ uin: '602', heading: LONG_WORD, answerText: '<p>A plan.</p>' }),
  ])
  const policyId = policyRecords(db, clock).add(LONG_WORDS, A_COMMAND)
  const policy = { id: policyId, slug: LONG_WORDS.slug, title: LONG_WORDS.title }
  const action = { number: '1.'.repeat(10), words: LONG_WORD, phrase: 'by March 2026', note: LONG_WORD }
  actionRecords(db, clock).add(policy, action, A_COMMAND)
  refuseOne(site)
  writeRuns(site, { accountId: id, name: priya.name, via: 'web', requestId: null })
  sessionCookie(site, id) // another browser of hers, for the list of sessions
  return sessionCookie(site, id)
}

/** Of the glossary one is given by a person, the longest that there may be, and refused. */
function refuseOne({ db, clock }: TestApp): void {
  const { add, refuse } = glossaryRecords(db, clock)
  const long = LONG_WORD.slice(0, 120)
  add({ short: 'VVVVVVVVVV', long, isWord: false }, A_COMMAND, '')
  const entry = glossaryQueries(db)
    .known()
    .find((one) => one.long === long)
  if (entry) refuse(entry.id, { revision: entry.revision, long }, A_COMMAND, '')
}

/** Of several suggestions one is accepted and followed up; the others wait. */
async function writeCommitments(site: TestApp, by: Actor): Promise<void> {
  const answerText = `<p>We will publish a harbour safety plan by the end of March 2026.</p>
    <p>We intend to consult on ${LONG_WORD} in due course.</p><p>I will write to the hon. Member.</p>`
  const question = anAnsweredQuestion({ uin: '601', answerText })
  await importQuestions(site.db, [question])
  const reader = commitmentReader(site)
  const suggestion = suggestionQueries(site.db).byId(1)
  if (!suggestion) throw new Error('There is no suggestion')
  const prefilled = reader.prefilled(suggestion, { id: Number(by.accountId), teamId: 1 })
  const id = suggestionRecords(site.db, site.clock).accept(1, prefilled, by)
  const entry = {
    madeOn: '2026-02-01',
    note: `Rang them.\n\n- ${LONG_WORD}`,
    visibility: 'restricted',
  } as const
  const records = commitmentRecords(site.db, site.clock)
  records.enter(id, { ...entry, act: 'chased', evidence: null }, by, 1)
  records.enter(id, { ...entry, act: 'evidence', evidence: `https://example.org/${LONG_WORD}` }, by, 2)
  const deadline = reader.deadlineOf(
    'by the end of May 2026',
    '2026-01-15',
    reader.questionOf(suggestion.questionId),
  )
  records.enter(id, { ...entry, act: 'extension', evidence: null, deadline }, by, 3)
  records.enter(id, { ...entry, act: 'drop-proposed', evidence: null }, by, 4)
  const corrected = {
    ...question,
    answerText: answerText.replace('by the end of March 2026', `in June 2026 with ${LONG_WORD}`),
    originalAnswerText: answerText,
    answerIsCorrection: true,
    dateAnswerCorrected: '2026-02-02T00:00:00',
  }
  await importQuestions(site.db, [corrected], { seenAt: '2026-02-03T10:00:00.000Z' })
}

/** Of one something is new, one is of long words, and one is off. */
function saveSearches({ db, clock }: TestApp, by: Actor): void {
  const { save } = savedSearchRecords(db, clock)
  const keep = (query: string, name: string, isOn = true) =>
    save(Number(by.accountId), query, { name, isOn, every: 'week' }, by)
  keep('q=plan', 'Plans')
  keep(`q=${LONG_WORD}`, LONG_WORD.slice(0, 100))
  keep('status=unanswered', 'Everything open', false)
}

/** Beside the imports, one that failed at length, and one that goes on. */
function writeRuns({ db, clock }: TestApp, by: Actor): void {
  const at = clock().toISOString()
  const runs = intakeRuns(db)
  runs.reject(2, {
    record: `${LONG_WORD}.jsonl, line 1`,
    reason: `dateTabled: must be a date, not ${LONG_WORD}`,
  })
  const asks = { body: 1, since: '2014-01-01', until: '2026-02-02', isResumed: true }
  const source = 'parliament.example, answering body 1'
  const sync = { kind: 'sync', source, by, asks } satisfies NewRun
  runs.finish(runs.order(sync, at), at, `${LONG_WORD} did not answer within 60 seconds`)
  const file = { kind: 'import', source: 'harbours.jsonl', by, asks: undefined } satisfies NewRun
  runs.begin(runs.order(file, at), at)
}
