import { paths } from '../paths.ts'
import type { Said } from '../questions/search/say.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import { MOST_SAVED, type SavedSearch, type SavedSearchSettings } from './saved-search.ts'

interface NewParts {
  /** The search as it is kept. */
  query: string
  said: readonly Said[]
  notices: readonly string[]
  suggested: string
  /** The one that asks the same already. */
  same: { id: number; name: string } | undefined
  state?: FormState
}

/** The form that saves a search. */
export function newSavedSearchPage({ query, said, notices, suggested, same, state = EMPTY_FORM }: NewParts) {
  return {
    title: titleOf('Save this search', state),
    said,
    notices,
    same: same ? { name: same.name, href: paths.savedSearch(same.id) } : null,
    backHref: `${paths.questions()}?${query}`,
    action: paths.savedSearches(),
    query,
    ...showForm(settingsFields({ name: suggested, isOn: true, every: 'week' }), state),
    most: MOST_SAVED,
  }
}

export function settingsFields({ name, isOn, every }: SavedSearchSettings) {
  return {
    name: { label: 'Name', hint: 'Only you see it.', value: name },
    alerts: {
      label: 'Alerts',
      value: isOn ? 'on' : 'off',
      as: 'radios',
      options: [
        { value: 'on', label: 'On', hint: 'What is new in it is counted, listed and in its feed.' },
        {
          value: 'off',
          label: 'Off',
          hint: 'It is kept, and nothing is counted until you switch it on again.',
        },
      ],
    },
    every: {
      label: 'How often a digest may tell you',
      hint: 'For digests by e-mail, where this site sends them. The page and the feed are always up to date.',
      value: every,
      as: 'radios',
      options: [
        { value: 'day', label: 'Daily' },
        { value: 'week', label: 'Weekly' },
      ],
    },
  } satisfies Record<string, FieldSpec>
}

/** Asks before a saved search is removed. */
export function removalPage({ id, name }: SavedSearch, said: readonly Said[]) {
  return {
    title: `Remove ${name}`,
    name,
    said,
    action: paths.savedSearchRemoval(id),
    backHref: paths.savedSearch(id),
  }
}

/** The only page on which the address of a feed stands. */
export function feedAddressPage({ id, name }: SavedSearch, token: string, baseUrl: string) {
  return {
    title: 'The feed’s address',
    name,
    address: `${baseUrl}${paths.savedSearchAtom(id, token)}`,
    backHref: paths.savedSearch(id),
  }
}
