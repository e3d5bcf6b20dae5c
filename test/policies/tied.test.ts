import { expect, test } from 'vitest'
import { commitmentQueries } from '../../server/commitments/queries.ts'
import { aPromise, siteWithAnswer } from '../commitments/days.ts'
import { signedInAs } from '../support/accounts.ts'
import { readPage } from '../support/html.ts'
import { lastOf } from '../support/trail.ts'
import { addAction, addPolicy } from './lanterns.ts'

const SAID = 'Lantern Strategy, 3.4b: Light every lamp.'

async function site() {
  const site = await siteWithAnswer()
  const policyId = addPolicy(site.db)
  const actionId = addAction(site.db, policyId)
  const { agent } = signedInAs(site, 'editor', { name: 'Tom Ellis' })
  const send = (path: string, form: object, status = 303) =>
    agent.post(path).type('form').send(form).expect(status)
  return { ...site, policyId, actionId, editor: agent, send, byId: commitmentQueries(site.db).byId }
}

test('a commitment is tied to an action of its policy, which everyone sees', async () => {
  const { policyId, actionId, send, editor, agent, db, byId, ...rest } = await site()
  const id = aPromise({ db, agent, ...rest }, { policyIds: [policyId] })
  const form = readPage((await editor.get(`/commitments/${id}/details`)).text)
  expect(form.main).toContain(SAID)
  await send(`/commitments/${id}/details`, { action: String(actionId), revision: '1' })
  expect(byId(id)?.action).toEqual({
    id: actionId,
    number: '3.4b',
    words: 'Light every lamp.',
    policy: { slug: 'lantern-strategy', title: 'Lantern Strategy' },
  })
  expect(lastOf(db)).toMatchObject({ before: { action: null }, after: { action: SAID } })
  const page = readPage((await agent.get(`/commitments/${id}`)).text)
  expect(page.linkTo(SAID)).toBe(`/policies/lantern-strategy/actions/${actionId}`)
  const { body } = await agent.get(`/commitments/${id}.json`)
  expect(body.action).toMatchObject({ number: '3.4b', words: 'Light every lamp.' })
  const { body: register } = await agent.get('/commitments.json?action=lantern-strategy:3.4b')
  expect(register.items.map((one: { id: number }) => one.id)).toEqual([id])
  expect((await agent.get('/commitments.csv')).text).toContain(`"${SAID}"`)
})

test('who takes the policy off takes the action off, and the action cannot be removed before', async () => {
  const { policyId, actionId, send, agent, db, byId, ...rest } = await site()
  const id = aPromise({ db, agent, ...rest }, { policyIds: [policyId], actionId })
  const at = `/policies/lantern-strategy/actions/${actionId}/removal`
  const refused = await send(at, { reason: 'Twice' }, 422)
  expect(refused.text).toContain('1 commitment is tied to action 3.4b, so it cannot be removed.')
  await send(`/commitments/${id}/details`, { policy: '', revision: '1' })
  expect(byId(id)?.action).toBeNull()
  expect(lastOf(db)).toMatchObject({
    before: { policies: 'lantern-strategy', action: SAID },
    after: { policies: '', action: null },
  })
  await send(at, { reason: 'Twice' })
})

test('an action may be chosen when the commitment is logged', async () => {
  const { actionId, send, editor, byId } = await site()
  const words = {
    question: '1',
    sentence: '0',
    policy: 'lantern-strategy',
    quote: 'The wardens of Northbridge will hang a lantern at every harbour.',
    start: '0',
    end: '64',
  }
  const checked = await send('/commitments', { ...words, check: 'deadline' }, 200)
  expect(readPage(checked.text).main).toContain(SAID)
  await send('/commitments', { ...words, action: String(actionId) })
  expect(byId(1)?.action?.id).toBe(actionId)
  await editor.get('/commitments/1').expect(200)
})

test('the register finds what is tied to no action, and a new number of an action at once', async () => {
  const { policyId, actionId, send, agent, db, ...rest } = await site()
  const [tied, loose] = [{ policyIds: [policyId], actionId }, { policyIds: [policyId] }].map((details) =>
    aPromise({ db, agent, ...rest }, details),
  )
  const idsOf = async (query: string) =>
    (await agent.get(`/commitments.json?${query}`)).body.items.map((one: { id: number }) => one.id)
  expect(await idsOf('action=none&policy=lantern-strategy')).toEqual([loose])
  expect(await idsOf('action=lantern-strategy:3.4b')).toEqual([tied])
  await send(`/policies/lantern-strategy/actions/${actionId}`, {
    number: '12',
    action: 'Light every lamp.',
    revision: '1',
  })
  expect(await idsOf('action=lantern-strategy:12')).toEqual([tied])
})
