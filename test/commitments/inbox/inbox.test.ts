import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import { sayDecided } from '../../../server/commitments/inbox/decisions.ts'
import { signedInAs } from '../../support/accounts.ts'
import { noticeOf } from '../../support/admin.ts'
import { readPage } from '../../support/html.ts'
import { anAnsweredQuestion } from '../../support/records.ts'
import { siteWith } from '../../support/site.ts'

const LANTERNS = 'We will publish a plan for lanterns on every pier by the end of March 2026.'
const BOATS = 'We intend to consult on how moored boats are counted in the spring.'
const STRATEGY =
  'The Violence Against Women and Girls Strategy will be published by the Government this summer.'

type Agent = ReturnType<typeof request.agent>
type Form = Record<string, string | number | readonly (string | number)[]>

async function inboxSite() {
  const answer = (text: string, day: string) =>
    anAnsweredQuestion({
      answerText: `<p>Thank you. ${text} It is late.</p>`,
      dateAnswered: `2026-01-${day}T00:00:00`,
    })
  const questions = [
    answer(LANTERNS, '14'),
    answer(BOATS, '16'),
    answer(STRATEGY, '15'),
    answer(LANTERNS, '13'),
  ]
  const site = await siteWith(questions)
  const agent = (role: 'editor' | 'reader') => signedInAs(site, role, { name: `A ${role}` }).agent
  return { site, editor: agent('editor'), reader: agent('reader') }
}

const send = (agent: Agent, path: string, form: Form = {}) => agent.post(path).type('form').send(form)
const open = async (agent: Agent, path: string) => readPage((await agent.get(path).expect(200)).text)
const quotesAt = async (agent: Agent, path: string) =>
  (await open(agent, path)).withClass('suggestion__quote')

describe('the inbox', () => {
  test('shows the newest answers first, with some of the answer around each', async () => {
    const { editor } = await inboxSite()
    const page = await open(editor, '/suggestions')
    expect(page.withClass('suggestion__quote')).toEqual([BOATS, STRATEGY, LANTERNS, LANTERNS])
    expect(page.withClass('suggestion__setting')[0]).toBe(`Thank you. ${BOATS} It is late.`)
  })

  test('is filtered by kind, strength, rule and policy, one or all', async () => {
    const { editor } = await inboxSite()
    expect(await quotesAt(editor, '/suggestions?kind=consultation_review')).toEqual([BOATS])
    expect(await quotesAt(editor, '/suggestions?strength=intended')).toEqual([BOATS])
    expect(await quotesAt(editor, '/suggestions?policy=vawg-strategy')).toEqual([STRATEGY])
    expect(await quotesAt(editor, '/suggestions?policy=vawg-strategy&kind=soft')).toEqual([])
    expect(await quotesAt(editor, '/suggestions?policy=moon-plan')).toEqual([])
    const rule = 'will publish'
    expect(await quotesAt(editor, `/suggestions?rule=${encodeURIComponent(rule)}&policy=`)).toContain(
      LANTERNS,
    )
  })

  test('past its last page is the last, as when the last page was decided on', async () => {
    const { editor } = await inboxSite()
    expect(await quotesAt(editor, '/suggestions?page=2')).toEqual([BOATS, STRATEGY, LANTERNS, LANTERNS])
  })

  test('says of each rule how its suggestions fared', async () => {
    const { editor, site } = await inboxSite()
    await send(editor, '/suggestions/1/acceptance').expect(303)
    const rule = site.db.prepare('select rule from suggestion where id = 1').pluck().get()
    const page = await open(editor, '/suggestions')
    expect(page.main).toContain(`Rule: ${rule} (1 of 1 decision accepted)`)
  })

  test('keeps what was dismissed, with its reason, until it is restored', async () => {
    const { editor } = await inboxSite()
    await send(editor, '/suggestions/2/dismissal', { reason: 'Said by boats', back: '/suggestions' }).expect(
      303,
    )
    const page = await open(editor, '/suggestions?state=dismissed')
    expect(page.withClass('suggestion__quote')).toEqual([BOATS])
    expect(page.withClass('suggestion__reason')[0]).toBe(
      'Dismissed: Said by boats (A editor, 2 February 2026)',
    )
    expect(page.tagged('button')).not.toContain('Accept suggestion 2')
    const restored = await send(editor, '/suggestions/2/restoration', {
      back: '/suggestions?state=dismissed',
    })
    expect(restored.headers.location).toBe('/suggestions?state=dismissed')
    expect(await quotesAt(editor, '/suggestions')).toContain(BOATS)
  })

  test('a dismissal is undone from its notice', async () => {
    const { editor } = await inboxSite()
    await send(editor, '/suggestions/2/dismissal', { reason: 'No', back: '/suggestions?kind=action' }).expect(
      303,
    )
    const page = await open(editor, '/suggestions?kind=action')
    const undo = page.all(({ attribs }) => attribs.action === '/suggestions/2/restoration')
    expect(undo).toHaveLength(1)
  })
})

describe('a decision on several', () => {
  test('accepts each, skips what looks like a commitment already, and says so', async () => {
    const { editor, site } = await inboxSite()
    const form = { suggestion: [1, 2, 4], decision: 'accept', back: '/suggestions?page=1' }
    const done = await send(editor, '/suggestions/decisions', form).expect(303)
    expect(done.headers.location).toBe('/suggestions?page=1')
    const page = await open(editor, '/suggestions')
    expect(noticeOf(page)).toBe(
      '2 suggestions are accepted. 1 was left as it is: it looks like commitment 1.',
    )
    expect(page.withClass('suggestion__quote')).toEqual([STRATEGY, LANTERNS])
    expect(site.db.prepare('select quote from commitment').pluck().all()).toEqual([LANTERNS, BOATS])
  })

  test('dismisses each for the same reason, each with its audit record', async () => {
    const { editor, site } = await inboxSite()
    const form = { suggestion: [1, 2], decision: 'dismiss', reason: 'Said by the port' }
    await send(editor, '/suggestions/decisions', form).expect(303)
    const trail = site.db.prepare("select reason from audit_record where action = 'dismissed'").pluck().all()
    expect(trail).toEqual(['Said by the port', 'Said by the port'])
    expect(noticeOf(await open(editor, '/suggestions'))).toBe('2 suggestions are dismissed.')
  })

  test('leaves alone what somebody has decided on, and what is not there', async () => {
    const { editor } = await inboxSite()
    await send(editor, '/suggestions/1/acceptance').expect(303)
    await send(editor, '/suggestions/decisions', { suggestion: [1, 3, 999], decision: 'accept' }).expect(303)
    const notice = noticeOf(await open(editor, '/suggestions'))
    expect(notice).toBe('1 suggestion is accepted. 2 were left as they are: somebody had decided already.')
  })

  test.each([
    [{ decision: 'accept' }, 'Choose at least one suggestion.'],
    [{ suggestion: 1, decision: 'dismiss' }, 'Say why these are no commitments.'],
    [{ suggestion: 1 }, 'Choose whether to accept or to dismiss.'],
    [{ suggestion: ['1', 'x'], decision: 'accept' }, 'Choose suggestions by their numbers.'],
  ])('that is sent as %j is shown again', async (form, message) => {
    const { editor, site } = await inboxSite()
    const { text } = await send(editor, '/suggestions/decisions', {
      ...form,
      back: '/suggestions?kind=soft',
    }).expect(422)
    expect(readPage(text).withClass('govuk-error-summary__list')[0]).toBe(message)
    expect(site.db.prepare("select count(*) from suggestion where state <> 'open'").pluck().get()).toBe(0)
  })

  test('is for editors', async () => {
    const { site, reader } = await inboxSite()
    await send(reader, '/suggestions/decisions', { suggestion: 1, decision: 'accept' }).expect(403)
    await send(site.agent, '/suggestions/decisions', { suggestion: 1, decision: 'accept' }).expect(401)
    await reader.get('/suggestions?state=dismissed').expect(403)
  })

  test('names at most five of the commitments that others look like', () => {
    const likely = [1, 2, 2, 3, 4, 5, 6].map(
      (commitmentId, id) => ({ id, outcome: 'likely', commitmentId }) as const,
    )
    expect(sayDecided('accept', likely)).toBe(
      '0 suggestions are accepted. 7 were left as they are: it looks like commitments 1, 2, 3, 4, 5 and others.',
    )
  })
})
