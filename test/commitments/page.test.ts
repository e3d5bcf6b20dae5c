import { describe, expect, test } from 'vitest'
import { evidenceKind, isBrokenReference, tidyEvidence } from '../../server/commitments/evidence.ts'
import { commitmentRecords } from '../../server/commitments/record.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { open, PROMISE, send, siteWithCommitment } from './promises.ts'

describe('a promise to write or to deposit', () => {
  const LETTER = 'I will write to the hon. Member about the lanterns of Northbridge by the end of March 2026.'
  const withLetter = () => siteWithCommitment({ answerText: `<p>${LETTER}</p>` })

  test('has a form that asks for the letter or the deposit', async () => {
    const { editor } = await withLetter()
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({ Kind: 'Letter or deposit' })
    expect(page.main).toContain('Record the letter or deposit')
    expect(page.main).toContain('Date of the letter or deposit')
  })

  test.each([
    ['none', '', 'Give the evidence'],
    ['words that name no letter', 'It was sorted out', 'Give the letter with its date'],
    ['a letter without its date', 'Letter to the Member', 'Give the letter with its date'],
    ['a reference that is none', 'DEP25-1', 'such as DEP2025-0828'],
  ])('stays open with evidence that is %s', async (_, evidence, message) => {
    const { site, editor, step } = await withLetter()
    const form = { outcome: 'delivered', evidence, revision: 1 }
    expect(readPage((await step(editor, 'delivery', form).expect(422)).text).main).toContain(message)
    expect(site.db.prepare('select status from commitment').pluck().get()).toBe('open')
  })

  test.each([
    ['dep2025/828', 'Deposited paper: DEP2025-0828'],
    ['https://example.org/letter.pdf', 'Web page: https://example.org/letter.pdf'],
    [
      'Letter to the Member for Northbridge, 3 March 2026',
      'Letter: Letter to the Member for Northbridge, 3 March 2026',
    ],
  ])('is delivered with %s, which says what it is', async (evidence, said) => {
    const { editor, site, step } = await withLetter()
    await step(editor, 'delivery', {
      outcome: 'delivered',
      evidence,
      visibility: 'public',
      revision: 1,
    }).expect(303)
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({ Status: 'Delivered' })
    expect(page.withClass('timeline__evidence')).toEqual([said])
    expect((await open(site.agent, '/commitments/1')).withClass('timeline__evidence')).toEqual([said])
  })
})

describe('evidence', () => {
  test.each([
    ['DEP2025-0828', 'deposit', 'DEP2025-0828'],
    ['dep 2025 – 28', 'deposit', 'DEP2025-0028'],
    ['javascript:alert(1)', 'other', 'javascript:alert(1)'],
    ['Letter of 2026-03-03', 'letter', 'Letter of 2026-03-03'],
    ['a deposit in the Library', 'other', 'a deposit in the Library'],
  ])('%j is %s', (text, kind, tidy) => {
    expect([evidenceKind(text), tidyEvidence(text)]).toEqual([kind, tidy])
  })

  test('that begins like a reference has to be one', () => {
    expect(['DEP2025', 'DEP 25-0828', 'DEP2025-12345'].filter(isBrokenReference)).toHaveLength(3)
    expect(['DEP2025-0828', 'deposited', 'Depot 12'].filter(isBrokenReference)).toEqual([])
  })
})

describe('an extension', () => {
  const check = (deadline: string) => ({ deadline, reason: 'Late', revision: 1, check: '1' })

  test.each([
    ['by the end of July 2026', 'by 31 July 2026'],
    ['shortly', 'no date given; look again on'],
    ['when the tide is out', 'no date'],
  ])('is checked before it is saved: “%s” is %s', async (words, said) => {
    const { editor, step, revision } = await siteWithCommitment()
    const { text } = await step(editor, 'extensions', check(words)).expect(200)
    const page = readPage(text)
    expect(page.main).toContain(`It is read as: ${said}`)
    expect(page.all(({ attribs }) => attribs.value === words && attribs.name === 'deadline')).toHaveLength(1)
    expect(page.title).not.toContain('Error')
    expect(revision()).toBe(1)
  })

  test('is read as said today, not as on the day of the answer', async () => {
    const { editor, step } = await siteWithCommitment()
    await step(editor, 'extensions', { deadline: 'within three months', reason: 'Late', revision: 1 }).expect(
      303,
    )
    expect((await open(editor, '/commitments/1')).facts().Deadline).toContain('2 May 2026')
  })

  test.each(['30 February 2026', '2026-02-30', 'banana'])(
    'of “%s” is refused, and the deadline stays',
    async (deadline) => {
      const { editor, step } = await siteWithCommitment()
      const { text } = await step(editor, 'extensions', { deadline, reason: 'Late', revision: 1 }).expect(422)
      expect(readPage(text).main).toContain('This cannot be read as a time.')
      expect((await open(editor, '/commitments/1')).facts().Deadline).toContain('31 March 2026')
    },
  )

  test('may be vague, which is no slip', async () => {
    const { editor, step } = await siteWithCommitment()
    await step(editor, 'extensions', { deadline: 'in due course', reason: 'Late', revision: 1 }).expect(303)
    expect((await open(editor, '/commitments/1')).facts().Deadline).toContain('in due course')
  })

  test('opens by its address, and no other step does', async () => {
    const { editor, reader } = await siteWithCommitment()
    const opened = async (path: string) =>
      (await open(editor, path))
        .all(({ name, attribs }) => name === 'details' && attribs.open !== undefined)
        .map(({ attribs }) => attribs.id)
    expect(await opened('/commitments/1?step=extensions')).toEqual(['step-extensions'])
    expect(await opened('/commitments/1?step=nonsense')).toEqual([])
    expect(await opened('/commitments/1')).toEqual([])
    await reader.get('/commitments/1?step=extensions').expect(200)
  })
})

describe('the page of a commitment', () => {
  test('links to what takes its place, and back', async () => {
    const { site, editor, reader, step } = await siteWithCommitment()
    copyOf(site)
    await step(editor, 'supersession', { 'superseded-by': 2, reason: 'Firmer', revision: 1 }).expect(303)
    expect((await open(reader, '/commitments/1')).linkTo('commitment 2')).toBe('/commitments/2')
    expect((await open(reader, '/commitments/2')).linkTo('commitment 1')).toBe('/commitments/1')
    expect((await open(site.agent, '/commitments/2')).linkTo('commitment 1')).toBeUndefined()
  })

  test('still links to what takes its place once evidence was added', async () => {
    const { site, editor, reader, step } = await siteWithCommitment()
    copyOf(site)
    await step(editor, 'supersession', { 'superseded-by': 2, reason: 'Firmer', revision: 1 }).expect(303)
    await step(editor, 'updates', { kind: 'evidence', evidence: 'DEP2026-0101', revision: 2 }).expect(303)
    expect((await open(reader, '/commitments/1')).linkTo('commitment 2')).toBe('/commitments/2')
  })

  test('is not superseded by one that was dropped', async () => {
    const { site, editor, approver, step, revision } = await siteWithCommitment()
    copyOf(site)
    await send(editor, '/commitments/2/drop', { reason: 'Not needed', revision: 1 }).expect(303)
    const proposed = { 'superseded-by': 2, reason: 'Firmer', revision: 1 }
    const approval = { outcome: 'drop', reason: 'Agreed', revision: 2 }
    await send(approver, '/commitments/2/drop/approval', approval).expect(303)
    const { text } = await step(editor, 'supersession', proposed).expect(409)
    expect(readPage(text).main).toContain('Commitment 2 was dropped, so it cannot take the place of another.')
    expect(revision()).toBe(1)
    await send(approver, '/commitments/2/reopening', { reason: 'Needed', revision: 3 }).expect(303)
    await step(editor, 'supersession', proposed).expect(303)
  })

  test('offers to undo its logging only while that can be undone', async () => {
    const { site, editor, step } = await siteWithCommitment()
    copyOf(site)
    const offersUndo = async () =>
      (await open(editor, '/commitments/2')).all(({ attribs }) => attribs.id === 'step-removal').length === 1
    expect(await offersUndo()).toBe(true)
    await step(editor, 'supersession', { 'superseded-by': 2, reason: 'Firmer', revision: 1 }).expect(303)
    expect(await offersUndo()).toBe(false)
  })

  test('is not removed while it takes the place of another', async () => {
    const { site, editor, step } = await siteWithCommitment()
    copyOf(site)
    await step(editor, 'supersession', { 'superseded-by': 2, reason: 'Firmer', revision: 1 }).expect(303)
    const { text } = await send(editor, '/commitments/2/removal', { reason: 'Slip' }).expect(409)
    expect(readPage(text).main).toContain('It takes the place of commitment 1, so it can only be dropped.')
  })

  test('lists where the promise was said again, with the date of a slip linked to its answer', async () => {
    const { site, editor, reader } = await siteWithCommitment()
    const again = 'We will publish a harbour safety plan by the end of May 2026.'
    const later = anAnsweredQuestion({ answerText: `<p>${again}</p>`, dateAnswered: '2026-01-29T00:00:00' })
    await importQuestions(site.db, [later])
    const version = site.db
      .prepare<[string], { id: number }>('select id from answer_version where instr(text, ?)')
      .get(again)
    const by = { accountId: null, name: 'Ada Bell', via: 'web', requestId: null } as const
    commitmentRecords(site.db, site.clock).enter(
      1,
      {
        ...{ act: 'slip', madeOn: '2026-01-29', note: 'Put off', evidence: null, visibility: 'internal' },
        mention: {
          ...{ answerVersionId: version?.id ?? 0, start: 0, end: again.length, text: again },
          suggestionId: null,
        },
        deadline: {
          ...{ phrase: 'by the end of May 2026', earliest: null, latest: '2026-05-31', precision: 'month' },
          ...{ anchor: null, name: null, recurs: null, reviewOn: null, reviewEveryDays: null },
        },
      },
      by,
      1,
    )
    const page = await open(reader, '/commitments/1')
    expect(page.main).toContain(`“${again}” Wardens: Equipment`)
    expect(page.main).toContain(
      'Said again with another date: “by the end of May 2026”: by 31 May 2026In the answer to Wardens: Equipment',
    )
    expect(page.withClass('related__item')).toEqual([])
    const stranger = await open(site.agent, '/commitments/1')
    expect(stranger.main).not.toContain('Said again')
    expect(stranger.withClass('related__item')).toHaveLength(1)
    expectNoInjection(await open(editor, '/commitments/1'))
  })

  test('offers, of what has ended, to add evidence and nothing that would be refused', async () => {
    const { editor, step } = await siteWithCommitment()
    const kinds = async () =>
      (await open(editor, '/commitments/1'))
        .all(
          ({ name, parent }) =>
            name === 'option' && (parent as { attribs?: { id?: string } }).attribs?.id === 'updates-kind',
        )
        .map(({ attribs }) => attribs.value)
    expect(await kinds()).toEqual(['progress', 'chased', 'evidence'])
    await step(editor, 'delivery', { outcome: 'delivered', evidence: 'DEP2026-0101', revision: 1 }).expect(
      303,
    )
    expect(await kinds()).toEqual(['evidence'])
  })

  test('gathers all evidence in one list', async () => {
    const { editor, step } = await siteWithCommitment()
    await step(editor, 'updates', { kind: 'evidence', evidence: 'https://example.org/a', revision: 1 })
    await step(editor, 'delivery', { outcome: 'delivered', evidence: 'DEP2026-0101', revision: 2 })
    const list = (await open(editor, '/commitments/1')).main
    expect(list).toContain('Evidence Deposited paper: DEP2026-0101 (Delivered, 2 February 2026)Web page:')
  })

  test('shows what it says of itself where it has ended, too, and never the concern to strangers', async () => {
    const { site, correct } = await siteWithCommitment()
    await correct('We will not.', '2026-02-04')
    expect((await open(site.agent, '/commitments/1')).main).not.toContain('corrected on')
  })
})

describe('related answers since', () => {
  const since = { dateTabled: '2026-01-19T00:00:00', dateAnswered: '2026-01-22T00:00:00' }

  async function related(...questions: Record<string, unknown>[]) {
    const { site } = await siteWithCommitment({ heading: 'Harbours: Safety' })
    await importQuestions(site.db, questions)
    return (await open(site.agent, '/commitments/1')).withClass('related__item')
  }

  test('cite its question, have its heading, share its rarest words, or name its policy', async () => {
    const parts = await siteWithCommitment({ heading: 'Harbours: Safety' })
    const { question, site } = parts
    await importQuestions(site.db, [
      aQuestion({
        heading: 'Ferries',
        dateTabled: '2026-01-26T00:00:00',
        questionText: `Pursuant to the Answer to Question ${question.uin}, how many ferries sail.`,
      }),
      anAnsweredQuestion({ ...since, heading: 'Harbours: Safety', answerText: '<p>None.</p>' }),
      anAnsweredQuestion({
        ...since,
        heading: 'Boats',
        answerText: '<p>The harbour safety drill is on Monday.</p>',
      }),
      anAnsweredQuestion({ ...since, heading: 'Buoys', answerText: '<p>None is painted.</p>' }),
    ])
    const found = (await open(site.agent, '/commitments/1')).withClass('related__item')
    expect(found).toHaveLength(3)
    expect(found[0]).toMatch(/^Ferries, .* not answered yet Cites this question$/)
    expect(found.join()).toMatch(/Harbours: Safety, .* answered 22 January 2026 Same heading/)
    expect(found.join()).toMatch(/Boats, .* Shares its rarest words/)
  })

  test('were not answered before it', async () => {
    const before = { dateTabled: '2026-01-05T00:00:00', dateAnswered: '2026-01-08T00:00:00' }
    expect(await related(anAnsweredQuestion({ ...before, heading: 'Harbours: Safety' }))).toEqual([])
  })

  test('are ten at most', async () => {
    const many = Array.from({ length: 14 }, () =>
      anAnsweredQuestion({ ...since, heading: 'Harbours: Safety' }),
    )
    expect(await related(...many)).toHaveLength(10)
  })

  test('are sought without harm by words that are operators, and by a number in quotes', async () => {
    const words = 'We will publish NEAR NOT "harbour" (OR) safety: AND* plan by March 2026.'
    const { site } = await siteWithCommitment({ answerText: `<p>${words}</p>`, heading: '"AND" (OR' })
    await open(site.agent, '/commitments/1')
  })
})

describe('a policy', () => {
  test('lists its commitments with counts by status, open first, for anyone, and as JSON', async () => {
    const { site, editor, step } = await siteWithCommitment()
    copyOf(site)
    for (const id of [1, 2])
      await send(editor, `/commitments/${id}/details`, {
        ...{ policy: 'vawg-strategy', summary: 'A secret word', revision: 1 },
      }).expect(303)
    await step(editor, 'delivery', {
      outcome: 'delivered',
      evidence: 'https://example.org/plan',
      revision: 2,
    })
    const page = await open(site.agent, '/policies/vawg-strategy')
    expect(page.main).toContain('2 commitments')
    expect(page.linkTo('Open')).toBe('/commitments?policy=vawg-strategy&status=open')
    expect(page.linkTo('Delivered')).toBe('/commitments?policy=vawg-strategy&status=delivered')
    expect(page.links.filter(({ text }) => text === PROMISE).map(({ href }) => href)).toEqual([
      '/commitments/2',
      '/commitments/1',
    ])
    const { body } = await site.agent.get('/policies/vawg-strategy.json').expect(200)
    expect(body.commitments).toMatchObject({ total: 2, statuses: { open: 1, delivered: 1 } })
    expect(body.commitments.items[0]).toMatchObject({
      id: 2,
      quote: PROMISE,
      deadline: { latest: '2026-03-31' },
    })
    expect(JSON.stringify(body)).not.toContain('A secret word')
  })

  test('to which commitments belong is not removed', async () => {
    const { editor } = await siteWithCommitment()
    await send(editor, '/commitments/1/details', { policy: 'vawg-strategy', revision: 1 }).expect(303)
    const { text } = await send(editor, '/policies/vawg-strategy/removal', { reason: 'Old' }).expect(422)
    expect(readPage(text).main).toContain('Commitments belong to the policy')
    await open(editor, '/policies/vawg-strategy')
  })
})

/** The same promise logged once more, as commitment 2. */
function copyOf({ db }: Awaited<ReturnType<typeof siteWithCommitment>>['site']): void {
  db.exec(`
    insert into commitment (answer_version_id, starts_at, ends_at, quote, kind, strength, due_latest, logged_at)
    select answer_version_id, starts_at, ends_at, quote, kind, strength, due_latest, logged_at from commitment`)
}

test('a deadline without a date says when to look again only while the commitment is open', async () => {
  const promise = 'We will publish a count of the lanterns in due course.'
  const { editor, step } = await siteWithCommitment({ answerText: `<p>${promise}</p>` })
  expect((await open(editor, '/commitments/1')).facts().Deadline).toContain('look again on')
  const evidence = 'https://example.org/count'
  await step(editor, 'delivery', { outcome: 'delivered', evidence, revision: 1 }).expect(303)
  expect((await open(editor, '/commitments/1')).facts().Deadline).toBe('“in due course”: no date given')
  expect((await open(editor, '/commitments?status=delivered')).main).not.toContain('look again')
})
