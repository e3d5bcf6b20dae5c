import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../server/commitments/sentences.ts'

const textsOf = (text: string) => sentencesOf(text).map((sentence) => sentence.text)

describe('sentencesOf', () => {
  it('parts sentences and lines, and leaves white space out', () => {
    expect(textsOf('  One is here. Two is there.\n\n Three. \nFour')).toEqual([
      'One is here.',
      'Two is there.',
      'Three.',
      'Four',
    ])
  })

  it.each([
    'I refer the Rt Hon. Ada Quill and the hon. Member for St. Marrow to my reply.',
    'The hon. and gallant Member met officials at No. 10 on Monday.',
    'Some towns, e.g. Fernmouth, and some ports, i.e. Marrow, took part.',
    'Mr. J. P. Thorn and Dr. Quill gave £1.5 million to the harbour.',
    'See s. 12 and paras. 4 to 6 of the Kite Act (cf. Schedule 2).',
    'Boats, kites, lamps etc. were counted.',
    'It began on 3 Sept. 2030 and ended at 4.30 p.m. on 12.05.2031.',
    'The harbour … will open.',
    'The U.S. Embassy was told.',
    'The minister said "we will open it."',
    'The plan is at https://www.fernmouth.gov.example/harbour.plan for all.',
  ])('keeps whole: %s', (sentence) => {
    expect(textsOf(sentence)).toEqual([sentence])
    expect(textsOf(`${sentence} Then the next.`)).toEqual([sentence, 'Then the next.'])
  })

  it('parts after a letter that ends a sentence', () => {
    expect(textsOf('See Annex B. The plan is there.')).toEqual(['See Annex B.', 'The plan is there.'])
  })

  it('parts where the space after a full stop was lost', () => {
    expect(textsOf('It stays for now.A new one will come.')).toEqual([
      'It stays for now.',
      'A new one will come.',
    ])
    expect(textsOf('It met in July.The Government went.')).toEqual([
      'It met in July.',
      'The Government went.',
    ])
  })

  it('takes marked items as sentences of their own and remembers what leads in to them', () => {
    const text = 'By May we will:\n- open a harbour;\n• hire wardens.\n(a) mend boats\n\nThat is all.'
    const [lead, ...items] = sentencesOf(text)
    expect(items.map((item) => item.text)).toEqual([
      'open a harbour;',
      'hire wardens.',
      'mend boats',
      'That is all.',
    ])
    expect(items.map((item) => item.leadIn && text.slice(item.leadIn.start, item.leadIn.end))).toEqual([
      lead?.text,
      lead?.text,
      lead?.text,
      undefined,
    ])
  })

  it('takes the lines after a paragraph with a colon as items, as answers keep their lists', () => {
    const found = sentencesOf('We will:\n\nopen a harbour\nhire wardens\n\nThat is all.')
    expect(found.map((sentence) => sentence.leadIn)).toEqual([
      undefined,
      { start: 0, end: 8 },
      { start: 0, end: 8 },
      undefined,
    ])
  })

  it('gives every letter and digit to exactly one sentence, at its offsets, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          let end = 0
          for (const sentence of sentencesOf(text)) {
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
            expect(sentence.text).toBe(sentence.text.trim())
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            end = sentence.end
          }
        },
      ),
    )
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    'We will: ',
    'a harbour. ',
    '\n',
    '\n\n',
    '- ',
    '• ',
    '1. ',
    'No. 4 ',
    '…',
    '."',
    '😀',
    '\u00a0',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
