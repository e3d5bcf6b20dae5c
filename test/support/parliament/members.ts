import type { CivilDate } from '../../../server/lib/dates.ts'
import { type Person, personOf } from './people.ts'

/** A Member as they are from a day on. */
export interface Membership extends Pick<Person, 'name' | 'party' | 'house' | 'seat' | 'colour'> {
  /** The last day, of one who has left. */
  until: CivilDate | null
}

/** Every number is a Member's; what is known of them changes by day. */
export function parliamentMembers() {
  const changes = new Map<number, { from: CivilDate; change: Partial<Membership> }[]>()

  function on(id: number, day: CivilDate): Membership {
    const { name, party, house, seat, colour } = personOf(id)
    const first: Membership = { name, party, house, seat, colour, until: null }
    const made = changes.get(id) ?? []
    return Object.assign(first, ...made.filter(({ from }) => from <= day).map(({ change }) => change))
  }

  return {
    on,
    /** From a day on they are other than they were. */
    change(id: number, from: CivilDate, change: Partial<Membership>): void {
      changes.set(id, [...(changes.get(id) ?? []), { from, change }])
    },
  }
}

/** As an expanded question names them. */
export function expanded(id: number, { name, party, seat, colour }: Membership) {
  return {
    id,
    listAs: name,
    name,
    party,
    partyColour: colour,
    partyAbbreviation: party.slice(0, 3),
    memberFrom: seat,
    thumbnailUrl: null,
  }
}

/** As the Members API gives one. */
export function detail(id: number, { name, party, house, seat, colour, until }: Membership) {
  const day = (date: CivilDate | null) => (date === null ? null : `${date}T00:00:00`)
  return {
    value: {
      id,
      nameListAs: name,
      nameDisplayAs: name,
      latestParty: { name: party, abbreviation: party.slice(0, 3), backgroundColour: colour },
      latestHouseMembership: {
        membershipFrom: house === 'Commons' ? seat : 'Life peer',
        house: house === 'Commons' ? 1 : 2,
        membershipEndDate: day(until),
      },
      thumbnailUrl: null,
    },
    links: [],
  }
}
