import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../../server/accounts/permissions.ts'
import { signedInAs } from '../../support/accounts.ts'
import { noticeOf } from '../../support/admin.ts'
import { expectNoInjection, type Page, readPage } from '../../support/html.ts'
import { anAnsweredQuestion, importQuestions } from '../../support/records.ts'
import { siteWith } from '../../support/site.ts'

const PLAN = 'We will publish a harbour safety plan by the end of March 2026.'
const TEXT = `The wardens hold 412 lanterns.\n\n${PLAN} The masters agree 👍 with it. They hang lanterns.`
const ANSWER = TEXT.split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('')

const UNREADABLE = ['banana', '30 February 2026', '2026-02-30']

type Agent = ReturnType<typeof request.agent>
type Form = Record<string, string | number | readonly string[]>

async function harbourSite(fields: Record<string, unknown> = {}, others: Record<string, unknown>[] = []) {
  const question = anAnsweredQuestion({ answerText: ANSWER, ...fields })
  const site = await siteWith([question, ...others.map(anAnsweredQuestion)])
  const as = (role: Role, name: string) => signedInAs(site, role, { name, team: `${name}’s team` })
  const editor = as('editor', 'Tom Ellis')
  return {
    site,
    question,
    editor: editor.agent,
    tom: editor.account,
    as,
    address: `/questions/2026-01-12/${question.uin}`,
  }
}

const send = (agent: Agent, path: string, form: Form = {}) => agent.post(path).type('form').send(form)
const open = async (agent: Agent, path: string, status = 200) =>
  readPage((await agent.get(path).expect(status)).text)

/** Words of TEXT as a form sends them. */
function words(quote: string, text = TEXT) {
  const start = text.indexOf(quote)
  return { question: 1, version: 1, start, end: start + quote.length, quote }
}

/** What the form of this id would send as it stands. */
function formOf(page: Page, id = 'log'): Form {
  const form = page.all(({ name, attribs }) => name === 'form' && attribs.id === id)[0]
  const within = (element: { parent: unknown } | null): boolean =>
    element !== null && (element === form || within(element.parent as { parent: unknown } | null))
  const own = page.all((element) => ['input', 'select'].includes(element.name) && within(element))
  const sent: Record<string, string[]> = {}
  for (const element of own) {
    const { name = '', value = '', type, checked } = element.attribs
    if (type === 'checkbox' && checked === undefined) continue
    const chosen = page.all(
      (o) => o.name === 'option' && o.attribs.selected !== undefined && o.parent === element,
    )
    sent[name] = [...(sent[name] ?? []), element.name === 'select' ? (chosen[0]?.attribs.value ?? '') : value]
  }
  return sent
}

const errorsIn = (page: Page) => page.withClass('govuk-error-summary__list')[0]
const stored = (db: Awaited<ReturnType<typeof siteWith>>['db'], id = 1) =>
  db.prepare('select * from commitment where id = ?').get(id) as Record<string, unknown>

describe('the words of an answer', () => {
  test('are shown as sentences to choose; those that are commitments are marked and linked', async () => {
    const { editor } = await harbourSite()
    await send(editor, '/suggestions/1/acceptance').expect(303)
    const page = await open(editor, '/commitments/new?question=1')
    expect(page.withClass('choose__sentence')).toEqual([
      'The wardens hold 412 lanterns.',
      PLAN,
      'The masters agree 👍 with it.',
      'They hang lanterns.',
    ])
    expect(page.withClass('choose__sentence--logged')).toEqual([PLAN])
    expect(page.linkTo('commitment 1')).toBe('/commitments/1')
  })

  test('stand in the page exactly as in the record, so that what is selected has its place in it', async () => {
    const { editor } = await harbourSite()
    const page = await open(editor, '/commitments/new?question=1')
    const raw = /data-choose-text>(.*?)<\/div>/s.exec(page.html)?.[1]?.replace(/<[^>]*>/g, '')
    expect(raw).toBe(TEXT)
  })

  test('become a form with all filled in, which is logged with one more click', async () => {
    const { editor, site, tom, address } = await harbourSite()
    const page = await open(editor, '/commitments/new?question=1&sentence=1')
    expect(page.tagged('mark')).toEqual([PLAN])
    expect(page.withClass('reading-of-deadline__said')[0]).toContain('by 31 March 2026')
    const form = formOf(page)
    expect(form).toMatchObject({
      summary: ['Publish a harbour safety plan'],
      kind: ['publication'],
      strength: ['firm'],
      owner: [String(tom.id)],
      deadline: ['by the end of March 2026'],
      visibility: ['internal'],
    })
    const done = await send(editor, '/commitments', form).expect(303)
    expect(done.headers.location).toBe(address)
    expect(stored(site.db)).toMatchObject({
      quote: PLAN,
      owner_id: tom.id,
      team_id: 1,
      due_latest: '2026-03-31',
    })
    const after = await open(editor, address)
    expect(noticeOf(after)).toBe('The commitment is logged, and it is yours.')
    expect(after.linkTo('Commitment 1')).toBe('/commitments/1')
  })

  test('are logged with nothing said but the words', async () => {
    const { editor, site, tom } = await harbourSite()
    await send(
      editor,
      '/commitments',
      words('publish a harbour safety plan by the end of March 2026'),
    ).expect(303)
    expect(stored(site.db)).toMatchObject({ kind: 'publication', owner_id: tom.id, due_latest: '2026-03-31' })
  })

  test('take the suggestion of the same words out of the inbox, and put it back when that is undone', async () => {
    const { editor } = await harbourSite()
    const quotes = async () => (await open(editor, '/suggestions')).withClass('suggestion__quote')
    await send(editor, '/commitments', words('a harbour safety plan')).expect(303)
    expect(await quotes()).toEqual([])
    await send(editor, '/commitments/1/removal', { reason: 'Undone at once' }).expect(303)
    expect(await quotes()).toEqual([PLAN])
  })

  test('leave the suggestion decided on when they are undone and another commitment has them, too', async () => {
    const { editor } = await harbourSite()
    await send(editor, '/commitments', words(PLAN)).expect(303)
    await send(editor, '/commitments', { ...words(PLAN), anyway: '1' }).expect(303)
    await send(editor, '/commitments/2/removal', { reason: 'Logged twice' }).expect(303)
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).toEqual([])
  })

  test('may be several sentences, over a paragraph’s end, whatever a browser does to line ends', async () => {
    const { editor, site } = await harbourSite()
    const page = await open(editor, '/commitments/new?question=1&sentence=1&sentence=0')
    const { quote, ...form } = formOf(page)
    expect(quote).toEqual([`The wardens hold 412 lanterns.\n\n${PLAN}`])
    const sent = { ...form, quote: String(quote).replaceAll('\n', '\r\n') }
    await send(editor, '/commitments', sent).expect(303)
    expect(stored(site.db)).toMatchObject({ starts_at: 0, quote: String(quote) })
  })

  test('of sentences that do not stand together are refused', async () => {
    const { editor } = await harbourSite()
    const page = await open(editor, '/commitments/new?question=1&sentence=0&sentence=2', 422)
    expect(errorsIn(page)).toBe('Choose sentences that stand next to each other.')
  })

  test.each([
    ['other words', { quote: 'We will publish a harbour plan' }],
    ['the same words at another place', { start: 3 }],
    [
      'at the end of the answer and reach past it',
      { start: TEXT.indexOf('They hang'), end: 9_999, quote: 'They hang lanterns.' },
    ],
    ['half of a pair of code units', { start: 115, end: 120, quote: 'x' }],
    ['words with a place that is none', { start: 'here' }],
    ['no words', { quote: '' }],
  ])('that are %s are refused, and nothing is logged', async (_, wrong) => {
    const { editor, site } = await harbourSite()
    const { text } = await send(editor, '/commitments', { ...words(PLAN), ...wrong }).expect(422)
    expect(errorsIn(readPage(text))).toMatch(/Choose (them again|the words)/)
    expect(stored(site.db)).toBeUndefined()
  })

  test.each([
    [{ owner: 99 }, 'Choose an owner whose account can sign in.'],
    [{ team: 99 }, 'Choose a team that there is.'],
    [{ policy: 'moon-plan' }, 'Choose policies that there are.'],
    [{ kind: 'wish' }, 'Choose the kind.'],
  ])('with %j are refused, and what was typed is kept', async (wrong, message) => {
    const { editor, site } = await harbourSite()
    const { text } = await send(editor, '/commitments', {
      ...words(PLAN),
      summary: 'My own',
      ...wrong,
    }).expect(422)
    expect(errorsIn(readPage(text))).toBe(message)
    expect(formOf(readPage(text)).summary).toEqual(['My own'])
    expect(stored(site.db)).toBeUndefined()
  })

  test('cannot be owned by somebody whose account is disabled', async () => {
    const { editor, site, as } = await harbourSite()
    const { account } = as('editor', 'Samir Haddad')
    site.db.prepare("update account set disabled_at = '2026-01-01' where id = ?").run(account.id)
    await send(editor, '/commitments', { ...words(PLAN), owner: account.id }).expect(422)
  })

  test('take a deadline in words or as a date, which the form reads out before anything is logged', async () => {
    const { editor, site } = await harbourSite()
    const said = async (deadline: string) => {
      const { text } = await send(editor, '/commitments', {
        ...words(PLAN),
        deadline,
        check: 'deadline',
      }).expect(200)
      return readPage(text).withClass('reading-of-deadline__said')[0]
    }
    expect(await said('2026-05-04')).toBe('Read as: on 4 May 2026')
    expect(await said('in due course')).toContain('no date given')
    expect(stored(site.db)).toBeUndefined()
    await send(editor, '/commitments', { ...words(PLAN), deadline: 'by summer 2026' }).expect(303)
    expect(stored(site.db)).toMatchObject({ due_phrase: 'by summer 2026', due_precision: 'season' })
  })

  test.each(UNREADABLE)('do not take “%s” for a deadline', async (deadline) => {
    const { editor, site } = await harbourSite()
    for (const [path, form] of [
      ['/commitments', words(PLAN)],
      ['/suggestions/1/acceptance', {}],
    ] as const) {
      const { text } = await send(editor, path, { ...form, deadline, summary: 'My own' }).expect(422)
      expect(errorsIn(readPage(text))).toContain('This cannot be read as a time.')
      expect(formOf(readPage(text))).toMatchObject({ deadline: [deadline], summary: ['My own'] })
      expect(stored(site.db)).toBeUndefined()
      await send(editor, path, { ...form, deadline, check: 'deadline' }).expect(200)
    }
  })

  test('take a deadline in words that are no date, which is no slip', async () => {
    const { editor, site } = await harbourSite()
    await send(editor, '/suggestions/1/acceptance', { deadline: 'in due course' }).expect(303)
    expect(stored(site.db)).toMatchObject({ due_phrase: 'in due course', due_latest: null })
  })

  test('belong to the policies that were ticked, and to none when none was', async () => {
    const { editor, site } = await harbourSite()
    const ticked = { policy: ['', 'vawg-strategy', 'safer-streets-mission'] }
    await send(editor, '/commitments', { ...words(PLAN), ...ticked }).expect(303)
    const form = { ...words('They hang lanterns.'), policy: '' }
    await send(editor, '/commitments', form).expect(303)
    const rows = site.db.prepare('select commitment_id from commitment_policy').pluck().all()
    expect(rows).toEqual([1, 1])
  })

  test('of a holding answer, or of a question without one, are no commitments', async () => {
    const { editor } = await harbourSite({ answerIsHolding: true })
    expect((await open(editor, '/commitments/new?question=1', 409)).main).toContain(
      'nothing in it is a commitment',
    )
    await send(editor, '/commitments', words(PLAN)).expect(409)
    await editor.get('/commitments/new?question=99').expect(404)
    await editor.get('/commitments/new').expect(422)
    await editor.get('/commitments/new?question=1&version=77').expect(404)
  })

  test('are for editors: a stranger signs in first, a reader may not', async () => {
    const { site, as } = await harbourSite()
    const reader = as('reader', 'Samir Haddad').agent
    await site.agent.get('/commitments/new?question=1').expect(303)
    await reader.get('/commitments/new?question=1').expect(403)
    await send(reader, '/commitments', words(PLAN)).expect(403)
    await send(site.agent, '/commitments', words(PLAN)).expect(401)
    await send(reader, '/commitments/1/mentions', words(PLAN)).expect(403)
  })

  test('never become markup, and lead back within the site only', async () => {
    const hostile = `We will publish &lt;script&gt;alert(1)&lt;/script&gt; "lanterns' by March 2026.`
    const { editor } = await harbourSite({ answerText: `<p>${hostile}</p>` })
    const page = await open(editor, '/commitments/new?question=1&sentence=0&back=//evil.example/')
    expectNoInjection(page)
    expect(page.tagged('mark')[0]).toContain('<script>')
    const done = await send(editor, '/commitments', {
      ...formOf(page),
      back: 'https://evil.example/',
    }).expect(303)
    expect(done.headers.location).toBe('/commitments/1')
  })
})

describe('accepting a suggestion', () => {
  test('is one click from the question’s page, back to it, and undone with one more', async () => {
    const { editor, site, address } = await harbourSite()
    const question = await open(editor, address)
    const back = question.all(({ attribs }) => attribs.name === 'back')[0]?.attribs.value ?? ''
    const done = await send(editor, '/suggestions/1/acceptance', { back }).expect(303)
    expect(done.headers.location).toBe(address)
    const after = await open(editor, address)
    const undo = after.all(
      ({ name, attribs }) => name === 'form' && attribs.action === '/commitments/1/removal',
    )
    expect(undo).toHaveLength(1)
    const undone = await send(editor, '/commitments/1/removal', {
      reason: 'Undone at once',
      back: address,
    }).expect(303)
    expect(undone.headers.location).toBe(address)
    expect((await open(editor, address)).withClass('suggestion__quote')).toEqual([PLAN])
    const last = site.db.prepare('select action, reason from audit_record order by id desc limit 1').get()
    expect(last).toEqual({ action: 'removed', reason: 'Undone at once' })
  })

  test('with changes is the same form, filled in', async () => {
    const { editor, site } = await harbourSite()
    const page = await open(editor, '/suggestions/1/acceptance')
    expect(page.heading).toBe('Accept with changes')
    const form = { ...formOf(page), owner: '', deadline: '', measure: 'It is on the website' }
    expect((await send(editor, '/suggestions/1/acceptance', form).expect(303)).headers.location).toBe(
      '/suggestions',
    )
    expect(stored(site.db)).toMatchObject({
      owner_id: null,
      due_phrase: null,
      measure: 'It is on the website',
    })
    expect(noticeOf(await open(editor, '/suggestions'))).toBe('The commitment is logged.')
    expect((await open(editor, '/suggestions/1/acceptance', 409)).main).toContain(
      'accepted this suggestion already',
    )
  })
})

describe('a promise that is made again', () => {
  const again = {
    answerText: `<p>As before: ${PLAN.replace('March', 'June')}</p>`,
    dateAnswered: '2026-01-30T00:00:00',
  }

  async function madeAgain() {
    const parts = await harbourSite({}, [again])
    await send(parts.editor, '/suggestions/1/acceptance').expect(303)
    const refused = await send(parts.editor, '/suggestions/2/acceptance', { back: '/suggestions' }).expect(
      409,
    )
    return { ...parts, page: readPage(refused.text) }
  }

  test('is offered for linking rather than logged twice', async () => {
    const { page, site } = await madeAgain()
    expect(page.main).toContain('This looks like commitment 1')
    expect(page.tagged('button')).toEqual(expect.arrayContaining(['Link to commitment 1', 'Log it anyway']))
    expect(stored(site.db, 2)).toBeUndefined()
  })

  test('is linked, and leaves the inbox', async () => {
    const { editor, site } = await madeAgain()
    const done = await send(editor, '/commitments/1/mentions', {
      suggestion: 2,
      back: '/suggestions',
    }).expect(303)
    expect(done.headers.location).toBe('/suggestions')
    expect((await open(editor, '/suggestions')).withClass('suggestion__quote')).toEqual([])
    expect(site.db.prepare('select quote, suggestion_id from commitment_mention').all()).toEqual([
      { quote: `As before: ${PLAN.replace('March', 'June')}`, suggestion_id: 2 },
    ])
    expect(stored(site.db)).toMatchObject({ due_latest: '2026-03-31' })
    await send(editor, '/commitments/1/mentions', { suggestion: 2 }).expect(409)
  })

  test('is attached as a slip when it has another deadline: the first one stays in the history', async () => {
    const { editor, page, site } = await madeAgain()
    expect(page.main).toContain('The words carry another deadline, by 30 June 2026.')
    const slip = { suggestion: 2, slip: 'yes', deadline: 'by the end of June 2026', revision: 1 }
    await send(editor, '/commitments/1/mentions', { ...slip, reason: '' }).expect(422)
    await send(editor, '/commitments/1/mentions', { ...slip, reason: 'x', revision: 7 }).expect(409)
    await send(editor, '/commitments/1/mentions', { ...slip, reason: 'Said again' }).expect(303)
    expect(stored(site.db)).toMatchObject({ due_latest: '2026-06-30' })
    const history = site.db
      .prepare('select origin, due_latest as latest, reason from commitment_deadline')
      .all()
    expect(history).toEqual([
      { origin: 'first', latest: '2026-03-31', reason: null },
      { origin: 'slip', latest: '2026-06-30', reason: 'Said again' },
    ])
  })

  test.each(UNREADABLE)('is not attached as a slip to “%s”, nor offered to be', async (deadline) => {
    const { editor, page, site } = await madeAgain()
    const slip = { suggestion: 2, slip: 'yes', deadline, reason: 'Said again' }
    const { text } = await send(editor, '/commitments/1/mentions', slip).expect(422)
    expect(readPage(text).main).toContain('This cannot be read as a time.')
    expect(stored(site.db)).toMatchObject({ due_latest: '2026-03-31', revision: 1 })
    const form = { ...formOf(page), deadline, check: 'deadline' }
    const again = await send(editor, '/suggestions/2/acceptance', form).expect(200)
    expect(readPage(again.text).main).toContain('This looks like commitment 1')
    expect(readPage(again.text).main).not.toContain('The words carry another deadline')
  })

  test('is not attached as a slip when its words name no time', async () => {
    const { editor, site } = await madeAgain()
    const slip = { ...words('They hang lanterns.'), slip: 'yes', reason: 'Said again' }
    const { text } = await send(editor, '/commitments/1/mentions', slip).expect(422)
    expect(readPage(text).main).toContain('These words name no time: link them without another deadline.')
    expect(stored(site.db)).toMatchObject({ due_latest: '2026-03-31', revision: 1 })
  })

  test('is logged anyway when a person says so, with what they had changed', async () => {
    const { editor, page, site } = await madeAgain()
    const form = { ...formOf(page), summary: 'Another plan', anyway: 'yes' }
    await send(editor, '/suggestions/2/acceptance', form).expect(303)
    expect(stored(site.db, 2)).toMatchObject({ summary: 'Another plan' })
  })

  test('in words that a person chose is linked by their place, but never to its own words', async () => {
    const { editor, site } = await madeAgain()
    const own = words('harbour safety plan')
    expect((await send(editor, '/commitments', own).expect(409)).text).toContain('This looks like')
    const { text } = await send(editor, '/commitments/1/mentions', own).expect(409)
    expect(readPage(text).main).toContain('the commitment’s own already')
    await send(editor, '/commitments/1/mentions', words('They hang lanterns.')).expect(303)
    expect(site.db.prepare('select count(*) from commitment_mention').pluck().get()).toBe(1)
    await send(editor, '/commitments/1/mentions', { ...words(PLAN), quote: 'We will' }).expect(422)
    await send(editor, '/commitments/99/mentions', own).expect(404)
  })

  test('cannot be linked to one that has ended, and is then no duplicate', async () => {
    const { editor } = await madeAgain()
    await send(editor, '/commitments/1/delivery', {
      outcome: 'delivered',
      evidence: 'DEP2026-0101',
      revision: 1,
    })
    await send(editor, '/commitments/1/mentions', { suggestion: 2 }).expect(409)
    await send(editor, '/suggestions/2/acceptance').expect(303)
  })
})

describe('an answer that is corrected', () => {
  async function corrected(
    decide: (agent: Agent) => Promise<unknown>,
    answerText = ANSWER.replace('412', '413'),
  ) {
    const parts = await harbourSite()
    await decide(parts.editor)
    const dates = { answerIsCorrection: true, dateAnswerCorrected: '2026-01-30T00:00:00' }
    const record = { ...parts.question, answerText, originalAnswerText: ANSWER, ...dates }
    await importQuestions(parts.site.db, [record], { seenAt: '2026-02-02T11:00:00.000Z' })
    return (await open(parts.editor, '/suggestions')).withClass('suggestion__quote')
  }

  test('suggests an unchanged sentence again only while nobody has decided on it', async () => {
    expect(await corrected(async () => {})).toEqual([PLAN])
    expect(await corrected((agent) => send(agent, '/suggestions/1/acceptance'))).toEqual([])
    expect(await corrected((agent) => send(agent, '/suggestions/1/dismissal', { reason: 'No' }))).toEqual([])
    expect(await corrected((agent) => send(agent, '/commitments', words('a harbour safety plan')))).toEqual(
      [],
    )
  })

  test('suggests a sentence that was changed', async () => {
    const june = PLAN.replace('March', 'June')
    const changed = ANSWER.replace(PLAN, june)
    expect(await corrected((agent) => send(agent, '/suggestions/1/acceptance'), changed)).toEqual([june])
  })
})
