import { expect, test } from 'vitest'
import type { Facet, FacetOption } from '../../../server/questions/search/facets.ts'
import { showFacet } from '../../../server/questions/search/shown-facet.ts'

/** Members with fewer and fewer questions. */
function askers(many: number, chosen: readonly number[] = []): Facet {
  const options: FacetOption[] = Array.from({ length: many }, (_, at) => ({
    value: `${at + 1}`,
    label: `Member ${at + 1}`,
    count: many - at,
    isSelected: chosen.includes(at + 1),
  }))
  return {
    name: 'asker',
    label: 'Asked by',
    options: () => options,
    chosen: options.filter(({ isSelected }) => isSelected),
    commonest: () => options,
  }
}

const rest = { text: 'Everyone who asked', href: '/questions?group=asker' }
const showing = { inOrder: false, isOpen: false, unit: 'questions' }

test('the commonest have boxes, the next are in a list, and a list of hundreds says where the rest is', () => {
  const shown = showFacet(askers(120), { ...showing, rest })
  expect(shown.boxes.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  expect(shown.more?.options.map(({ value }) => value)).toEqual(
    Array.from({ length: 32 }, (_, at) => `${at + 9}`),
  )
  expect(shown.more?.rest).toEqual(rest)
})

test('where the list has all, nothing is said of a rest', () => {
  expect(showFacet(askers(40), { ...showing, rest }).more?.rest).toBeNull()
  expect(showFacet(askers(41), { ...showing, rest }).more?.rest).toEqual(rest)
  expect(showFacet(askers(120), showing).more).toMatchObject({ rest: null, options: { length: 112 } })
  expect(showFacet(askers(8), { ...showing, rest }).more).toBeNull()
})

test('what is chosen has a box, however few have it', () => {
  const shown = showFacet(askers(120, [100]), { ...showing, rest })
  expect(shown.boxes.at(-1)).toMatchObject({ value: '100', isSelected: true })
  expect(shown.chosen).toBe('1 chosen')
})
