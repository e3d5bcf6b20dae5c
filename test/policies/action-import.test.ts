import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvWriter } from '../../server/formats/csv.ts'
import type { PolicyAction } from '../../server/policies/action.ts'
import { inPrintedOrder } from '../../server/policies/action.ts'
import { broughtBy, planImport, UnreadableActions } from '../../server/policies/action-import.ts'
import { ActionLine } from '../../server/policies/action-schema.ts'

const LAMPS: PolicyAction = {
  id: 1,
  policyId: 1,
  number: '1',
  key: '1',
  words: 'Light the lamps.',
  phrase: 'by May 2026',
  note: 'n',
  revision: 1,
}
const OIL: PolicyAction = { ...LAMPS, id: 2, number: '2.4b', words: 'Buy oil.', phrase: null }

const outcomes = (csv: string, existing: readonly PolicyAction[] = []) =>
  planImport(csv, existing).rows.map((row) => `${row.line} ${row.outcome}`)

describe('a table of actions', () => {
  test.each([
    ['commas', 'number,action,deadline\n1,Light the lamps.,by May 2026'],
    ['semicolons', 'Number;Action;Deadline\n1;Light the lamps.;by May 2026'],
    ['tabs, as a spreadsheet pastes', 'No.\tPromise\tBy when\n1\tLight the lamps.\tby May 2026'],
    [
      'another order, and columns of no concern',
      '\ufeffdeadline,owner,ACTION:,#\nby May 2026,Tom,Light the lamps.,1',
    ],
    [
      'quotation marks and empty lines',
      '\n"number","action","deadline"\n\n"1","Light the lamps.","by May 2026"\n,,\n',
    ],
  ])('is read with %s', (_what, csv) => {
    expect(broughtBy(planImport(csv, []))).toEqual({
      added: [{ number: '1', words: 'Light the lamps.', phrase: 'by May 2026', note: '' }],
      changed: [],
    })
  })

  test('says of each line what it would do, and what it does not have', () => {
    const csv =
      'number,action,deadline\n1,Light all lamps.,by May 2026\n2.4B.,Buy oil.,\n3,Sweep.,\n3,Sweep again.,\n,No number,\n4,,'
    expect(outcomes(csv, [LAMPS, OIL])).toEqual([
      '2 changed',
      '3 changed',
      '4 added',
      '5 refused',
      '6 refused',
      '7 refused',
    ])
    const plan = planImport('number,action\n2.4b,Buy oil.', [LAMPS, OIL])
    expect(plan.missing).toEqual([LAMPS])
    expect(plan.rows).toEqual([
      { line: 2, outcome: 'unchanged', brought: { number: '2.4b', words: 'Buy oil.', phrase: null } },
    ])
  })

  test('without a column of deadlines leaves them as they are, and with an empty one takes them off', () => {
    expect(outcomes('number,action\n1,Light the lamps.', [LAMPS])).toEqual(['2 unchanged'])
    const [changed] = broughtBy(planImport('number,action,deadline\n1,Light the lamps.,', [LAMPS])).changed
    expect(changed).toMatchObject({ id: 1, phrase: null, note: 'n', revision: 1 })
  })

  test.each([
    ['no names of columns', '1,Light the lamps.', 'Name the columns in the first line'],
    ['names alone', 'number,action', 'Paste the actions beneath the line'],
    ['too many lines', `number,action\n${'1,x\n'.repeat(501)}`, 'Paste at most 500 actions'],
    ['a quotation mark that never ends', 'number,action\n1,"Light', 'This cannot be read as a table'],
  ])('is not read with %s', (_what, csv, message) => {
    expect(() => planImport(csv, [])).toThrow(UnreadableActions)
    expect(() => planImport(csv, [])).toThrow(message)
  })

  test('that was taken away changes nothing when it comes back, whatever stands in it', () => {
    const line = fc
      .record({
        number: fc.string({ maxLength: 12, unit: 'grapheme' }),
        action: fc.string({ maxLength: 60, unit: 'grapheme' }),
        deadline: fc.string({ maxLength: 20, unit: 'grapheme' }),
      })
      .map((typed) => ActionLine.safeParse(typed).data)
      .filter((data) => data !== undefined)
    fc.assert(
      fc.property(line, ({ number, action: words, deadline: phrase }) => {
        const csv = csvWriter<PolicyAction>([
          { heading: 'Number', value: (row) => row.number },
          { heading: 'Action', value: (row) => row.words },
          { heading: 'Deadline', value: (row) => row.phrase },
        ])
        const kept = { ...LAMPS, number, words, phrase }
        expect(outcomes(csv.head() + csv.lines([kept]), [kept])).toHaveLength(1)
        expect(broughtBy(planImport(csv.head() + csv.lines([kept]), [kept]))).toEqual({
          added: [],
          changed: [],
        })
      }),
      {
        examples: [
          [{ number: '!', action: '!', deadline: "'-" }],
          [{ number: '1', action: "''\t=1", deadline: null }],
        ],
      },
    )
  })
})

test('actions stand as a plan prints them', () => {
  const numbers = ['10', '3.4b', '2', '3.10', '3.4a', 'A1'].map((number) => ({ number }))
  expect(inPrintedOrder(numbers).map(({ number }) => number)).toEqual([
    '2',
    '3.4a',
    '3.4b',
    '3.10',
    '10',
    'A1',
  ])
})
