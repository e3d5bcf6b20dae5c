import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import { signedInAs } from '../../support/accounts.ts'
import type { TestApp } from '../../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../../support/html.ts'
import { aQuestion, importQuestions } from '../../support/records.ts'
import { aPromise, siteWithAnswer, tomOf } from '../days.ts'

type Agent = ReturnType<typeof request.agent>

async function open(agent: Agent, path = '/deadlines?whose=all'): Promise<Page> {
  const page = readPage((await agent.get(path).expect(200)).text)
  expectNoInjection(page)
  return page
}

/** The headings of the lists, each with its count. */
const lists = (page: Page) => page.tagged('h2').filter((heading) => /\d$/.test(heading))
const account = (page: Page) => page.withClass('deadlines__account')[0]
/** The numbers of the commitments that the page lists, in order. */
const numbers = (page: Page) =>
  page
    .all(({ name, attribs }) => name === 'a' && /^\/commitments\/\d+$/.test(attribs.href ?? ''))
    .map(({ attribs }) => Number(attribs.href?.split('/').at(-1)))
const asReader = (site: TestApp) => signedInAs(site, 'reader').agent

describe('the lists', () => {
  test('tell open commitments apart by their days, the most urgent first, and count all of them', async () => {
    const site = await siteWithAnswer()
    for (const latest of [
      '2026-01-21',
      '2026-02-01',
      '2026-02-02',
      '2026-02-09',
      '2026-02-10',
      '2026-03-04',
      '2026-03-05',
    ]) {
      aPromise(site, { latest, precision: 'day' })
    }
    aPromise(site, { reviewOn: '2026-02-02', reviewEveryDays: 91 })
    aPromise(site, { reviewOn: '2026-02-03', reviewEveryDays: 91 })
    aPromise(site, { latest: '2026-01-01', status: 'delivered' })
    const page = await open(asReader(site))
    expect(lists(page)).toEqual([
      'Overdue 2',
      'Due in 7 days 2',
      'Due in 8 to 30 days 2',
      'To be looked at again 1',
    ])
    expect(numbers(page)).toEqual([1, 2, 3, 4, 5, 6, 8])
    expect(page.withClass('status')).toEqual([
      '12 days overdue',
      '1 day overdue',
      'Due today',
      'Due in 7 days',
      'Due in 8 days',
      'Due in 30 days',
    ])
    expect(account(page)).toBe(
      '9 open commitments of all: 2 overdue, 2 due in 7 days, 2 due in 8 to 30 days, 1 to be looked at again now, 1 due later, 1 with no date and not yet to be looked at again.',
    )
    expect(numbers(await open(asReader(site), String(page.linkTo('1 due later'))))).toEqual([7])
  })

  test('never show vague words as a due date, and show what nobody would ever look at again', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { phrase: 'in due course', reviewOn: '2026-01-30', reviewEveryDays: 91 })
    aPromise(site, {
      phrase: 'on Royal Assent',
      anchor: 'Royal Assent',
      precision: 'event',
      reviewOn: '2026-02-01',
    })
    aPromise(site)
    const page = await open(asReader(site))
    expect(lists(page)).toEqual(['To be looked at again 3'])
    expect(page.withClass('status')).toEqual([])
    expect(page.withClass('deadline__line')).toEqual([
      'No date given',
      '“in due course”: no date given; look again on 30 January 2026, then every 91 days',
      '“on Royal Assent”: no date yet: depends on “Royal Assent”; look again on 1 February 2026',
    ])
  })

  test('say in a line which of them are empty', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { latest: '2027-01-01' })
    const page = await open(asReader(site))
    expect(page.withClass('nothing')).toEqual([
      'Nothing is overdue. Nothing is due in 7 days. Nothing is due in 8 to 30 days. Nothing has to be looked at again today. No letter or deposit is open.',
      'No open question is known to be past its date.',
    ])
    expect(lists(page)).toEqual([])
    const week = await open(asReader(site), '/deadlines?whose=all&list=week')
    expect(week.withClass('nothing')).toEqual(['Nothing is due in 7 days.'])
    expect((await open(signedInAs(site, 'approver').agent)).withClass('nothing')[0]).toContain(
      'Nothing is proposed to be dropped.',
    )
  })

  test('of nothing at all lead an editor to the suggestions, and nobody else', async () => {
    const site = await siteWithAnswer()
    const { agent } = signedInAs(site, 'editor')
    expect((await open(agent)).linkTo('suggestions')).toBe('/suggestions')
    const page = await open(asReader(site))
    expect(page.main).toContain('No open commitments here.')
    expect(page.linkTo('suggestions')).toBeUndefined()
  })

  test('show the first ten of each, and all of them on pages of their own', async () => {
    const site = await siteWithAnswer()
    for (let one = 0; one < 60; one += 1) aPromise(site, { latest: '2026-01-20' })
    const agent = asReader(site)
    const page = await open(agent)
    expect(numbers(page)).toHaveLength(10)
    const first = await open(agent, String(page.linkTo('All 60 overdue')))
    expect(first.main).toContain('Page 1 of 2')
    const second = await open(agent, String(first.linkTo('Next page')))
    expect(second.linkTo('Next page')).toBeUndefined()
    expect([...numbers(first), ...numbers(second)]).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    )
    expect(account(second)).toContain('60 overdue')
  })

  test('of letters have every open one, dated or not, with the days since the answer', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { kind: 'write_or_deposit', latest: '2026-01-20' })
    aPromise(site, { kind: 'write_or_deposit', reviewOn: '2026-05-01', reviewEveryDays: 42 })
    aPromise(site, { kind: 'write_or_deposit', status: 'delivered' })
    const page = await open(signedInAs(site, 'editor').agent)
    expect(lists(page)).toEqual(['Overdue 1', 'Letters and deposits promised 2'])
    expect(numbers(page)).toEqual([1, 1, 2])
    expect(page.main).toContain('Promised 18 days ago, on 15 January 2026')
    expect(page.linkTo('Record the letter or deposit, commitment 2')).toBe('/commitments/2?step=delivery')
  })

  test('ignore what makes no sense', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { latest: '2026-01-20' })
    const odd = '/deadlines?whose=everyone&list=odd&page=-1&whose=all'
    expect(lists(await open(asReader(site), odd))).toEqual(['Overdue 1'])
    expect(numbers(await open(asReader(site), '/deadlines?list=overdue&page=99'))).toEqual([1])
  })
})

describe('whose they are', () => {
  test('is one’s own, else the team’s, else everyone’s, until one says', async () => {
    const site = await siteWithAnswer()
    const tom = tomOf(site)
    const current = async (path = '/deadlines') =>
      (await open(tom.agent, path))
        .all(({ attribs }) => attribs['aria-current'] === 'true' && attribs.href?.includes('whose') === true)
        .map(({ attribs }) => attribs.href)
    aPromise(site, { latest: '2026-01-20' })
    expect(await current()).toEqual(['/deadlines?whose=all'])
    aPromise(site, { latest: '2026-01-20', teamId: tom.teamId })
    expect(await current()).toEqual(['/deadlines?whose=team'])
    aPromise(site, { latest: '2026-01-20', ownerId: tom.id })
    expect(await current()).toEqual(['/deadlines?whose=mine'])
    expect(await current('/deadlines?whose=all')).toEqual(['/deadlines?whose=all'])
    expect(numbers(await open(tom.agent, '/deadlines'))).toEqual([3])
    expect(numbers(await open(tom.agent, '/deadlines?whose=team'))).toEqual([2])
    expect(numbers(await open(tom.agent, '/deadlines?whose=all'))).toEqual([1, 2, 3])
    expect(account(await open(tom.agent, '/deadlines'))).toBe('1 open commitment of yours: 1 overdue.')
  })

  test('is never a team’s for who belongs to none', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { latest: '2026-01-20' })
    const page = await open(asReader(site), '/deadlines?whose=team')
    expect(page.links.map(({ href }) => href)).not.toContain('/deadlines?whose=team')
    expect(page.main).toContain('No open commitments here.')
  })
})

describe('what comes next', () => {
  test('is a click away for an editor, and not shown to a reader', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { latest: '2026-01-20', summary: 'Lanterns by night', ownerId: tomOf(site).id })
    const { agent } = signedInAs(site, 'editor')
    const page = await open(agent)
    expect(page.linkTo('Chase, commitment 1')).toBe('/commitments/1?step=updates')
    expect(page.linkTo('Extend, commitment 1')).toBe('/commitments/1?step=extensions')
    expect(page.linkTo('Record delivery, commitment 1')).toBe('/commitments/1?step=delivery')
    expect(page.linkTo('Draft a question, commitment 1')).toBe('/commitments/1/follow-up')
    await open(agent, '/commitments/1?step=extensions')
    const read = await open(asReader(site))
    expect(read.withClass('deadline__steps')).toEqual([])
    expect(read.main).toContain('Tom Ellis')
    expect(read.main).toContain('Lanterns by night')
  })

  test('of one to be looked at again is to say so: it comes back after as many days as its words say', async () => {
    const site = await siteWithAnswer()
    const { agent } = signedInAs(site, 'editor', { name: 'Tom Ellis' })
    aPromise(site, { phrase: 'shortly', reviewOn: '2026-01-30', reviewEveryDays: 42 })
    const page = await open(agent)
    expect(page.tagged('button')).toContain('Looked at: again in 42 days, commitment 1')
    const [form] = page.all(({ attribs }) => attribs.action === '/commitments/1/reviews')
    expect(form).toBeDefined()
    const sent = { revision: 1, back: '/deadlines?whose=all' }
    const { headers } = await agent.post('/commitments/1/reviews').type('form').send(sent).expect(303)
    expect(headers.location).toBe('/deadlines?whose=all')
    const after = await open(agent)
    expect(after.main).toContain('Commitment 1 was looked at. It comes back on 16 March 2026.')
    expect(lists(after)).toEqual([])
    expect(
      site.db
        .prepare(
          'select actor_name, action, thing_id, before, after from audit_record order by id desc limit 1',
        )
        .get(),
    ).toEqual({
      actor_name: 'Tom Ellis',
      action: 'looked at',
      thing_id: '1',
      before: '{"lookAgain":"2026-01-30"}',
      after: '{"lookAgain":"2026-03-16"}',
    })
  })

  test('tells the second of two who look at the same time, and nobody looks at what has a date or has ended', async () => {
    const site = await siteWithAnswer()
    const { agent } = signedInAs(site, 'editor')
    aPromise(site, { reviewOn: '2026-01-30' })
    aPromise(site, { latest: '2026-01-30' })
    aPromise(site, { reviewOn: '2026-01-30', status: 'dropped' })
    const look = (id: number, form: object) =>
      agent.post(`/commitments/${id}/reviews`).type('form').send(form)
    await look(1, { revision: 1, back: '//evil.example' }).expect(303).expect('Location', '/deadlines')
    expect((await look(1, { revision: 1 }).expect(409)).text).toContain('Somebody changed this commitment')
    await look(1, {}).expect(409)
    expect((await look(2, { revision: 1 }).expect(409)).text).toContain('It has a date')
    expect((await look(3, { revision: 1 }).expect(409)).text).toContain('It has ended')
    await look(99, { revision: 1 }).expect(404)
  })
})

describe('what is proposed to be dropped', () => {
  test('waits for approvers alone, whosever it is, and not for the one who proposed it', async () => {
    const site = await siteWithAnswer()
    aPromise(site, { latest: '2027-01-20' })
    aPromise(site, { latest: '2027-01-20' })
    const drop = (agent: Agent, id: number) =>
      agent
        .post(`/commitments/${id}/drop`)
        .type('form')
        .send({ reason: 'Overtaken', revision: 1 })
        .expect(303)
    const { agent: editor } = signedInAs(site, 'editor', { name: 'Tom Ellis' })
    const { agent: approver, account: eleanor } = signedInAs(site, 'approver', { name: 'Eleanor Ashby' })
    aPromise(site, { latest: '2027-01-20', ownerId: eleanor.id })
    await drop(editor, 1)
    await drop(approver, 2)
    const page = await open(approver, '/deadlines')
    expect(lists(page)).toEqual(['Proposed to be dropped 2'])
    expect(page.main).toContain('Proposed by Tom Ellis on 2 February 2026: Overtaken')
    expect(page.linkTo('Decide on the proposal, commitment 1')).toBe('/commitments/1?step=drop%2Fapproval')
    expect(page.main).toContain('You proposed it on 2 February 2026, so somebody else decides')
    expect(page.linkTo('Decide on the proposal, commitment 2')).toBeUndefined()
    expect(lists(await open(editor))).toEqual([])
    expect(lists(await open(editor, '/deadlines?list=drops'))).toEqual([])
  })
})

describe('questions past their date', () => {
  async function siteWithQuestions() {
    const site = await siteWithAnswer()
    await importQuestions(site.db, [
      aQuestion({ uin: '902', heading: 'Ferries' }),
      aQuestion({ uin: '901', heading: 'Boats', isNamedDay: true, dateTabled: '2026-01-08T00:00:00' }),
      aQuestion({ uin: '903', heading: 'Beacons', isNamedDay: true, dateForAnswer: null }),
      aQuestion({ uin: '904', heading: 'Halls', dateTabled: '2026-01-29T00:00:00' }),
      aQuestion({ uin: '905', heading: 'Old', dateTabled: '2024-05-20T00:00:00' }),
      aQuestion({ heading: 'Elsewhere', answeringBodyId: 9_901, answeringBodyName: 'Ministry of Lanterns' }),
    ])
    const older = [aQuestion({ uin: '906', heading: 'Unseen' })]
    await importQuestions(site.db, older, { seenAt: '2026-01-18T23:59:00.000Z' })
    return site
  }

  test('are listed with their days and how those were counted; the others are counted apart', async () => {
    const page = await open(asReader(await siteWithQuestions()))
    expect(lists(page)).toEqual(['Questions past their date 2'])
    expect(page.withClass('deadline').map((item) => item.slice(0, 60))).toEqual([
      expect.stringContaining('Boats 19 days late Commons question 901'),
      expect.stringContaining('Ferries 7 sitting days late'),
    ])
    expect(page.withClass('counting')[1]).toContain('7 sitting days late')
    expect(page.linkTo('Ferries')).toBe('/questions/2026-01-12/902')
    expect(page.linkTo('Draft the chaser, Commons question 902')).toBe('/questions/2026-01-12/902/follow-up')
    expect(page.withClass('deadlines__account').at(-1)).toBe(
      '6 questions without an answer: 2 past their date, 1 not known to be late or not, 1 not seen for 14 days, 1 lapsed, 1 in time.',
    )
  })

  test.each([
    ['unknown', 'Beacons'],
    ['unseen', 'Unseen'],
    ['lapsed', 'Old'],
  ])('that are %s have a list of their own', async (list, heading) => {
    const page = await open(asReader(await siteWithQuestions()), `/deadlines?list=${list}`)
    expect(page.withClass('deadline__title')).toEqual([heading])
    expect(page.withClass('status--late')).toEqual([])
  })
})

describe('the first page', () => {
  test('names the overdue commitments of who has signed in, and nobody else’s', async () => {
    const site = await siteWithAnswer()
    const tom = tomOf(site)
    aPromise(site, { latest: '2026-01-20', ownerId: tom.id })
    aPromise(site, { latest: '2026-01-10', ownerId: tom.id })
    aPromise(site, { latest: '2026-02-20', ownerId: tom.id })
    aPromise(site, { latest: '2026-01-20' })
    const page = await open(tom.agent, '/')
    expect(numbers(page)).toEqual([2, 1])
    expect(page.main).toContain('23 days overdue')
    expect(page.linkTo('What is due next')).toBe('/deadlines?whose=mine')
    expect((await open(asReader(site), '/')).main).not.toContain('Your overdue commitments')
    expect((await open(site.agent, '/')).main).not.toContain('Your overdue commitments')
  })
})
