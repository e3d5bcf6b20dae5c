/**
 * Words that are selected in an answer's text, with the mouse or the keyboard, fill the form around it: their offsets
 * in the text, which the element holds exactly, and the words themselves. Ticking a sentence takes them out again.
 */
export function chooseWordsIn(form) {
  const text = form.querySelector('[data-choose-text]')
  const said = form.querySelector('[data-choose-said]')
  form.querySelector('[data-choose-hint]').hidden = false
  document.addEventListener('selectionchange', () => {
    const span = selectedIn(text)
    if (span) fill(form, said, span)
  })
  form.addEventListener('submit', () => {
    form.elements.quote.disabled = true // the offsets say it all, and an address has to be short
  })
  form.addEventListener('change', () => fill(form, said, { start: '', end: '', quote: '' }))
}

/** Whole words, without white space at the ends; null when nothing of the text, or something beyond it, is selected. */
function selectedIn(text) {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  return wholeWords(text.textContent, from, from + range.toString().length)
}

const LETTER = /[\p{L}\p{N}]/u

function wholeWords(text, from, until) {
  const words = text.slice(from, until)
  if (words.trim() === '') return null
  let start = from + words.length - words.trimStart().length
  let end = until - words.length + words.trimEnd().length
  const isWithin = (at) => LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '')
  while (isWithin(start)) start -= 1
  while (isWithin(end)) end += 1
  return { start, end, quote: text.slice(start, end) }
}

function fill(form, said, { start, end, quote }) {
  form.elements.start.value = start
  form.elements.end.value = end
  form.elements.quote.value = quote
  if (quote !== '') for (const tick of form.querySelectorAll('[name="sentence"]')) tick.checked = false
  said.textContent = quote === '' ? '' : `Selected: “${shorten(quote)}”`
}

function shorten(words) {
  return words.length > 200 ? `${words.slice(0, 100)} … ${words.slice(-80)}` : words
}
