import { describe, expect, test } from 'vitest'
import { answerQueries } from '../../server/answers/queries.ts'
import { UnreadableFile } from '../../server/intake/read-file.ts'
import { questionQueries } from '../../server/questions/queries.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  count,
  freshDatabase,
  importQuestions,
  importText,
  listReply,
} from '../support/records.ts'

const LONG_ANSWER = `<p>${'The wardens keep a register of lanterns in every hall. '.repeat(12)}</p><p>It is checked weekly.</p>`
const LONG_QUESTION = `To ask the Secretary of State for the Home Department, ${'what steps she is taking to count lanterns; '.repeat(8)}and when.`

const tallyOf = ({ added, updated, unchanged, rejected }: Awaited<ReturnType<typeof importText>>) =>
  `${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`

describe('the forms in which records come', () => {
  const one = anAnsweredQuestion()
  test.each([
    ['JSON lines of { value, links }', JSON.stringify({ value: one, links: [] })],
    ['JSON lines of bare values', `${JSON.stringify(one)}\n${JSON.stringify(aQuestion())}\n`],
    [
      'dated observations',
      JSON.stringify({ snapshotDate: '2026-01-20T06:00:00+00:00', item: { value: one, links: [] } }),
    ],
    ['a JSON array', JSON.stringify([{ value: one }, one], null, 2)],
    [
      'the list reply of the API',
      JSON.stringify({ totalResults: 1, results: [{ value: one, links: [] }] }, null, 1),
    ],
    ['the list reply on one line', JSON.stringify({ totalResults: 1, results: [{ value: one, links: [] }] })],
    [
      'a JSON array with a record on each line',
      `[\n${JSON.stringify(one)},\n${JSON.stringify(aQuestion())}\n]`,
    ],
    ['a byte order mark before it', `\uFEFF${JSON.stringify({ value: one, links: [] })}\n\n`],
    ['line ends of Windows', `${JSON.stringify({ value: one })}\r\n${JSON.stringify({ value: one })}\r\n`],
  ])('%s', async (_form, text) => {
    const db = freshDatabase()
    const result = await importText(db, text)
    expect(result.rejections).toEqual([])
    expect(questionQueries(db).byNumber('2026-01-12', String(one.uin))?.status).toBe('answered')
  })

  test('the same file twice says that all is unchanged, and writes nothing to the index', async () => {
    const db = freshDatabase()
    const questions = [anAnsweredQuestion(), aQuestion(), anAnsweredQuestion({ isWithdrawn: true })]
    expect(tallyOf(await importQuestions(db, questions))).toBe('3 added, 0 updated, 0 unchanged, 0 rejected')
    const revision = db.prepare('select revision from search_revision').pluck().get()
    expect(tallyOf(await importQuestions(db, questions))).toBe('0 added, 0 updated, 3 unchanged, 0 rejected')
    expect(db.prepare('select revision from search_revision').pluck().get()).toBe(revision)
  })
})

describe('what cannot be taken in', () => {
  test.each([
    ['nothing at all', ''],
    ['white space', ' \n\n'],
    ['a picture', '\x89PNG\r\n\x1a\n....'],
    ['a web page', '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>'],
    ['a broken JSON value', '{"totalResults": 3, "results": [{"value": {"id": 1'],
  ])('%s changes nothing', async (_what, text) => {
    const db = freshDatabase()
    const attempt = importText(db, text)
    await expect(attempt).rejects.toThrow(UnreadableFile)
    expect(count(db, 'question') + count(db, 'intake_run')).toBe(0)
  })

  test('a bad record is named with line, field and reason, and the rest goes in', async () => {
    const db = freshDatabase()
    const lines = [
      JSON.stringify({ value: aQuestion() }),
      JSON.stringify({ value: aQuestion({ uin: '777', dateTabled: '2026-02-30T00:00:00' }) }),
      '{"value": {"id": 12, "uin":',
      JSON.stringify({ value: aQuestion({ house: 'Senate' }) }),
      JSON.stringify('just a string'),
      JSON.stringify({ snapshotDate: 'yesterday', item: { value: aQuestion() } }),
      JSON.stringify({ value: aQuestion({ questionText: '   ' }) }),
      JSON.stringify({ value: anAnsweredQuestion() }),
    ]
    const result = await importText(db, lines.join('\n'), { name: 'lanterns.jsonl' })
    expect(tallyOf(result)).toBe('2 added, 0 updated, 0 unchanged, 6 rejected')
    const said = result.rejections.map(({ record, reason }) => `${record}: ${reason}`)
    expect(said[0]).toBe('lanterns.jsonl, line 2 (uin 777): dateTabled: must be a date such as 2026-01-12')
    expect(said[1]).toBe('lanterns.jsonl, line 3: is not JSON')
    expect(said[2]).toMatch(/line 4 \(uin \d+\): house: /)
    expect(said[3]).toMatch(/line 5: id: /)
    expect(said[4]).toMatch(/line 6 .*snapshotDate: must be a time/)
    expect(said[5]).toMatch(/line 7 .*questionText: must not be empty/)
    expect(count(db, 'intake_rejection')).toBe(6)
  })

  test('a record that claims the date and number of another of Parliament’s questions is rejected', async () => {
    const db = freshDatabase()
    const first = aQuestion()
    const result = await importQuestions(db, [first, aQuestion({ uin: first.uin })])
    expect(tallyOf(result)).toBe('1 added, 0 updated, 0 unchanged, 1 rejected')
    expect(result.rejections[0]?.reason).toMatch(/date and number of another question/)
  })
})

describe('dates that the search keys cannot hold', () => {
  test('a date on which there is no more room rejects the record, and nothing of it stays', async () => {
    const db = freshDatabase()
    await importQuestions(db, [aQuestion()])
    db.exec('update search_facet set search_key = search_key | 4095')
    db.exec('update search_document set search_key = search_key | 4095')
    const result = await importQuestions(db, [aQuestion(), aQuestion({ dateTabled: '2026-01-13T00:00:00' })])
    expect(tallyOf(result)).toBe('1 added, 0 updated, 0 unchanged, 1 rejected')
    expect(result.rejections[0]?.reason).toMatch(/^dateTabled: too many questions/)
    expect(count(db, 'question')).toBe(2)
  })

  test('a date before any record is rejected', async () => {
    const result = await importQuestions(freshDatabase(), [aQuestion({ dateTabled: '1066-10-14T00:00:00' })])
    expect(result.rejections[0]?.reason).toMatch(/^dateTabled: must not be before 2000-01-01/)
  })
})

describe('texts that the list endpoint has cut', () => {
  const whole = anAnsweredQuestion({ questionText: LONG_QUESTION, answerText: LONG_ANSWER })
  const key = [String(whole.dateTabled).slice(0, 10), String(whole.uin)] as const

  test('are stored and marked as cut', async () => {
    const db = freshDatabase()
    await importText(db, listReply([whole]))
    const question = questionQueries(db).byNumber(...key)
    expect(question?.isCut).toBe(true)
    expect(answerQueries(db).versions(question?.id ?? 0)).toMatchObject([{ isCut: true, kind: 'final' }])
  })

  test('never replace whole ones', async () => {
    const db = freshDatabase()
    await importQuestions(db, [whole])
    const result = await importText(db, listReply([whole]), { seenAt: '2026-02-03T00:00:00.000Z' })
    expect(tallyOf(result)).toBe('0 added, 0 updated, 1 unchanged, 0 rejected')
    const question = questionQueries(db).byNumber(...key)
    expect(question).toMatchObject({ isCut: false, text: LONG_QUESTION })
    expect(answerQueries(db).versions(question?.id ?? 0)).toMatchObject([
      { isCut: false, received: LONG_ANSWER },
    ])
  })

  test('are filled in when the whole comes, with no version of their own left behind', async () => {
    const db = freshDatabase()
    await importText(db, listReply([whole]))
    expect(tallyOf(await importQuestions(db, [whole]))).toBe('0 added, 1 updated, 0 unchanged, 0 rejected')
    const question = questionQueries(db).byNumber(...key)
    expect(question).toMatchObject({ isCut: false, text: LONG_QUESTION })
    expect(answerQueries(db).versions(question?.id ?? 0)).toMatchObject([
      { isCut: false, received: LONG_ANSWER },
    ])
    expect(count(db, 'question_version')).toBe(1)
  })
})

describe('what is seen at different times', () => {
  const at = (snapshotDate: string, value: object) =>
    JSON.stringify({ snapshotDate, item: { value, links: [] } })
  const tabled = aQuestion({ heading: null })
  const transferred = {
    ...tabled,
    answeringBodyId: 7,
    answeringBodyName: 'Ministry of Lanterns',
    questionText: 'To ask the Minister for Lanterns, how many there are.',
  }
  const held = {
    ...transferred,
    answerIsHolding: true,
    answerIsCorrection: false,
    answeringMemberId: 99_003,
    dateAnswered: '2026-01-14T00:00:00',
    answerText: '<p>It will not be possible to answer within the usual time.</p>',
  }
  const answered = {
    ...held,
    answerIsHolding: false,
    dateAnswered: '2026-01-20T00:00:00',
    answerText: '<p>There are 412.</p>',
    heading: 'Lanterns',
  }
  const corrected = {
    ...answered,
    answerIsCorrection: true,
    dateAnswerCorrected: '2026-01-27T00:00:00',
    correctingMemberId: 99_003,
    answerText: '<p>There are 421.</p>',
  }
  const sightings = [
    at('2026-01-12T20:00:00+00:00', tabled),
    at('2026-01-13T20:00:00+00:00', transferred),
    at('2026-01-14T20:00:00+00:00', held),
    at('2026-01-20T20:00:00+00:00', answered),
    at('2026-01-27T20:00:00+00:00', corrected),
  ]

  const orders = [
    ['as they happened', sightings],
    ['the last first', sightings.toReversed()],
    ['mixed up', [3, 0, 4, 2, 1].map((index) => sightings[index] ?? '')],
  ] as const

  test.each(orders)('each version is kept, whatever the order: %s', async (_order, lines) => {
    const db = freshDatabase()
    await importText(db, lines.join('\n'))
    const question = questionQueries(db).byNumber('2026-01-12', String(tabled.uin))
    expect(question).toMatchObject({
      status: 'corrected',
      heading: 'Lanterns',
      bodyName: 'Ministry of Lanterns',
      dateAnswered: '2026-01-20',
    })
    const versions = answerQueries(db).versions(question?.id ?? 0)
    expect(versions.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'holding: It will not be possible to answer within the usual time.',
      'final: There are 412.',
      'corrected: There are 421.',
    ])
    expect(
      questionQueries(db)
        .versions(question?.id ?? 0)
        .map(({ bodyName }) => bodyName),
    ).toEqual(['Home Office', 'Ministry of Lanterns', 'Ministry of Lanterns'])
    expect(tallyOf(await importText(db, lines.join('\n')))).toBe(
      '0 added, 0 updated, 5 unchanged, 0 rejected',
    )
  })

  test('a silent change of an answer is a version of its own', async () => {
    const db = freshDatabase()
    const silently = { ...answered, answerText: '<p>There are 418.</p>' }
    await importText(
      db,
      [at('2026-01-20T20:00:00Z', answered), at('2026-01-22T20:00:00Z', silently)].join('\n'),
    )
    const question = questionQueries(db).byNumber('2026-01-12', String(tabled.uin))
    expect(question?.status).toBe('answered')
    expect(
      answerQueries(db)
        .versions(question?.id ?? 0)
        .map(({ text }) => text),
    ).toEqual(['There are 412.', 'There are 418.'])
  })

  test('what goes back to an earlier form is found in that form again', async () => {
    const db = freshDatabase()
    const edited = { ...answered, heading: 'Lamps', answerText: '<p>There are 418.</p>' }
    await importText(
      db,
      [at('2026-01-20T20:00:00Z', answered), at('2026-01-21T20:00:00Z', edited)].join('\n'),
    )
    const back = await importText(db, at('2026-01-22T20:00:00Z', answered))
    expect(tallyOf(back)).toBe('0 added, 1 updated, 0 unchanged, 0 rejected')
    expect(questionQueries(db).byNumber('2026-01-12', String(tabled.uin))?.heading).toBe('Lanterns')
    expect(db.prepare('select heading, answer from search_document').all()).toEqual([
      { heading: 'Lanterns', answer: 'There are 412.' },
    ])
    expect(count(db, 'answer_version')).toBe(2)
  })
})

describe('numbers, withdrawals and what was pasted', () => {
  const at = (snapshotDate: string, value: object) =>
    JSON.stringify({ snapshotDate, item: { value, links: [] } })

  test('an older sighting does not undo a withdrawal', async () => {
    const db = freshDatabase()
    const question = aQuestion()
    await importText(db, at('2026-01-20T00:00:00Z', { ...question, isWithdrawn: true }))
    await importText(db, at('2026-01-15T00:00:00Z', question))
    expect(questionQueries(db).byNumber('2026-01-12', String(question.uin))).toMatchObject({
      isWithdrawn: true,
      status: 'withdrawn',
    })
  })

  test('a number and date that change are kept: the old address is known, and an older sighting changes nothing', async () => {
    const db = freshDatabase()
    const before = aQuestion({ uin: '4100' })
    const after = { ...before, uin: '4200', dateTabled: '2026-01-13T00:00:00' }
    await importText(db, at('2026-01-20T00:00:00Z', after))
    await importText(
      db,
      [at('2026-01-15T00:00:00Z', before), at('2026-01-16T00:00:00Z', aQuestion())].join('\n'),
    )
    expect(count(db, 'question')).toBe(2)
    expect(questionQueries(db).byNumber('2026-01-13', '4200')?.parliamentId).toBe(before.id)
    expect(questionQueries(db).formerly('2026-01-12', '4100')?.uin).toBe('4200')
  })

  test('pasted words never replace Parliament’s, and both are kept', async () => {
    const db = freshDatabase()
    const official = anAnsweredQuestion({ answerText: 'We hold 412 lanterns.', answeringMemberId: null })
    await importQuestions(db, [official])
    const paste = `UIN: ${official.uin}\nTabled: 2026-01-12\nAnswered: 15 January 2026\nQuestion to the Home Office:\n${official.questionText}\nWe hold 412 lanterns.\n`
    await importText(db, paste)
    await importText(db, paste.replace('412', '999').replace('15 January', '13 January'))
    const question = questionQueries(db).byNumber('2026-01-12', String(official.uin))
    expect(question?.dateAnswered).toBe('2026-01-15')
    const versions = answerQueries(db).versions(question?.id ?? 0)
    expect(versions.map(({ source, text }) => `${source}: ${text}`)).toEqual([
      'pasted: We hold 412 lanterns.',
      'pasted: We hold 999 lanterns.',
      'official: We hold 412 lanterns.',
    ])
  })

  test('pasted questions of the same words with numbers of their own stay apart', async () => {
    const db = freshDatabase()
    const paste = (uin: number, month: string) =>
      `UIN: ${uin}\nTabled: 10 ${month} 2025\nQuestion to the Home Office:\nTo ask how many lanterns there are.\n${uin}.\n`
    const result = await importText(db, paste(4301, 'February') + paste(4302, 'March'))
    expect(tallyOf(result)).toBe('2 added, 0 updated, 0 unchanged, 0 rejected')
    const other = paste(4301, 'February').replace('lanterns', 'bells')
    expect((await importText(db, other)).rejections[0]?.reason).toMatch(/^UIN: .* has other words/)
  })

  test('half a character does not make a record look new at each import', async () => {
    const db = freshDatabase()
    const line = JSON.stringify(aQuestion({ questionText: 'To ask about GNUS.' })).replace(
      'GNUS',
      '\\ud83d gnus',
    )
    await importText(db, line)
    expect(tallyOf(await importText(db, line))).toBe('0 added, 0 updated, 1 unchanged, 0 rejected')
  })

  test('a time of seeing that cannot be is rejected', async () => {
    const db = freshDatabase()
    const lines = [at('2999-12-31T00:00:00Z', aQuestion()), at('2024-02-31T00:00:00Z', aQuestion())]
    const reasons = (await importText(db, lines.join('\n'))).rejections.map(({ reason }) => reason)
    expect(reasons).toEqual([expect.stringMatching(/future/), expect.stringMatching(/must be a time/)])
  })
})

describe('Members', () => {
  const FILE = [
    'mnis_id,given_name,family_name,last_won_constituency,party_at_that_election,last_won_election_date',
    '99001,Eleanor,Ashby,Northbridge,Progress,2024-07-04',
    '99002,"Hal","O\'Dell",,,',
    'abc,No,Number,,,',
  ].join('\n')

  test('a members file names the Members whose ids are known, and their questions are found by party', async () => {
    const db = freshDatabase()
    await importQuestions(db, [aQuestion()])
    expect(tallyOf(await importText(db, FILE))).toBe('1 added, 1 updated, 0 unchanged, 1 rejected')
    expect(tallyOf(await importText(db, FILE))).toBe('0 added, 0 updated, 2 unchanged, 1 rejected')
    const party = db.prepare(
      "select f.party from search_facet f join party p on p.id = f.party where p.name = 'Progress'",
    )
    expect(party.all()).toHaveLength(1)
  })

  test('a Member expanded in a reply has the party of the day of the reply', async () => {
    const db = freshDatabase()
    const askingMember = {
      id: 99_001,
      listAs: 'Ashby, Eleanor',
      name: 'Eleanor Ashby',
      party: 'Progress',
      memberFrom: 'Northbridge',
    }
    await importQuestions(db, [aQuestion({ askingMember })], { seenAt: '2026-01-30T10:00:00.000Z' })
    expect(db.prepare('select as_on, seat from member_standing').all()).toEqual([
      { as_on: '2026-01-30', seat: 'Northbridge' },
    ])
    await importQuestions(db, [aQuestion({ askingMember })], { seenAt: '2026-01-31T10:00:00.000Z' })
    await importQuestions(db, [aQuestion({ askingMember })], { seenAt: '2026-01-31T16:00:00.000Z' })
    await importQuestions(db, [aQuestion({ askingMember })], { seenAt: '2026-02-01T10:00:00.000Z' })
    const days = db.prepare<[], string>('select as_on from member_standing').pluck()
    expect(days.all()).toEqual(['2026-01-30', '2026-02-01'])
    const before = { ...askingMember, name: 'Eleanor Ashby-Old', party: 'Civic' }
    await importQuestions(db, [aQuestion({ askingMember: before })], { seenAt: '2026-01-31T10:00:00.000Z' })
    expect(days.all()).toEqual(['2026-01-30', '2026-01-31', '2026-02-01'])
    expect(db.prepare('select name from member where parliament_id = 99001').pluck().get()).toBe(
      'Eleanor Ashby',
    )
  })
})
