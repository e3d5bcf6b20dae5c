/** What is asked about: all of it made up. */
export interface Subject {
  heading: string
  /** Those that are counted, in the plural. */
  things: string
  /** A paper or scheme of the Government about them. */
  plan: string
}

export const SUBJECTS: readonly Subject[] = [
  { heading: 'Lighthouses: Keepers', things: 'lighthouse keepers', plan: 'Lantern Keepers Plan' },
  { heading: 'Lanterns: Oil', things: 'lanterns that burn oil', plan: 'Brighter Quays Strategy' },
  { heading: 'Harbours: Wardens', things: 'harbour wardens', plan: 'Harbour Wardens Review' },
  { heading: 'Ferries: Night Services', things: 'night ferries', plan: 'Night Ferries Scheme' },
  { heading: 'Ferries: Fares', things: 'ferry passes for apprentices', plan: 'Fair Crossings Plan' },
  { heading: 'Kites: Licensing', things: 'kite licences', plan: 'Kites (Licensing) Regulations' },
  { heading: 'Foghorns: Repairs', things: 'foghorns out of use', plan: 'Foghorn Renewal Programme' },
  { heading: 'Piers: Safety', things: 'piers that were inspected', plan: 'Safer Piers Guidance' },
  { heading: 'Bell Ringers: Training', things: 'bell ringers in training', plan: 'Bell Ringers Charter' },
  { heading: 'Tide Tables', things: 'printed tide tables', plan: 'Tide Tables Framework' },
]

export const PLACES = ['Fernmouth', 'Marrowdale', 'Kittiwake Sound', 'the Skerries', 'Saltholme'] as const
