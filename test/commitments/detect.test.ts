import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLabelled } from '../../scripts/detect/labelled.ts'
import { measure } from '../../scripts/detect/measure.ts'
import { predict } from '../../scripts/detect/predict.ts'
import { detectCommitments } from '../../server/commitments/detect.ts'

const found = (text: string) =>
  detectCommitments(text).map(({ text: words, kind, strength }) => ({ words, kind, strength }))

describe('detectCommitments', () => {
  it('gives the exact sentence with its offsets, kind, strength and reason', () => {
    const text =
      'The harbour is old.\n\nWe will publish a harbour plan in the spring. I thank the hon. Member.'
    expect(detectCommitments(text)).toEqual([
      {
        start: 21,
        end: 66,
        text: 'We will publish a harbour plan in the spring.',
        rule: 'will publish',
        kind: 'publication',
        strength: 'firm',
        duePhrase: { text: 'in the spring', start: 52, end: 65 },
      },
    ])
  })

  it('makes one suggestion of a sentence, of the kind that can be checked', () => {
    expect(found('We keep the kite rules under review, and will publish new guidance in May.')).toEqual([
      {
        words: 'We keep the kite rules under review, and will publish new guidance in May.',
        kind: 'publication',
        strength: 'firm',
      },
    ])
  })

  it('carries the subject on to the next verb, and not over somebody else', () => {
    expect(found('We have met the Marrow Trust and will open a harbour.')).toHaveLength(1)
    expect(found('We have met the Marrow Trust, which has boats and will open a harbour.')).toEqual([])
  })

  it('finds what is promised beside what is refused', () => {
    expect(found('We do not intend to ban kites, but we will consult on their size.')).toMatchObject([
      { kind: 'consultation_review' },
    ])
  })

  it('reads curly quotes, no-break spaces and capitals alike', () => {
    expect(found('We’ll publish the plan.')).toHaveLength(1)
    expect(found('THE\u00a0GOVERNMENT WILL\u00a0PUBLISH THE PLAN.')).toHaveLength(1)
  })

  it('says nothing of empty texts', () => {
    expect(detectCommitments('')).toEqual([])
    expect(detectCommitments('\n \n:\n- \n')).toEqual([])
  })
})

describe('a list under "We will:"', () => {
  const text =
    'By May 2031 we will:\n\npublish a harbour plan;\nhire 40 wardens by June 2031\n\nThe harbour is old.'
  const [plan, wardens, ...others] = detectCommitments(text)

  it('promises with each of its items, at the offsets of the item', () => {
    expect([plan?.kind, wardens?.kind, others]).toEqual(['publication', 'action', []])
    expect(text.slice(plan?.start, plan?.end)).toBe('publish a harbour plan;')
    expect(plan?.leadIn).toEqual({ start: 0, end: 20 })
  })

  it('takes the time of the item, or else that of the words that lead in', () => {
    expect(plan?.duePhrase).toMatchObject({ text: 'By May 2031', start: 0 })
    expect(wardens?.duePhrase).toMatchObject({ text: 'by June 2031' })
  })

  it('does not bind items under words that promise nothing', () => {
    expect(detectCommitments('The harbour has:\n- a pier\n- a lamp')).toEqual([])
  })
})

describe('whatever the text', () => {
  const fragment = fc.constantFrom(
    'We will publish a plan in May. ',
    'the Government ',
    'intends to ',
    'The Rt Hon. Ada Quill, e.g. ',
    'will be rolled out by 2031',
    '\n- ',
    '\n• ',
    '\n\n',
    '\r\n',
    'We will:\n\n',
    'We will:\r\n• publish\u00a0a plan by\u00a0May;\r\n',
    '. ',
    '; ',
    '“we will',
    '¬§#WE ',
    '\t\u00a0\u2028',
    '👩‍🚒é\u0301',
    'police forces ',
    'and will ',
  )
  const anyText = fc
    .array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join(''))

  it('every suggestion is exactly what stands at its offsets, in order, and so is its due phrase', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const suggestion of detectCommitments(text)) {
          expect(text.slice(suggestion.start, suggestion.end)).toBe(suggestion.text)
          expect(suggestion.start).toBeGreaterThanOrEqual(end)
          end = suggestion.end
          const { duePhrase, leadIn } = suggestion
          if (duePhrase) expect(text.slice(duePhrase.start, duePhrase.end)).toBe(duePhrase.text)
          if (leadIn) expect(text.slice(leadIn.start, leadIn.end)).toMatch(/:/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['one word', 'will '],
    ['one subject', 'we '],
    ['subjects and verbs', 'we will '],
    ['commas', 'we, will, '],
    ['others', 'police forces, will '],
    ['no spaces', 'we will,publish,will,'],
    ['prepositions', 'for the will '],
    ['carried verbs', 'we and will '],
    ['passives', 'plan to be due to be '],
    ['quotes', '"we will publish'],
    ['brackets', '(we will '],
    ['abbreviations', 'hon. Mr. '],
    ['items', '\n- we will:'],
    ['initials', 'A. will B. '],
    ['money', '£1 million will be '],
    ['departments', 'the department for the will '],
    ['dashes', ' - we will'],
    ['colons', 'we will:\n\n'],
    ['adverbs', 'we newly will '],
    ['reviews', 'under review we keep '],
  ])('200 kB of %s are read in a moment', (_, words) => {
    const text = words.repeat(Math.ceil(200_000 / words.length))
    const start = performance.now()
    detectCommitments(text)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('our own sentences', () => {
  const { rows, wrong } = readLabelled(readFileSync(join(import.meta.dirname, 'sentences.jsonl'), 'utf8'))
  const measured = measure(rows, rows.map(predict))

  it('are all readable, and many', () => {
    expect(wrong).toEqual([])
    expect(rows.length).toBeGreaterThan(160)
  })

  it('are told apart', () => {
    expect(measured.detection.precision).toBeGreaterThanOrEqual(0.95)
    expect(measured.detection.recall).toBeGreaterThanOrEqual(0.95)
  })

  it('are put to the right kind', () => {
    expect(measured.kind.right / measured.kind.of).toBeGreaterThanOrEqual(0.95)
    for (const { f1 } of Object.values(measured.byKind)) expect(f1).toBeGreaterThanOrEqual(0.9)
  })
})
