import type request from 'supertest'
import type { Role } from '../../../server/accounts/permissions.ts'
import { teamRecords } from '../../../server/accounts/teams.ts'
import type { CommitmentStatus } from '../../../server/commitments/commitment.ts'
import type { Kind, Strength } from '../../../server/commitments/kinds.ts'
import { commitmentReader } from '../../../server/commitments/reader.ts'
import { commitmentRecords } from '../../../server/commitments/record.ts'
import { policyQueries } from '../../../server/policies/queries.ts'
import { A_COMMAND, anAccount, signedInAs } from '../../support/accounts.ts'
import { anAnsweredQuestion, importQuestions } from '../../support/records.ts'
import { siteWith } from '../../support/site.ts'

/** A promise of the tests: what is left out is as ordinary as can be. */
export interface Promised {
  quote: string
  due?: string | null
  kind?: Kind
  strength?: Strength
  status?: CommitmentStatus
  owner?: number | null
  team?: number | null
  policy?: string
  summary?: string
  measure?: string
  question?: Record<string, unknown>
}

/** Words that stand only in what staff write: what of them reaches anyone else has leaked. */
export const STAFF_WORDS = ['Quillon', 'Ferrule', 'Zephyrine', 'Sprocketed', 'Lanyard']

/** A harbour's worth of promises, on 2 February 2026. */
export const HARBOUR: readonly Promised[] = [
  { quote: 'We will publish a harbour plan.', due: '2026-01-20', kind: 'publication', owner: 1, team: 1 },
  { quote: 'We will light every lantern.', due: '2026-02-05', owner: 2, team: 2, policy: 'vawg-strategy' },
  {
    quote: 'We intend to consult on ferries.',
    due: '2026-02-25',
    kind: 'consultation_review',
    strength: 'intended',
    owner: 2,
    summary: 'Zephyrine consultation',
  },
  {
    quote: 'We will fund the quay.',
    due: '2026-04-20',
    kind: 'funding',
    measure: 'Sprocketed cranes are paid for',
  },
  { quote: 'We will rebuild the tower.', due: '2027-06-30', policy: 'safer-streets-mission' },
  {
    quote: 'We keep the barges under review.',
    due: null,
    kind: 'soft',
    strength: 'vague',
    question: { house: 'Lords', uin: 'HL9001', heading: 'Barges: Marlinspikes', answeringMemberId: 99_003 },
  },
  { quote: 'We will paint the lighthouse.', due: '2026-01-10', status: 'delivered' },
]

/** A site with promises, two owners and two teams whose names say that they are staff's, and people to visit it. */
export async function siteWithRegister(promises: readonly Promised[] = HARBOUR) {
  const site = await siteWith([], { config: { BASE_URL: 'http://pursuant.example' } })
  anAccount(site, { name: 'Quillon Ellis', role: 'editor' })
  anAccount(site, { name: 'Ferrule Ashby', role: 'editor' })
  for (const name of ['Lanyard Unit', 'Ferrule Desk']) teamRecords(site.db, site.clock).add(name, A_COMMAND)
  const ids: number[] = []
  for (const promised of promises) ids.push(await promise(site, promised))
  const as = (role: Role, name: string) => signedInAs(site, role, { name }).agent
  return {
    site,
    ids,
    stranger: site.agent,
    as,
    editor: as('editor', 'Tom Ellis'),
    reader: as('reader', 'Samir Haddad'),
  }
}

type Site = Awaited<ReturnType<typeof siteWith>>

async function promise(site: Site, promised: Promised): Promise<number> {
  const { quote, due = null, owner = null, team = null, policy, status = 'open' } = promised
  const asked = anAnsweredQuestion({
    heading: 'Harbours',
    answerText: `<p>${quote}</p>`,
    ...promised.question,
  })
  await importQuestions(site.db, [asked])
  const version = site.db
    .prepare<[], { id: number; questionId: number; text: string }>(
      'select id, question_id as questionId, text from answer_version order by id desc limit 1',
    )
    .get()
  if (!version) throw new Error('There is no answer')
  const reader = commitmentReader(site)
  const start = version.text.indexOf(quote)
  const id = commitmentRecords(site.db, site.clock).log(
    {
      quote: { answerVersionId: version.id, start, end: start + quote.length, text: quote },
      summary: promised.summary ?? '',
      kind: promised.kind ?? 'action',
      strength: promised.strength ?? 'firm',
      ownerId: owner,
      teamId: team,
      policyIds: policy === undefined ? [] : [policyQueries(site.db).bySlug(policy)?.id ?? 0],
      actionId: null,
      measure: promised.measure ?? '',
      visibility: 'internal',
      deadline: reader.deadlineOf(due, '2026-01-15', reader.questionOf(version.questionId)),
      suggestionId: null,
    },
    A_COMMAND,
  )
  site.db.prepare('update commitment set status = ? where id = ?').run(status, id)
  return id
}

/** What an address answers, as text, of whatever type it is. */
export async function textOf(agent: ReturnType<typeof request.agent>, path: string): Promise<string> {
  const { body } = await agent
    .get(path)
    .expect(200)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => done(null, Buffer.concat(parts).toString('utf8')))
    })
  return body as string
}
