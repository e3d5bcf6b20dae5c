import { describe, expect, test } from 'vitest'
import { aPromise } from '../commitments/days.ts'
import { signedInAs } from '../support/accounts.ts'
import { errorsOf } from '../support/admin.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion } from '../support/records.ts'
import { siteWith } from '../support/site.ts'
import { lastOf, trail } from '../support/trail.ts'
import { addAction, addPolicy } from './lanterns.ts'

const AT = '/policies/lantern-strategy/actions/1'
const WORDS = 'The wardens of Northbridge will hang a lantern at every harbour.'

/** Four questions name the Lantern Strategy; one of them shares rare words with its action on brass foghorns. */
async function site() {
  const site = await siteWith([
    anAnsweredQuestion({ uin: '701', heading: 'LS', answerText: `<p>${WORDS}</p>` }),
    aQuestion({ uin: '702', heading: 'LS: brass foghorns', questionText: 'To ask about polishing them.' }),
    aQuestion({ uin: '703', heading: 'LS', questionText: 'To ask about foghorns.' }),
    aQuestion({ uin: '704', heading: 'LS: quays', questionText: 'To ask about brass.' }),
    aQuestion({ uin: '705', heading: 'Brass foghorns polished', questionText: 'To ask of another thing.' }),
    aQuestion({ uin: '705', heading: 'Oil', dateTabled: '2026-01-14T00:00:00' }),
  ])
  const policyId = addPolicy(site.db)
  addAction(site.db, policyId, { words: 'Polish brass foghorns.', phrase: null })
  const editor = signedInAs(site, 'editor', { name: 'Tom Ellis' }).agent
  const page = async (agent = editor) => readPage((await agent.get(AT).expect(200)).text)
  const send = async (form: object, status = 303, end = '') =>
    readPage((await editor.post(`${AT}/questions${end}`).type('form').send(form).expect(status)).text)
  return { ...site, policyId, editor, page, send }
}

describe('questions that touch an action', () => {
  test('are those whose answers make a commitment that is tied to it', async () => {
    const { page, agent, policyId, ...rest } = await site()
    const id = aPromise({ agent, ...rest }, { policyIds: [policyId], actionId: 1, latest: '2026-02-01' })
    const shown = await page(agent)
    expect(shown.linkTo(WORDS)).toBe(`/commitments/${id}`)
    expect(shown.withClass('related__item')[0]).toBe(
      `LS, Commons question 701, tabled 12 January 2026, answered 15 January 2026 Its answer makes commitment ${id}`,
    )
    expect(shown.linkTo('These in the register')).toBe(
      '/commitments?policy=lantern-strategy&action=lantern-strategy%3A3.4b',
    )
  })

  test('may be found by its rarest words among those that name the policy, and are marked so', async () => {
    const { page, agent } = await site()
    const shown = await page(agent)
    expect(shown.tagged('h2')).toContain('May touch it')
    expect(shown.withClass('related__item')).toEqual([
      'LS: brass foghorns, Commons question 702, tabled 12 January 2026 Found by the words “brass”, “foghorns”',
    ])
    expect(shown.main).not.toContain('It does not')
  })

  test('are tied by an editor, who can take it back', async () => {
    const { page, agent, send, db } = await site()
    await send({ id: '2', decision: 'tie' })
    expect(lastOf(db)).toEqual({
      said: 'Tom Ellis tied a question to action 3.4b of policy Lantern Strategy',
      before: null,
      after: { question: '/questions/2026-01-12/702' },
      reason: null,
    })
    const shown = await page()
    expect(shown.main).toContain('Tied by Tom Ellis, 2 February 2026')
    expect(shown.tagged('h2')).not.toContain('May touch it')
    expect((await page(agent)).main).toContain('Tied by hand')
    await send({ id: '2' }, 303, '/removal')
    expect(lastOf(db)?.said).toBe(
      'Tom Ellis took back what was decided of a question and action 3.4b of policy Lantern Strategy',
    )
    expect((await page()).tagged('h2')).toContain('May touch it')
  })

  test('once refused are not offered again, until that is taken back', async () => {
    const { page, send, db, agent } = await site()
    await send({ id: '2', decision: 'refuse' })
    await send({ id: '2', decision: 'refuse' })
    expect(trail(db).filter(({ said }) => said.includes('refused a question for action 3.4b'))).toHaveLength(
      1,
    )
    expect((await page()).main).toContain('Said not to touch it')
    expect((await page(agent)).main).not.toContain('702')
    await send({ id: '2' }, 303, '/removal')
    expect((await page()).tagged('h2')).toContain('May touch it')
  })

  test.each([
    ['their number', '702'],
    ['their address', ' https://pursuant.example/questions/2026-01-12/702 '],
    [
      'Parliament’s own address',
      'https://questions-statements.parliament.uk/written-questions/detail/2026-01-12/702',
    ],
  ])('can be named by %s', async (_what, question) => {
    const { send, page } = await site()
    await send({ question })
    expect((await page()).main).toContain('Tied by Tom Ellis')
  })

  test.each([
    ['999', 'No question has this number.'],
    ['', 'No question has this number.'],
    ['/questions/2026-01-12/999', 'No question has this number.'],
    ['705', 'Several questions have the number 705: paste the address of the one you mean.'],
  ])('cannot be named as “%s”', async (question, message) => {
    const { send } = await site()
    expect(errorsOf(await send({ question }, 422))[0]).toContain(message)
  })

  test.each(['public', 'reader'] as const)('are not decided on by a %s', async (role) => {
    const { agent, ...rest } = await site()
    const visitor = role === 'public' ? agent : signedInAs({ agent, ...rest }, role).agent
    for (const end of ['', '/removal'])
      await visitor
        .post(`${AT}/questions${end}`)
        .type('form')
        .send({ id: '2' })
        .expect(role === 'public' ? 401 : 403)
  })
})

describe('the page of a policy with actions', () => {
  test('says what is covered, and what is not', async () => {
    const { send, agent, policyId, db, ...rest } = await site()
    addAction(db, policyId, { number: '2', words: 'Sweep the quay.', phrase: 'by January 2026' })
    aPromise({ agent, db, ...rest }, { policyIds: [policyId], actionId: 1, latest: '2026-02-01' })
    const loose = aPromise({ agent, db, ...rest }, { policyIds: [policyId], status: 'delivered' })
    await send({ id: '2', decision: 'tie' })
    const at = async (query = '') => readPage((await agent.get(`/policies/lantern-strategy${query}`)).text)
    const page = await at()
    expect(page.tagged('h2').slice(0, 6)).toEqual([
      'What it is',
      '2 commitments',
      '2 actions',
      '1 promise linked to no action',
      '4 questions found',
      'Read it',
    ])
    expect(page.withClass('coverage')[0]).toContain(
      'Action 2 Sweep the quay. “by January 2026”: by 31 January 2026 (past)Not yetNot yet',
    )
    expect(page.withClass('coverage')[0]).toContain(
      'Action 3.4b Polish brass foghorns. No date given2 questions1 open 1 overdue',
    )
    expect(page.withClass('counts')[0]).toBe(
      'Commitments by status Open1Delivered1Of the open ones, overdue1',
    )
    expect(page.linkTo('Of the open ones, overdue')).toBe('/commitments?policy=lantern-strategy&due=overdue')
    expect(page.links.filter(({ text }) => text === WORDS).map(({ href }) => href)).toEqual([
      '/commitments/1',
      `/commitments/${loose}`,
    ])
    const [table] = (await at('?actions=unasked')).withClass('coverage')
    expect(table).toContain('Sweep the quay.')
    expect(table).not.toContain('foghorns')
    expect((await at('?actions=nonsense')).withClass('coverage')[0]).toContain('foghorns')
    const { body } = await agent.get('/policies/lantern-strategy.json')
    expect(body.actions[1]).toMatchObject({
      number: '3.4b',
      questionCount: 2,
      commitmentCount: 1,
      overdueCount: 1,
    })
  })

  test('shows the latest answers and the questions over time, each bar a search', async () => {
    const months = ['2025-10', '2025-11', '2025-12'].flatMap((month) =>
      [1, 2, 3].map((day) => `${month}-0${day}`),
    )
    const site = await siteWith(
      months.map((day, at) =>
        anAnsweredQuestion({ uin: String(800 + at), heading: `LS ${at}`, dateTabled: `${day}T00:00:00` }),
      ),
    )
    addPolicy(site.db)
    const page = readPage((await site.agent.get('/policies/lantern-strategy')).text)
    expect(page.tagged('h2')).toEqual(
      expect.arrayContaining(['Latest answers', 'Questions over time', '9 questions found']),
    )
    expect(page.linkTo('October 2025')).toBe(
      '/questions?policy=lantern-strategy&tabled-from=2025-10-01&tabled-to=2025-10-31',
    )
    expect(page.linkTo('Search among them')).toBe('/questions?policy=lantern-strategy')
  })
})
