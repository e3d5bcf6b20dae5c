import { areKeysOn } from './keys-setting.js'
import { suggestionList } from './suggestion-list.js'

const WAIT_MS = 120

/**
 * Offers field words and their values while somebody types in a search box: a combobox as WAI-ARIA 1.2 has it. Nothing is
 * taken without being chosen: Enter searches for what was typed, Tab goes on. It is off where the keys of a search are.
 */
export function completeWhileTypingIn(box) {
  const list = suggestionList(box, take)
  let timer = null
  let asking = null

  box.addEventListener('input', (event) => {
    stop()
    if (event.isComposing || !areKeysOn()) return list.close()
    timer = setTimeout(ask, WAIT_MS)
  })
  box.addEventListener('blur', () => {
    stop()
    list.close()
  })
  box.addEventListener('keydown', (event) => {
    const act = event.isComposing || event.ctrlKey || event.metaKey ? undefined : KEYS[event.key]
    if (act?.()) event.preventDefault()
  })

  /** Each says whether the key was ours. Left and right move the caret, so that something else is being typed. */
  const KEYS = {
    ArrowDown: () => list.move(1) || askNow(),
    ArrowUp: () => list.move(-1),
    Enter: () => list.choose(),
    Escape: () => list.close(),
    ArrowLeft: () => void list.close(),
    ArrowRight: () => void list.close(),
  }

  function stop() {
    clearTimeout(timer)
    asking?.abort()
  }

  function askNow() {
    if (!areKeysOn() || box.value === '') return false
    stop()
    ask()
    return true
  }

  async function ask() {
    asking = new AbortController()
    const { signal } = asking
    const query = new URLSearchParams({ q: box.value, at: String(box.selectionEnd) })
    try {
      const response = await fetch(`${box.dataset.completions}?${query}`, { signal })
      const { items } = response.ok ? await response.json() : { items: [] }
      if (!signal.aborted && document.activeElement === box) list.show(items)
    } catch {
      if (!signal.aborted) list.close()
    }
  }

  /** After a field word its values are offered at once. */
  function take({ text, caret, field }) {
    box.value = text
    box.setSelectionRange(caret, caret)
    if (field === null) askNow()
  }
}
