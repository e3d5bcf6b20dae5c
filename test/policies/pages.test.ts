import { describe, expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { adminSite, errorsOf, noticeOf } from '../support/admin.ts'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'
import { lastOf, trail } from '../support/trail.ts'
import { addPolicy } from './lanterns.ts'

const BASE_URL = 'https://pursuant.example'

async function pageAt({ agent }: Pick<TestApp, 'agent'>, address: string, status = 200) {
  const page = readPage((await agent.get(address).expect(status)).text)
  expectNoInjection(page)
  return page
}

const FORM = {
  title: 'Lantern Strategy',
  kind: 'strategy',
  published: '2025-12-18',
  review: '',
  links: 'https://example.org/lanterns',
  aliases: 'Lantern Strategy\r\n\r\n  LS \r\nlantern strategy',
  body: 'Lamps for **all**.',
}

describe('the list of policies', () => {
  test('has them by kind, with the number of questions that name each', async () => {
    const site = await siteWith([aQuestion({ heading: 'Online Safety Act' })])
    const page = await pageAt(site, '/policies')
    expect(page.title).toBe('Policies - Pursuant')
    expect(page.tagged('h2').slice(0, 4)).toEqual(['Strategies', 'Acts', 'White papers', 'Missions'])
    expect(page.withClass('result')).toContain(
      'Online Safety Act 2023 Royal Assent 26 October 2023 1 question found',
    )
    expect(page.main).toContain('Safer Streets Mission No question names it yet')
    expect(page.linkTo('Safer Streets Mission')).toBe('/policies/safer-streets-mission')
    expect(page.linkTo('Add a policy')).toBeUndefined()
    expect(page.links.find(({ text }) => text === 'Policies')?.href).toBe('/policies')
  })

  test('offers an editor the form for another, and nobody less', async () => {
    const site = await siteWith([])
    const { agent } = signedInAs(site, 'editor')
    expect((await pageAt({ agent }, '/policies')).linkTo('Add a policy')).toBe('/policies/new')
    const reader = signedInAs(site, 'reader')
    const policy = await pageAt(reader, '/policies/vawg-strategy')
    expect(policy.linkTo('Edit this policy')).toBeUndefined()
  })

  test('is there for programs', async () => {
    const site = await siteWith([aQuestion({ heading: 'Online Safety Act' })], { config: { BASE_URL } })
    const { body } = await site.agent.get('/policies.json').expect(200)
    expect([body.total, body.items.length, body.next]).toEqual([7, 7, null])
    expect(body.items[4]).toEqual({
      title: 'Online Safety Act 2023',
      slug: 'online-safety-act-2023',
      kind: 'act',
      datePublished: '2023-10-26',
      dateForReview: null,
      links: [
        { label: '', url: 'https://www.legislation.gov.uk/ukpga/2023/50' },
        { label: 'Section 121', url: 'https://www.legislation.gov.uk/ukpga/2023/50/section/121' },
      ],
      supersededBy: null,
      aliases: ['Online Safety Act 2023', 'Online Safety Act', 'Online Safety Bill'],
      questionCount: 1,
      openCount: 0,
      overdueCount: 0,
      url: `${BASE_URL}/policies/online-safety-act-2023`,
    })
  })
})

describe('the page of a policy', () => {
  test('says what it is, and by which words each question names it, newest first', async () => {
    const site = await siteWith([
      aQuestion({ uin: '701', heading: 'Lamps: LS' }),
      anAnsweredQuestion({
        uin: '702',
        heading: 'Oil',
        dateTabled: '2026-01-14T00:00:00',
        questionText: 'To ask about the lantern strategy.',
        answerText: '<p>The Lantern Strategy says so.</p>',
      }),
    ])
    addPolicy(site.db, { reviewOn: '2026-07-01' })
    const page = await pageAt(site, '/policies/lantern-strategy')
    expect(page.heading).toBe('Lantern Strategy')
    expect(page.withClass('page-header__caption')).toEqual(['Strategy'])
    expect(page.withClass('page-header__meta')).toEqual([
      'Published 18 December 2025',
      'To be reviewed on 1 July 2026',
    ])
    expect(page.withClass('written')).toEqual(['Lamps for all.'])
    expect(page.linkTo('example.org')).toBe('https://example.org/lanterns')
    expect(page.withClass('policy__aliases')).toEqual(['Lantern StrategyLS'])
    expect(page.tagged('h2')).toContain('2 questions found')
    expect(page.withClass('result__title')).toEqual(['Oil', 'Lamps: LS'])
    expect(page.withClass('result__named')).toEqual([
      'Named in the question as “lantern strategy” and in the answer as “Lantern Strategy”, found by its words.',
      'Named in the question as “LS”, found by its words.',
    ])
  })

  test('goes on over pages, and as JSON too', async () => {
    const questions = Array.from({ length: 25 }, (_, n) => aQuestion({ uin: String(801 + n), heading: 'LS' }))
    const site = await siteWith(questions, { config: { BASE_URL } })
    addPolicy(site.db)
    const first = await pageAt(site, '/policies/lantern-strategy')
    expect(first.withClass('result')).toHaveLength(20)
    expect(first.linkTo('Older questions')).toBe('/policies/lantern-strategy?page=2')
    const second = await pageAt(site, '/policies/lantern-strategy?page=2')
    expect(second.withClass('result')).toHaveLength(5)
    expect(second.linkTo('Newer questions')).toBe('/policies/lantern-strategy')
    expect((await pageAt(site, '/policies/lantern-strategy?page=9')).main).toContain(
      'There are no more questions.',
    )
    for (const page of ['x', '0', '-1', '1e9', '99999999'])
      await pageAt(site, `/policies/lantern-strategy?page=${page}`)
    const { body } = await site.agent.get('/policies/lantern-strategy.json').expect(200)
    expect(body).toMatchObject({ title: 'Lantern Strategy', body: 'Lamps for all.', questionCount: 25 })
    expect([body.questions.total, body.questions.items.length]).toEqual([25, 20])
    expect(body.questions.next).toBe(`${BASE_URL}/policies/lantern-strategy.json?page=2`)
    expect(body.questions.items[0]).toEqual({
      uin: '825',
      house: 'Commons',
      heading: 'LS',
      dateTabled: '2026-01-12',
      dateAnswered: null,
      namedBy: [{ state: 'found', foundIn: 'question', words: 'LS', mentions: 1 }],
      url: `${BASE_URL}/questions/2026-01-12/825`,
    })
    const rest = await site.agent.get('/policies/lantern-strategy.json?page=2').expect(200)
    expect([rest.body.questions.items.length, rest.body.questions.next]).toEqual([5, null])
  })

  test('says why no question is there', async () => {
    const site = await siteWith([])
    addPolicy(site.db, { aliases: [] })
    expect((await pageAt(site, '/policies/lantern-strategy')).main).toContain('Without aliases no question')
    expect((await pageAt(site, '/policies/vawg-strategy')).main).toContain(
      'No question or answer in the record names it',
    )
  })

  test.each([
    '/policies/zeppelins',
    '/policies/zeppelins.json',
    '/policies/Vawg-Strategy',
    '/policies/..%2Fx',
  ])('is not at %s', async (address) => {
    await (await siteWith([])).agent.get(address).expect(404)
  })
})

describe('a question', () => {
  test('leads to the policies that it names, with the words', async () => {
    const question = anAnsweredQuestion({
      heading: 'Lamps: LS',
      answerText: '<p>The LS, the Lantern Strategy, and the Online Safety Act.</p>',
    })
    const site = await siteWith([question], { config: { BASE_URL } })
    addPolicy(site.db)
    const page = await pageAt(site, addressOf(question))
    expect(page.linkTo('Lantern Strategy')).toBe('/policies/lantern-strategy')
    expect(page.withClass('named-policies__how')).toEqual([
      'Named in the question as “LS” and in the answer as “LS” (2 mentions), found by its words',
      'Named in the answer as “Online Safety Act”, found by its words',
    ])
    const { body } = await site.agent.get(`${addressOf(question)}.json`).expect(200)
    const url = `${BASE_URL}/policies/lantern-strategy`
    expect(body.policies).toEqual([
      { title: 'Lantern Strategy', url, state: 'found', foundIn: 'question', words: 'LS', mentions: 1 },
      { title: 'Lantern Strategy', url, state: 'found', foundIn: 'answer', words: 'LS', mentions: 2 },
      {
        title: 'Online Safety Act 2023',
        url: `${BASE_URL}/policies/online-safety-act-2023`,
        state: 'found',
        foundIn: 'answer',
        words: 'Online Safety Act',
        mentions: 1,
      },
    ])
  })

  test('without a policy says nothing of them', async () => {
    const question = aQuestion()
    const page = await pageAt(await siteWith([question]), addressOf(question))
    expect(page.tagged('h2')).not.toContain('Policies')
  })
})

describe('adding a policy', () => {
  test('leads to its page, with each name once', async () => {
    const site = adminSite()
    const page = await site.send('/policies', FORM)
    expect(noticeOf(page)).toBe('The policy Lantern Strategy is added.')
    expect(page.heading).toBe('Lantern Strategy')
    expect(page.html).toContain('Lamps for <strong>all</strong>.')
    expect(lastOf(site.db)).toMatchObject({
      said: 'Priya Nair added policy Lantern Strategy',
      after: { aliases: 'Lantern Strategy\nLS' },
    })
    const audit = await site.open('/admin/audit')
    expect(audit.linkTo('Lantern Strategy')).toBe('/policies/lantern-strategy')
  })

  test.each<[string, Record<string, string>, string]>([
    ['no title', { title: ' \u200b ' }, 'Enter the title.'],
    ['a long title', { title: 'x'.repeat(201) }, 'Shorten the title to at most 200 characters.'],
    ['no kind', { kind: '' }, 'Choose what kind of policy it is.'],
    ['an odd kind', { kind: 'wish' }, 'Choose what kind of policy it is.'],
    ['a date that is none', { published: '2026-02-30' }, 'Enter a date such as 2026-01-12, or nothing.'],
    ['a date of no year', { review: '0026-02-20' }, 'Enter a date such as 2026-01-12, or nothing.'],
    [
      'a link that is a script',
      { links: 'javascript:alert(1)' },
      'End the line “javascript:alert(1)” with an address that begins with https://.',
    ],
    [
      'a link that is data',
      { links: 'data:text/html,x' },
      'End the line “data:text/html,x” with an address that begins with https://.',
    ],
    [
      'a link that is words',
      { links: 'gov.uk' },
      'End the line “gov.uk” with an address that begins with https://.',
    ],
    [
      'an alias of one letter',
      { aliases: 'Lamp\n(x)' },
      'The alias “(x)” is too short: it would be found everywhere.',
    ],
    ['an alias of signs', { aliases: '!!!' }, 'The alias “!!!” is too short: it would be found everywhere.'],
    [
      'a long alias',
      { aliases: 'y'.repeat(101) },
      `Shorten the alias “${'y'.repeat(40)}…” to at most 100 characters.`,
    ],
    [
      'too many aliases',
      { aliases: Array.from({ length: 41 }, (_, n) => `Lamp ${n}`).join('\n') },
      'Enter at most 40 aliases.',
    ],
    [
      'a long description',
      { body: 'é'.repeat(20_001) },
      'Shorten the description to at most 20,000 characters.',
    ],
    [
      'an address that is none',
      { slug: '../admin' },
      'Write the end of the address with small letters a to z, digits and hyphens, such as fire-safety-plan.',
    ],
    [
      'the address of the form',
      { slug: 'New' },
      'Write the end of the address with small letters a to z, digits and hyphens, such as fire-safety-plan.',
    ],
    ['an address that is taken', { slug: 'oil' }, 'The policy Oil has this address already.'],
    ['a name that is taken', { aliases: 'OIL plan' }, '“OIL plan” is a name of the policy Oil already.'],
  ])('with %s shows the form again, as it was filled in', async (_what, change, message) => {
    const site = adminSite()
    addPolicy(site.db, { slug: 'oil', title: 'Oil', aliases: ['Oil-Plan'] })
    const before = trail(site.db)
    const page = await site.send('/policies', { ...FORM, ...change }, 422)
    expect(errorsOf(page)).toEqual([message])
    expect(page.title).toBe('Error: Add a policy - Pursuant')
    expect(page.tagged('textarea')[2]?.slice(0, 40)).toBe((change.body ?? FORM.body).slice(0, 40))
    expect(trail(site.db)).toEqual(before)
  })

  test('of nothing but markup shows it as text', async () => {
    const site = adminSite()
    const markup = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    const links = '"><b> https://example.org/"onmouseover="x'
    const page = await site.send('/policies', {
      ...FORM,
      title: markup,
      aliases: markup,
      body: markup,
      links,
    })
    expectNoInjection(page)
    expect(page.heading).toBe(markup)
    expect(page.withClass('written')).toEqual([markup])
    expectNoInjection(await site.open('/policies'))
    expectNoInjection(await site.open('/policies/script-alert-1-script-img-src-x-onerror-alert-2/edit'))
  })
})

describe('editing a policy', () => {
  test('begins with what it says, and never changes its address', async () => {
    const site = adminSite()
    addPolicy(site.db)
    const at = '/policies/lantern-strategy'
    const page = await site.open(`${at}/edit`)
    expect(page.tagged('textarea')).toEqual([
      'https://example.org/lanterns',
      'Lantern Strategy LS',
      'Lamps for all.',
    ])
    expect(page.all(({ attribs }) => attribs.name === 'slug')).toEqual([])
    const form = { ...FORM, title: 'Lamp Strategy', slug: 'lamps', revision: '1', reason: 'Renamed' }
    const saved = await site.send(at, form)
    expect(noticeOf(saved)).toBe('The policy Lamp Strategy is saved.')
    expect(lastOf(site.db)).toMatchObject({ after: { title: 'Lamp Strategy' }, reason: 'Renamed' })
    expect((await site.open(at)).heading).toBe('Lamp Strategy')
    await site.agent.get('/policies/lamps').expect(404)
  })

  test('that somebody else was quicker with shows both, and saves when it is sent again', async () => {
    const site = adminSite()
    addPolicy(site.db)
    const at = '/policies/lantern-strategy'
    const mine = { ...FORM, aliases: 'Lantern Strategy\r\nLS', title: 'Mine', revision: '1' }
    await site.send(at, { ...mine, title: 'Theirs' })
    const page = await site.send(at, mine, 409)
    expect(page.title).toBe('Changed meanwhile: Theirs - Pursuant')
    expect(page.tagged('tr').slice(1)).toEqual(['Title Theirs Mine'])
    const revision = page.all(({ attribs }) => attribs.name === 'revision')[0]?.attribs.value ?? ''
    expect((await site.send(at, { ...mine, revision })).heading).toBe('Mine')
  })

  test.each(['reader', 'editor'] as const)('is for editors: %s', async (role) => {
    const site = await siteWith([])
    const { agent } = signedInAs(site, role)
    const status = role === 'editor' ? 303 : 403
    const at = '/policies/vawg-strategy'
    await agent.post('/policies').type('form').send(FORM).expect(status)
    await agent
      .post(at)
      .type('form')
      .send({ ...FORM, aliases: 'Lamp', revision: '1' })
      .expect(status)
    await agent.post(`${at}/removal`).type('form').send({ reason: 'no' }).expect(status)
  })
})

describe('removing a policy', () => {
  test('asks for a reason first', async () => {
    const site = adminSite()
    addPolicy(site.db)
    const at = '/policies/lantern-strategy/removal'
    expect((await site.open(at)).heading).toBe('Remove Lantern Strategy')
    const refused = await site.send(at, { reason: ' ' }, 422)
    expect(errorsOf(refused)).toEqual(['Enter a reason: it stays in the audit trail.'])
    expect(noticeOf(await site.send(at, { reason: 'Added twice' }))).toBe(
      'The policy Lantern Strategy is removed.',
    )
    await site.agent.get('/policies/lantern-strategy').expect(404)
    const audit = await site.open('/admin/audit')
    expect(audit.linkTo('Lantern Strategy')).toBeUndefined()
    expect(audit.main).toContain('removed policy Lantern Strategy')
  })

  test('on which something hangs says so', async () => {
    const site = adminSite()
    const id = addPolicy(site.db)
    site.db.exec(
      `create table promise (policy_id integer references policy); insert into promise values (${id})`,
    )
    const page = await site.send('/policies/lantern-strategy/removal', { reason: 'Added twice' }, 422)
    expect(page.main).toContain('Commitments belong to the policy Lantern Strategy')
  })
})
