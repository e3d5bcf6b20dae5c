/** Kept in this browser: `off` once somebody has switched off what the keys of a search do. */
const SETTING = 'search-keys'

/** A browser may keep nothing for us: then the keys are on, and the switch holds until the page is left. */
let setting = null

export function areKeysOn() {
  return read() !== 'off'
}

export function switchKeys(isOn) {
  setting = isOn ? null : 'off'
  try {
    if (isOn) localStorage.removeItem(SETTING)
    else localStorage.setItem(SETTING, setting)
  } catch {
    // as said above
  }
}

function read() {
  try {
    return localStorage.getItem(SETTING)
  } catch {
    return setting
  }
}
