import { describe, expect, test } from 'vitest'
import { actionQueries } from '../../server/policies/action-queries.ts'
import { signedInAs } from '../support/accounts.ts'
import { adminSite, errorsOf, noticeOf } from '../support/admin.ts'
import { expectNoInjection, type readPage } from '../support/html.ts'
import { siteWith } from '../support/site.ts'
import { lastOf, trail } from '../support/trail.ts'
import { addPolicy } from './lanterns.ts'

const AT = '/policies/lantern-strategy'
const LAMPS = {
  number: '3.4b',
  action: 'Light every lamp\nof the harbour.',
  deadline: 'by the end of March 2026',
  note: '',
}
const TABLE = 'number,action,deadline\n1,Light the lamps.,by May 2026\n2,Buy oil.,\n'

function site() {
  const admin = adminSite()
  return { ...admin, policyId: addPolicy(admin.db) }
}

describe('an action of a policy', () => {
  test('is added with its number and its exact words, on the audit trail', async () => {
    const { send, db, policyId, open } = site()
    const page = await send(`${AT}/actions`, LAMPS)
    expect(noticeOf(page)).toBe('Action 3.4b is added.')
    expect(page.heading).toBe('Action 3.4b')
    expect(page.main).toContain('“by the end of March 2026”: by 31 March 2026')
    expect(actionQueries(db).ofPolicy(policyId)[0]).toMatchObject({
      number: '3.4b',
      words: LAMPS.action,
      revision: 1,
    })
    expect(lastOf(db)).toEqual({
      said: 'Priya Nair added action 3.4b to policy Lantern Strategy',
      before: null,
      after: { number: '3.4b', action: LAMPS.action, deadline: LAMPS.deadline, note: '' },
      reason: null,
    })
    expect((await open(AT)).linkTo('Action 3.4b')).toBe(`${AT}/actions/1`)
  })

  test('has the deadline that its words mean from the day on which the policy was published', async () => {
    const { send, open } = site()
    await send(`${AT}/actions`, { ...LAMPS, deadline: 'within 12 months' })
    expect((await open(`${AT}/actions/1`)).main).toContain('by 18 December 2026')
    const checked = await send(
      `${AT}/actions`,
      { ...LAMPS, deadline: 'by summer 2027', check: 'deadline' },
      200,
    )
    expect(checked.main).toContain('Read as: by 31 August 2027 (summer)')
    expect(checked.title).toBe('Add an action - Pursuant')
  })

  test.each<[string, Record<string, string>, string]>([
    ['no number', { number: ' . ' }, 'Enter the number, as printed: 12, or 3.4b.'],
    ['a long number', { number: '1'.repeat(21) }, 'Shorten the number to at most 20 characters.'],
    ['no words', { action: '\u200b' }, 'Enter the words of the action, as printed.'],
    ['long words', { action: 'x'.repeat(2_001) }, 'Shorten the words to at most 2,000 characters.'],
    [
      'a deadline that is none',
      { deadline: 'banana' },
      'This cannot be read as a time. Enter a date, or words such as “by summer 2026” or “in due course”.',
    ],
    [
      'a number that is taken',
      { number: '12 A.' },
      'Another action of this policy has the number 12a already.',
    ],
  ])('with %s shows the form again, as it was filled in', async (_what, change, message) => {
    const { send, db } = site()
    await send(`${AT}/actions`, { ...LAMPS, number: '12a' })
    const before = trail(db)
    const page = await send(`${AT}/actions`, { ...LAMPS, ...change }, 422)
    expect(errorsOf(page)).toEqual([message])
    expect(page.title).toBe('Error: Add an action - Pursuant')
    expect(trail(db)).toEqual(before)
  })

  test('is changed, and the second of two is shown both', async () => {
    const { send, db } = site()
    await send(`${AT}/actions`, LAMPS)
    await send(`${AT}/actions/1`, { ...LAMPS, deadline: '', revision: '1' })
    expect(lastOf(db)).toMatchObject({
      said: 'Priya Nair changed action 3.4b of policy Lantern Strategy',
      before: { deadline: LAMPS.deadline },
      after: { deadline: null },
    })
    const page = await send(`${AT}/actions/1`, { ...LAMPS, action: 'Mine', revision: '1' }, 409)
    expect(page.tagged('tr').slice(1)).toEqual([
      'Action Light every lamp of the harbour. Mine',
      `Deadline ${LAMPS.deadline}`,
    ])
    await send(`${AT}/actions/1`, { ...LAMPS, action: 'Mine', revision: '2' })
    expect(lastOf(db)?.said).toContain('changed action 3.4b of')
  })

  test('is removed with a reason', async () => {
    const { send, db, open } = site()
    await send(`${AT}/actions`, LAMPS)
    expect((await open(`${AT}/actions/1/removal`)).heading).toBe('Remove action 3.4b')
    expect(errorsOf(await send(`${AT}/actions/1/removal`, { reason: '' }, 422))).toEqual([
      'Enter a reason: it stays in the audit trail.',
    ])
    expect(noticeOf(await send(`${AT}/actions/1/removal`, { reason: 'Twice' }))).toBe(
      'Action 3.4b is removed.',
    )
    expect(lastOf(db)).toMatchObject({
      said: 'Priya Nair removed action 3.4b of policy Lantern Strategy',
      reason: 'Twice',
    })
    await open(`${AT}/actions/1`, 404)
  })

  test('is not at the address of another policy', async () => {
    const { send, db, open } = site()
    addPolicy(db, { slug: 'oil', title: 'Oil', aliases: [] })
    await send(`${AT}/actions`, LAMPS)
    for (const end of ['', '/edit', '/removal']) await open(`/policies/oil/actions/1${end}`, 404)
    for (const id of ['9', 'x', '-1', '1e3', '99999999999']) await open(`${AT}/actions/${id}`, 404)
  })

  test('of nothing but markup shows it as text', async () => {
    const { send, open } = site()
    const markup = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    await send(`${AT}/actions`, { number: '"><b>', action: markup, note: markup, deadline: '' })
    for (const at of [AT, `${AT}/actions/1`, `${AT}/actions/1/edit`, `${AT}/actions/1/removal`])
      expectNoInjection(await open(at))
  })

  test.each(['public', 'reader', 'editor'] as const)(
    'is changed by editors only, and read by anyone: %s',
    async (role) => {
      const site = await siteWith([])
      addPolicy(site.db)
      signedInAs(site, 'editor')
      const agent = role === 'public' ? site.agent : signedInAs(site, role).agent
      const status = { public: 401, reader: 403, editor: 303 }[role]
      const sent = await agent.post(`${AT}/actions`).type('form').send(LAMPS).expect(status)
      expect(sent.headers.location).toBe(role === 'editor' ? `${AT}/actions/1` : undefined)
      await agent
        .post(`${AT}/actions/import`)
        .type('form')
        .send({ csv: TABLE })
        .expect({ public: 401, reader: 403, editor: 200 }[role])
      await agent.get(`${AT}/actions.csv`).expect(200)
    },
  )
})

describe('actions pasted from a table', () => {
  test('are shown first, then written, and a second time nothing is', async () => {
    const { send, fillPreview, db, policyId } = importing()
    const before = trail(db)
    const preview = await send(`${AT}/actions/import`, { csv: TABLE }, 200)
    expect(preview.main).toContain('2 actions to be added0 actions to be changed')
    expect(preview.main).toContain('“by May 2026”: by 31 May 2026')
    expect(trail(db)).toEqual(before)
    expect(noticeOf(await fillPreview(preview))).toBe('2 actions are added and 0 changed.')
    expect(actionQueries(db).ofPolicy(policyId)).toHaveLength(2)
    const again = await send(`${AT}/actions/import`, { csv: TABLE }, 200)
    expect(again.main).toContain('There is nothing to write.')
    expect(again.main).toContain('2 actions as before')
  })

  test('that changed meanwhile are shown anew', async () => {
    const { send, fillPreview, db } = importing()
    const preview = await send(`${AT}/actions/import`, { csv: TABLE }, 200)
    await send(`${AT}/actions`, { number: '2', action: 'Buy lamp oil.', deadline: '' })
    const shown = await fillPreview(preview, 409)
    expect(shown.main).toContain('Somebody changed the actions meanwhile.')
    expect(shown.main).toContain('Words before: Buy lamp oil.')
    expect(noticeOf(await fillPreview(shown))).toBe('1 action is added and 1 changed.')
    expect(lastOf(db)?.said).toContain('changed action 2 of')
  })

  test('say which lines are refused and which numbers are not there, and remove nothing', async () => {
    const { send, fillPreview, db, policyId } = importing()
    await send(`${AT}/actions`, { number: '9', action: 'Sweep the quay.', deadline: '' })
    const preview = await send(
      `${AT}/actions/import`,
      { csv: `${TABLE}2,Again,\n,None,\n7,Odd,bananas\n` },
      200,
    )
    expect(preview.main).toContain('Line 4, 2: This number stands in the file before.')
    expect(preview.main).toContain('Line 5: Enter the number')
    expect(preview.main).toContain('9: Sweep the quay.')
    expect(preview.main).toContain('“bananas”: it cannot be read as a time')
    await fillPreview(preview)
    expect(
      actionQueries(db)
        .ofPolicy(policyId)
        .map(({ number }) => number),
    ).toEqual(['1', '2', '7', '9'])
  })

  test('that are no table show the form again', async () => {
    const { send } = importing()
    expect(errorsOf(await send(`${AT}/actions/import`, { csv: 'Light the lamps.' }, 422))[0]).toContain(
      'Name the columns',
    )
    expect(errorsOf(await send(`${AT}/actions/import`, { csv: ' ' }, 422))[0]).toContain('Paste the actions')
    expect(errorsOf(await send(`${AT}/actions/import`, { csv: 'x'.repeat(120_001) }, 422))[0]).toContain(
      'at most 120,000',
    )
  })

  test('and taken away again hold no formula', async () => {
    const { send, agent } = importing()
    await send(`${AT}/actions`, { number: '=1+1', action: '@SUM(A1)', deadline: '', note: '' })
    const { text, headers } = await agent.get(`${AT}/actions.csv`).expect(200)
    expect(headers['content-disposition']).toBe('attachment; filename=lantern-strategy-actions.csv')
    expect(text).toContain("'=1+1,'@SUM(A1)")
    expect((await send(`${AT}/actions/import`, { csv: text }, 200)).main).toContain('1 action as before')
  })

  function importing() {
    const all = site()
    return {
      ...all,
      fillPreview: (preview: ReturnType<typeof readPage>, status = 303) => {
        const sentAs = (name: string) =>
          preview.all(({ attribs }) => attribs.name === name)[0]?.attribs.value ?? ''
        return all.send(`${AT}/actions/import`, { csv: sentAs('csv'), seen: sentAs('seen') }, status)
      },
    }
  }
})
