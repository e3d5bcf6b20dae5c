import { expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const PROMISE =
  'The Government will work with the makers of telephones so that no child in the islands can be sent a picture of this kind.'

/** A question pasted in, whose answer says what a regulator can do, what services must do, and one promise. */
const PASTED = `UIN: 104512
Tabled: 2026-01-12
Answered: 2026-01-19
Question to the Home Office:
To ask the Secretary of State for the Home Department, what steps she is taking to stop indecent pictures of children being sent through private messages.
Services within the scope of the Online Safety Act 2023 must assess the risk of such pictures and act on it, whatever their design. Section 121 gives Ofcom the power to require a service to use accredited technology, and Ofcom can fine a company up to a tenth of what it earns. Where a service fails, the regulator will decide what to do.
Further work was announced in the Violence Against Women and Girls Strategy. ${PROMISE} This would stop the harm before it is done. The technology for it exists.`

test('a promise in a pasted answer is found, accepted, given a policy and a deadline, extended and delivered', async () => {
  const site = await siteWith([], { clock: noonOn('2026-02-02') })
  await importText(site.db, PASTED)
  const { agent } = signedInAs(site, 'editor', { name: 'Tom Ellis' })
  const open = async (path: string) => readPage((await agent.get(path).expect(200)).text)
  const send = (path: string, form: Record<string, string | number | string[]>) =>
    agent.post(path).type('form').send(form)

  // The detector offers the promise, and neither what Ofcom can do nor what services must.
  const inbox = await open('/suggestions')
  expect(inbox.withClass('suggestion__quote')).toEqual([PROMISE])

  // The form comes with the policies that the answer names, and shows how it reads a deadline before anything is saved.
  const form = await agent.get('/suggestions/1/acceptance').expect(200)
  expect(form.text).toMatch(/value="vawg-strategy"[^>]* checked/)
  const changes = {
    policy: ['vawg-strategy'],
    deadline: 'by the end of June 2026',
    measure: 'Three makers have it',
  }
  const checked = await send('/suggestions/1/acceptance', { ...changes, check: '1' }).expect(200)
  expect(readPage(checked.text).main).toContain('30 June 2026')
  expect(site.db.prepare('select count(*) from commitment').pluck().get()).toBe(0)
  await send('/suggestions/1/acceptance', changes).expect(303)

  const logged = await open('/commitments/1')
  expect(logged.heading).toBe(PROMISE)
  expect(logged.facts()).toMatchObject({
    Status: 'Open',
    Owner: 'Tom Ellis',
    'How we will know': 'Three makers have it',
  })
  expect(logged.facts().Deadline).toContain('30 June 2026')
  expect(logged.links.map(({ href }) => href)).toContain('/policies/vawg-strategy')
  const policy = await open('/policies/vawg-strategy')
  expect(policy.linkTo(PROMISE)).toBe('/commitments/1')

  await send('/commitments/1/extensions', {
    deadline: '30 September 2026',
    reason: 'One maker asked for time',
    revision: 1,
  }).expect(303)
  const extended = await open('/commitments/1')
  expect(extended.facts().Deadline).toContain('30 September 2026')
  expect(extended.main).toContain('First deadline')
  expect(extended.main).toContain('One maker asked for time')

  const evidence = 'https://example.org/makers-agree'
  await send('/commitments/1/delivery', {
    outcome: 'delivered',
    evidence,
    visibility: 'public',
    revision: 2,
  }).expect(303)
  const delivered = await open('/commitments/1')
  expect(delivered.facts().Status).toBe('Delivered')
  expect(delivered.linkTo(evidence)).toBe(evidence)

  // The public sees the promise kept, and not who kept it.
  const { text } = await site.agent.get('/commitments/1').expect(200)
  expect(text).toContain(evidence)
  expect(text).not.toContain('Tom Ellis')
  const trail = site.db
    .prepare("select action from audit_record where thing_kind = 'commitment' order by id")
    .pluck()
    .all()
  expect(trail).toEqual(['logged', 'extended', 'recorded as delivered'])
})
