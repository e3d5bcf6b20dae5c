import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf, stretchOf, wasDecidedOn } from '../../../server/commitments/logging/choosing.ts'
import { prefillOf, summaryOfQuote } from '../../../server/commitments/logging/prefill.ts'
import { sentencesOf } from '../../../server/commitments/sentences.ts'

/** Answers of odd pieces: emoji, list marks, lines, abbreviations, promises. */
const piece = fc.constantFrom(
  'We will publish a plan by March 2026. ',
  'The Rt Hon. Warden agrees 👍🏽. ',
  'They hang lanterns!\n',
  '\n\n',
  'We will:\n\n- light piers;\n- mend ropes.\n',
  '  ',
  '…“Quoted?” ',
  '1. Ports\n',
)
const anAnswer = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('sentences that are chosen', () => {
  test('make one stretch, of which the quote is always exactly the text at its offsets', () => {
    fc.assert(
      fc.property(anAnswer, fc.nat(20), fc.nat(5), (text, from, more) => {
        const sentences = sentencesOf(text)
        const places = Array.from({ length: more + 1 }, (_, step) => from + step)
        const stretch = stretchOf(sentences, places)
        expect(stretch === null).toBe(from + more >= sentences.length)
        if (stretch === null) return
        const quote = text.slice(stretch.start, stretch.end)
        expect(quote.startsWith(sentences[from]?.text ?? '?')).toBe(true)
        expect(quote.endsWith(sentences[from + more]?.text ?? '?')).toBe(true)
        expect(quote).toBe(quote.trim())
      }),
    )
  })

  test('in any order and twice are the same stretch', () => {
    const sentences = sentencesOf('One stands here. Two stands here. Three stands here.')
    expect(stretchOf(sentences, [2, 1, 2])).toEqual({ start: 17, end: 52 })
  })

  test('with a gap, or of none, are no stretch', () => {
    const sentences = sentencesOf('One stands here. Two stands here. Three stands here.')
    expect(stretchOf(sentences, [0, 2])).toBeNull()
    expect(stretchOf(sentences, [])).toBeNull()
    expect(stretchOf(sentences, [3])).toBeNull()
  })

  test('are shown in pieces that joined are the text, to the last character', () => {
    fc.assert(
      fc.property(fc.oneof(anAnswer, fc.string()), (text) => {
        const sentences = sentencesOf(text)
        const pieces = piecesOf(text, sentences)
        expect(pieces.map((one) => one.text).join('')).toBe(text)
        expect(pieces.flatMap(({ place }) => place ?? [])).toEqual(sentences.map((_, place) => place))
      }),
    )
  })
})

describe('a sentence was decided on', () => {
  const text = 'We light piers. We mend ropes. We light piers.'
  const decided = (start: number, end: number) => ({ text, start, end })

  test('where it stands unchanged and some of its words were', () => {
    expect(wasDecidedOn('We mend ropes.', decided(16, 30))).toBe(true)
    expect(wasDecidedOn('We mend ropes.', decided(20, 24))).toBe(true)
    expect(wasDecidedOn('We light piers.', decided(35, 40))).toBe(true)
  })

  test('but not where only its neighbour was, or where it reads otherwise now', () => {
    expect(wasDecidedOn('We mend ropes.', decided(0, 15))).toBe(false)
    expect(wasDecidedOn('We mend ropes in May.', decided(16, 30))).toBe(false)
  })
})

describe('what is filled in for words', () => {
  const text =
    'By June 2026 we will:\n\n- publish a plan for piers;\n- light 40 lanterns.\n\nThe sea is wide.'
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

  test('comes from the detector, with the lead-in of a list', () => {
    expect(prefillOf(text, at('publish a plan for piers;'), '2026-01-15')).toEqual({
      summary: 'Publish a plan for piers',
      kind: 'publication',
      strength: 'firm',
      duePhrase: 'By June 2026',
    })
  })

  test('is a firm action where the detector sees none: a person does', () => {
    expect(prefillOf(text, at('The sea is wide.'), null)).toMatchObject({
      kind: 'action',
      strength: 'firm',
      duePhrase: null,
    })
  })

  test.each([
    ['The Government will publish a plan by May.', 'by May', 'Publish a plan'],
    ['We intend to consult on ropes, in the spring.', 'in the spring', 'Consult on ropes'],
    [
      'We will, in due course, set out rules, in time, for ropes.',
      'in time',
      'We will, in due course, set out rules, for ropes',
    ],
    ['We will not rest.', null, 'We will not rest'],
    [`We will light ${'lanterns and '.repeat(20)}ropes.`, null, /^Light lanterns.{50,75}…$/],
  ])('is short: of “%s”', (quote, due, summary) => {
    expect(summaryOfQuote(quote, due)).toMatch(
      summary instanceof RegExp ? summary : new RegExp(`^${summary}$`),
    )
  })
})
