import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../server/accounts/permissions.ts'
import { signedInAs } from '../support/accounts.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const PROMISE = 'We will publish a harbour safety plan by the end of March 2026.'
const ANSWER = `<p>The wardens hold 412 lanterns.</p><p>${PROMISE} The harbour masters will decide where they hang.</p>`

type Agent = ReturnType<typeof request.agent>

/** A site with one answer that holds one promise, and people of each role. */
async function siteWithPromise() {
  const question = anAnsweredQuestion({ answerText: ANSWER })
  const site = await siteWith([question])
  const as = (role: Role, name: string) => signedInAs(site, role, { name }).agent
  return {
    site,
    question,
    editor: as('editor', 'Tom Ellis'),
    approver: as('approver', 'Eleanor Ashby'),
    reader: as('reader', 'Samir Haddad'),
  }
}

const send = (agent: Agent, path: string, form: Record<string, string | number> = {}) =>
  agent.post(path).type('form').send(form)

async function open(agent: Agent, path: string) {
  return readPage((await agent.get(path).expect(200)).text)
}

async function accepted() {
  const parts = await siteWithPromise()
  await send(parts.editor, '/suggestions/1/acceptance').expect(303)
  return parts
}

describe('a suggestion', () => {
  test('is found at intake: the Government’s promise, and not what others will do', async () => {
    const { editor } = await siteWithPromise()
    const inbox = await open(editor, '/suggestions')
    expect(inbox.withClass('suggestion__quote')).toEqual([PROMISE])
    expect(inbox.main).toContain('Publication')
    expect(inbox.main).toContain('“by the end of March 2026”')
  })

  test('of a holding answer is none', async () => {
    const holding = anAnsweredQuestion({ answerText: ANSWER, answerIsHolding: true })
    const { db } = await siteWith([holding])
    expect(db.prepare('select count(*) from suggestion').pluck().get()).toBe(0)
  })

  test('becomes a commitment with one click, all of it filled in, and leaves the inbox', async () => {
    const { editor, question } = await accepted()
    const page = await open(editor, '/commitments/1')
    expect(page.heading).toBe(PROMISE)
    expect(page.facts()).toMatchObject({ Status: 'Open', Kind: 'Publication', Owner: 'Tom Ellis' })
    expect(page.facts().Deadline).toContain('31 March 2026')
    expect(page.tagged('mark')).toEqual([PROMISE])
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).toEqual([])
    const asked = await open(editor, `/questions/2026-01-12/${question.uin}`)
    expect(asked.linkTo(PROMISE)).toBe('/commitments/1')
  })

  test('is decided on once: the second of two editors is told', async () => {
    const { editor, approver } = await accepted()
    const { text } = await send(approver, '/suggestions/1/acceptance').expect(409)
    expect(readPage(text).main).toContain('Somebody has accepted this suggestion already.')
    await send(editor, '/suggestions/1/dismissal', { reason: 'No' }).expect(409)
  })

  test('is dismissed with a reason, which can be undone', async () => {
    const { editor, site } = await siteWithPromise()
    await send(editor, '/suggestions/1/dismissal', {}).expect(422)
    await send(editor, '/suggestions/1/dismissal', {
      reason: 'Said before',
      back: '/suggestions?page=1',
    }).expect(303)
    expect((await open(editor, '/suggestions')).main).toContain('Nothing is waiting.')
    await send(editor, '/suggestions/1/restoration').expect(303)
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).toEqual([PROMISE])
    const trail = site.db
      .prepare("select action, reason from audit_record where thing_kind = 'suggestion'")
      .all()
    expect(trail).toEqual([
      { action: 'dismissed', reason: 'Said before' },
      { action: 'restored', reason: null },
    ])
  })

  test('leads back to its inbox only, whatever the form says', async () => {
    const { editor } = await siteWithPromise()
    const form = { reason: 'No', back: '//evil.example/suggestions' }
    expect((await send(editor, '/suggestions/1/dismissal', form)).headers.location).toBe('/suggestions')
  })

  test('is outdated when the answer is corrected, and the correction is read anew', async () => {
    const { editor, question, site } = await siteWithPromise()
    const corrected = {
      ...question,
      answerText: `<p>The wardens hold 413 lanterns.</p><p>We will publish a harbour safety plan in June 2026.</p>`,
      originalAnswerText: ANSWER,
      answerIsCorrection: true,
      dateAnswerCorrected: '2026-01-30T00:00:00',
    }
    await importQuestions(site.db, [corrected], { seenAt: '2026-02-02T11:00:00.000Z' })
    const inbox = await open(editor, '/suggestions')
    expect(inbox.withClass('suggestion__quote')).toEqual([
      'We will publish a harbour safety plan in June 2026.',
    ])
    expect((await send(editor, '/suggestions/1/acceptance').expect(409)).text).toContain('corrected since')
  })
})

describe('a commitment', () => {
  test('is extended, chased and delivered with evidence, and keeps its first deadline', async () => {
    const { editor } = await accepted()
    const go = (step: string, form: Record<string, string | number>) =>
      send(editor, `/commitments/1/${step}`, form).expect(303)
    await go('extensions', {
      deadline: 'by the end of May 2026',
      reason: 'The survey came late',
      revision: 1,
    })
    await go('updates', { kind: 'chased', note: 'Rang the *harbour* team', revision: 2 })
    await go('delivery', { outcome: 'delivered', evidence: 'https://example.org/plan', revision: 3 })
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({ Status: 'Delivered' })
    expect(page.facts().Deadline).toContain('31 May 2026')
    expect(page.main).toContain('First deadline: “by the end of March 2026”')
    expect(page.tagged('em')).toEqual(['harbour'])
    expect(page.linkTo('https://example.org/plan')).toBe('https://example.org/plan')
  })

  test('that was logged by mistake is removed with a reason, while nothing else was recorded', async () => {
    const { editor, site } = await accepted()
    await send(editor, '/commitments/1/removal', {}).expect(422)
    await send(editor, '/commitments/1/removal', { reason: 'Clicked too soon' }).expect(303)
    await editor.get('/commitments/1').expect(404)
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).toEqual([PROMISE])
    expect(site.db.prepare('select action, reason from audit_record order by id desc limit 1').get()).toEqual(
      {
        action: 'removed',
        reason: 'Clicked too soon',
      },
    )
    await send(editor, '/suggestions/1/acceptance').expect(303)
    await send(editor, '/commitments/2/updates', { kind: 'chased', note: 'Rang', revision: 1 }).expect(303)
    const { text } = await send(editor, '/commitments/2/removal', { reason: 'Changed my mind' }).expect(409)
    expect(readPage(text).main).toContain('so it can only be dropped')
  })

  test('is dropped by two: an editor proposes, an approver who is somebody else confirms, and may reopen it', async () => {
    const { editor, approver } = await accepted()
    await send(approver, '/commitments/1/drop', { reason: 'Overtaken', revision: 1 }).expect(303)
    await send(editor, '/commitments/1/drop/approval', {
      outcome: 'drop',
      reason: 'Yes',
      revision: 2,
    }).expect(403)
    const own = { outcome: 'drop', reason: 'Yes', revision: 2 }
    const refused = await send(approver, '/commitments/1/drop/approval', own).expect(409)
    expect(readPage(refused.text).main).toContain('Somebody else has to confirm what you proposed.')
    await send(approver, '/commitments/1/drop/approval', {
      outcome: 'keep',
      reason: 'Not yet',
      revision: 2,
    }).expect(303)
    await send(editor, '/commitments/1/drop', { reason: 'Overtaken after all', revision: 3 }).expect(303)
    await send(approver, '/commitments/1/drop/approval', {
      outcome: 'drop',
      reason: 'Yes',
      revision: 4,
    }).expect(303)
    await send(editor, '/commitments/1/reopening', { reason: 'Asked again', revision: 5 }).expect(403)
    await send(approver, '/commitments/1/reopening', { reason: 'Asked again', revision: 5 }).expect(303)
    expect((await open(approver, '/commitments/1')).facts()).toMatchObject({ Status: 'Open' })
  })

  test('that somebody else changed meanwhile is shown as it is now, with what was typed', async () => {
    const { editor, approver } = await accepted()
    await send(approver, '/commitments/1/updates', {
      kind: 'progress',
      note: 'Half done',
      revision: 1,
    }).expect(303)
    const late = await send(editor, '/commitments/1/updates', {
      kind: 'chased',
      note: 'Rang them',
      revision: 1,
    })
    expect(late.status).toBe(409)
    const page = readPage(late.text)
    expect(page.main).toContain('Somebody changed this commitment after you had opened it.')
    expect(page.main).toContain('Half done')
    expect(page.html).toContain('Rang them</textarea>')
    await send(editor, '/commitments/1/updates', { kind: 'chased', note: 'Rang them', revision: 2 }).expect(
      303,
    )
  })

  test.each([
    [
      'an extension without a reason',
      'extensions',
      { deadline: 'by May 2026' },
      'Say why the deadline is put off',
    ],
    ['an extension without a deadline', 'extensions', { reason: 'Late' }, 'Enter the new deadline'],
    ['a delivery without evidence', 'delivery', { outcome: 'delivered' }, 'Give the evidence'],
    ['a delivery without an outcome', 'delivery', { evidence: 'DEP2026-0101' }, 'Choose what became of it'],
    ['what was not delivered, without a note', 'delivery', { outcome: 'not' }, 'Say how it is known'],
    ['an update that says nothing', 'updates', { kind: 'progress' }, 'Say what happened'],
    [
      'an update of a day that does not exist',
      'updates',
      { kind: 'progress', note: 'x', date: '2026-02-30' },
      'date',
    ],
    ['a drop without a reason', 'drop', {}, 'Say why'],
    ['a supersession by nothing', 'supersession', { reason: 'x' }, 'Enter the number'],
  ])('refuses %s, and keeps what was typed', async (_, step, form, message) => {
    const { editor } = await accepted()
    const { text } = await send(editor, `/commitments/1/${step}`, { ...form, revision: 1 }).expect(422)
    expect(readPage(text).withClass('govuk-error-summary__list')[0]).toContain(message)
  })

  test('is not superseded by itself or by none', async () => {
    const { editor } = await accepted()
    for (const [number, message] of [
      [1, 'cannot be superseded by itself'],
      [99, 'There is no commitment with this number'],
    ] as const) {
      const form = { 'superseded-by': number, reason: 'Newer', revision: 1 }
      const { text } = await send(editor, '/commitments/1/supersession', form).expect(409)
      expect(readPage(text).main).toContain(message)
    }
  })

  test('shows the public its promise and public evidence, a reader the work on it, an editor all', async () => {
    const { editor, reader, site } = await accepted()
    const note = (visibility: string, revision: number) =>
      send(editor, '/commitments/1/updates', {
        kind: 'evidence',
        note: `A note that is ${visibility}`,
        evidence: `file-${visibility}`,
        visibility,
        revision,
      }).expect(303)
    await note('public', 1)
    await note('internal', 2)
    await note('restricted', 3)
    const seen = async (agent: Agent) => {
      const { main } = await open(agent, '/commitments/1')
      const words = [
        'Tom Ellis',
        'A note that is public',
        'A note that is internal',
        'A note that is restricted',
      ]
      return [...words, 'file-public', 'file-internal', 'file-restricted', PROMISE].map((word) =>
        main.includes(word),
      )
    }
    expect(await seen(site.agent)).toEqual([false, false, false, false, true, false, false, true])
    expect(await seen(reader)).toEqual([true, true, true, false, true, true, false, true])
    expect(await seen(editor)).toEqual([true, true, true, true, true, true, true, true])
  })

  test('is in the register, and overdue once its last day has passed', async () => {
    const { editor } = await accepted()
    const register = await open(editor, '/commitments')
    expect(register.linkTo(PROMISE)).toBe('/commitments/1')
    expect(register.main).not.toContain('Overdue')
    expect((await open(editor, '/commitments?status=delivered')).main).toContain('No commitments')
    await send(editor, '/commitments/1/extensions', { deadline: '2026-01-20', reason: 'Sooner', revision: 1 })
    expect((await open(editor, '/commitments')).withClass('status--late')).toEqual(['Overdue'])
  })

  test('keeps a hostile note as words', async () => {
    const { editor } = await accepted()
    const note = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>'
    await send(editor, '/commitments/1/updates', {
      kind: 'progress',
      note,
      evidence: 'javascript:alert(1)',
      revision: 1,
    })
    const page = await open(editor, '/commitments/1')
    expectNoInjection(page)
  })
})
