import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../server/audit/record.ts'
import { type CommitmentStatus, STATUSES } from '../../server/commitments/commitment.ts'
import type { Act } from '../../server/commitments/life.ts'
import { commitmentQueries } from '../../server/commitments/queries.ts'
import { commitmentRecords, type NewCommitment } from '../../server/commitments/record.ts'
import type { Entry } from '../../server/commitments/step-records.ts'
import { anAccount } from '../support/accounts.ts'
import { readPage } from '../support/html.ts'
import { trail } from '../support/trail.ts'
import { type Agent, send, siteWithCommitment } from './promises.ts'
import { LEADS_TO, OVER_HTTP } from './transitions.ts'

/** What was done to a commitment before it came to have a status. */
const WAYS: Readonly<Record<CommitmentStatus, readonly Act[]>> = {
  open: [],
  'in-progress': ['progress'],
  'partly-delivered': ['partly-delivered'],
  delivered: ['delivered'],
  'not-delivered': ['not-delivered'],
  dropped: ['drop-proposed', 'dropped'],
  superseded: ['superseded'],
}
const ENDED: readonly CommitmentStatus[] = ['delivered', 'not-delivered', 'dropped', 'superseded']
const ROLES = ['stranger', 'reader', 'editor', 'approver', 'admin'] as const
const PEOPLE = { editor: 'Tom Ellis', approver: 'Eleanor Ashby', admin: 'Priya Nair' } as const
const NOBODY_PROPOSED = 'Nobody has proposed to drop it.'

type Site = Awaited<ReturnType<typeof prepare>>
let here: Site
beforeAll(async () => {
  here = await prepare()
})

const ACTS_OVER_HTTP = Object.keys(OVER_HTTP) as (keyof typeof OVER_HTTP)[]

describe.each(ACTS_OVER_HTTP)('%s', (act) => {
  test.each(STATUSES)('of one that is %s', async (status) => {
    for (const role of ROLES) await attempt(act, status, role)
  })
})

/** Tries it as someone of a role, and holds the answer, the status and the audit trail against the tables. */
async function attempt(act: Act, status: CommitmentStatus, role: (typeof ROLES)[number]): Promise<void> {
  const { step, form, by, words, audit } = overHttp(act)
  const { id, revision } = here.commitmentThat(status, act)
  const before = here.lastOfTrail()
  const response = await send(here.agents[role], `/commitments/${id}/${step}`, { ...form, revision })
  const after = LEADS_TO[act][status]
  const now = here.statusOf(id)

  if (!mayDo(role, by)) {
    expect(response.status).toBe(role === 'stranger' ? 401 : 403)
  } else if (after === undefined) {
    expect(response.status).toBe(409)
    expect(readPage(response.text).main).toContain(whyNot(status, words))
  } else {
    expect(response.status).toBe(303)
    expect(now).toBe(after === 'same' ? status : after)
    expect(here.lastOfTrail()).toMatchObject({
      said: `${PEOPLE[role as keyof typeof PEOPLE]} ${audit} commitment ${here.quote}`,
      before: { status },
      after: { status: now },
    })
    return
  }
  expect(now).toBe(status)
  expect(here.lastOfTrail()).toEqual(before)
}

function whyNot(status: CommitmentStatus, words: string): string {
  return ENDED.includes(status)
    ? `It is ${status.replace('-', ' ')}, so it cannot ${words}.`
    : `It is still open, so it cannot ${words}.`
}

function mayDo(role: (typeof ROLES)[number], least: string): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least as (typeof ROLES)[number])
}

function overHttp(act: Act) {
  const form = OVER_HTTP[act]
  if (!form) throw new Error(`${act} has no form`)
  return form
}

describe('a decision on a drop', () => {
  test('of one that nobody proposed to drop says so', async () => {
    for (const outcome of ['drop', 'keep']) {
      const { id, revision } = here.commitmentThat('open', 'chased')
      const form = { outcome, reason: 'Yes', revision }
      const { text } = await send(here.agents.approver, `/commitments/${id}/drop/approval`, form).expect(409)
      expect(readPage(text).main).toContain(NOBODY_PROPOSED)
    }
  })

  test('is not taken by who proposed it, even an admin', async () => {
    for (const role of ['approver', 'admin'] as const) {
      const { id, revision } = here.commitmentThat('open', 'chased')
      await send(here.agents[role], `/commitments/${id}/drop`, { reason: 'Overtaken', revision }).expect(303)
      const own = { outcome: 'drop', reason: 'Yes', revision: revision + 1 }
      const { text } = await send(here.agents[role], `/commitments/${id}/drop/approval`, own).expect(409)
      expect(readPage(text).main).toContain('Somebody else has to confirm what you proposed.')
      expect(here.statusOf(id)).toBe('open')
    }
  })

  test('is proposed once', async () => {
    const { id, revision } = here.commitmentThat('open', 'dropped')
    const again = { reason: 'Overtaken', revision }
    const { text } = await send(here.agents.editor, `/commitments/${id}/drop`, again).expect(409)
    expect(readPage(text).main).toContain('Dropping it has been proposed already.')
  })
})

test.each(ACTS_OVER_HTTP)(
  '%s on a page that is out of date changes nothing, and says who did what',
  async (act) => {
    const { step, form } = overHttp(act)
    const status = act === 'reopened' ? 'delivered' : 'open'
    const { id, revision } = here.commitmentThat(status, act)
    const last = { kind: 'evidence', evidence: 'https://example.org/other', revision }
    await send(here.agents.admin, `/commitments/${id}/updates`, last).expect(303)
    const before = here.lastOfTrail()
    const { text } = await send(here.agents.approver, `/commitments/${id}/${step}`, {
      ...form,
      revision,
    }).expect(409)
    expect(readPage(text).main).toContain('Priya Nair gave evidence for it, 2 February 2026')
    expect([here.statusOf(id), here.lastOfTrail()]).toEqual([status, before])
  },
)

/** A site with people of every role, and commitments of any status on demand. */
async function prepare() {
  const { site, editor, approver, reader, admin } = await siteWithCommitment()
  const { db, clock } = site
  const queries = commitmentQueries(db)
  const records = commitmentRecords(db, clock)
  const first = queries.byId(1)
  if (!first) throw new Error('The first commitment is not there')
  const actor = (name: string): Actor => {
    const { id: accountId } = anAccount(site, { name, role: 'approver' })
    return { accountId, name, via: 'web', requestId: null }
  }
  const [ada, ben] = [actor('Ada Bell'), actor('Ben Cole')]
  const raise = db.prepare<[number]>("update commitment set concern = 'Its words changed.' where id = ?")

  function enter(id: number, act: Act): void {
    const entry: Entry = {
      ...{ act, madeOn: '2026-02-01', note: 'As it came about', visibility: 'internal' },
      evidence: 'https://example.org/way',
      ...(act === 'superseded' ? { supersededBy: 1 } : {}),
    }
    records.enter(id, entry, act === 'dropped' ? ben : ada, queries.byId(id)?.revision ?? 0)
  }

  /** One of a status to which an act can be done, if it can be at all. */
  function commitmentThat(status: CommitmentStatus, act: Act) {
    const id = records.log({ ...plain(first as NonNullable<typeof first>) }, ada)
    for (const done of WAYS[status]) enter(id, done)
    const isDecision = act === 'dropped' || act === 'drop-refused'
    if (isDecision && !ENDED.includes(status)) enter(id, 'drop-proposed')
    if (act === 'confirmed' && !ENDED.includes(status)) raise.run(id)
    return { id, revision: queries.byId(id)?.revision ?? 0 }
  }

  const agents: Record<(typeof ROLES)[number], Agent> = {
    stranger: site.agent,
    editor,
    approver,
    reader,
    admin,
  }
  return {
    agents,
    quote: first.quote.text,
    commitmentThat,
    statusOf: (id: number) => queries.byId(id)?.status,
    lastOfTrail: () => trail(db).at(-1),
  }
}

function plain({ quote, deadline }: Pick<NewCommitment, 'quote' | 'deadline'>): NewCommitment {
  return {
    ...{ quote, deadline, suggestionId: null, summary: '', measure: '', visibility: 'internal' },
    ...{ kind: 'publication', strength: 'firm', ownerId: null, teamId: null, policyIds: [], actionId: null },
  }
}
