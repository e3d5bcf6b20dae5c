import { describe, expect, test } from 'vitest'
import { readSearchQuery } from '../../server/questions/schema.ts'
import { loadStartingAbbreviations } from '../../server/questions/search/meant/starting-abbreviations.ts'
import { questionSearch } from '../../server/questions/search/search.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { signedInAs } from '../support/accounts.ts'
import { errorsOf, noticeOf } from '../support/admin.ts'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'
import { lastOf, trail } from '../support/trail.ts'

const EXPLAINING = anAnsweredQuestion({
  uin: '801',
  dateTabled: '2026-01-13T00:00:00',
  answerText: '<p>The Harbour Lantern Office (HLO) lit <b>it</b>. We will ask the HLO.</p>',
})
const USING = anAnsweredQuestion({
  uin: '802',
  dateTabled: '2026-01-08T00:00:00',
  answerText:
    '<p>The <a href="https://example.org/HLO" title="HLO">HLO of the quay</a> wrote to the wardens. PACE applies.</p>',
})

const site = () => siteWith([EXPLAINING, USING])

async function pageAt({ agent }: Pick<TestApp, 'agent'>, address: string, status = 200) {
  const page = readPage((await agent.get(address).expect(status)).text)
  expectNoInjection(page)
  return page
}

/** Sends a form; the page that answers it, at once or after a redirect. */
async function send({ agent }: Pick<TestApp, 'agent'>, at: string, form: object, status = 303) {
  const response = await agent.post(at).type('form').send(form).expect(status)
  return status === 303 ? pageAt({ agent }, response.headers.location ?? '') : readPage(response.text)
}

const meaningsOf = (page: ReturnType<typeof readPage>) => page.withClass('glossary__long')

interface Row {
  id: number
  long: string
  revision: number
}

const rowOf = ({ db }: Pick<TestApp, 'db'>, long: string): Row =>
  db.prepare<[string], Row>('select id, long, revision from abbreviation where long = ?').get(long) as Row

/** What its sender has before them. */
const seen = ({ revision, long }: Row) => ({ revision, was: long })

/** What the search looks for beside an abbreviation. */
const also = ({ db }: Pick<TestApp, 'db'>, q: string) =>
  questionSearch(db)
    .search(readSearchQuery({ q, body: 'all' }).request, '2026-02-02')
    .also.map(({ also }) => also)

describe('the glossary', () => {
  test('says of each abbreviation what it stands for, on what ground, and where it came first', async () => {
    const page = await pageAt(await site(), '/glossary?letter=H')
    expect(page.title).toBe('Glossary - Pursuant')
    expect(page.main).toContain('HLO In 2 answers Search for HLO')
    expect(page.main).toContain(
      'Harbour Lantern Office Explained in 1 question. First explained in a question tabled on 13 January 2026',
    )
    expect(page.linkTo('First explained in a question tabled on 13 January 2026')).toBe(addressOf(EXPLAINING))
    expect(page.linkTo('Search for HLO')).toBe('/questions?q=HLO&body=all')
    expect(page.main).toContain(
      'His Majesty’s Courts and Tribunals Service From the starting list'.slice(-22),
    )
    expect(page.linkTo('Correct HLO: Harbour Lantern Office')).toBeUndefined()
    expect(page.linkTo('Add an abbreviation')).toBeUndefined()
  })

  test('does not count what is an ordinary word too', async () => {
    const page = await pageAt(await site(), '/glossary?q=PACE')
    expect(page.main).toContain('PACE An ordinary word too')
  })

  test('can be filtered by letters and words, and says when nothing is left', async () => {
    const held = await site()
    expect(meaningsOf(await pageAt(held, '/glossary?q=harb+lan'))).toEqual(['Harbour Lantern Office'])
    expect((await pageAt(held, '/glossary?q=%3Cb%3Ezz')).main).toContain('0 abbreviations with “<b>zz”')
    const all = await pageAt(held, '/glossary?letter=%3F&page=x')
    expect(all.main).toContain('Page 1 of')
    expect((await pageAt(held, '/glossary?page=2')).main).toContain('Page 2 of')
  })

  test('is there for programs', async () => {
    const { agent } = await siteWith([EXPLAINING, USING], {
      config: { BASE_URL: 'https://pursuant.example' },
    })
    const { body } = await agent.get('/glossary.json?q=HLO').expect(200)
    const url = `https://pursuant.example${addressOf(EXPLAINING)}`
    const firstUse = { dateTabled: '2026-01-13', isExplanation: true, url }
    expect(body.items).toEqual([
      {
        short: 'HLO',
        isWord: false,
        answerCount: 2,
        expansions: [{ long: 'Harbour Lantern Office', from: 'record', questionCount: 1, firstUse }],
      },
    ])
    const { next } = (await agent.get('/glossary.json')).body
    expect(next).toBe('https://pursuant.example/glossary.json?page=2')
  })

  test('is empty where nothing is known', async () => {
    const held = await siteWith([])
    held.db.exec('delete from abbreviation')
    expect((await pageAt(held, '/glossary')).main).toContain('There is no abbreviation here yet.')
  })

  test('learns nothing from the sample', async () => {
    const held = await siteWith([])
    const before = (await held.agent.get('/glossary.json')).body.total
    sampleKeeper(held.db).loadIntoEmpty(held.clock)
    expect((await held.agent.get('/glossary.json')).body.total).toBe(before)
  })
})

describe('on a question’s page', () => {
  const marked = async (held: TestApp, question: Record<string, unknown>) => {
    const page = await pageAt(held, addressOf(question))
    return {
      marks: page
        .all(({ name }) => name === 'abbr')
        .map((one) => [one.attribs.title, (one.children[0] as { data?: string }).data]),
      list: page.withClass('abbreviations')[0] ?? null,
    }
  }

  test('an abbreviation has its meaning where it stands, and in a list below', async () => {
    const { marks, list } = await marked(await site(), USING)
    expect(marks).toEqual([
      ['Harbour Lantern Office', 'HLO'],
      ['Police and Criminal Evidence Act', 'PACE'],
    ])
    expect(list).toBe(
      'Abbreviations in this answer HLO Harbour Lantern Office PACE Police and Criminal Evidence Act',
    )
  })

  test('not where the answer explains it beside', async () => {
    const { marks } = await marked(await site(), EXPLAINING)
    expect(marks).toEqual([['Harbour Lantern Office', 'HLO']])
    const { text } = await (await site()).agent.get(addressOf(EXPLAINING))
    expect(text).toContain('Office (HLO) lit')
  })

  test('links keep their addresses and titles', async () => {
    const { text } = await (await site()).agent.get(addressOf(USING))
    expect(text).toContain('<a href="https://example.org/HLO" title="HLO" rel="noopener nofollow"><abbr')
  })

  test('no list stands under an answer without any, or a question without answer', async () => {
    const plain = anAnsweredQuestion({ uin: '803' })
    const open = aQuestion({ uin: '804' })
    const held = await siteWith([plain, open])
    expect((await marked(held, plain)).list).toBe(null)
    expect((await marked(held, open)).list).toBe(null)
  })
})

describe('an editor', () => {
  const editing = async () => {
    const held = await site()
    const { agent } = signedInAs(held, 'editor', { name: 'Priya Nair', email: 'priya@example.org' })
    return { ...held, agent, stranger: { agent: held.agent } }
  }

  test('corrects a meaning, which wins over what the record explains, however often', async () => {
    const held = await editing()
    const row = rowOf(held, 'Harbour Lantern Office')
    const form = await pageAt(held, `/glossary/${row.id}/edit`)
    expect(form.heading).toBe('Correct HLO')
    const reason = 'It was renamed'
    const long = 'Harbour <Light> Organisation'
    const after = await send(held, `/glossary/${row.id}`, { long, reason, word: '', ...seen(row) })
    expect(noticeOf(after)).toContain('HLO now stands for Harbour <Light> Organisation.')
    expect(meaningsOf(after)).toEqual([long, 'Harbour Lantern Office']) // the second among the refused
    expect(after.main).toContain('Given by Priya Nair on 2 February 2026')
    expect(lastOf(held.db)).toEqual({
      said: 'Priya Nair corrected abbreviation HLO',
      before: { long: 'Harbour Lantern Office' },
      after: { long },
      reason,
    })
    const stranger = await pageAt(held.stranger, '/glossary?q=HLO')
    expect(stranger.main).toContain('Given by an editor on 2 February 2026')
    expect(stranger.main).not.toContain('Priya Nair')
    expect(stranger.main).not.toContain('Harbour Lantern Office')

    await importQuestions(held.db, [{ ...EXPLAINING, uin: '805', id: 6_000_001 }])
    loadStartingAbbreviations(held.db)
    expect(also(held, 'HLO')).toEqual([long])
    expect((await pageAt(held, addressOf(USING))).main).toContain(`HLO ${long}`)
  })

  test('corrects no more than the capitals of a meaning in place', async () => {
    const held = await editing()
    const row = rowOf(held, 'violence against women and girls')
    const long = 'Violence Against Women and Girls'
    await send(held, `/glossary/${row.id}`, { long, ...seen(row) })
    loadStartingAbbreviations(held.db)
    expect(meaningsOf(await pageAt(held, '/glossary?q=VAWG'))).toEqual([long])
    const { body } = await held.agent.get('/glossary.json?q=VAWG')
    expect(body.items[0].expansions[0].from).toBe('person')
  })

  test('adds one, which widens the next search both ways, and takes it back', async () => {
    const held = await editing()
    expect(also(held, 'QWS')).toEqual([])
    const after = await send(held, '/glossary', {
      short: ' QWS ',
      long: 'quay  wardens',
      word: '',
      reason: '',
    })
    expect(noticeOf(after)).toContain('QWS is in the glossary: quay wardens.')
    expect(also(held, 'QWS')).toEqual(['quay wardens'])
    expect(lastOf(held.db)).toMatchObject({
      said: 'Priya Nair added abbreviation QWS',
      after: { short: 'QWS', long: 'quay wardens', 'ordinary word': 'no' },
    })
    const row = rowOf(held, 'quay wardens')
    await send(held, `/glossary/${row.id}/restoration`, seen(row))
    expect(also(held, 'QWS')).toEqual([])
    expect(rowOf(held, 'quay wardens')).toBeUndefined()
    expect(lastOf(held.db)?.said).toBe('Priya Nair took back abbreviation QWS')
  })

  test('says that one is an ordinary word too: then it must be typed in capitals', async () => {
    const held = await editing()
    await send(held, '/glossary', { short: 'LIT', long: 'Lanterns in Transit', word: 'yes' })
    expect(also(held, 'lit')).toEqual([])
    expect(also(held, 'LIT')).toEqual(['Lanterns in Transit'])
    expect((await pageAt(held, '/glossary?q=LIT')).main).toContain('LIT An ordinary word too')
  })

  test('refuses one, which is then used and shown nowhere, until that is taken back', async () => {
    const held = await editing()
    const row = rowOf(held, 'Harbour Lantern Office')
    const after = await send(held, `/glossary/${row.id}/refusal`, { reason: 'Nonsense', ...seen(row) })
    expect(noticeOf(after)).toContain('HLO is no longer said to stand for Harbour Lantern Office.')
    expect(after.main).toContain('Refused by Priya Nair on 2 February 2026')
    expect(lastOf(held.db)).toMatchObject({
      said: 'Priya Nair refused abbreviation HLO',
      reason: 'Nonsense',
    })
    await importQuestions(held.db, [{ ...EXPLAINING, uin: '805', id: 6_000_001 }])
    loadStartingAbbreviations(held.db)
    expect(also(held, 'HLO')).toEqual([])
    expect(also(held, '"harbour lantern office"')).toEqual([])
    expect((await pageAt(held, addressOf(USING))).main).not.toContain('Harbour Lantern Office')
    for (const agent of [held.stranger.agent, signedInAs(held, 'reader').agent]) {
      expect((await pageAt({ agent }, '/glossary')).main).not.toMatch(/Refused|Harbour Lantern Office/)
    }
    expect((await held.agent.get('/glossary.json?q=HLO')).body.total).toBe(0)

    await send(held, `/glossary/${row.id}/restoration`, seen(rowOf(held, 'Harbour Lantern Office')))
    expect(also(held, 'HLO')).toEqual(['Harbour Lantern Office'])
    expect(lastOf(held.db)?.said).toBe('Priya Nair took back the refusal of abbreviation HLO')
  })

  test('keeps a refusal when no question explains it any more', async () => {
    const held = await editing()
    const row = rowOf(held, 'Harbour Lantern Office')
    await send(held, `/glossary/${row.id}/refusal`, seen(row))
    await importQuestions(held.db, [{ ...EXPLAINING, answerText: '<p>Nothing.</p>' }], {
      seenAt: '2026-02-03T10:00:00Z',
    })
    await importQuestions(held.db, [{ ...EXPLAINING, uin: '805', id: 6_000_001 }])
    expect(also(held, 'HLO')).toEqual([])
  })

  test('is shown what somebody else did meanwhile, and nothing is lost', async () => {
    const held = await editing()
    const row = rowOf(held, 'Harbour Lantern Office')
    await send(held, `/glossary/${row.id}/refusal`, seen(row))
    const records = trail(held.db).length
    const mine = { long: 'Harbour Lights', ...seen(row) }
    const page = await send(held, `/glossary/${row.id}`, mine, 409)
    expect(page.title).toContain('Changed meanwhile: HLO')
    expect(page.main).toContain('Harbour Lantern Office (refused)')
    expect(page.all(({ attribs }) => attribs.id === 'long')[0]?.attribs.value).toBe('Harbour Lights')
    const late = await send(
      held,
      `/glossary/${row.id}/refusal`,
      { ...seen(row), reason: 'It is not so' },
      409,
    )
    expect(late.main).toContain('Somebody else changed this meanwhile')
    expect(late.main).toContain('HLO: Harbour Lantern Office (refused)')
    expect(late.main).not.toContain('You typed')
    expect(late.all(({ attribs }) => attribs.id === 'refusal-reason')[0]?.attribs.value).toBe('It is not so')
    await send(held, `/glossary/${row.id}/restoration`, { revision: 'x' }, 409)
    expect(trail(held.db)).toHaveLength(records)
    await held.agent.post('/glossary/999999').type('form').send(mine).expect(404)
  })

  test.each([
    [{ short: 'hlo', long: 'x y' }, 'Enter one word of up to 10 letters and digits'],
    [{ short: 'A B', long: 'x y' }, 'Enter one word of up to 10 letters and digits'],
    [{ short: 'QQ', long: ' ' }, 'Enter what it stands for.'],
    [{ short: 'QQ', long: '12 34' }, 'Enter what it stands for in words.'],
    [{ short: 'QQ', long: 'x'.repeat(121) }, 'Shorten what it stands for to at most 120 characters.'],
    [{ short: 'QQ', long: 'Quay Quoits', reason: 'x'.repeat(501) }, 'Shorten the reason'],
  ])('is told what to mend in %j, and keeps what was typed', async (form, message) => {
    const held = await editing()
    const page = await send(held, '/glossary', form, 422)
    expect(errorsOf(page).join()).toContain(message)
    expect(page.all(({ attribs }) => attribs.id === 'short')[0]?.attribs.value).toBe(form.short)
  })

  test('is told when a person has given the same already', async () => {
    const held = await editing()
    const form = { short: 'QWS', long: 'quay wardens' }
    await send(held, '/glossary', form)
    const page = await send(held, '/glossary', form, 422)
    expect(errorsOf(page).join()).toContain('The glossary has “quay wardens” for QWS already.')
    const row = rowOf(held, 'quay wardens')
    await send(held, '/glossary', { short: 'QWS', long: 'quoit waxers' })
    const other = await send(held, `/glossary/${row.id}`, { long: 'Quoit Waxers', ...seen(row) }, 422)
    expect(errorsOf(other).join()).toContain('The glossary has “quoit waxers” for QWS already.')
  })
})
