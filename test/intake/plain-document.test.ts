import { describe, expect, it } from 'vitest'
import { isPlainDocument, readPlainDocuments } from '../../server/intake/plain-document.ts'

const QUESTION = 'To ask the Secretary of State, how many lighthouses she plans to repaint.'
const ANSWER = 'The Government will repaint all twelve lighthouses.'
const BARE = `Question to the Home Office:\n${QUESTION}\n${ANSWER}\nA second paragraph follows.`

const HEADED = `Heading: Lighthouses: Paint
UIN: 104512
Tabled: 12 January 2026
Asked by: Mara Ellwood
Answered by: Tobias Finch
Answered: 19 January 2026

${BARE}`

const documentsOf = (text: string) => readPlainDocuments(text).documents
const problemsOf = (text: string) => readPlainDocuments(text).problems

describe('isPlainDocument', () => {
  it.each([
    'Question to the Home Office:\nTo ask.',
    'QUESTION TO THE HOME OFFICE :\nTo ask.',
    '\ufeffUIN: 12\r\n\r\nQuestion to Treasury:\r\nTo ask.',
  ])('is true for %j', (text) => {
    expect(isPlainDocument(text)).toBe(true)
  })

  it.each([
    '',
    '{"value":{}}',
    'mnis_id,name',
    'The question to the Home Office:\n',
    'Question to the Home Office: To ask.',
    'Question to the:',
  ])('is false for %j', (text) => {
    expect(isPlainDocument(text)).toBe(false)
  })
})

describe('a document without headers', () => {
  it('is the body, the question and a paragraph for each line of the answer; the rest is not known', () => {
    expect(readPlainDocuments(BARE)).toEqual({
      documents: [
        {
          line: 1,
          bodyName: 'Home Office',
          heading: null,
          uin: null,
          dateTabled: null,
          askedBy: null,
          answeredBy: null,
          dateAnswered: null,
          questionText: QUESTION,
          answerParagraphs: [ANSWER, 'A second paragraph follows.'],
        },
      ],
      problems: [],
    })
  })

  it('may have no answer yet', () => {
    expect(documentsOf(`Question to the Home Office:\n\n${QUESTION}\n\n`)).toMatchObject([
      { questionText: QUESTION, answerParagraphs: [] },
    ])
  })

  it.each([
    ['Question to the Department for Sea Walls:', 'Department for Sea Walls'],
    ['question to Treasury:', 'Treasury'],
    ["Question to the Speaker's Committee on Tides :", "Speaker's Committee on Tides"],
  ])('may be to any body: %s', (line, bodyName) => {
    expect(documentsOf(`${line}\n${QUESTION}`)).toMatchObject([{ bodyName }])
  })

  it('may have a byte order mark, Windows line ends, tabs and curly quotes', () => {
    const text = `\ufeffQuestion to the Home Office:\r\nTo ask,\twhat “steps” she’s taking.\r\n  It’s under way.\r\n`
    expect(documentsOf(text)).toMatchObject([
      { line: 1, questionText: 'To ask, what “steps” she’s taking.', answerParagraphs: ['It’s under way.'] },
    ])
  })
})

describe('empty lines', () => {
  it('part paragraphs, and then a question may run over several lines', () => {
    const text = `Question to the Home Office:\n\nTo ask the Secretary of State,\nhow many.\n\nTwelve.\n\n\nAll of them.\n`
    expect(documentsOf(text)).toMatchObject([
      {
        questionText: 'To ask the Secretary of State, how many.',
        answerParagraphs: ['Twelve.', 'All of them.'],
      },
    ])
  })

  it('at the end alone part nothing', () => {
    expect(documentsOf(`${BARE}\n\n\n`)).toEqual(documentsOf(BARE))
  })
})

describe('headers', () => {
  const known = {
    heading: 'Lighthouses: Paint',
    uin: '104512',
    dateTabled: '2026-01-12',
    askedBy: 'Mara Ellwood',
    answeredBy: 'Tobias Finch',
    dateAnswered: '2026-01-19',
    questionText: QUESTION,
  }

  it('give what is known', () => {
    expect(readPlainDocuments(HEADED)).toMatchObject({ documents: [{ line: 1, ...known }], problems: [] })
  })

  it('may come in any order and case', () => {
    const lines = HEADED.split('\n')
    const shuffled = [...lines.slice(0, 6).reverse(), ...lines.slice(6)].join('\n')
    expect(documentsOf(shuffled.replace('UIN:', 'uin :').replace('Asked by', 'ASKED BY'))).toMatchObject([
      known,
    ])
  })

  it('count as not given when empty', () => {
    expect(documentsOf(`UIN:\nTabled: \n${BARE}`)).toMatchObject([{ uin: null, dateTabled: null }])
  })

  it('are text like any other below the question', () => {
    expect(documentsOf(`${BARE}\nUIN: 7\nThe number above is a buoy.`)).toMatchObject([
      {
        uin: null,
        answerParagraphs: [ANSWER, 'A second paragraph follows.', 'UIN: 7', 'The number above is a buoy.'],
      },
    ])
  })

  it('accept the numbers of the Lords in small letters', () => {
    expect(documentsOf(`UIN: hl2522\n${BARE}`)).toMatchObject([{ uin: 'HL2522' }])
  })

  it.each([
    '12 January 2026',
    '12 Jan 2026',
    '2026-01-12',
    '12/01/2026',
    'Monday 12 January 2026',
    'mon, 12 jan 2026',
    'Monday, 12/1/2026',
    '12  january  2026',
  ])('accept the date %s', (date) => {
    expect(documentsOf(`Tabled: ${date}\n${BARE}`)).toMatchObject([{ dateTabled: '2026-01-12' }])
  })
})

describe('a problem', () => {
  it.each([
    'yesterday',
    '12 January',
    '31 February 2026',
    '12/13/2026',
    '12/01/26',
    '12.01.2026',
    '12 Januember 2026',
    'Someday 12 January 2026',
    '2026-1-12',
  ])('is the date %s', (date) => {
    const { documents, problems } = readPlainDocuments(`UIN: 12\nTabled: ${date}\n${BARE}`)
    expect(documents).toEqual([])
    expect(problems).toEqual([
      { line: 2, field: 'tabled', reason: expect.stringContaining('must be a date') },
    ])
  })

  it('is a day of the week that is not the date’s', () => {
    expect(problemsOf(`Answered: Friday 12 January 2026\n${BARE}`)).toEqual([
      { line: 1, field: 'answered', reason: '12 January 2026 is a Monday' },
    ])
  })

  it.each(['twelve', '12a', 'HC12', '12345678'])('is the number %s', (uin) => {
    expect(problemsOf(`UIN: ${uin}\n${BARE}`)).toMatchObject([{ line: 1, field: 'uin' }])
  })

  it('is a header given twice, or too long', () => {
    expect(problemsOf(`UIN: 1\nUIN: 2\n${BARE}`)).toEqual([
      { line: 2, field: 'uin', reason: 'is given twice' },
    ])
    expect(problemsOf(`Heading: ${'x'.repeat(501)}\n${BARE}`)).toMatchObject([{ field: 'heading' }])
  })

  it('is a document without a question', () => {
    expect(problemsOf('\n\nQuestion to the Home Office:\n\n')).toMatchObject([{ line: 3, field: 'question' }])
  })

  it('is a question or an answer beyond all measure', () => {
    const long = `Question to the Home Office:\n${'x'.repeat(20_001)}\n`
    expect(problemsOf(`${long}${'y'.repeat(1_000_001)}`)).toEqual([
      { line: 1, field: 'question', reason: 'is longer than 20,000 characters' },
      { line: 1, field: 'answer', reason: 'is longer than 1,000,000 characters' },
    ])
  })

  it('is text above the first question, and the question is read all the same', () => {
    const { documents, problems } = readPlainDocuments(`From the registry\n\nUIN: 12\n${BARE}`)
    expect(documents).toMatchObject([{ line: 3, uin: '12' }])
    expect(problems).toMatchObject([{ line: 1, field: 'text' }])
  })

  it('of one document leaves the others as they are, and all its own are named', () => {
    const wrong = HEADED.replace('12 January 2026', 'soon').replace('UIN: 104512', 'UIN: none')
    const { documents, problems } = readPlainDocuments([BARE, wrong, HEADED].join('\n\n'))
    expect(documents.map(({ uin }) => uin)).toEqual([null, '104512'])
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [7, 'uin'],
      [8, 'tabled'],
    ])
  })
})

describe('several documents in one text', () => {
  it('each begin at their headers', () => {
    const documents = documentsOf([HEADED, BARE, HEADED.replace('104512', 'HL9')].join('\n'))
    expect(documents.map(({ line, uin }) => [line, uin])).toEqual([
      [1, '104512'],
      [12, null],
      [16, 'HL9'],
    ])
    expect(documents[1]?.answerParagraphs).toEqual([ANSWER, 'A second paragraph follows.'])
  })

  it('stay apart when the first has no answer', () => {
    const open = `Question to the Home Office:\n${QUESTION}`
    expect(documentsOf(`${open}\n${open}`)).toMatchObject([
      { answerParagraphs: [] },
      { answerParagraphs: [] },
    ])
  })
})
