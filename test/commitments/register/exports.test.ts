import { parse } from 'csv-parse/sync'
import type { Element } from 'domhandler'
import { findAll, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { beforeAll, describe, expect, test } from 'vitest'
import { commitmentReader } from '../../../server/commitments/reader.ts'
import { commitmentRecords } from '../../../server/commitments/record.ts'
import { A_COMMAND } from '../../support/accounts.ts'
import { HARBOUR, siteWithRegister, textOf } from './registered.ts'

type Harbour = Awaited<ReturnType<typeof siteWithRegister>>

const LICENCE = 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.'

/** The first commitment with a note, public evidence and another deadline. */
async function followedUp(): Promise<Harbour> {
  const harbour = await siteWithRegister()
  const { site, ids } = harbour
  const [id = 0] = ids
  const steps = commitmentRecords(site.db, () => new Date('2026-03-01T09:00:00Z'))
  const entry = { madeOn: '2026-02-01', evidence: null, visibility: 'internal' } as const
  const enter = (values: Partial<Parameters<typeof steps.enter>[1]>, revision: number) =>
    steps.enter(id, { ...entry, act: 'chased', note: 'Rang them', ...values }, A_COMMAND, revision)
  const reader = commitmentReader(site)
  const deadline = reader.deadlineOf('by the end of May 2026', '2026-01-15', reader.questionOf(1))
  enter({}, 1)
  enter(
    { act: 'evidence', note: 'Inner words', evidence: 'https://example.org/plan', visibility: 'public' },
    2,
  )
  enter({ act: 'extension', note: 'The survey came late', deadline }, 3)
  return harbour
}

describe('one commitment as JSON', () => {
  let harbour: Harbour

  beforeAll(async () => {
    harbour = await followedUp()
  })

  test('gives anyone its promise and public evidence, and says the licence', async () => {
    const { body } = await harbour.stranger.get('/commitments/1.json').expect(200)
    expect(body).toEqual({
      id: 1,
      url: 'http://pursuant.example/commitments/1',
      quote: 'We will publish a harbour plan.',
      kind: 'publication',
      strength: 'firm',
      status: 'open',
      isOverdue: false,
      deadline: {
        phrase: 'by the end of May 2026',
        earliest: '2026-01-15',
        latest: '2026-05-31',
        precision: 'month',
        anchor: null,
        name: null,
        recurs: null,
        reviewOn: null,
        reviewEveryDays: null,
      },
      question: {
        uin: expect.stringMatching(/^\d+$/),
        dateTabled: '2026-01-12',
        house: 'Commons',
        heading: 'Harbours',
        url: expect.stringMatching(/^http:\/\/pursuant\.example\/questions\/2026-01-12\/\d+$/),
      },
      dateAnswered: '2026-01-15',
      answeringMember: { id: 99_002, name: null },
      action: null,
      policies: [],
      isSample: false,
      updates: [{ kind: 'evidence', date: '2026-02-01', evidence: 'https://example.org/plan' }],
      licence: LICENCE,
    })
  })

  test('gives a reader the work, the deadline history and the notes', async () => {
    const { body } = await harbour.reader.get('/commitments/1.json').expect(200)
    expect(body).toMatchObject({
      owner: { id: 1, name: 'Quillon Ellis' },
      team: { id: 1, name: 'Lanyard Unit' },
      revision: 4,
      deadlines: [
        { origin: 'first', phrase: '2026-01-20', reason: null },
        { origin: 'extension', latest: '2026-05-31', reason: 'The survey came late' },
      ],
    })
    expect(body.updates.map(({ note }: { note: string }) => note)).toEqual([
      'The survey came late',
      'Inner words',
      'Rang them',
    ])
  })

  test('that does not exist is not found, and says so in JSON', async () => {
    for (const id of ['99', '0', 'x', '1.5', '9999999999']) {
      const { body } = await harbour.stranger.get(`/commitments/${id}.json`).expect(404)
      expect(body.error.status).toBe(404)
    }
  })
})

describe('the register as CSV', () => {
  const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]

  test('is a file to keep, of all that the filters find, with the licence', async () => {
    const { stranger } = await siteWithRegister()
    const { headers } = await stranger.get('/commitments.csv').expect(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe('attachment; filename=pursuant-commitments-2026-02-02.csv')
    const rows = rowsOf(await textOf(stranger, '/commitments.csv?status=open&due=7'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      Commitment: '2',
      Words: 'We will light every lantern.',
      Status: 'Open',
      Overdue: 'No',
      'Last day': '2026-02-05',
      House: 'Commons',
      Policies: expect.stringContaining('iolence'),
      Address: 'http://pursuant.example/commitments/2',
      Licence: LICENCE,
    })
    expect(Object.keys(rows[0] ?? {})).not.toContain('Owner')
  })

  test('holds for a reader what staff write', async () => {
    const { reader } = await siteWithRegister()
    const rows = rowsOf(await textOf(reader, '/commitments.csv'))
    expect(rows).toHaveLength(HARBOUR.length)
    expect(rows[2]).toMatchObject({ Owner: 'Ferrule Ashby', Team: '', Summary: 'Zephyrine consultation' })
  })

  test.each(['=1+1', '+44', '-1', '@SUM(1)', '\t=2', '\r=2', `=cmd|' /C calc'!A1`])(
    'makes no formula of a summary that begins as %j',
    async (summary) => {
      const { reader } = await siteWithRegister([
        { quote: 'We will publish a plan.', summary, measure: summary },
      ])
      const text = await textOf(reader, '/commitments.csv')
      const cells = (parse(text, { bom: true }) as string[][]).flat()
      expect(cells.filter((cell) => /^\s*[=+\-@]|^[\t\r]/.test(cell))).toEqual([])
      expect(cells).toContain(`'${summary}`)
    },
  )

  test('is read in parts, and holds each commitment once', async () => {
    const { site, stranger } = await siteWithRegister(HARBOUR.slice(0, 1))
    site.db.exec(`
      with recursive more(n) as (select 1 union all select n + 1 from more where n < 1203)
      insert into commitment (answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at)
      select answer_version_id, starts_at, ends_at, quote, kind, strength, logged_at from commitment, more`)
    const rows = rowsOf(await textOf(stranger, '/commitments.csv?sort=newest'))
    expect(rows.map(({ Commitment }) => Number(Commitment))).toEqual(
      Array.from({ length: 1204 }, (_, at) => 1204 - at),
    )
  })
})

describe('the register as a feed', () => {
  test('is Atom, of what changed last first, and says the promise alone to whoever asks', async () => {
    const { reader, stranger } = await followedUp()
    const { headers } = await stranger.get('/commitments.atom').expect(200)
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const text = await textOf(reader, '/commitments.atom?kind=publication&kind=funding')
    const xml = parseDocument(text, { xmlMode: true })
    const all = (name: string, within: Element[] | typeof xml.children = xml.children) =>
      findAll((element) => element.name === name, within)
    const [feed] = all('feed')
    expect(feed?.attribs.xmlns).toBe('http://www.w3.org/2005/Atom')
    const links = all('link')
      .slice(0, 2)
      .map(({ attribs }) => [attribs.rel, attribs.href])
    expect(links).toEqual([
      ['self', 'http://pursuant.example/commitments.atom?kind=publication&kind=funding'],
      ['alternate', 'http://pursuant.example/commitments?kind=publication&kind=funding'],
    ])
    expect(textContent(all('rights'))).toBe(LICENCE)
    expect(all('entry').map((entry) => textContent(all('id', [entry])))).toEqual([
      'http://pursuant.example/commitments/1',
      'http://pursuant.example/commitments/4',
    ])
    expect(all('updated').map((element) => textContent(element))).toEqual([
      '2026-03-01T09:00:00.000Z',
      '2026-03-01T09:00:00.000Z',
      '2026-02-02T12:00:00.000Z',
    ])
    expect(text).not.toMatch(/Quillon|Inner words|Rang them|Sprocketed/)
  })

  test('is named on the page that shows the same', async () => {
    const { stranger } = await siteWithRegister()
    const { text } = await stranger.get('/commitments?due=overdue').expect(200)
    expect(text).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/commitments.atom?due=overdue"',
    )
  })

  test('does not move when staff write a note that is theirs', async () => {
    const { site, stranger } = await siteWithRegister(HARBOUR.slice(0, 1))
    const entry = {
      act: 'chased',
      madeOn: '2026-02-01',
      note: 'Rang',
      evidence: null,
      visibility: 'internal',
    } as const
    commitmentRecords(site.db, () => new Date('2026-03-01T09:00:00Z')).enter(1, entry, A_COMMAND, 1)
    expect(await textOf(stranger, '/commitments.atom')).not.toContain('2026-03-01')
  })
})
