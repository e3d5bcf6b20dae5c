import { describe, expect, test } from 'vitest'
import { readPage } from '../support/html.ts'
import { trail } from '../support/trail.ts'
import { type Agent, open, PROMISE, send, siteWithCommitment } from './promises.ts'

const AT = '/commitments/1/details'
const WHOLE = {
  summary: 'The safety plan',
  kind: 'action',
  strength: 'intended',
  owner: '',
  team: '',
  policy: ['safer-streets-mission'],
  measure: 'It is on the harbour’s site',
  visibility: 'internal',
}

describe('the details of a commitment', () => {
  test('are changed by an editor, and shown, and on the audit trail', async () => {
    const { site, editor, people } = await siteWithCommitment()
    const form = await open(editor, AT)
    expect(form.main).toContain(PROMISE)
    expect((await open(editor, '/commitments/1')).linkTo('Edit the details')).toBe(AT)
    await send(editor, AT, { ...WHOLE, owner: people.eleanor.id, revision: 1 }).expect(303)
    const page = await open(editor, '/commitments/1')
    expect(page.facts()).toMatchObject({
      Kind: 'Action',
      Strength: 'Intended',
      Owner: 'Eleanor Ashby',
      Summary: 'The safety plan',
      'How we will know': 'It is on the harbour’s site',
    })
    expect(page.links.some(({ href }) => href === '/policies/safer-streets-mission')).toBe(true)
    expect(trail(site.db).at(-1)).toMatchObject({
      said: `Tom Ellis changed commitment ${PROMISE}`,
      before: { owner: 'Tom Ellis', policies: '' },
      after: { owner: 'Eleanor Ashby', policies: 'safer-streets-mission' },
    })
  })

  test('sent as they are change nothing', async () => {
    const { site, editor, revision } = await siteWithCommitment()
    await send(editor, AT, { revision: 1 }).expect(303)
    expect(revision()).toBe(1)
    expect(trail(site.db).at(-1)?.said).toContain('logged')
  })

  test('pass between two people of one name, which is a change', async () => {
    const { editor, as, revision } = await siteWithCommitment()
    const { account } = as('editor', 'Tom Ellis')
    await send(editor, AT, { owner: account.id, revision: 1 }).expect(303)
    expect(revision()).toBe(2)
  })

  test('with a mistake are shown again as they were typed', async () => {
    const { editor } = await siteWithCommitment()
    const { text } = await send(editor, AT, { ...WHOLE, summary: 'x'.repeat(501), revision: 1 }).expect(422)
    const page = readPage(text)
    expect(page.withClass('govuk-error-summary__list')).toEqual(['Shorten this to at most 500 characters.'])
    expect(page.html).toContain('x'.repeat(501))
    expect(page.title).toContain('Error:')
  })

  test('have an owner who can sign in, or the one they had', async () => {
    const { site, editor, people } = await siteWithCommitment()
    site.db.prepare("update account set disabled_at = '2026-02-01' where id = ?").run(people.eleanor.id)
    await send(editor, AT, { owner: people.eleanor.id, revision: 1 }).expect(422)
    site.db.prepare('update commitment set owner_id = ?').run(people.eleanor.id)
    const options = (await open(editor, AT)).tagged('option')
    expect(options).toContain('Eleanor Ashby (account disabled)')
    await send(editor, AT, { ...WHOLE, owner: people.eleanor.id, revision: 1 }).expect(303)
    expect((await open(editor, '/commitments/1')).facts().Owner).toBe(
      'Eleanor Ashby, whose account is disabled: it needs another owner',
    )
  })

  test('are for editors', async () => {
    const { site, reader } = await siteWithCommitment()
    await reader.get(AT).expect(403)
    await send(reader, AT, { summary: 'x', revision: 1 }).expect(403)
    await send(site.agent, AT, { summary: 'x', revision: 1 }).expect(401)
  })
})

describe('of two editors at once', () => {
  const checked = (page: ReturnType<typeof readPage>) =>
    page
      .all(({ attribs }) => attribs.type === 'radio' && attribs.checked !== undefined)
      .map(({ attribs }) => attribs.id)

  async function both(first: object, second: object) {
    const parts = await siteWithCommitment()
    await send(parts.approver, AT, { ...first, revision: 1 }).expect(303)
    const response = await send(parts.editor, AT, { ...second, revision: 1 }).expect(409)
    return { ...parts, page: readPage(response.text) }
  }

  test('the second sees both versions, and who changed it', async () => {
    const { page } = await both(
      { summary: 'The plan' },
      { summary: 'The safety plan', measure: 'It is there' },
    )
    expect(page.main).toContain('Eleanor Ashby changed it, 2 February 2026')
    expect(page.main).toContain('Yours: The safety plan Now: The plan')
    expect(page.main).toContain('Yours: It is there Now: Nothing')
    expect(page.title).toContain('Changed meanwhile')
  })

  test('the second sees each choice in words, and none as none', async () => {
    const { page } = await both(
      { owner: '', team: '', kind: 'action', visibility: 'restricted', policy: ['safer-streets-mission'] },
      { owner: 1, kind: 'publication', visibility: 'internal', strength: 'vague', policy: [''] },
    )
    expect(page.main).toContain('Owner Yours: Tom Ellis Now: Nobody')
    expect(page.main).toContain('Kind Yours: Publication Now: Action')
    expect(page.main).toContain('Strength Yours: Vague Now: Firm')
    expect(page.main).toContain('Policies Yours: None Now: Safer Streets Mission')
    expect(page.main).toContain(
      'Who may read what is noted here Yours: Everyone who has signed in Now: Editors and above',
    )
  })

  test('what only one of them changed is chosen beforehand, what both did is not', async () => {
    const first = { summary: 'The plan', kind: 'action', policy: ['safer-streets-mission'] }
    const second = { summary: 'My plan', kind: 'publication', policy: [''], measure: 'It is there' }
    const { page } = await both(first, second)
    expect(checked(page)).toEqual(['kind-now', 'policy-now', 'measure-yours'])
  })

  test('what the second chooses is saved, and the rest stays as the first made it', async () => {
    const first = { summary: 'The plan', kind: 'action', policy: ['safer-streets-mission', 'vawg-strategy'] }
    const { editor, page } = await both(first, { ...WHOLE, summary: 'My plan' })
    const policies = page.all(({ attribs }) => attribs.id === 'policy-now')[0]?.attribs.value ?? ''
    const chosen = { summary: 'My plan', policy: policies, visibility: 'internal', revision: 2 }
    await send(editor, AT, chosen).expect(303)
    const after = await open(editor, '/commitments/1')
    expect(after.facts()).toMatchObject({ Summary: 'My plan', Kind: 'Action', Owner: 'Tom Ellis' })
    const linked = after.links.filter(({ href }) => href.startsWith('/policies/')).map(({ href }) => href)
    expect(linked.sort()).toEqual(['/policies/safer-streets-mission', '/policies/vawg-strategy'])
  })

  test('who typed the same has nothing to choose', async () => {
    const { page } = await both({ summary: 'The plan' }, { summary: 'The plan' })
    expect(page.main).toContain('What you typed is how it stands now.')
  })

  test.each(['0.5', '-1', '1e400', 'the first', ''])(
    'a form of revision “%s” is as old as can be, and none of it is saved',
    async (revision) => {
      const { editor, step } = await siteWithCommitment()
      await step(editor, 'details', { summary: 'Lanterns', revision }).expect(409)
      await step(editor, 'updates', { kind: 'progress', note: 'Hung', revision }).expect(409)
      const page = await open(editor, '/commitments/1')
      expect(page.main).not.toContain('Lanterns')
      expect(page.main).toContain('Nothing has been recorded yet.')
    },
  )

  test('a step taken meanwhile is no other version of the details', async () => {
    const { editor, approver, step } = await siteWithCommitment()
    await step(approver, 'updates', { kind: 'chased', note: 'Rang', revision: 1 }).expect(303)
    const { text } = await send(editor, AT, { summary: 'My plan', revision: 1 }).expect(409)
    const page = readPage(text)
    expect(page.main).toContain('Eleanor Ashby chased it')
    expect(checked(page)).toEqual(['summary-yours'])
  })
})

describe('a restricted commitment', () => {
  test('shows a reader the work on it, and of its updates what the public sees', async () => {
    const { site, editor, reader, step } = await siteWithCommitment()
    await send(editor, AT, { summary: 'Hush', visibility: 'restricted', revision: 1 }).expect(303)
    await step(editor, 'updates', { kind: 'progress', note: 'A quiet word', revision: 2 }).expect(303)
    const shown = {
      kind: 'evidence',
      note: 'Unsaid',
      evidence: 'https://example.org/plan',
      visibility: 'public',
    }
    await step(editor, 'updates', { ...shown, revision: 3 }).expect(303)
    const seen = async (agent: Agent) => {
      const { main } = await open(agent, '/commitments/1')
      const words = ['Hush', 'Tom Ellis', 'A quiet word', 'Unsaid', 'https://example.org/plan', PROMISE]
      return words.map((word) => main.includes(word))
    }
    expect(await seen(reader)).toEqual([true, true, false, false, true, true])
    expect(await seen(site.agent)).toEqual([false, false, false, false, true, true])
    expect(await seen(editor)).toEqual([true, true, true, true, true, true])
  })

  test('tells a reader that its deadline moved, and not why', async () => {
    const { editor, reader, step } = await siteWithCommitment()
    await send(editor, AT, { visibility: 'restricted', revision: 1 }).expect(303)
    const extension = { deadline: '2026-09-30', reason: 'A quiet word', revision: 2 }
    await step(editor, 'extensions', extension).expect(303)
    for (const path of ['/commitments/1', '/commitments/1.json']) {
      const { text } = await reader.get(path).expect(200)
      expect(text).toContain('2026-09-30')
      expect(text).not.toContain('A quiet word')
      expect((await editor.get(path).expect(200)).text).toContain('A quiet word')
    }
  })
})
