import { describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { expectNoInjection, type Page, readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions, importText, listReply } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'

/** What opens the other forms of the citation. */
const CITE = 'OSCOLA, BibTeX and RIS'

const ASHBY = { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' }
const RENNICK = { id: 99_002, name: 'Philippa Rennick', party: 'Civic', memberFrom: 'Hollinsea' }

async function pageAt({ agent }: Pick<TestApp, 'agent'>, address: string): Promise<Page> {
  const page = readPage((await agent.get(address).expect(200)).text)
  expectNoInjection(page)
  return page
}

/** The page of a question that is alone in the record. */
async function pageOf(question: Record<string, unknown>, on = {}): Promise<Page> {
  return pageAt(await siteWith([question], on), addressOf(question))
}

describe('the page of an answered question', () => {
  const question = anAnsweredQuestion({
    uin: '104512',
    askingMember: ASHBY,
    answeringMember: RENNICK,
    memberHasInterest: true,
  })

  test('shows its heading, number and status, and the question apart from the paragraphs of the answer', async () => {
    const page = await pageOf(question)
    expect(page.title).toBe('Wardens: Equipment (104512) - Pursuant')
    expect(page.heading).toBe('Wardens: Equipment')
    expect(page.main).toContain('Commons question 104512 to the Home Office')
    expect(page.withClass('status')).toEqual(['Answered'])
    expect(page.withClass('official-text')[0]).toBe(question.questionText)
    const [, answer] = page.all(({ attribs }) => attribs.class === 'official-text')
    expect(answer?.children.filter(({ type }) => type === 'tag')).toHaveLength(2)
    expect(page.html).toContain('<p>We will publish a count each spring.</p>')
  })

  test('says who asked and who answered, with seat and party and the date these are as of', async () => {
    const page = await pageOf(question)
    expect(page.main).toContain('Eleanor Ashby, Progress, Northbridge (as on 2 February 2026)')
    expect(page.main).toContain('The Member declared an interest [R]')
    expect(page.main).toContain('Philippa Rennick, Civic, Hollinsea (as on 2 February 2026)')
    expect(page.main).toContain('Answered 15 January 2026')
    expect(page.linkTo('Eleanor Ashby')).toBe('/members/99001')
    expect(page.linkTo('Philippa Rennick')).toBe('/members/99002')
  })

  test('gives a Member without a name Parliament’s number, and says nothing of an interest not declared', async () => {
    const page = await pageOf(anAnsweredQuestion())
    expect(page.linkTo('Member 99001')).toBe('/members/99001')
    expect(page.main).not.toContain('interest')
  })

  test('gives its dates, its kind, when it was last seen, and what to cite', async () => {
    const page = await pageOf(question)
    expect(page.facts()).toMatchObject({
      Tabled: '12 January 2026',
      'Date for answer': '14 January 2026',
      Answered: '15 January 2026',
      Kind: 'Ordinary',
    })
    expect(page.withClass('as-seen')).toEqual(['As last seen on 2 February 2026'])
    const address = 'https://questions-statements.parliament.uk/written-questions/detail/2026-01-12/104512'
    expect(page.linkTo('This question on Parliament’s site')).toBe(address)
    expect(page.withClass('citation')).toEqual([
      'Eleanor Ashby, ‘Wardens: Equipment’, written question to the Home Office, House of Commons, ' +
        `question 104512, tabled 12 January 2026, answered 15 January 2026 by Philippa Rennick. ${address}`,
    ])
    expect(page.linkTo('This record as JSON')).toBe('/questions/2026-01-12/104512.json')
    expect(page.html).toContain('Open Parliament Licence v3.0')
  })

  test('says in plain words which texts the list endpoint has cut', async () => {
    const questionText = `To ask the Secretary of State, ${'how many lanterns there are; '.repeat(12)}`
    const whole = anAnsweredQuestion({ questionText, answerText: `<p>${'Many. '.repeat(90)}</p>` })
    const site = await siteWith([])
    await importText(site.db, listReply([whole]))
    const cut = await pageAt(site, addressOf(whole))
    expect(cut.withClass('notice')).toEqual([
      expect.stringContaining('Only the beginning of this question is here'),
      expect.stringContaining('Only the beginning of this answer is here'),
    ])
    await importQuestions(site.db, [whole])
    expect((await pageAt(site, addressOf(whole))).withClass('notice')).toEqual([])
  })

  test('shows hostile texts as texts', async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    const page = await pageOf(
      anAnsweredQuestion({
        heading: `Wardens ${hostile}`,
        questionText: `To ask ${hostile}`,
        answerText: `<p onclick="alert(3)">Nine <script>alert(4)</script><a href="javascript:alert(5)">here</a></p>`,
        askingMember: { ...ASHBY, name: hostile, party: hostile, memberFrom: hostile },
        attachments: [{ url: 'https://files.example/a', title: hostile, fileType: hostile.slice(0, 20) }],
      }),
    )
    expect(page.heading).toBe(`Wardens ${hostile}`)
    expect(page.main).toContain(`To ask ${hostile}`)
    expect(page.linkTo(hostile)).toBe('/members/99001')
  })
})

describe('how long it took', () => {
  test('an ordinary question has five sitting days', async () => {
    const onTime = await pageOf(anAnsweredQuestion())
    expect(onTime.withClass('counting__rule')).toEqual(['Ordinary question: five sitting days from tabling'])
    expect(onTime.main).toContain('Tabled Mon 12 Jan 2026.')
    expect(onTime.main).toContain('Answered Thu 15 Jan 2026: the third sitting day, on time.')
    const late = await pageOf(aQuestion())
    expect(late.withClass('status')).toEqual(['Unanswered', 'Late'])
    expect(late.main).toContain('The fifth sitting day was Tue 20 Jan 2026.')
    expect(late.main).toContain(
      'Not answered by today, Mon 2 Feb 2026: the 12th sitting day, 7 sitting days late.',
    )
    expect(late.facts().Answered).toBe('Not yet')
    expect(late.main).toContain('No answer, as last seen on 2 February 2026.')
  })

  test('a named day question has until the day named', async () => {
    const page = await pageOf(anAnsweredQuestion({ isNamedDay: true }))
    expect(page.withClass('status')).toEqual(['Answered', 'Answered late'])
    expect(page.facts()).toMatchObject({ Kind: 'Named day', 'Day named for answer': '14 January 2026' })
    expect(page.main).toContain('Answered Thu 15 Jan 2026: 1 day late.')
  })

  test('a Lords question has ten working days', async () => {
    const page = await pageOf(anAnsweredQuestion({ house: 'Lords', uin: 'HL501' }))
    expect(page.main).toContain('Lords question HL501')
    expect(page.facts().Kind).toBe('Lords')
    expect(page.main).toContain('Lords question: ten working days from tabling')
    expect(page.main).toContain('the third working day, on time.')
  })

  test('past the end of the loaded calendar it is not known', async () => {
    const question = aQuestion({ dateTabled: '2026-07-15T00:00:00', dateForAnswer: '2026-07-17T00:00:00' })
    const page = await pageOf(question, { clock: () => new Date('2026-11-24T12:00:00Z') })
    expect(page.withClass('status')).toEqual(['Unanswered'])
    expect(page.main).toContain('so whether this is late is not known.')
  })
})

describe('a question that got no answer', () => {
  test.each([
    ['withdrawn', { isWithdrawn: true }, 'Withdrawn', 'The Member withdrew this question.', 'never late'],
    [
      'lapsed',
      { dateTabled: '2024-05-20T00:00:00', dateForAnswer: '2024-05-23T00:00:00' },
      'Lapsed',
      'Its session has ended, so it can no longer be answered. When it was last seen it had no answer.',
      'The 2023-24 session ended on Fri 24 May 2024 and no answer to it has been seen: the question has lapsed and is not late now.',
    ],
  ])('because it was %s says so, and is not late', async (_why, fields, status, note, count) => {
    const page = await pageOf(aQuestion(fields))
    expect(page.withClass('status')).toEqual([status])
    expect(page.main).toContain(note)
    expect(page.main).toContain(count)
    expect(page.facts().Answered).not.toBe('Not yet')
  })
})

describe('the versions of an answer', () => {
  const seen = (snapshotDate: string, value: object) => JSON.stringify({ snapshotDate, item: { value } })
  const held = aQuestion({
    uin: '104600',
    answerIsHolding: true,
    answeringMemberId: 99_002,
    dateAnswered: '2026-01-14T00:00:00',
    answerText: '<p>It has not been possible to count them yet.</p>',
  })
  const final = {
    ...held,
    answerIsHolding: false,
    dateAnswered: '2026-01-19T00:00:00',
    answerText: '<p>There are 412.</p>',
  }
  const corrected = {
    ...final,
    answerIsCorrection: true,
    answerText: '<p>There are 421.</p>',
    dateAnswerCorrected: '2026-01-27T00:00:00',
    correctingMemberId: 99_003,
    correctingMember: { id: 99_003, name: 'Marcus Carraway', party: 'Civic', memberFrom: 'Elmsworth' },
  }

  test('stand with the current one first and each earlier one below', async () => {
    const site = await siteWith([])
    const sightings = [held, final, corrected].map((value, index) =>
      seen(`2026-01-${[14, 19, 27][index]}T20:00:00Z`, value),
    )
    await importText(site.db, sightings.join('\n'))
    const page = await pageAt(site, '/questions/2026-01-12/104600')
    expect(page.withClass('status')).toEqual(['Corrected'])
    expect(page.facts().Answered).toBe('19 January 2026')
    expect(page.tagged('summary')).toEqual([
      'What changed in the answer',
      'What it said: Holding answer, 14 January 2026',
      'What it said: Answer, 19 January 2026',
      CITE,
    ])
    const texts = page.withClass('official-text').slice(1)
    expect(texts).toEqual([
      'There are 421.',
      'There are [removed: 412] [added: 421] .',
      'It has not been possible to count them yet.',
      'There are 412.',
    ])
    expect(page.tagged('del')).toEqual(['[removed: 412]'])
    expect(page.tagged('ins')).toEqual(['[added: 421]'])
    expect(page.main).toContain('Answered 19 January 2026; corrected 27 January 2026 by Marcus Carraway')
    expect(page.withClass('as-seen')).toEqual(['As last seen on 27 January 2026'])
  })

  test('a holding answer alone leaves the question open', async () => {
    const page = await pageOf(held)
    expect(page.withClass('status')).toEqual(['Holding answer', 'Late'])
    expect(page.main).toContain('A holding answer is not an answer: the question is still open.')
    expect(page.facts().Answered).toBe('Not yet')
  })

  test('an edited or transferred question keeps its earlier form', async () => {
    const site = await siteWith([])
    const moved = {
      ...held,
      answeringBodyId: 9_901,
      answeringBodyName: 'Ministry of Lanterns',
      questionText: 'To ask the Minister for Lanterns, how many there are.',
    }
    await importText(
      site.db,
      [seen('2026-01-12T20:00:00Z', held), seen('2026-01-13T20:00:00Z', moved)].join('\n'),
    )
    const page = await pageAt(site, '/questions/2026-01-12/104600')
    expect(page.main).toContain('Commons question 104600 to the Ministry of Lanterns')
    expect(page.withClass('timeline__what')[1]).toBe(
      'Transferred from the Home Office to the Ministry of Lanterns',
    )
    expect(page.withClass('timeline__who')[1]).toBe(
      'Between 12 January 2026 and 13 January 2026 (as seen here)',
    )
    expect(page.tagged('ins').join()).toContain('Minister for Lanterns')
  })
})

describe('what came with an answer', () => {
  test('attachments have their type and size, and only a web address is a link', async () => {
    const attachments = [
      {
        url: 'https://files.example/a count.pdf',
        title: 'The count',
        fileType: 'pdf',
        fileSizeBytes: 121_856,
      },
      { url: 'https://files.example/b.xlsx', title: 'By hall', fileType: 'xlsx', fileSizeBytes: 2_340_000 },
      { url: 'javascript:alert(1)', title: 'Not a file', fileType: null, fileSizeBytes: null },
      { url: 'data:text/html,<script>alert(1)</script>', title: '', fileType: null, fileSizeBytes: 12 },
    ]
    const page = await pageOf(anAnsweredQuestion({ attachments }))
    expect(page.linkTo('The count')).toBe('https://files.example/a%20count.pdf')
    expect(page.main).toContain('The count (PDF, 122 kB)')
    expect(page.main).toContain('By hall (XLSX, 2.3 MB)')
    expect(page.linkTo('Not a file')).toBeUndefined()
    expect(page.main).toContain('Not a file')
    expect(page.main).toContain('data:text/html,<script>alert(1)</script> (1 kB)')
  })

  test('the questions answered together are links when they are here, and named when they are not', async () => {
    const here = anAnsweredQuestion({ uin: '700', heading: 'Wardens: Boats' })
    const undated = anAnsweredQuestion({ uin: '701', heading: null, dateTabled: '2026-01-13T00:00:00' })
    const older = anAnsweredQuestion({
      uin: '702',
      heading: 'Ferries',
      questionText: 'To ask, whether ferries cross.', // not like the question, so that nothing else links to it
      dateTabled: '2024-10-14T00:00:00',
      dateAnswered: null,
    })
    const question = anAnsweredQuestion({
      groupedQuestions: ['700', '701', '702', '703'],
      groupedQuestionsDates: [
        { questionUin: '700', dateTabled: '2026-01-12T00:00:00' },
        { questionUin: '704', dateTabled: '2026-01-12T00:00:00' },
      ],
    })
    const page = await pageAt(await siteWith([here, undated, older, question]), addressOf(question))
    expect(page.linkTo('Wardens: Boats (700)')).toBe('/questions/2026-01-12/700')
    expect(page.linkTo('Question to the Home Office (701)')).toBe('/questions/2026-01-13/701')
    for (const uin of ['702', '703', '704'])
      expect(page.main).toContain(`Question ${uin}, not in this record`)
    expect(
      page.links.filter(({ href }) => /^\/questions\/.*(\/\d+|follow-up|json)$/.test(href)),
    ).toHaveLength(4)
  })
})

describe('a question pasted in without its number', () => {
  const TEXT = 'To ask the Secretary of State for the Home Department, how many ferries the wardens keep.'
  const ANSWER = 'The wardens keep nine ferries.\nA tenth will be built.'
  const paste = (more = ANSWER) =>
    `Heading: Wardens: Ferries\nAsked by: Eleanor Ashby\nQuestion to the Home Office:\n${TEXT}\n${more}`
  const official = (fields = {}) =>
    anAnsweredQuestion({ questionText: TEXT.replace('how many', 'how\u00a0many'), uin: '700', ...fields })

  async function pasted(more?: string): Promise<TestApp> {
    const site = await siteWith([])
    await importText(site.db, paste(more))
    return site
  }

  test('shows what was given, and what is not known as not known', async () => {
    const page = await pageAt(await pasted(''), '/questions/local/1')
    expect(page.title).toBe('Wardens: Ferries (number not known) - Pursuant')
    expect(page.withClass('notice').join()).toContain('This question was pasted in.')
    expect(page.linkTo('Eleanor Ashby')).toBe('/members/local/1')
    const unknown = 'Not known'
    expect(page.facts()).toMatchObject({ Tabled: unknown, 'Date for answer': unknown, Kind: unknown })
    expect(page.main).toContain('is not known, so whether it is late is not known.')
    expect(page.withClass('citation')).toEqual([
      'Eleanor Ashby, ‘Wardens: Ferries’, written question to the Home Office, question [number], tabled [date tabled].',
    ])
    expect(page.links.filter(({ href }) => /parliament\.uk\/written|json/.test(href))).toEqual([])
    const bare = await siteWith([])
    await importText(bare.db, paste('').split('\n').slice(2).join('\n'))
    const { heading, main, withClass } = await pageAt(bare, '/questions/local/1')
    expect(heading).toBe('Question to the Home Office')
    expect(main).toContain('Who asked is not known')
    expect(withClass('citation')[0]).toMatch(/^\[asking Member\], written question/)
  })

  test('says that the date of its answer is not known, not that there is none', async () => {
    const page = await pageAt(await pasted(), '/questions/local/1')
    expect(page.withClass('status')).toEqual(['Answered'])
    expect(page.main).toContain('Answer, as pasted in Date of the answer not known')
    expect(page.facts().Answered).toBe('Not known')
  })

  test('is taken over by the official record, and keeps the pasted answer in its history', async () => {
    const site = await pasted()
    expect((await importQuestions(site.db, [official()])).takenOver).toBe(1)
    await site.agent.get('/questions/local/1').expect(301).expect('Location', '/questions/2026-01-12/700')
    const page = await pageAt(site, '/questions/2026-01-12/700')
    expect(page.heading).toBe('Wardens: Equipment')
    expect(page.withClass('notice')).toEqual([])
    expect(page.withClass('official-text')[1]).toContain('The wardens of Northbridge hold 412 lanterns.')
    expect(page.tagged('summary')).toEqual(['What it said: Answer, as pasted in', CITE])
    const search = await site.agent.get('/questions.json?q=ferries').expect(200)
    expect(search.body.total).toBe(1)
  })

  test('shows an answer once when the official one has the same words', async () => {
    const site = await pasted()
    const answerText = ANSWER.split('\n').map((paragraph) => `<p>${paragraph}</p>`)
    await importQuestions(site.db, [official({ answerText: answerText.join('') })])
    const page = await pageAt(site, '/questions/2026-01-12/700')
    expect(page.tagged('summary')).toEqual([CITE])
    expect(page.html.match(/nine ferries/g)).toHaveLength(1)
  })

  test('waits for a person where two official records have exactly its text, and lists both', async () => {
    const site = await pasted()
    const second = official({ uin: '701', dateTabled: '2026-01-13T00:00:00' })
    expect((await importQuestions(site.db, [official(), second])).takenOver).toBe(0)
    const page = await pageAt(site, '/questions/local/1')
    expect(page.main).toContain('more than one question of exactly this text')
    expect(page.linkTo('Wardens: Equipment (700)')).toBe('/questions/2026-01-12/700')
    expect(page.linkTo('Wardens: Equipment (701)')).toBe('/questions/2026-01-13/701')
  })
})
