import type { Database } from '../../db/open.ts'
import { anAnsweredQuestion, aQuestion, importQuestions, importText, listReply } from '../support/records.ts'

const LONG_WORD = 'Antidisestablishmentarianism'.repeat(6)
const LONG_ADDRESS = `https://www.example.org/${'very-long-path/'.repeat(12)}?q=${'x'.repeat(80)}`
const CELLS = Array.from({ length: 14 }, (_, index) => `<td><p>${2010 + index}</p></td>`).join('')
const WIDE_TABLE = `<table><tbody><tr>${CELLS.replaceAll('<p>', '<p><strong>').replaceAll('</p>', '</strong></p>')}</tr>${`<tr>${CELLS}</tr>`.repeat(4)}</tbody></table>`
const MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

const EDITED = 'To ask the Secretary of State for the Home Department, how many boats the wardens keep.'
const TWINS = 'To ask the Secretary of State for the Home Department, how many ferries the wardens keep.'

const member = (id: number, name: string) => ({ id, name, party: 'Progress', memberFrom: 'Northbridge' })

/** What the sample does not have: everything that is too long, cut, edited, nameless, numberless or hostile. */
export async function writeOddRecords(db: Database): Promise<void> {
  await importQuestions(db, [...ONE_OF_EACH, ...MANY])
  await importText(db, LIFE.map((seen) => JSON.stringify(seen)).join('\n'))
  await importText(db, listReply([CUT]))
  await importText(db, `Question to the Home Office:\n${EDITED.replace('boats', 'oars')}\nThey keep nine.`)
  await importText(db, `Heading: Ferries\nAsked by: Eleanor Ashby\nQuestion to the Home Office:\n${TWINS}`)
}

const ONE_OF_EACH = [
  anAnsweredQuestion({ uin: '501', heading: null }),
  aQuestion({ uin: '502', isWithdrawn: true }),
  aQuestion({ uin: '503', dateTabled: '2024-05-20T00:00:00', dateForAnswer: '2024-05-23T00:00:00' }),
  aQuestion({ uin: '504', house: 'Lords', memberHasInterest: true }),
  anAnsweredQuestion({ uin: '505', askingMember: member(99_001, `Eleanor ${LONG_WORD}`) }),
  anAnsweredQuestion({
    uin: '506',
    askingMemberId: 99_006,
    askingMember: member(99_006, MARKUP),
    heading: `${LONG_WORD} ${MARKUP}`,
    questionText: `To ask ${LONG_WORD} ${MARKUP}`,
    answerText: `<p>${LONG_WORD} <a href="${LONG_ADDRESS}">${LONG_ADDRESS}</a></p>${WIDE_TABLE}<ul><li>${LONG_WORD}</li></ul>`,
    attachments: [{ url: LONG_ADDRESS, title: LONG_WORD, fileType: 'pdf', fileSizeBytes: 121_856 }],
    groupedQuestions: ['501', '999'],
  }),
  anAnsweredQuestion({ uin: '507', questionText: TWINS }),
  anAnsweredQuestion({ uin: '508', questionText: TWINS, dateTabled: '2026-01-13T00:00:00' }),
  aQuestion({ uin: '501', dateTabled: '2024-10-14T00:00:00', dateForAnswer: '2024-10-16T00:00:00' }),
  anAnsweredQuestion({
    uin: '512',
    answerText: '<p>VAWG, NPCC and <a href="https://www.example.org/">HMICFRS</a>: <b>PACE</b> applies.</p>',
  }),
  aQuestion({ uin: '509', answeringBodyId: 53, answeringBodyName: 'Cabinet Office' }),
]

/** Enough for several pages. */
const MANY = Array.from({ length: 65 }, (_, index) =>
  anAnsweredQuestion({
    uin: String(601 + index),
    askingMemberId: 99_100 + (index % 12),
    askingMember: member(99_100 + (index % 12), `Member Number ${index % 12}`),
  }),
)

const tabled = aQuestion({
  uin: '510',
  questionText: EDITED,
  answeringBodyId: 11,
  answeringBodyName: 'Ministry of Defence',
})
const held = {
  ...tabled,
  answeringBodyId: 1,
  answeringBodyName: 'Home Office',
  answerIsHolding: true,
  answeringMemberId: 99_002,
  dateAnswered: '2026-01-14T00:00:00',
  answerText: '<p>It has not been possible to count them yet.</p>',
}
const answered = {
  ...held,
  answerIsHolding: false,
  dateAnswered: '2026-01-19T00:00:00',
  answerText: '<p>There are 412 boats.</p>',
}
const corrected = {
  ...answered,
  answerIsCorrection: true,
  answerText: '<p>There are 421 boats.</p>',
  dateAnswerCorrected: '2026-01-27T00:00:00',
  correctingMemberId: 99_003,
}

/** One question from its tabling to the correction of its answer, with a transfer. */
const LIFE = [
  { snapshotDate: '2026-01-12T20:00:00Z', item: { value: tabled } },
  { snapshotDate: '2026-01-14T20:00:00Z', item: { value: held } },
  { snapshotDate: '2026-01-19T20:00:00Z', item: { value: answered } },
  { snapshotDate: '2026-01-27T20:00:00Z', item: { value: corrected } },
]

const CUT = anAnsweredQuestion({
  uin: '511',
  questionText: `To ask the Secretary of State, ${'how many lanterns there are; '.repeat(12)}`,
  answerText: `<p>${'There are many. '.repeat(40)}</p>`,
})
