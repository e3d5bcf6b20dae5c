import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Meaning } from '../../server/glossary/entry.ts'
import { abbreviationsIn } from '../../server/glossary/in-text.ts'

const meaning = (short: string, long: string, more: Partial<Meaning> = {}): Meaning => ({
  short,
  long,
  starting: null,
  records: 1,
  verdict: null,
  isWord: 0,
  isOwn: 0,
  ...more,
})

const KNOWN = [
  meaning('HLO', 'Harbour Lantern Office'),
  meaning('QWs', 'quay wardens'),
  meaning('L2L', 'lantern-to-lantern link'),
  meaning('R&L', 'Ropes and Lanterns'),
  meaning('OAR', 'Office of Amber Rivers', { starting: 'word' }),
  meaning('FP', 'Fog Plan', { records: 4 }),
  meaning('FP', 'Ferry Panel', { records: 3 }),
  meaning('FP', 'Fire Pump', { records: 0, starting: null }),
]

const found = (text: string, known: readonly Meaning[] = KNOWN) =>
  abbreviationsIn(text, (shorts) => known.filter(({ short }) => shorts.includes(short))).map(
    ({ start, end, short, long }) => {
      expect(text.slice(start, end)).toBe(short)
      return `${start} ${short}: ${long}`
    },
  )

describe('the abbreviations of an answer', () => {
  test.each([
    ['The HLO lit it.', ['4 HLO: Harbour Lantern Office']],
    ['HLO', ['0 HLO: Harbour Lantern Office']],
    ['The HLO and the HLO.', ['4 HLO: Harbour Lantern Office']],
    ['The HLOs and the HLO.', ['4 HLOs: Harbour Lantern Office']],
    ['A QW and others.', ['2 QW: quay wardens']],
    ['The HLO’s lamp', ['4 HLO: Harbour Lantern Office']],
    ['An L2L, R&L', ['3 L2L: lantern-to-lantern link', '8 R&L: Ropes and Lanterns']],
    ['The HLO/QWs', ['4 HLO: Harbour Lantern Office', '8 QWs: quay wardens']],
    ['An HLO-run pier', ['3 HLO: Harbour Lantern Office']],
    ['The hlo, Hlo, HLOX, XHLO, HLO2', []],
    ['The Harbour Lantern Office (HLO) lit it.', []],
    ['The HLO (Harbour Lantern Office) lit it.', []],
    ['The Harbour Lantern Office (HLO): the HLO lit it.', ['38 HLO: Harbour Lantern Office']],
    ['In brackets (HLO) without more', ['13 HLO: Harbour Lantern Office']],
    ['The OAR decides.', ['4 OAR: Office of Amber Rivers']],
    ['THE OAR IS LOST', []],
    ['The FP', ['4 FP: Fog Plan or Ferry Panel']],
    ['', []],
    ['Nothing here.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('of several meanings', () => {
  const [fog, ferry] = [meaning('FP', 'Fog Plan', { records: 9 }), meaning('FP', 'Ferry Panel')]

  test('that which the question itself explains is taken', () => {
    expect(
      found('FP', [fog, { ...ferry, isOwn: 1 }, meaning('FP', 'Fire Pump', { verdict: 'stands' })]),
    ).toEqual(['0 FP: Ferry Panel'])
  })

  test('else that which a person gave', () => {
    expect(found('FP', [fog, { ...ferry, verdict: 'stands' }])).toEqual(['0 FP: Ferry Panel'])
  })

  test('else all that are well supported, and of those that hardly are, each', () => {
    expect(found('FP', [fog, ferry])).toEqual(['0 FP: Fog Plan'])
    expect(found('FP', [ferry, meaning('FP', 'Fire Pump')])).toEqual(['0 FP: Ferry Panel or Fire Pump'])
    expect(found('FP', [ferry, meaning('FP', 'ferry panel')])).toEqual(['0 FP: ferry panel'])
  })
})

test('whatever the text, they stand in it in order, apart from each other, each once', () => {
  const parts = fc.constantFrom(
    'HLO',
    'QW',
    'OAR',
    'FP',
    ' ',
    '(',
    ')',
    '/',
    '-',
    '&',
    'é',
    'and',
    '. ',
    '🏮',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (list) => {
      const text = list.join('')
      const all = abbreviationsIn(text, (shorts) => KNOWN.filter(({ short }) => shorts.includes(short)))
      let reached = 0
      for (const { start, end, short } of all) {
        expect(start).toBeGreaterThanOrEqual(reached)
        expect(text.slice(start, end)).toBe(short)
        reached = end
      }
      const names = all.map(({ short }) => short.replace(/s$/, ''))
      expect(new Set(names).size).toBe(names.length)
    }),
  )
})
