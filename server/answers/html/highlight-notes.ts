import { Element, Text } from 'domhandler'

/** A link, or the button of a form, that stands after marked words. */
export interface Note {
  /** Seen and heard. */
  text: string
  /** Heard after it, so that one can be told from others of the same text; may be empty. */
  detail: string
  className: string
  /** Where it leads, or the id of the form that it sends, which stands elsewhere on the page. */
  does: { href: string } | { form: string }
}

const NOTES_CLASS = 'answer-notes'

/** Notes in one element, so that it is plain what is Parliament's and what is not. */
export function notesElement(notes: readonly Note[]): Element {
  const children = notes.flatMap((note) => [new Text(' '), noteElement(note)])
  return new Element('span', { class: NOTES_CLASS }, children)
}

function noteElement({ text, detail, className, does }: Note): Element {
  const heard = new Element('span', { class: 'govuk-visually-hidden' }, [new Text(` ${detail}`)])
  const words = detail === '' ? [new Text(text)] : [new Text(text), heard]
  const name = 'href' in does ? 'a' : 'button'
  return new Element(name, { class: className, ...does }, words)
}
