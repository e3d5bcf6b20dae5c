import { beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '../commitments/register/registered.ts'
import type { TestApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const LICENCE = 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.'
const AT_PARLIAMENT = 'https://questions-statements.parliament.uk/written-questions/detail'

const QUESTIONS = [
  anAnsweredQuestion({
    uin: '104512',
    heading: 'Wardens: Ropes & Sails {50%}',
    askingMember: { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' },
    answeringMember: { id: 99_002, name: 'Philippa Rennick', party: 'Civic', memberFrom: 'Hollinsea' },
  }),
  anAnsweredQuestion({ uin: '104513', answerIsCorrection: true, dateAnswerCorrected: '2026-01-20T00:00:00' }),
  aQuestion({ uin: 'HL501', house: 'Lords', heading: null }),
]

let site: TestApp

beforeAll(async () => {
  site = await siteWith(QUESTIONS, { config: { BASE_URL: 'https://pursuant.example' } })
  await importText(site.db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
})

/** What a form of the citation says on a question's page. */
async function shownAt(address: string, form: string): Promise<string> {
  const { text } = await site.agent.get(address).expect(200)
  const [area] = readPage(text).all(({ attribs }) => attribs.id === `cite-${form}`)
  const escaped = String((area?.children[0] as { data?: string } | undefined)?.data)
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

describe('the citation of a question', () => {
  test('as OSCOLA writes a page on the web', async () => {
    expect(await shownAt('/questions/2026-01-12/104512', 'oscola')).toBe(
      'Eleanor Ashby, ‘Wardens: Ropes & Sails {50%}’ (HC written question 104512, tabled 12 January 2026, ' +
        `answered 15 January 2026 by Philippa Rennick) <${AT_PARLIAMENT}/2026-01-12/104512> accessed 2 February 2026`,
    )
  })

  test('names the Lords, and no answer while there is none', async () => {
    expect(await shownAt('/questions/2026-01-12/HL501', 'oscola')).toContain(
      '(HL written question HL501, tabled 12 January 2026) <',
    )
  })

  test('says that an answer was corrected, in every form', async () => {
    for (const form of ['oscola', 'bibtex', 'ris']) {
      expect(await shownAt('/questions/2026-01-12/104513', form)).toContain('corrected 20 January 2026')
    }
  })

  test('as a file of BibTeX, with the licence as a comment before it', async () => {
    const { text, headers } = await site.agent.get('/questions/2026-01-12/104512.bib').expect(200)
    expect(headers).toMatchObject({
      'content-type': 'application/x-bibtex; charset=utf-8',
      'content-disposition': 'attachment; filename=question-104512-2026-01-12.bib',
    })
    expect(text).toBe(
      [
        LICENCE,
        '',
        '@misc{commons-104512-2026-01-12,',
        '  author       = {{Eleanor Ashby}},',
        '  title        = {{Wardens: Ropes \\& Sails {\\textbraceleft}50\\%{\\textbraceright}}},',
        '  howpublished = {House of Commons written question 104512 to the Home Office, tabled 12 January 2026, ' +
          'answered 15 January 2026 by Philippa Rennick},',
        '  year         = {2026},',
        '  month        = jan,',
        `  url          = {${AT_PARLIAMENT}/2026-01-12/104512},`,
        '  urldate      = {2026-02-02}',
        '}',
        '',
      ].join('\n'),
    )
  })

  test('as a file of RIS', async () => {
    const { headers } = await site.agent.get('/questions/2026-01-12/104512.ris').expect(200)
    expect(headers['content-type']).toBe('application/x-research-info-systems; charset=utf-8')
    expect((await textOf(site.agent, '/questions/2026-01-12/104512.ris')).split('\r\n')).toEqual([
      'TY  - GOVDOC',
      'ID  - PQ104512D20260112',
      'AU  - Eleanor Ashby',
      'TI  - Wardens: Ropes & Sails {50%}',
      'PB  - House of Commons',
      'PY  - 2026',
      'DA  - 2026/01/12/',
      'M1  - 104512',
      'M3  - Written question',
      'N1  - House of Commons written question 104512 to the Home Office, tabled 12 January 2026, ' +
        'answered 15 January 2026 by Philippa Rennick',
      `N1  - ${LICENCE}`,
      `UR  - ${AT_PARLIAMENT}/2026-01-12/104512`,
      'Y2  - 2026/02/02/',
      'ER  - ',
      '',
    ])
  })

  test('leaves a marked blank where date, number or asker are not known, and leads to this site', async () => {
    const { text } = await site.agent.get('/questions/local/1.bib').expect(200)
    expect(text).toContain('@misc{pasted-question-1,')
    expect(text).toContain('author       = {{[asking Member]}}')
    expect(text).toContain('Written question [number] to the Home Office, tabled [date tabled]')
    expect(text).toContain('year         = {[year]}')
    expect(text).not.toContain('month')
    expect(text).toContain('url          = {https://pursuant.example/questions/local/1}')
    expect(await shownAt('/questions/local/1', 'ris')).toContain('M1  - [number]')
    expect(await shownAt('/questions/local/1', 'oscola')).toContain(
      '(written question [number], tabled [date tabled])',
    )
  })

  test('of a question that is not there is not found', async () => {
    for (const address of ['2026-01-12/999.bib', 'local/7.ris', 'banana/1.bib', 'local/x.bib']) {
      await site.agent.get(`/questions/${address}`).expect(404)
    }
  })
})
