import { describe, expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { noticeOf } from '../support/admin.ts'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, count } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'
import { addPolicy } from './lanterns.ts'

const BASE_URL = 'http://pursuant.example'
const ACT = { slug: 'lantern-act', title: 'Lantern Act 2020', kind: 'act', aliases: ['Lantern Act'] } as const

type Agent = TestApp['agent']

async function open(agent: Agent, address: string, status = 200): Promise<Page> {
  const page = readPage((await agent.get(address).expect(status)).text)
  expectNoInjection(page)
  return page
}

/** A site with a question whose answer says this, and an editor of it. */
async function siteWithAnswer(answer: string) {
  const question = anAnsweredQuestion({ answerText: `<p>${answer}</p>` })
  const site = await siteWith([question], { config: { BASE_URL } })
  addPolicy(site.db)
  addPolicy(site.db, ACT)
  const { agent } = signedInAs(site, 'editor', { name: 'Priya Nair' })
  return { site, agent, address: addressOf(question) }
}

/** What the button of these words would send. */
function fieldsOf(page: Page, words: string): Record<string, string> {
  const [form] = page.all((element) => element.name === 'form' && buttonOf(page, words)?.parent === element)
  if (!form) throw new Error(`There is no button ${words}`)
  const inputs = page.all(
    ({ name, parent, attribs }) => name === 'input' && parent === form && !!attribs.name,
  )
  return Object.fromEntries(inputs.map(({ attribs }) => [attribs.name, attribs.value ?? '']))
}

function buttonOf(page: Page, words: string) {
  return page.all((element) => element.name === 'button' && textOf(element) === words)[0]
}

function textOf(element: { children: unknown[] }): string {
  return (element.children as { data?: string; children?: unknown[] }[])
    .map((child) => child.data ?? textOf({ children: child.children ?? [] }))
    .join('')
}

async function send(agent: Agent, fields: Record<string, string>, status = 303): Promise<Page> {
  const response = await agent.post('/policy-decisions').type('form').send(fields).expect(status)
  return response.headers.location ? open(agent, response.headers.location) : readPage(response.text)
}

describe('the policies of a question', () => {
  test('are confirmed by an editor, which is said with their name to colleagues only', async () => {
    const { site, agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const before = await open(agent, address)
    const after = await send(agent, fieldsOf(before, 'Confirm: Lantern Strategy'))
    expect(noticeOf(after)).toBe('Lantern Strategy: the link is confirmed.')
    const named = 'Named in the answer as “Lantern Strategy”, confirmed'
    expect(after.withClass('named-policies__how')).toEqual([`${named} by Priya Nair on 2 February 2026`])
    expect((await open(site.agent, address)).withClass('named-policies__how')).toEqual([named])
    const { body } = await site.agent.get(`${address}.json`).expect(200)
    expect(body.policies).toMatchObject([
      { state: 'confirmed', foundIn: 'answer', words: 'Lantern Strategy' },
    ])
    expect(JSON.stringify(body)).not.toContain('Priya')
  })

  test('are refused, and that is undone at once or taken back later', async () => {
    const { site, agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const refuse = 'Not this policy: Lantern Strategy'
    const refused = await send(agent, fieldsOf(await open(agent, address), refuse))
    expect(noticeOf(refused)).toBe('Lantern Strategy: not linked to this question any more.')
    expect(refused.tagged('h2')).toContain('Not these policies')
    const stranger = await open(site.agent, address)
    expect(stranger.main).not.toContain('Lantern Strategy, ')
    expect(stranger.tagged('h2')).not.toContain('Not these policies')
    const undone = await send(agent, fieldsOf(refused, 'Undo'))
    expect(undone.tagged('h2')).not.toContain('Not these policies')
    expect(buttonOf(undone, refuse)).toBeDefined()
    const again = await send(agent, fieldsOf(undone, refuse))
    const back = await send(agent, fieldsOf(again, 'Take back: Lantern Strategy'))
    expect(noticeOf(back)).toBe('Lantern Strategy: linked because its words were found.')
  })

  test('are added from those that are not linked, and taken back', async () => {
    const { agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const page = await open(agent, address)
    const choices = page.tagged('option')
    expect(choices).toContain('Lantern Act 2020')
    expect(choices).not.toContain('Lantern Strategy')
    const fields = fieldsOf(page, 'Add this policy to the question')
    const none = await send(agent, { ...fields, policy: '' }, 422)
    expect(none.main).toContain('Choose a policy')
    const added = await send(agent, { ...fields, policy: 'lantern-act' })
    expect(noticeOf(added)).toBe('Lantern Act 2020: added to this question.')
    expect(added.withClass('named-policies__how')[0]).toBe(
      'Added by Priya Nair on 2 February 2026; no words name it',
    )
    const gone = await send(agent, fieldsOf(added, 'Take back: Lantern Act 2020'))
    expect(noticeOf(gone)).toBe('Lantern Act 2020: not linked to this question.')
    const there = await send(agent, fieldsOf(gone, 'Undo'))
    expect(there.linkTo('Lantern Act 2020')).toBe('/policies/lantern-act')
  })

  test('are not decided on as they do not stand any more', async () => {
    const { site, agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const fields = fieldsOf(await open(agent, address), 'Confirm: Lantern Strategy')
    await send(agent, { ...fields, decision: 'refused' })
    const late = await send(agent, fields, 409)
    expect(late.main).toContain('has changed since you opened the page')
    expect(count(site.db, 'policy_decision')).toBe(1)
  })

  test.each([
    ['a decision that there is not', { decision: 'x' }, 422],
    ['no decision', { decision: '' }, 422],
    ['a standing that there is not', { seen: 'x' }, 422],
    ['a question that is no number', { question: 'x' }, 422],
    ['a question that is not there', { question: '999999' }, 404],
    ['a policy that is not there', { policy: 'zeppelins' }, 404],
    ['a policy that is no address', { policy: '../x' }, 422],
  ])('are not decided on by %s', async (_what, change, status) => {
    const { site, agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const fields = fieldsOf(await open(agent, address), 'Confirm: Lantern Strategy')
    await send(agent, { ...fields, ...change }, status)
    await agent.post('/policy-decisions').type('form').send({}).expect(422)
    expect(count(site.db, 'policy_decision')).toBe(0)
  })

  test('are for editors to decide on', async () => {
    const { site, address } = await siteWithAnswer('The Lantern Strategy.')
    const { agent } = signedInAs(site, 'reader')
    const page = await open(agent, address)
    expect(page.withClass('link-decisions')).toEqual([])
    expect(page.main).not.toContain('Add a policy')
    await send(agent, {}, 403)
  })

  test('are told apart in the list of the policy', async () => {
    const { site, agent, address } = await siteWithAnswer('The Lantern Strategy.')
    const fields = fieldsOf(await open(agent, address), 'Add this policy to the question')
    await send(agent, { ...fields, policy: 'lantern-act' })
    const page = await open(site.agent, '/policies/lantern-act')
    expect(page.withClass('result__named')).toEqual(['Added by a person; no words name it.'])
    const { body } = await site.agent.get('/policies/lantern-act.json').expect(200)
    expect(body.questions.items[0].namedBy).toEqual([
      { state: 'added', foundIn: null, words: null, mentions: 0 },
    ])
  })
})

describe('the provisions of a policy', () => {
  test('stand on the page of the question, with the words that name them', async () => {
    const { site, address } = await siteWithAnswer(
      'Under the Lantern Act, lamps are lit. Section 12 of the Act lets wardens light them.',
    )
    expect((await open(site.agent, address)).withClass('named-policies__how')).toEqual([
      'Named in the answer as “Lantern Act” (2 mentions), found by its words',
      'Section 12: “Section 12 of the Act”',
    ])
    const { body } = await site.agent.get(`${address}.json`).expect(200)
    expect(body.provisions).toEqual([
      {
        title: 'Lantern Act 2020',
        url: `${BASE_URL}/policies/lantern-act`,
        provision: 'section 12',
        foundIn: 'answer',
        words: 'Section 12 of the Act',
      },
    ])
  })

  test('are counted on its page, and lead to the questions that name them', async () => {
    const asks = (questionText: string, heading: string) => aQuestion({ questionText, heading })
    const site = await siteWith(
      [
        asks('To ask about section 12 of the Lantern Act and section 9 of that Act.', 'Both'),
        asks('To ask about section 12 of the Lantern Act.', 'One'),
        asks('To ask about section 10 of the Lantern Act.', 'Other'),
      ],
      { config: { BASE_URL } },
    )
    addPolicy(site.db, ACT)
    const page = await open(site.agent, '/policies/lantern-act')
    expect(page.withClass('provision-list')).toEqual([
      'Section 12 2 questionsSection 9 1 questionSection 10 1 question',
    ])
    const address = '/policies/lantern-act/provisions?provision=section+12'
    expect(page.linkTo('Section 12')).toBe(address)
    const one = await open(site.agent, address)
    expect([one.heading, one.tagged('h2')[0]]).toEqual(['Section 12', '2 questions found'])
    expect(one.withClass('result__title').toSorted()).toEqual(['Both', 'One'])
    expect(one.withClass('result__named')[0]).toBe(
      'Named in the question as “section 12 of the Lantern Act”.',
    )
    const all = await open(site.agent, '/policies/lantern-act/provisions')
    expect(all.linkTo('Section 9')).toBe('/policies/lantern-act/provisions?provision=section+9')
    const { body } = await site.agent.get('/policies/lantern-act.json').expect(200)
    expect(body.provisions[0]).toEqual({ provision: 'section 12', questionCount: 2, url: BASE_URL + address })
    await open(site.agent, '/policies/lantern-act/provisions?provision=section+99', 404)
    await open(site.agent, '/policies/zeppelins/provisions', 404)
    expect((await open(site.agent, `${address}&page=9`)).main).toContain('There are no more questions')
  })

  test('are none where none is named', async () => {
    const { site } = await siteWithAnswer('The Lantern Act.')
    expect((await open(site.agent, '/policies/lantern-act')).main).not.toContain('Provisions')
    expect((await open(site.agent, '/policies/lantern-act/provisions')).main).toContain(
      'No question or answer',
    )
  })
})
