const EVERY_MS = 2_000

/** Somebody who has long gone should not be kept signed in by a page that asks. */
const MOST_LOOKS = 1_800

/**
 * Keeps the page of a run that goes on up to date: what changes is asked for every two seconds, and when the run's
 * state changes the page is loaded again. The link to look again by hand comes back when that fails.
 */
export function lookAgainIn(region) {
  const byHand = region.querySelector('[data-look-by-hand]')
  const first = document.querySelector('[role="status"] .status').textContent
  let looks = 0
  byHand.hidden = true
  setTimeout(look, EVERY_MS)

  async function look() {
    try {
      if (!document.hidden && !(await isShown())) return
      looks += 1
      if (looks >= MOST_LOOKS) throw new Error('long enough')
      setTimeout(look, EVERY_MS)
    } catch {
      byHand.hidden = false
    }
  }

  /** @returns false when the page is being loaded again */
  async function isShown() {
    const response = await fetch(region.dataset.lookAgain, { headers: { Accept: 'application/json' } })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const standing = await response.json()
    if (standing.state.words !== first) {
      location.reload()
      return false
    }
    for (const element of document.querySelectorAll('[data-look-at]')) show(element, standing)
    return true
  }
}

/** Only what has changed, so that a selection is left alone. */
function show(element, standing) {
  const value = standing[element.dataset.lookAt] ?? standing.counts[element.dataset.lookAt] ?? null
  if (element instanceof HTMLProgressElement) {
    if (value !== null) element.value = value
  } else if (value !== null && element.textContent !== value) {
    element.textContent = value
  }
}
