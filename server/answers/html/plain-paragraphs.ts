import { Element, Text } from 'domhandler'

/**
 * Paragraphs of words alone, `<p>…</p><p>…</p>`, as the parser would read them: many answers are no more than that, and
 * neither the sanitiser nor the parser, which take most of the time of reading one, has anything to do.
 * @returns null for whatever has another tag, an attribute or an entity
 */
export function plainParagraphs(received: string): Element[] | null {
  const paragraphs = received.split('</p>')
  const after = paragraphs.pop() ?? ''
  if (paragraphs.length === 0 || after.trim() !== '') return null
  const words = paragraphs.map(wordsOf)
  return words.every((text) => text !== null)
    ? words.map((text) => new Element('p', {}, [new Text(text)]))
    : null
}

function wordsOf(paragraph: string): string | null {
  const start = paragraph.indexOf('<p>')
  const words = paragraph.slice(start + '<p>'.length)
  const isPlain =
    start >= 0 && paragraph.slice(0, start).trim() === '' && !/[<>&]|[^\s\x20-\uffff]/.test(words)
  return isPlain ? words : null
}
