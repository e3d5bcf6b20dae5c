import { chooseWordsIn } from './choose-words.js'
import { initAll } from './govuk-frontend.js'
import { decideByKeyboardIn } from './inbox.js'
import { lookAgainIn } from './look-again.js'
import { completeWhileTypingIn } from './search-completion.js'
import { walkByKeyboardIn } from './search-keys.js'

initAll()
for (const element of document.querySelectorAll('[data-copy]')) addCopyButton(element)
for (const form of document.querySelectorAll('[data-choose-words]')) chooseWordsIn(form)
for (const list of document.querySelectorAll('[data-inbox]')) decideByKeyboardIn(list)
for (const region of document.querySelectorAll('[data-look-again]')) lookAgainIn(region)
for (const line of document.querySelectorAll('[data-search-keys]')) walkByKeyboardIn(line)
for (const box of document.querySelectorAll('[data-completions]')) completeWhileTypingIn(box)
for (const filters of document.querySelectorAll('.filters')) addFiltersToggle(filters)

/** Gives an element a button that copies its text. `data-copy` may hold the button's words. */
function addCopyButton(element) {
  const button = create('button', {
    type: 'button',
    class: 'govuk-button govuk-button--secondary copy__button',
  })
  button.textContent = element.dataset.copy || 'Copy'
  const [label] = element.labels ?? []
  if (label) button.setAttribute('aria-label', `${button.textContent}: ${label.textContent}`)
  const said = create('span', { class: 'copy__said', role: 'status' })
  const row = create('div', { class: 'copy' })
  row.append(button, said)
  element.after(row)
  button.addEventListener('click', async () => say(said, await copyTextOf(element)))
}

/** Clears itself, so that a second copying is announced too. */
function say(said, hasCopied) {
  said.textContent = hasCopied ? 'Copied' : 'Could not be copied: select the text and copy it'
  setTimeout(() => {
    said.textContent = ''
  }, 4000)
}

/** The clipboard is open to https and localhost only; on plain http the selection is copied. */
async function copyTextOf(element) {
  if (!navigator.clipboard) return copySelected(element)
  try {
    await navigator.clipboard.writeText(wordsOf(element))
    return true
  } catch {
    return copySelected(element)
  }
}

/** The lines of a text area are its own; elsewhere they are only how the page was written. */
function wordsOf(element) {
  return element instanceof HTMLTextAreaElement
    ? element.value
    : element.textContent.trim().replace(/\s+/g, ' ')
}

function copySelected(element) {
  if (element instanceof HTMLTextAreaElement) element.select()
  else getSelection().selectAllChildren(element)
  return document.execCommand('copy')
}

/** On a phone the filters wait behind a button (the stylesheet hides them there once scripts run). */
function addFiltersToggle(filters) {
  const body = filters.querySelector('.filters__body')
  if (!body) return
  body.id ||= 'filters-body'
  const toggle = create('button', {
    type: 'button',
    class: 'govuk-button govuk-button--secondary filters__toggle',
    'aria-controls': body.id,
    'aria-expanded': 'false',
  })
  toggle.textContent = filters.dataset.label || 'Filters'
  toggle.addEventListener('click', () => {
    const isOpen = filters.classList.toggle('filters--open')
    toggle.setAttribute('aria-expanded', String(isOpen))
  })
  body.before(toggle)
}

function create(tag, attributes) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
