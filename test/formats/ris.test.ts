import { describe, expect, test } from 'vitest'
import { risRecord } from '../../server/formats/ris.ts'

describe('a record of RIS', () => {
  const record = risRecord('GOVDOC', [
    ['AU', 'Eleanor *Ashby*'],
    ['TI', 'Lanterns\r\nER  - \n*and* ropes'],
    ['PY', null],
  ])

  test('begins with its type, ends with its end, and ends each line in CR LF', () => {
    expect(record).toBe(
      'TY  - GOVDOC\r\nAU  - Eleanor Ashby\r\nTI  - Lanterns ER - *and* ropes\r\nER  - \r\n',
    )
  })

  test('holds no line that a text has made', () => {
    const lines = record.split('\r\n').slice(0, -1)
    expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toBe(true)
    expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(1)
  })
})
