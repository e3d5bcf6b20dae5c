import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvWriter } from '../../server/formats/csv.ts'

type Cells = readonly (string | number | null)[]

/** Rows of three cells, of whatever kind. */
const writer = csvWriter<Cells>([
  { heading: 'First', value: ([first]) => first ?? null },
  { heading: 'Second', value: ([, second]) => second ?? null },
  { heading: 'Third', value: ([, , third]) => third ?? null },
])

const line = (...cells: Cells) => writer.lines([cells])
const read = (text: string) => parse(text, { bom: true, relax_column_count: false }) as string[][]

describe('CSV', () => {
  test('begins with a byte order mark and the headings, and ends each line as RFC 4180 says', () => {
    expect(writer.head()).toBe('\ufeffFirst,Second,Third\r\n')
    expect(
      writer.lines([
        ['a', 1, null],
        ['b', 2, ''],
      ]),
    ).toBe('a,1,\r\nb,2,\r\n')
    expect(writer.lines([])).toBe('')
  })

  test('quotes commas, quotes and ends of lines', () => {
    expect(line('a,b', 'say "yes"', 'two\nlines')).toBe('"a,b","say ""yes""","two\nlines"\r\n')
    expect(line('a\rb', 'c\r\nd', ' spaces ')).toBe('"a\rb","c\r\nd", spaces \r\n')
  })

  test('leaves numbers alone, below zero too', () => {
    expect(line(-5, 0, 1.25)).toBe('-5,0,1.25\r\n')
  })

  test.each([
    ['=cmd()', `'=cmd()`],
    [`=1+1";=1+1`, `'=1+1";=1+1`],
    ['+44 20 7946 0000', `'+44 20 7946 0000`],
    ['-5', `'-5`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `'\r=1`],
    ['\n=1', `'\n=1`],
    ['\n1', `'\n1`],
    ['  =1', `'  =1`],
    ['\u00a0=1', `'\u00a0=1`],
    ['＝1', `'＝1`],
    [' ＠SUM(A1)', `' ＠SUM(A1)`],
    ['a=1', 'a=1'],
    [`'=1`, `''=1`],
    [' plain', ' plain'],
  ])('makes no formula of %j', (text, cell) => {
    expect(read(line(text, text, text))).toEqual([[cell, cell, cell]])
  })

  test('gives back any text, once the apostrophe before a formula is taken away', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'=+-@\t\r\n "\',;＝'), fc.string({ unit: 'grapheme' })),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
        const cells = read(writer.head() + writer.lines(rows))
        expect(cells).toHaveLength(rows.length + 1)
        for (const [index, row] of rows.entries()) {
          for (const [column, original] of row.entries()) {
            const cell = cells[index + 1]?.[column] ?? ''
            expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
            expect([original, `'${original}`]).toContain(cell)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
