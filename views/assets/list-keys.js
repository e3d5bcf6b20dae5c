/** What the lists that are walked by single keys have in common. */

/** True where a letter is to be typed, and for whatever comes with Ctrl, Alt or ⌘: these keys are not ours. */
export function isForOthers(event) {
  return event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)
}

function isTyping(element) {
  return element.isContentEditable || element.matches('textarea, select, input:not([type="checkbox"])')
}

/** Puts the focus on one of some elements by its place; beyond an end it is the last, or the first. */
export function focusOn(elements, place) {
  const own = elements[Math.max(0, Math.min(place, elements.length - 1))]
  own?.focus()
  own?.scrollIntoView({ block: 'nearest' })
}
