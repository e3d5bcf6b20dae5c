import { describe, expect, test } from 'vitest'
import { standsIn } from '../../server/commitments/same-words.ts'
import { importQuestions, importText } from '../support/records.ts'
import { trail } from '../support/trail.ts'
import { type Agent, open, PROMISE, siteWithCommitment } from './promises.ts'

const CHANGED = 'We will publish a harbour safety plan in June 2026.'
const SAID = 'The answer was corrected on 4 February 2026 and these words changed.'

const concernOf = (site: { db: { prepare: (sql: string) => { get: () => unknown } } }) =>
  site.db.prepare('select status, concern from commitment where id = 1').get()

describe('a correction that changes the quoted words', () => {
  test('raises a concern about an open commitment, by the program itself, on the audit trail', async () => {
    const { site, editor, correct } = await siteWithCommitment()
    await correct(CHANGED, '2026-02-04')
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({ Status: 'Open' })
    expect(page.linkTo(SAID)).toBe('#correction')
    expect(page.withClass('correction__words')).toEqual([PROMISE, CHANGED])
    expect(trail(site.db).at(-1)).toEqual({
      said: `Pursuant raised a concern about commitment ${PROMISE}`,
      before: { status: 'open', concern: null },
      after: { status: 'open', concern: SAID },
      reason: null,
    })
  })

  test('reopens one that was delivered', async () => {
    const { site, editor, correct, step } = await siteWithCommitment()
    await step(editor, 'delivery', {
      outcome: 'delivered',
      evidence: 'https://example.org/plan',
      revision: 1,
    })
    await correct(CHANGED, '2026-02-04')
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({ Status: 'Open' })
    expect(page.withClass('timeline__what')[0]).toContain('Reopened')
    expect(page.withClass('timeline__who')[0]).toContain('Pursuant')
    expect(trail(site.db).at(-1)).toMatchObject({
      said: `Pursuant reopened commitment ${PROMISE}`,
      before: { status: 'delivered' },
      after: { status: 'open' },
    })
  })

  test('does nothing more when it is taken in again', async () => {
    const { site, correct } = await siteWithCommitment()
    await correct(CHANGED, '2026-02-04')
    const before = trail(site.db)
    await correct(CHANGED, '2026-02-04')
    await correct(CHANGED, '2026-02-04', { heading: 'Wardens: Lanterns' })
    expect(trail(site.db)).toEqual(before)
  })

  test('is not raised again once somebody has decided', async () => {
    const { site, editor, correct, step, revision } = await siteWithCommitment()
    await correct(CHANGED, '2026-02-04')
    await step(editor, 'correction', { outcome: 'stands', revision: revision() }).expect(303)
    await correct(CHANGED, '2026-02-04', { heading: 'Wardens: Lanterns' })
    expect(concernOf(site)).toEqual({ status: 'open', concern: null })
  })

  test.each([
    ['in their order', ['2026-02-04', '2026-02-06']],
    ['the later first', ['2026-02-06', '2026-02-04']],
  ])('twice, taken in %s, is a concern about the later', async (_, days) => {
    const { site, correct } = await siteWithCommitment()
    for (const day of days) await correct(`We will publish a plan of ${day}.`, day)
    expect(concernOf(site)).toEqual({ status: 'open', concern: SAID.replace('4 February', '6 February') })
  })

  test('twice is a concern again after the first was decided on', async () => {
    const { site, editor, correct, step, revision } = await siteWithCommitment()
    await correct(CHANGED, '2026-02-04')
    await step(editor, 'correction', { outcome: 'stands', revision: revision() }).expect(303)
    await correct('We will publish a plan in July 2026.', '2026-02-06')
    expect(concernOf(site)).toEqual({ status: 'open', concern: SAID.replace('4 February', '6 February') })
  })

  test('without a date of its own is dated by when it was seen', async () => {
    const { site, correct } = await siteWithCommitment()
    await correct(CHANGED, '2026-02-04', { answerIsCorrection: false, dateAnswerCorrected: null })
    expect(concernOf(site)).toEqual({
      status: 'open',
      concern: 'The answer was changed, as seen on 2 February 2026, and these words are not in it any more.',
    })
  })
})

describe('nothing happens to a commitment', () => {
  test.each([
    ['a correction keeps its words', PROMISE],
    ['only white space and quotes of its words change', PROMISE.replaceAll(' ', ' &nbsp; ')],
    ['its words stand elsewhere in the answer now', `Three ferries sail. ${PROMISE}`],
  ])('when %s', async (_, words) => {
    const { site, correct } = await siteWithCommitment()
    const before = trail(site.db)
    await correct(words, '2026-02-04')
    expect(concernOf(site)).toEqual({ status: 'open', concern: null })
    expect(trail(site.db)).toEqual(before)
  })

  test('when a holding answer is followed by the real one: there was no promise before', async () => {
    const { site, question } = await siteWithCommitment()
    const held = { ...question, id: 5_900_001, uin: '990001', answerIsHolding: true }
    await importQuestions(site.db, [held], { seenAt: '2026-02-03T20:00:00.000Z' })
    await importQuestions(site.db, [{ ...held, answerIsHolding: false, answerText: `<p>${CHANGED}</p>` }], {
      seenAt: '2026-02-05T20:00:00.000Z',
    })
    expect(site.db.prepare('select count(*) from commitment where concern is not null').pluck().get()).toBe(0)
  })

  test('when a holding answer is seen after it: a holding answer takes nothing back', async () => {
    const { site, correct } = await siteWithCommitment()
    await correct('We are counting.', '2026-02-04', { answerIsHolding: true, answerIsCorrection: false })
    expect(concernOf(site)).toEqual({ status: 'open', concern: null })
  })
})

describe('after a correction an editor', () => {
  async function corrected(words = CHANGED) {
    const parts = await siteWithCommitment()
    await parts.correct(words, '2026-02-04')
    return parts
  }

  test('says that the promise stands as it was', async () => {
    const { site, editor, step, revision } = await corrected()
    await step(editor, 'correction', {
      outcome: 'stands',
      note: 'Only a *month*',
      revision: revision(),
    }).expect(303)
    const page = await open(editor, '/commitments/1')
    expect(page.heading).toBe(PROMISE)
    expect(page.withClass('correction__words')).toEqual([])
    expect(page.withClass('timeline__note')[0]).toBe(`${SAID} Only a month`)
    expect(trail(site.db).at(-1)?.said).toBe(`Tom Ellis confirmed after a correction commitment ${PROMISE}`)
  })

  test('moves the quote to the corrected words, with the deadline they name; the old words stay', async () => {
    const { site, editor, step, revision } = await corrected()
    const page = await open(editor, '/commitments/1')
    const chosen = page.all(({ attribs }) => attribs.name === 'sentence' && attribs.checked !== undefined)[0]
      ?.attribs.value
    const form = { outcome: 'moved', sentence: String(chosen), deadline: 'words', revision: revision() }
    await step(editor, 'correction', form).expect(303)
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).not.toContain(CHANGED)
    const moved = await open(editor, '/commitments/1')
    expect(moved.heading).toBe(CHANGED)
    expect(moved.tagged('mark')).toEqual([CHANGED])
    expect(moved.facts().Deadline).toContain('June 2026')
    expect(moved.main).toContain(`“${PROMISE}” In this answer, as it was quoted before.`)
    expect(moved.main).toContain('First deadline: “by the end of March 2026”')
    expect(trail(site.db).at(-1)).toMatchObject({ before: { quote: PROMISE }, after: { quote: CHANGED } })
    expect(concernOf(site)).toEqual({ status: 'open', concern: null })
  })

  test('may leave the deadline as it is', async () => {
    const { site, editor, step, revision } = await corrected()
    const { id, start, end } = nearest(site)
    const form = {
      outcome: 'moved',
      sentence: `${id}:${start}-${end}`,
      deadline: 'keep',
      revision: revision(),
    }
    await step(editor, 'correction', form).expect(303)
    const page = await open(editor, '/commitments/1')
    expect(page.heading).toBe(CHANGED)
    expect(page.facts().Deadline).toContain('31 March 2026')
  })

  test.each([
    ['no words', {}, 'Choose the words that make the promise now.'],
    ['words of the old answer', { sentence: '1:0-10' }, 'Choose the words from the answer as it is now.'],
    ['nothing at all', { outcome: '' }, 'Choose what became of the promise.'],
  ])('is told who chooses %s', async (_, form, message) => {
    const { editor, step, revision } = await corrected()
    const { text } = await step(editor, 'correction', {
      outcome: 'moved',
      ...form,
      revision: revision(),
    }).expect(422)
    expect(text).toContain(message)
  })

  test('is told that words without a time give no deadline', async () => {
    const { site, editor, step, revision } = await corrected('We will publish a harbour safety plan.')
    const { id, start, end } = nearest(site, 'We will publish a harbour safety plan.')
    const form = {
      outcome: 'moved',
      sentence: `${id}:${start}-${end}`,
      deadline: 'words',
      revision: revision(),
    }
    expect((await step(editor, 'correction', form).expect(422)).text).toContain('These words name no time')
  })

  test('ends it with a drop or otherwise, which settles the concern; chasing it does not', async () => {
    const { site, editor, step, revision } = await corrected()
    await step(editor, 'updates', { kind: 'chased', note: 'Rang', revision: revision() }).expect(303)
    expect(concernOf(site)).toEqual({ status: 'open', concern: SAID })
    await step(editor, 'delivery', { outcome: 'not', note: 'Taken back', revision: revision() }).expect(303)
    expect(concernOf(site)).toEqual({ status: 'not-delivered', concern: null })
  })

  test('has nothing to decide where nothing was corrected, and a reader never has', async () => {
    const { editor, reader, step } = await siteWithCommitment()
    const refused = await step(editor, 'correction', { outcome: 'stands', revision: 1 }).expect(409)
    expect(refused.text).toContain('Nothing about its words is waiting for a decision.')
    await step(reader, 'correction', { outcome: 'stands', revision: 1 }).expect(403)
  })

  function nearest({ db }: Awaited<ReturnType<typeof corrected>>['site'], words = CHANGED) {
    const version = db
      .prepare<[string], { id: number; text: string }>(
        'select id, text from answer_version where instr(text, ?)',
      )
      .get(words)
    if (!version) throw new Error('There is no such version')
    const start = version.text.indexOf(words)
    return { id: version.id, start, end: start + words.length }
  }
})

describe('a concern stands at the top of the home page', () => {
  const waits = async (agent: Agent) => (await open(agent, '/')).withClass('concerns').join()

  test('of its owner, and of nobody else', async () => {
    const { site, editor, approver, reader, correct } = await siteWithCommitment()
    expect(await waits(editor)).toBe('')
    await correct(CHANGED, '2026-02-04')
    expect(await waits(editor)).toBe(`1 commitment waits for your decision ${PROMISE} ${SAID}`)
    expect([await waits(approver), await waits(reader), await waits(site.agent)]).toEqual(['', '', ''])
  })

  test('of its team where it has no owner who can sign in, and of approvers where it has neither', async () => {
    const { site, approver, as, correct, people } = await siteWithCommitment()
    const { agent: mate } = as('editor', 'Ada Bell', 'Harbours')
    const team = site.db.prepare('select id from team').pluck().get()
    site.db.prepare('update commitment set team_id = ?').run(team)
    await correct(CHANGED, '2026-02-04')
    expect(await waits(mate)).toBe('')
    site.db.prepare("update account set disabled_at = '2026-02-01' where id = ?").run(people.tom.id)
    expect(await waits(mate)).toContain(PROMISE)
    expect(await waits(approver)).toBe('')
    expect((await open(mate, '/commitments/1')).facts().Owner).toContain('account is disabled')
    site.db.prepare('update commitment set team_id = null, owner_id = null').run()
    expect(await waits(mate)).toBe('')
    expect(await waits(approver)).toContain(PROMISE)
  })

  test('of approvers where nobody of its team can decide', async () => {
    const { site, approver, as, correct } = await siteWithCommitment()
    const { agent: onlyReads } = as('reader', 'Ada Bell', 'Harbours')
    site.db.prepare('update commitment set owner_id = null, team_id = (select id from team)').run()
    await correct(CHANGED, '2026-02-04')
    expect(await waits(approver)).toContain(PROMISE)
    expect(await waits(onlyReads)).toContain(PROMISE)
  })
})

test('a takeover by the official record is a correction where its words differ', async () => {
  const { site, question } = await siteWithCommitment()
  const asked = 'To ask the Secretary of State for the Home Department, how many ferries the wardens keep.'
  await importText(
    site.db,
    `Question to the Home Office:\n${asked}\nAnswer:\nWe will count the ferries by May 2026.`,
  )
  const words = 'We will count the ferries by May 2026.'
  const version = site.db
    .prepare<[string], { id: number; text: string }>(
      'select id, text from answer_version where instr(text, ?)',
    )
    .get(words)
  if (!version) throw new Error('The pasted answer is not there')
  const start = version.text.indexOf(words)
  site.db
    .prepare<[number, number, number, string]>(
      'update commitment set answer_version_id = ?, starts_at = cast(? as integer), ends_at = cast(? as integer), quote = ?',
    )
    .run(version.id, start, start + words.length, words)
  await importQuestions(site.db, [
    {
      ...question,
      id: 5_900_002,
      uin: '990002',
      questionText: asked,
      answerText: '<p>We will count no ferries.</p>',
    },
  ])
  expect(concernOf(site)).toMatchObject({ concern: expect.stringContaining('The answer was changed') })
})

describe('words stand in a text', () => {
  test.each([
    ['We will act', 'We will act.', true],
    ['We will act', 'We will actually not.', false],
    ['We will act', 'I think "We  will\nact" was said', true],
    ['the Minister’s plan', "The case: the Minister's plan", true],
    ['will act', 'goodwill act', false],
    ['we will act', 'We will act', false],
    ['act', 'actor, act', true],
  ])('%j in %j: %s', (words, text, expected) => {
    expect(standsIn(words, text)).toBe(expected)
  })
})
