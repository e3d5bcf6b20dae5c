import { areKeysOn, switchKeys } from './keys-setting.js'
import { focusOn, isForOthers } from './list-keys.js'

/**
 * Single keys on the page of a search: / goes to its box, j to the next result, k to the one before. They work
 * wherever the focus is, so there is a switch beside them (WCAG 2.2, 2.1.4): a person who speaks their letters, or whose
 * hand slips, must be able to do without.
 */
export function walkByKeyboardIn(line) {
  const said = line.querySelector('[data-keys-on]')
  const button = line.querySelector('[data-keys-switch]')
  line.hidden = false
  show(said, button)
  button.addEventListener('click', () => {
    switchKeys(!areKeysOn())
    show(said, button)
  })
  document.addEventListener('keydown', (event) => {
    const act = ACTS[event.key]
    if (!act || isForOthers(event) || !areKeysOn()) return
    event.preventDefault()
    act()
  })
}

const ACTS = {
  '/': () => document.querySelector('#q')?.select(),
  j: () => walk(1),
  k: () => walk(-1),
}

/** From the result that has the focus; else from the start. */
function walk(step) {
  const results = [...document.querySelectorAll('[data-result]')]
  const links = results.map((result) => result.querySelector('a'))
  const here = results.findIndex((result) => result.contains(document.activeElement))
  focusOn(links, here + step)
}

function show(said, button) {
  said.hidden = !areKeysOn()
  button.textContent = areKeysOn()
    ? 'Switch these keys off'
    : 'Switch on the keys for walking through the results'
}
