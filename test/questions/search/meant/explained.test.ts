import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainedIn } from '../../../../server/questions/search/meant/explained.ts'

test.each([
  [
    'what the Coastal Buoys and Beacons Inspectorate (CBBI) found',
    'CBBI',
    'Coastal Buoys and Beacons Inspectorate',
  ],
  ['the use of pier-to-pier signalling (P2PS) by wardens', 'P2PS', 'pier-to-pier signalling'],
  ['two Harbour and Lantern Wardens (HLWs) were', 'HLWs', 'Harbour and Lantern Wardens'],
  ['the “Great Lantern Fund” (“GLF”) pays', 'GLF', 'Great Lantern Fund'],
  [
    'what CBBI (Coastal Buoys and Beacons Inspectorate) found',
    'CBBI',
    'Coastal Buoys and Beacons Inspectorate',
  ],
  ['the Ministry of Kites (MoK) says', 'MoK', 'Ministry of Kites'],
  ['on “Pier 2”harbour wardens (HW)', 'HW', 'harbour wardens'],
  ['shore-to-shore ferries (SF)', 'SF', 'shore-to-shore ferries'],
  ['the Lantern Oil Tax (LOT, or “lantern money”) is', 'LOT', 'Lantern Oil Tax'],
])('“%s” explains %s', (text, short, long) => {
  expect(explainedIn(text)).toEqual([{ short, long }])
})

test.each([
  ['a number in brackets', 'the wardens of Northbridge (412) hold lanterns'],
  ['a note in brackets', 'the wardens (of whom there are nine) hold lanterns'],
  ['letters that are not in the words before', 'the wardens of Northbridge (XYZ) hold lanterns'],
  ['letters that begin no word', 'the upholstery kept (PK) there'],
  ['a word alone', 'the Lanterns (LNT) burn'],
  ['small letters', 'harbour wardens (hw) sing'],
  ['an address', 'see the page at www.harbour.example.uk/wardens (WHW)'],
  ['words of the sentence before', 'the Harbour. Wardens Sing (HWS)'],
  ['a bracket that holds more than the long form', 'HW (see harbour wardens)'],
])('%s explains nothing', (_, text) => {
  expect(explainedIn(text)).toEqual([])
})

test('what is explained twice is said once', () => {
  expect(explainedIn('Harbour Wardens (HW) and other harbour wardens (HW)')).toHaveLength(1)
})

test('a short form is in the text, and its letters begin with the long form’s first, whatever the text', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    'HW',
    'harbour wardens',
    'Pier 2',
    ' ',
    '(HW)',
    '“',
    '”',
    ',',
    '.',
    'é',
    '🏮',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      for (const { short, long } of explainedIn(text)) {
        expect(text).toContain(short)
        expect(text).toContain(long)
        expect(long[0]?.toLowerCase()).toBe(short[0]?.toLowerCase())
      }
    }),
  )
})
