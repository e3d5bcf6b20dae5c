import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportQueries } from '../../server/questions/export-queries.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp } from '../support/app.ts'
import { anAnsweredQuestion, aQuestion, importText, listReply } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const config = { BASE_URL: 'https://pursuant.example' }
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]
const csvOf = async ({ agent }: TestApp, query = '') =>
  rowsOf((await agent.get(`/questions.csv?${query}`).expect(200)).text)

const ashby = { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' }
const rennick = { id: 99_002, name: 'Philippa Rennick', party: 'Civic', memberFrom: 'Hollinsea' }

describe('a search as CSV', () => {
  test('judges what is late as the page does', async () => {
    // A recess lies between: four sitting days, but ten working days.
    const question = anAnsweredQuestion({
      dateTabled: '2026-02-09T00:00:00',
      dateForAnswer: '2026-02-11T00:00:00',
      dateAnswered: '2026-02-23T00:00:00',
    })
    const late = (measure: string) =>
      siteWith([question], { clock: noonOn('2026-03-02'), config: { ...config, ANSWER_MEASURE: measure } })
    expect(await csvOf(await late('working-days'), 'late=yes')).toHaveLength(1)
    expect(await csvOf(await late('sitting-days'), 'late=yes')).toHaveLength(0)
  })

  test('says of each question what there is to say, and the licence', async () => {
    const question = anAnsweredQuestion({
      uin: '104512',
      isNamedDay: true,
      askingMember: ashby,
      answeringMember: rennick,
      answerIsCorrection: true,
      dateAnswerCorrected: '2026-01-20T00:00:00',
      questionText: 'To ask the Secretary of State, what the Safer Streets Mission does, and "who" does it.',
    })
    const site = await siteWith([question], { config })
    const { text, headers } = await site.agent.get('/questions.csv').expect(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=pursuant-questions-2026-02-02.csv',
    })
    expect(text.startsWith('\ufeffHouse,Number,')).toBe(true)
    expect(rowsOf(text)).toEqual([
      {
        House: 'Commons',
        Number: '104512',
        'Date tabled': '2026-01-12',
        'Date for answer': '2026-01-14',
        'Date answered': '2026-01-15',
        'Date corrected': '2026-01-20',
        Type: 'Named day',
        Status: 'corrected',
        Late: 'Yes',
        Heading: 'Wardens: Equipment',
        'Asked by': 'Eleanor Ashby',
        Party: 'Progress',
        'Party as on': '2026-02-02',
        'Answered by': 'Philippa Rennick',
        'Answering body': 'Home Office',
        Question: question.questionText,
        Answer: 'The wardens of Northbridge hold 412 lanterns.\n\nWe will publish a count each spring.',
        'Only the beginning': 'No',
        Policies: expect.stringContaining('Safer Streets'),
        Commitments: '0',
        Address: 'https://pursuant.example/questions/2026-01-12/104512',
        Licence: 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
      },
    ])
  })

  test('has nothing where nothing is known, and dates that a spreadsheet reads', async () => {
    const site = await siteWith([aQuestion({ uin: 'HL501', house: 'Lords', heading: null })], { config })
    await importText(site.db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
    const [lords, pasted] = await csvOf(site)
    expect(lords).toMatchObject({ House: 'Lords', Type: 'Lords', Answer: '', 'Answered by': '', Heading: '' })
    expect(pasted).toMatchObject({
      Number: '',
      'Date tabled': '',
      Late: 'Not known',
      Answer: 'Nine.',
      Address: 'https://pursuant.example/questions/local/1',
    })
  })

  test('says where only the beginning of a text is here', async () => {
    const site = await siteWith([anAnsweredQuestion()])
    await importText(site.db, listReply([anAnsweredQuestion({ answerText: `<p>${'Fog. '.repeat(90)}</p>` })]))
    expect((await csvOf(site)).map((row) => row['Only the beginning'])).toEqual(['Yes', 'No'])
  })

  test('lets no cell be a formula', async () => {
    const site = await siteWith([
      anAnsweredQuestion({
        heading: '=1+1',
        questionText: '@SUM(A1) of lanterns',
        answerText: '<p>-2+3</p>',
        askingMember: { ...ashby, name: '+Eleanor' },
      }),
    ])
    expect((await csvOf(site))[0]).toMatchObject({
      Heading: "'=1+1",
      Question: "'@SUM(A1) of lanterns",
      Answer: "'-2+3",
      'Asked by': "'+Eleanor",
    })
  })

  test('leaves the sample out', async () => {
    const site = await siteWith([])
    sampleKeeper(site.db).load(noonOn('2026-02-02'))
    expect((await site.agent.get('/questions.json?body=all')).body.total).toBeGreaterThan(5)
    expect(await csvOf(site, 'body=all')).toEqual([])
  })

  test('is only for those who may read the record', async () => {
    const site = await siteWith([], { config: { ACCESS: 'private' } })
    await site.agent.get('/questions.csv').expect(303)
  })
})

describe('a long search as CSV', () => {
  const many = Array.from({ length: 330 }, (_, index) =>
    anAnsweredQuestion({
      uin: String(10_001 + index),
      dateTabled: `2026-01-${String(5 + (index % 12)).padStart(2, '0')}T00:00:00`,
      house: index % 3 === 0 ? 'Lords' : 'Commons',
      questionText: `To ask the Secretary of State, how many lanterns ${index < 145 ? 'shine in hall' : 'wait in store'} ${index}.`,
    }),
  )
  let site: TestApp
  let server: Server
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    site = await siteWith(many)
    server = createServer(site.app).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
  })

  afterAll(() => new Promise((done) => server.close(done)))

  test.each(['', 'sort=oldest', 'q=hall', 'q=hall&sort=oldest&house=Lords', 'q=-hall&per-page=50&page=3'])(
    'holds all that the search finds, each once and in order of date: %s',
    async (query) => {
      const { body } = await site.agent.get(`/questions.json?${query}`).expect(200)
      const rows = await csvOf(site, query)
      expect(rows).toHaveLength(body.total)
      expect(new Set(rows.map(({ Number: uin }) => uin)).size).toBe(body.total)
      const dates = rows.map((row) => String(row['Date tabled']))
      expect(dates).toEqual(query.includes('oldest') ? dates.toSorted() : dates.toSorted().reverse())
    },
  )

  test('answers to HEAD with its headers alone', async () => {
    const { text, headers } = await site.agent.head('/questions.csv').expect(200)
    expect(text ?? '').toBe('')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  })

  test('lets others be answered before it is finished', async () => {
    const order: string[] = []
    const csv = fetch(`${base()}/questions.csv`).then(async (response) => {
      await response.text()
      order.push('csv')
    })
    const other = new Promise<void>((done) => {
      get(`${base()}/healthz`, (response) => {
        response.resume().on('end', () => {
          order.push('health')
          done()
        })
      })
    })
    await Promise.all([csv, other])
    expect(order).toEqual(['health', 'csv'])
  })

  test('is read no further when its reader has gone away', async () => {
    const reading = exportQueries(site.db)
    const { questionIds } = reading
    let parts = 0
    reading.questionIds = (keys) => {
      parts += 1
      return questionIds(keys)
    }
    // So long that they do not all fit into what a connection takes without being read.
    site.db.prepare('update answer_version set text = ?').run('The harbour is lit. '.repeat(4_000))
    await new Promise<void>((done) => {
      const asked = get(`${base()}/questions.csv`, (response) => {
        response.once('data', () => {
          asked.destroy()
          done()
        })
      })
      asked.on('error', () => undefined)
    })
    await new Promise((done) => setTimeout(done, 100))
    const soFar = parts
    await new Promise((done) => setTimeout(done, 300))
    reading.questionIds = questionIds
    expect(parts).toBe(soFar)
    expect(parts).toBeLessThan(7) // which are all
  })
})
