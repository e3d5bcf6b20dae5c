/** What a commitment promises. */
export const KINDS = [
  'action',
  'legislation',
  'publication',
  'consultation_review',
  'funding',
  'write_or_deposit',
  'target',
  'soft',
] as const
export type Kind = (typeof KINDS)[number]

/** How far it binds: "we will", "we intend to", "we are considering", "we keep under review". */
export const STRENGTHS = ['firm', 'intended', 'considering', 'vague'] as const
export type Strength = (typeof STRENGTHS)[number]
