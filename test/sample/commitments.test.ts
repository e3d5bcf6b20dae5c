import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { STATUSES } from '../../server/commitments/commitment.ts'
import { detectCommitments } from '../../server/commitments/detect.ts'
import { commitmentQueries } from '../../server/commitments/queries.ts'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { buildWhatWaits } from '../../server/intake/building/build.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { A_COMMAND, anAccount } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import { aQuestion, count, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const TODAY = '2026-02-02'

async function siteWithSample(day = TODAY) {
  const site = await siteWith([], { clock: noonOn(day) })
  sampleKeeper(site.db).load(noonOn(day))
  return site
}

function every(db: Database) {
  const { byId } = commitmentQueries(db)
  const ids = db.prepare<[], number>('select id from commitment order by id').pluck().all()
  return ids.flatMap((id) => byId(id) ?? [])
}

describe('the sample’s commitments', () => {
  test.each(['2026-02-02', '2026-11-24', '2028-02-29'])(
    'are 25, in every state, due and overdue and without a date, when it is loaded on %s',
    async (day) => {
      const { db } = await siteWithSample(day)
      const commitments = every(db)
      expect(commitments).toHaveLength(25)
      expect(new Set(commitments.map(({ status }) => status))).toEqual(new Set(STATUSES))
      const open = commitments.filter(({ status }) =>
        ['open', 'in-progress', 'partly-delivered'].includes(status),
      )
      const due = open.map(({ deadline }) => deadline.latest)
      expect(due.some((date) => date !== null && date < day)).toBe(true)
      expect(due.some((date) => date !== null && date > day)).toBe(true)
      expect(open.some(({ deadline }) => deadline.latest === null && (deadline.reviewOn ?? '9') <= day)).toBe(
        true,
      )
      expect(commitments.some(({ isDropProposed }) => isDropProposed)).toBe(true)
      expect(commitments.filter(({ concern }) => concern !== null)).toHaveLength(1)
      expect(new Set(commitments.map(({ team }) => team?.name)).size).toBe(5)
    },
  )

  test('quote exactly what their answers say', async () => {
    const { db } = await siteWithSample()
    expect(
      count(
        db,
        `commitment c join answer_version v on v.id = c.answer_version_id
          where substr(v.text, c.starts_at + 1, c.ends_at - c.starts_at) = c.quote`,
      ),
    ).toBe(25)
  })

  test('are what the detector finds in those answers, of the same kind, strength and deadline', async () => {
    const { db } = await siteWithSample()
    for (const { quote, kind, strength, deadline, dateAnswered } of every(db)) {
      const found = detectCommitments(quote.text, dateAnswered ?? undefined)[0]
      if (!found) throw new Error(`Not found: ${quote.text}`)
      expect({ kind: found.kind, strength: found.strength }, quote.text).toEqual({ kind, strength })
      if (deadline.phrase && !quote.text.includes('later than I told')) {
        expect(quote.text, quote.text).toContain(found.duePhrase?.text ?? 'no deadline was found')
      }
    }
  })

  test('leave nothing on the audit trail, which is for what people do', async () => {
    const { db } = await siteWithSample()
    expect(count(db, "audit_record where thing_kind = 'commitment'")).toBe(0)
  })
})

describe('when Parliament’s record comes, the sample', () => {
  async function worked(work: (db: Database, accountId: number) => void) {
    const site = await siteWithSample()
    work(site.db, anAccount(site, { role: 'editor' }).id)
    return { site, ...(await importQuestions(site.db, [aQuestion()])) }
  }

  const firstOpen = (db: Database) => every(db).find(({ status }) => status === 'open') ?? every(db)[0]

  test('goes with its commitments and teams, untouched', async () => {
    const { site, sample } = await worked(() => undefined)
    expect(sample).toBe('removed')
    for (const table of ['commitment', 'commitment_update', 'commitment_mention', 'team']) {
      expect(count(site.db, table), table).toBe(0)
    }
  })

  test('goes when nobody but the program has read its answers', async () => {
    const site = await siteWithSample()
    await buildWhatWaits(site.db, noonOn(TODAY), () => false)
    expect(count(site.db, 'suggestion')).toBeGreaterThan(20)
    expect(count(site.db, "audit_record where thing_kind = 'commitment'")).toBe(0)
    expect((await importQuestions(site.db, [aQuestion()])).sample).toBe('removed')
  })

  test('stays when somebody has recorded something of a commitment', async () => {
    const { site, sample } = await worked((db, accountId) => {
      const commitment = firstOpen(db)
      if (!commitment) throw new Error('none is open')
      const entry = {
        act: 'chased',
        madeOn: TODAY,
        note: 'Rang',
        evidence: null,
        visibility: 'internal',
      } as const
      const by = { ...A_COMMAND, accountId }
      commitmentRecords(db, noonOn(TODAY)).enter(commitment.id, entry, by, commitment.revision)
    })
    expect(sample).toBe('kept')
    expect(count(site.db, 'commitment')).toBe(25)
    sampleKeeper(site.db).remove(`${TODAY}T12:00:00.000Z`)
    expect(count(site.db, 'commitment')).toBe(0)
  })

  test('stays when somebody has changed what is said of a commitment', async () => {
    const { sample } = await worked((db, accountId) => {
      db.prepare('update commitment set owner_id = ?, revision = revision + 1 where id = 2').run(accountId)
    })
    expect(sample).toBe('kept')
  })

  test('leaves a team that people have joined', async () => {
    const { site, sample } = await worked((db, accountId) => {
      db.prepare('update account set team_id = (select min(id) from team) where id = ?').run(accountId)
    })
    expect(sample).toBe('removed')
    expect(count(site.db, 'team where is_sample = 0')).toBe(1)
  })
})
