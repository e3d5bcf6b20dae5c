import { sayCount } from '../../lib/text.ts'
import type { Facet, FacetOption } from './facets.ts'

const SHOWN_OPTIONS = 8
const MORE_OPTIONS = 200
const OPTIONS_WITH_A_REST = 32

interface ShownOption {
  id: string
  value: string
  label: string
  count: string
  isSelected: boolean
}

/** A filter as the form shows it: the commonest as boxes to tick, the rest in a list. */
export interface ShownFacet {
  name: string
  label: string
  /** "questions": what its options have so many of. */
  unit: string
  /** "2 chosen", for the facet's heading. */
  chosen: string | null
  isOpen: boolean
  boxes: ShownOption[]
  /** Null when every option has its box. */
  more: { id: string; label: string; options: ShownOption[]; rest: Elsewhere | null } | null
}

/** Where all options of a filter are, if the list has not all. */
interface Elsewhere {
  text: string
  href: string
}

interface Showing {
  /** As the options come; otherwise the commonest first. */
  inOrder: boolean
  isOpen: boolean
  unit: string
  /** For a filter of hundreds: its list has the commonest, and says where the rest is. */
  rest?: Elsewhere | undefined
}

export function showFacet(facet: Facet, { inOrder, isOpen, unit, rest }: Showing): ShownFacet {
  const { name, label } = facet
  const most = rest ? OPTIONS_WITH_A_REST : MORE_OPTIONS
  const ordered = inOrder ? facet.options() : facet.commonest(SHOWN_OPTIONS + most + 1)
  const [boxes, others]: [FacetOption[], FacetOption[]] = [[], []]
  for (const [index, option] of ordered.entries()) {
    if (index < SHOWN_OPTIONS || option.isSelected) boxes.push(option)
    else others.push(option)
  }
  const chosen = facet.chosen.length
  const show = (option: FacetOption, index: number): ShownOption => ({
    id: `${name}-${index}`,
    value: option.value,
    label: option.label,
    count: sayCount(option.count),
    isSelected: option.isSelected,
  })
  return {
    name,
    label,
    unit,
    chosen: chosen === 0 ? null : `${chosen} chosen`,
    isOpen: isOpen || chosen > 0,
    boxes: boxes.map(show),
    more:
      others.length === 0
        ? null
        : {
            id: `${name}-more`,
            label: `Another: ${label}`,
            options: others.slice(0, most).map(show),
            rest: (others.length > most && rest) || null,
          },
  }
}
