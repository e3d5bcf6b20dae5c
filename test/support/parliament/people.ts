/** A Member, plainly made up. */
export interface Person {
  id: number
  name: string
  house: 'Commons' | 'Lords'
  party: string
  colour: string
  /** The constituency; in the Lords the kind of peerage. */
  seat: string
}

const PARTIES: Record<string, readonly [name: string, colour: string]> = {
  Lan: ['Lantern Party', 'ffcc00'],
  Tid: ['Tide Alliance', '0b7a75'],
  Fer: ['Ferrymen and Friends', '7b2d8b'],
}

type Row = readonly [id: number, name: string, party: keyof typeof PARTIES, seat: string]

const MPS: readonly Row[] = [
  [98_001, 'Tamsin Oarlock', 'Tid', 'Fernmouth'],
  [98_002, 'Bartholomew Wick', 'Fer', 'Lower Gloaming'],
  [98_003, 'Isolde Marram', 'Tid', 'Saltholme and the Skerries'],
  [98_004, 'Caspian Tollgate', 'Lan', 'Upper Gloaming'],
  [98_005, 'Philippa Gannet', 'Fer', 'Kittiwake Sound'],
  [98_006, 'Obadiah Thole', 'Tid', 'Marrowdale'],
  [98_007, 'Wilhelmina Spar', 'Lan', 'Brinewell'],
]

const PEERS: readonly Row[] = [
  [98_051, 'Lord Cressett', 'Tid', 'Life peer'],
  [98_052, 'Baroness Halyard', 'Fer', 'Life peer'],
  [98_053, 'The Lord Bishop of Fernmouth', 'Lan', 'Bishops'],
]

const MINISTERS: readonly Row[] = [
  [98_101, 'Leopold Beacon', 'Lan', 'Northbridge Quay'],
  [98_102, 'Ottoline Harbourne', 'Lan', 'Tarnwick'],
]

const LORDS_MINISTERS: readonly Row[] = [[98_151, 'Lord Lampwick', 'Lan', 'Life peer']]

const inHouse = (house: Person['house'], rows: readonly Row[]): Person[] =>
  rows.map(([id, name, abbreviation, seat]) => {
    const [party, colour] = PARTIES[abbreviation] ?? ['Independent', '909090']
    return { id, name, house, party, colour, seat }
  })

/** Who ask. */
export const ASKERS = { Commons: inHouse('Commons', MPS), Lords: inHouse('Lords', PEERS) }

/** Who answer. */
export const ANSWERERS = {
  Commons: inHouse('Commons', MINISTERS),
  Lords: inHouse('Lords', LORDS_MINISTERS),
}

const KNOWN = new Map(
  [ASKERS, ANSWERERS]
    .flatMap(({ Commons, Lords }) => [...Commons, ...Lords])
    .map((person) => [person.id, person]),
)

/** The Member with an id: each id has one. */
export function personOf(id: number): Person {
  return (
    KNOWN.get(id) ?? {
      id,
      name: `Rowan Ashdown ${id - 99_000}`,
      house: 'Commons',
      party: 'Lantern Party',
      colour: 'ffcc00',
      seat: `Northbridge ${id - 99_000}`,
    }
  )
}
