import { squash, stripControls } from '../lib/text.ts'

export interface BibtexEntry {
  type: 'misc'
  /** Letters, digits and hyphens: what a document cites it by. */
  key: string
  /** In order; one that is null is left out. */
  fields: readonly BibtexField[]
}

interface BibtexField {
  name: string
  value: string | null
  /** `name` is taken whole, not cut into given and family names; `address` is no text and keeps its characters. */
  as?: 'name' | 'address' | 'word'
}

/**
 * Writes an entry of a BibTeX file, in UTF-8. Every value stands in braces, so these must pair up whatever a text
 * holds: BibTeX counts `\{` too, which is why a brace is written by its name (Markey, *Tame the BeaST*, 2009).
 */
export function bibtexEntry({ type, key, fields }: BibtexEntry): string {
  const given = fields.flatMap(({ value, ...field }) => (value === null ? [] : [{ ...field, value }]))
  const width = Math.max(...given.map(({ name }) => name.length))
  const lines = given.map((field) => `  ${field.name.padEnd(width)} = ${written(field)}`)
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`
}

function written({ value, as }: BibtexField & { value: string }): string {
  if (as === 'word') return value
  if (as === 'address') return `{${value.replace(/[{}\\\s%]/g, encodeURIComponent)}}`
  return as === 'name' ? `{{${bibtexText(value)}}}` : `{${bibtexText(value)}}`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
}

/** A text in which TeX finds no command, on one line. */
export function bibtexText(text: string): string {
  return squash(stripControls(text)).replace(/[\\{}~^&%$#_]/g, (found) => SPECIAL[found] ?? `\\${found}`)
}
