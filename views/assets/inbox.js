import { focusOn as focusAt, isForOthers } from './list-keys.js'

/** Remembers that the last decision came from the keyboard, and of which place in the list. */
const PLACE = 'inbox-place'

/**
 * Deciding by single keys, only while the focus is on a suggestion: j or ↓ next, k or ↑ back, a accepts, d opens the
 * dismissal, x ticks. Keys typed into a field, or with a modifier, are left alone.
 */
export function decideByKeyboardIn(list) {
  const keys = document.querySelector('[data-keys]')
  if (!keys) return
  keys.hidden = false
  keys.querySelector('[data-keys-start]').addEventListener('click', () => focusOn(list, 0))
  list.addEventListener('keydown', (event) => {
    if (isForOthers(event)) return
    const act = ACTS[event.key]
    const own = event.target.closest('[data-suggestion]')
    if (!act || !own) return
    event.preventDefault()
    act(list, own)
  })
  goOnWhereWeWere(list)
}

const ACTS = {
  j: (list, own) => focusOn(list, placeOf(list, own) + 1),
  k: (list, own) => focusOn(list, placeOf(list, own) - 1),
  ArrowDown: (list, own) => focusOn(list, placeOf(list, own) + 1),
  ArrowUp: (list, own) => focusOn(list, placeOf(list, own) - 1),
  a: (list, own) => {
    sessionStorage.setItem(PLACE, String(placeOf(list, own)))
    own.querySelector('[data-accept]').click()
  },
  d: (list, own) => {
    sessionStorage.setItem(PLACE, String(placeOf(list, own)))
    own.querySelector('[data-dismissal]').open = true
    own.querySelector('[name="reason"]').focus()
  },
  x: (_list, own) => own.querySelector('[data-choose]').click(),
}

function suggestionsIn(list) {
  return [...list.querySelectorAll('[data-suggestion]')]
}

function placeOf(list, own) {
  return suggestionsIn(list).indexOf(own)
}

function focusOn(list, place) {
  focusAt(suggestionsIn(list), place)
}

/** After a decision by key the next suggestion stands where the decided one stood. */
function goOnWhereWeWere(list) {
  const place = sessionStorage.getItem(PLACE)
  sessionStorage.removeItem(PLACE)
  if (place !== null) setTimeout(() => focusOn(list, Number(place)))
}
