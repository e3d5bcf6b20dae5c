import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import { accountRecords } from '../../../server/accounts/record.ts'
import { commitmentQueries } from '../../../server/commitments/queries.ts'
import { A_COMMAND } from '../../support/accounts.ts'
import { readPage } from '../../support/html.ts'
import { trail } from '../../support/trail.ts'
import { HARBOUR, siteWithRegister } from './registered.ts'

type Agent = ReturnType<typeof request.agent>

const REASSIGN = '/commitments/reassignment'
const REVIEW = '/commitments/review-dates'

const send = (agent: Agent, path: string, form: Record<string, string | number>) =>
  agent.post(path).type('form').send(form)

/** The page of a change, and the commitments that its form holds. */
async function opened(agent: Agent, path: string, status = 200) {
  const page = readPage((await agent.get(path).expect(status)).text)
  return { page, held: heldBy(page) }
}

function heldBy(page: ReturnType<typeof readPage>): string {
  const [field] = page.all(({ attribs }) => attribs.name === 'commitments')
  return field?.attribs.value ?? ''
}

async function harbour(promises = HARBOUR) {
  const site = await siteWithRegister(promises)
  const commitments = commitmentQueries(site.site.db)
  const ofCommitments = () => trail(site.site.db).filter(({ said }) => said.startsWith('Tom Ellis '))
  return { ...site, commitments, ofCommitments }
}

describe('reassigning the chosen', () => {
  test('lists them as they are, changes them together, and records each with the reason', async () => {
    const { editor, commitments, ofCommitments } = await harbour()
    const { page, held } = await opened(
      editor,
      `${REASSIGN}?chosen=1&chosen=3&back=%2Fcommitments%3Fowner%3D1`,
    )
    expect(page.heading).toBe('Reassign 2 commitments')
    expect(page.withClass('bulk__item')).toEqual([
      'We will publish a harbour plan.Now: Quillon Ellis, Lanyard Unit',
      'We intend to consult on ferries.Now: Ferrule Ashby, no team',
    ])
    expect(held).toBe('1-1 3-1')
    const form = {
      commitments: held,
      owner: 2,
      team: 2,
      reason: 'Quillon left',
      back: '/commitments?owner=1',
    }
    const { headers } = await send(editor, REASSIGN, form).expect(303)
    expect(headers.location).toBe('/commitments?owner=1')
    const { text } = await editor.get('/commitments')
    expect(readPage(text).main).toContain('2 commitments are reassigned.')
    expect([1, 3].map((id) => commitments.byId(id))).toMatchObject([
      { owner: { id: 2 }, team: { id: 2 }, revision: 2 },
      { owner: { id: 2 }, team: { id: 2 }, revision: 2 },
    ])
    expect(commitments.byId(2)?.revision).toBe(1)
    expect(ofCommitments()).toEqual([
      {
        said: 'Tom Ellis reassigned commitment We will publish a harbour plan.',
        before: { owner: 'Quillon Ellis', team: 'Lanyard Unit' },
        after: { owner: 'Ferrule Ashby', team: 'Ferrule Desk' },
        reason: 'Quillon left',
      },
      {
        said: 'Tom Ellis reassigned commitment We intend to consult on ferries.',
        before: { team: null },
        after: { team: 'Ferrule Desk' },
        reason: 'Quillon left',
      },
    ])
  })

  test('leaves the other of owner and team as it is, takes either away, and counts what was so already', async () => {
    const { editor, commitments, ofCommitments } = await harbour()
    await send(editor, REASSIGN, { commitments: '1-1 4-1', owner: 'none', reason: 'Nobody yet' }).expect(303)
    expect(commitments.byId(1)).toMatchObject({ owner: null, team: { id: 1 }, revision: 2 })
    expect(commitments.byId(4)).toMatchObject({ owner: null, revision: 1 })
    expect(ofCommitments()).toHaveLength(1)
    const said = readPage((await editor.get('/commitments')).text).main
    expect(said).toContain('1 commitment is reassigned. 1 had this owner and team already.')
  })

  test('is taken back by reassigning again', async () => {
    const { editor, commitments } = await harbour()
    await send(editor, REASSIGN, { commitments: '1-1', owner: 2, reason: 'Quillon left' }).expect(303)
    await send(editor, REASSIGN, { commitments: '1-2', owner: 1, reason: 'By mistake' }).expect(303)
    expect(commitments.byId(1)).toMatchObject({ owner: { name: 'Quillon Ellis' }, revision: 3 })
  })

  test('takes all that the filters find, ended ones too', async () => {
    const { editor } = await harbour()
    const register = readPage((await editor.get('/commitments?owner=none&kind=action')).text)
    const link = register.links.find(({ text, href }) => text === 'reassign' && href.includes('all=yes'))
    const { page, held } = await opened(editor, link?.href ?? '')
    expect(page.heading).toBe('Reassign 2 commitments')
    expect(held).toBe('5-1 7-1')
    expect(page.linkTo('Change nothing')).toBe('/commitments?kind=action&owner=none')
  })

  test('of more than five hundred says so, and changes none', async () => {
    const { site, editor } = await harbour(HARBOUR.slice(0, 1))
    site.db.exec(`
      with recursive more(n) as (select 1 union all select n + 1 from more where n < 500)
      insert into commitment (answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at)
      select answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at from commitment, more`)
    const { page, held } = await opened(editor, `${REASSIGN}?all=yes`, 400)
    expect(page.main).toContain('501 commitments match, and at most 500 can be changed at once.')
    expect(held).toBe('')
    const list = Array.from({ length: 501 }, (_, at) => `${at + 1}-1`).join(' ')
    await send(editor, REASSIGN, { commitments: list, owner: 2, reason: 'All' }).expect(422)
    expect(site.db.prepare('select count(*) from commitment where owner_id = 2').pluck().get()).toBe(0)
    const most = Array.from({ length: 500 }, (_, at) => `${at + 1}-1`).join(' ')
    await send(editor, REASSIGN, { commitments: most, owner: 2, reason: 'Most' }).expect(303)
    expect(site.db.prepare('select count(*) from commitment where owner_id = 2').pluck().get()).toBe(500)
  })

  test('changes none when one was changed meanwhile, shows which, and goes through when sent again', async () => {
    const { editor, as, commitments, ofCommitments } = await harbour()
    const other = as('editor', 'Eleanor Ashby')
    await send(other, REASSIGN, { commitments: '3-1', team: 1, reason: 'Reshuffle' }).expect(303)
    const form = { owner: 1, reason: 'Cover' }
    const { text } = await send(editor, REASSIGN, { ...form, commitments: '1-1 3-1' }).expect(409)
    const page = readPage(text)
    expect(page.title).toContain('Changed meanwhile')
    expect(page.withClass('bulk__item')).toEqual([
      'We will publish a harbour plan.Now: Quillon Ellis, Lanyard Unit',
      'Changed meanwhile We intend to consult on ferries.Now: Ferrule Ashby, Lanyard Unit',
    ])
    expect(page.html).toContain('value="Cover"')
    expect(commitments.byId(1)?.revision).toBe(1)
    expect(ofCommitments()).toEqual([])
    await send(editor, REASSIGN, { ...form, commitments: heldBy(page) }).expect(303)
    expect(commitments.byId(3)).toMatchObject({ owner: { id: 1 }, team: { id: 1 }, revision: 3 })
  })

  test('says when one of them is gone', async () => {
    const { site, editor } = await harbour()
    site.db.prepare('delete from commitment where id = 3').run()
    const { text } = await send(editor, REASSIGN, { commitments: '1-1 3-1', owner: 2, reason: 'x' }).expect(
      409,
    )
    expect(readPage(text).main).toContain('1 commitment of those you chose is gone.')
  })

  test.each([
    ['no reason', { owner: 2 }, 'Enter a reason'],
    ['neither owner nor team', { reason: 'x' }, 'Choose another owner, another team, or both.'],
    ['an owner who is none', { owner: 99, reason: 'x' }, 'Choose the owner from the list'],
    ['an owner who has left', { owner: 2, reason: 'x' }, 'this account is not in use'],
    ['a team that is none', { team: 99, reason: 'x' }, 'Choose the team from the list.'],
    ['an owner of letters', { owner: '1; drop', reason: 'x' }, 'Choose the owner from the list.'],
  ])('refuses %s, keeps what was typed and changes nothing', async (_, form, message) => {
    const { site, editor, commitments } = await harbour()
    if (message.includes('not in use')) accountRecords(site.db, site.clock).disable(2, A_COMMAND, 'Left')
    const { text } = await send(editor, REASSIGN, { commitments: '1-1', ...form }).expect(422)
    const page = readPage(text)
    expect(page.withClass('govuk-error-summary__list')[0]).toContain(message)
    expect(heldBy(page)).toBe('1-1')
    expect(commitments.byId(1)?.revision).toBe(1)
  })

  test.each(['', 'x', '1', '1-1;2-1', '1-1 2', '99999999999-1'])(
    'takes %j for no choice',
    async (commitments) => {
      const { editor } = await harbour()
      const { text } = await send(editor, REASSIGN, { commitments, owner: 2, reason: 'x' }).expect(422)
      expect(readPage(text).main).toContain('There is none to change.')
    },
  )

  test('leads back to the register and nowhere else', async () => {
    const { editor } = await harbour()
    for (const [index, back] of ['//evil.example/commitments', '/commitments/1', 'x', '/admin'].entries()) {
      const form = { commitments: `1-${index + 1}`, owner: 2 - (index % 2), reason: 'x', back }
      expect((await send(editor, REASSIGN, form).expect(303)).headers.location).toBe('/commitments')
    }
  })

  test('without a tick asks for one', async () => {
    const { editor } = await harbour()
    expect((await opened(editor, REASSIGN, 400)).page.main).toContain('There is none to change.')
    expect((await opened(editor, `${REVIEW}?chosen=x&chosen=99`, 200)).page.main).toContain('There is none')
  })

  test('is for editors: a reader is refused, a stranger asked to sign in', async () => {
    const { reader, stranger } = await harbour()
    for (const path of [REASSIGN, REVIEW]) {
      await send(reader, path, { commitments: '1-1', owner: 2, reason: 'x' }).expect(403)
      await send(stranger, path, { commitments: '1-1', owner: 2, reason: 'x' }).expect(401)
    }
  })
})

describe('a review date for the chosen', () => {
  test('is set where no date was given, and says what was left and why', async () => {
    const { editor, commitments, ofCommitments } = await harbour()
    const { page, held } = await opened(editor, `${REVIEW}?chosen=1&chosen=6&chosen=7`)
    expect(page.heading).toBe('Set a review date for 1 commitment')
    expect(held).toBe('6-1')
    const [, due, ended] = page.withClass('bulk__item')
    expect(due).toContain('It has a last day:')
    expect(ended).toContain('It has ended:')
    await send(editor, REVIEW, { commitments: held, date: '2026-05-01', reason: 'After Easter' }).expect(303)
    expect(commitments.byId(6)).toMatchObject({
      deadline: { reviewOn: '2026-05-01', latest: null },
      revision: 2,
    })
    expect(ofCommitments()).toEqual([
      {
        said: 'Tom Ellis set a review date for commitment We keep the barges under review.',
        before: { review: expect.stringMatching(/^2026-/) },
        after: { review: '2026-05-01' },
        reason: 'After Easter',
      },
    ])
    expect(readPage((await editor.get('/commitments')).text).main).toContain('look again on 1 May 2026')
  })

  test('never takes a last day away, whatever the form says', async () => {
    const { editor, commitments } = await harbour()
    await send(editor, REVIEW, { commitments: '1-1 6-1', date: '2026-05-01', reason: 'x' }).expect(303)
    expect(commitments.byId(1)).toMatchObject({
      deadline: { reviewOn: null, latest: '2026-01-20' },
      revision: 1,
    })
    const said = readPage((await editor.get('/commitments')).text).main
    expect(said).toContain('1 commitment is given a review date. 1 left as they were.')
  })

  test.each([
    ['', 'Enter the day on which to look again'],
    ['soon', 'Enter the day on which to look again'],
    ['2026-02-30', 'Enter the day on which to look again'],
    ['2026-02-01', 'Enter a day from today on.'],
  ])('refuses %j', async (date, message) => {
    const { editor } = await harbour()
    const { text } = await send(editor, REVIEW, { commitments: '6-1', date, reason: 'x' }).expect(422)
    expect(readPage(text).withClass('govuk-error-summary__list')[0]).toContain(message)
  })

  test('is refused when it was changed meanwhile', async () => {
    const { site, editor } = await harbour()
    site.db.prepare('update commitment set revision = 5 where id = 6').run()
    const form = { commitments: '6-1', date: '2026-05-01', reason: 'x' }
    const { text } = await send(editor, REVIEW, form).expect(409)
    expect(heldBy(readPage(text))).toBe('6-5')
  })
})
