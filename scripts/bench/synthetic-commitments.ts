import type { Database } from '../../db/open.ts'
import { STATUSES } from '../../server/commitments/commitment.ts'
import { KINDS, STRENGTHS } from '../../server/commitments/kinds.ts'
import { addDays } from '../../server/lib/dates.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'

const THINGS = [
  'harbour',
  'lantern',
  'warden',
  'bridge',
  'ferry',
  'signal',
  'quay',
  'lighthouse',
  'barge',
  'tower',
]
const VERBS = [
  'publish',
  'review',
  'consult on',
  'bring forward',
  'fund',
  'write to the Member about',
  'lay',
  'keep',
]
const PAPERS = [
  'plan',
  'strategy',
  'report',
  'guidance',
  'standard',
  'framework',
  'survey',
  'code of practice',
]

/** As many commitments over half as many questions, in our own words, by plain insertion: the same at every run. */
export function writeCommitments(db: Database, size: number): void {
  loadStartingPolicies(db, () => new Date())
  const sql = statements(db)
  const policyIds = db.prepare<[], number>('select id from policy').pluck().all()
  const pick = randomly()
  db.transaction(() => {
    db.exec("insert or ignore into answering_body (id, name) values (1, 'Home Office')")
    for (let id = 1; id <= 20; id += 1) sql.member.run(id, 90_000 + id, `Minister ${id}`)
    for (let number = 1; number <= size / 2; number += 1) {
      const tabled = addDays('2024-01-01', pick(900))
      const questionId = Number(sql.question.run(tabled, `${number}`, heading(pick)).lastInsertRowid)
      const quotes = [sentence(pick), sentence(pick)]
      const text = quotes.join(' ')
      const version = sql.answer.run({ questionId, text, date: addDays(tabled, 7), member: 1 + pick(20) })
      quotes.forEach((quote, at) => {
        const start = at === 0 ? 0 : text.length - quote.length
        const id = sql.commitment.run(
          facts(pick, { versionId: version.lastInsertRowid, quote, start, tabled }),
        )
        sql.deadline.run(id.lastInsertRowid)
        if (pick(3) === 0) sql.update.run(id.lastInsertRowid)
        if (pick(2) === 0) sql.policy.run(id.lastInsertRowid, policyIds[pick(policyIds.length)])
      })
    }
  })()
  db.exec('analyze')
}

function statements(db: Database) {
  return {
    member: db.prepare("insert into member (id, parliament_id, name, house) values (?, ?, ?, 'Commons')"),
    question: db.prepare(`
      insert into question (
        uin, house, date_tabled, heading, text, text_key, asking_member_id, answering_body_id, status, source,
        first_seen, last_seen)
      select uin, 'Commons', tabled, heading, 'To ask about it.', uin, 1, 1, 'answered', 'official', tabled, tabled
        from (select ? as tabled, ? as uin, ? as heading)`),
    answer: db.prepare(`
      insert into answer_version (
        question_id, kind, source, received, html, markdown, text, date_answered, answering_member_id, first_seen,
        last_seen)
      values (:questionId, 'final', 'official', :text, :text, :text, :text, :date, :member, :date, :date)`),
    commitment: db.prepare(`
      insert into commitment (
        answer_version_id, starts_at, ends_at, quote, summary, kind, strength, status, owner_id, team_id, measure,
        due_phrase, due_earliest, due_latest, due_precision, logged_at)
      values (
        :versionId, :start, :end, :quote, :summary, :kind, :strength, :status, :ownerId, :teamId, :measure,
        :phrase, :latest, :latest, :precision, :loggedAt)`),
    deadline: db.prepare(`
      insert into commitment_deadline (commitment_id, origin, due_phrase, due_latest, due_precision, set_at)
      select id, 'first', due_phrase, due_latest, due_precision, logged_at from commitment where id = ?`),
    update: db.prepare(`
      insert into commitment_update (commitment_id, kind, made_on, note, visibility, author_name, written_at)
      select id, 'chased', substr(logged_at, 1, 10), 'Rang them', 'internal', 'Person 1', logged_at
        from commitment where id = ?`),
    policy: db.prepare('insert or ignore into commitment_policy (commitment_id, policy_id) values (?, ?)'),
  }
}

type Pick = (below: number) => number

function facts(
  pick: Pick,
  {
    versionId,
    quote,
    start,
    tabled,
  }: { versionId: number | bigint; quote: string; start: number; tabled: string },
) {
  const latest = pick(3) === 0 ? null : addDays(tabled, 30 + pick(700))
  return {
    versionId,
    start,
    end: start + quote.length,
    quote,
    summary: pick(2) === 0 ? '' : `The ${one(THINGS, pick)} ${one(PAPERS, pick)}, as agreed with the unit`,
    kind: one(KINDS, pick),
    strength: one(STRENGTHS, pick),
    status: pick(2) === 0 ? 'open' : one(STATUSES, pick),
    ownerId: pick(10) === 0 ? null : 1 + pick(60),
    teamId: pick(10) === 0 ? null : 1 + pick(12),
    measure: pick(2) === 0 ? '' : `A ${one(PAPERS, pick)} is on the site`,
    phrase: latest === null ? 'in due course' : `by ${latest}`,
    latest,
    precision: latest === null ? 'none' : 'day',
    loggedAt: `${addDays(tabled, 8)}T10:00:00.000Z`,
  }
}

function heading(pick: Pick): string {
  return `${one(THINGS, pick)}s: ${one(PAPERS, pick)}`
}

function sentence(pick: Pick): string {
  const what = `the ${one(THINGS, pick)} ${one(PAPERS, pick)} of area ${pick(400)}`
  return `We will ${one(VERBS, pick)} ${what}, with ${one(THINGS, pick)} ${one(PAPERS, pick)}s for each ${one(THINGS, pick)}.`
}

function one<Value>(values: readonly Value[], pick: Pick): Value {
  return values[pick(values.length)] as Value
}

/** The same numbers at every run: Park and Miller's generator. */
function randomly(): Pick {
  let state = 42
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
