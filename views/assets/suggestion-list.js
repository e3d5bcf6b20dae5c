/**
 * The list under a box: shown, walked, and chosen from. The focus stays in the box.
 * @param take what to do with the suggestion that was chosen
 */
export function suggestionList(box, take) {
  const list = create('ul', { id: `${box.id}-list`, class: 'completions', role: 'listbox', hidden: '' })
  const said = create('p', { class: 'govuk-visually-hidden', role: 'status' })
  list.setAttribute('aria-label', 'Suggestions')
  box.form.append(list, said)
  setOn(box, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })
  let items = []
  let place = -1

  // A press would take the focus out of the box, which closes the list before the click comes.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role="option"]')
    if (option) chooseAt([...list.children].indexOf(option))
  })

  function show(suggestions) {
    items = suggestions
    list.replaceChildren(...items.map((item, at) => optionOf(item, `${list.id}-${at}`)))
    open(items.length > 0)
    said.textContent =
      items.length === 1 ? '1 suggestion' : items.length > 0 ? `${items.length} suggestions` : ''
  }

  function open(isOpen) {
    mark(-1)
    list.hidden = !isOpen
    box.setAttribute('aria-expanded', String(isOpen))
  }

  /** @returns whether there was anything to close, or to move in */
  function close() {
    if (list.hidden) return false
    open(false)
    said.textContent = ''
    return true
  }

  /** Beyond an end is the box itself, and then the other end. */
  function move(step) {
    if (list.hidden) return false
    const stops = items.length + 1
    mark(((place + 1 + step + stops) % stops) - 1)
    return true
  }

  function mark(at) {
    place = at
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at))
    }
    const option = list.children[at]
    if (!option) return box.removeAttribute('aria-activedescendant')
    box.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  function choose() {
    return !list.hidden && chooseAt(place)
  }

  function chooseAt(at) {
    const item = items[at]
    if (!item) return false
    close()
    take(item)
    return true
  }

  return { show, close, move, choose }
}

/** What it is called, and what is written for it: for a field word the other way round. */
function optionOf({ label, written, field }, id) {
  const option = create('li', { id, class: 'completions__one', role: 'option', 'aria-selected': 'false' })
  const what = create('span', { class: 'completions__what' })
  const how = create('span', { class: 'completions__how' })
  what.textContent = field === null ? written : label
  how.textContent = field === null ? label : `${field}:${written}`
  option.append(what, ' ', how)
  return option
}

function create(tag, attributes) {
  const element = document.createElement(tag)
  setOn(element, attributes)
  return element
}

function setOn(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
