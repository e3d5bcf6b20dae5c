import { stringify } from 'csv-stringify/sync'

export interface CsvColumn<Row> {
  heading: string
  /** A number stays one; anything else is a text in which a spreadsheet finds no formula. */
  value: (row: Row) => string | number | null
}

/**
 * Writes rows as CSV (RFC 4180, lines end in CR LF) for spreadsheets, of which some read UTF-8 only after a byte
 * order mark. A cell that one would take for a formula begins with an apostrophe instead, which tells it that this is
 * text: people's names and Parliament's words are data, whatever they begin with.
 */
export function csvWriter<Row>(columns: readonly CsvColumn<Row>[]) {
  return {
    /** The first line, with the byte order mark. */
    head: (): string => `\ufeff${toLines([columns.map(({ heading }) => heading)])}`,
    /** The lines of these rows; may be called again and again for the parts of a long list. */
    lines: (rows: readonly Row[]): string =>
      toLines(rows.map((row) => columns.map(({ value }) => value(row)))),
  }
}

/**
 * What csv-stringify's own rule leaves: a formula behind white space, or behind the end of a line. One behind
 * apostrophes gets another, so that whoever takes the first away has the text as it was.
 */
const HIDDEN_FORMULA = /^(\n|\s+[=+\-@\uff1d\uff0b\uff0d\uff20]|'+\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/

function toLines(cells: (string | number | null)[][]): string {
  return stringify(cells, {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { string: (text) => (HIDDEN_FORMULA.test(text) ? `'${text}` : text) },
  })
}
