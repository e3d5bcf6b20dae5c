/**
 * Who may do what: every question of that kind is asked here and nowhere else, for every format. Pure, and a leaf:
 * any feature may use it.
 */

/**
 * From least to most; each may do all that the one before it may. `nobody` is an unknown visitor of a private site
 * (the setting ACCESS), `public` an unknown visitor of a public one.
 */
export const STANDINGS = ['nobody', 'public', 'reader', 'editor', 'approver', 'admin'] as const
export type Standing = (typeof STANDINGS)[number]

/** What an account can be. */
export const ROLES = ['reader', 'editor', 'approver', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whoever sends a request. */
export interface Visitor {
  standing: Standing
  /** Null for a person who is not signed in. */
  account: VisitingAccount | null
}

export interface VisitingAccount {
  id: number
  name: string
  role: Role
  teamId: number | null
  /** Every page says so; read with the account, since a statement of its own would cost as much again as the account. */
  sampleLoaded: 0 | 1
}

export type Permission = (visitor: Visitor) => boolean

/** Questions, answers and their history, Members, policies: the public record, and the help with reading it. */
export const canReadRecord: Permission = (visitor) => isAtLeast('public', visitor)

/**
 * To be asked whether the site is well, to sign in, to follow a one-time link or the private address of a calendar: open
 * to all, on a private site too.
 */
export const canKnock: Permission = () => true

/** Of a commitment more than its promise: owner, team, summary, measure, deadline history, notes not restricted. */
export const canReadWork: Permission = (visitor) => isAtLeast('reader', visitor)

/** To log and follow up commitments, and to decide on suggestions; restricted notes too. */
export const canWorkOnCommitments: Permission = (visitor) => isAtLeast('editor', visitor)

/** To confirm that a commitment is dropped, and to reopen one that has ended. */
export const canApprove: Permission = (visitor) => isAtLeast('approver', visitor)

/** One's own account: its password, its sessions. */
export const canKeepAccount: Permission = (visitor) => isAtLeast('reader', visitor)

/** Searches of one's own, and what is new in them. Nobody sees another's, an admin no more than anyone. */
export const canKeepSearches: Permission = (visitor) => isAtLeast('reader', visitor)

/** What is said of policies, by which names they are found, and which questions are linked to them. */
export const canEditPolicies: Permission = (visitor) => isAtLeast('editor', visitor)

/** What abbreviations stand for. */
export const canEditGlossary: Permission = (visitor) => isAtLeast('editor', visitor)

export const canManageAccounts: Permission = (visitor) => isAtLeast('admin', visitor)

/** To see what was taken into the record, and to fetch from Parliament. */
export const canRunIntake: Permission = (visitor) => isAtLeast('admin', visitor)

export const canReadAudit: Permission = (visitor) => isAtLeast('admin', visitor)

/** The standing of someone who is not signed in, by the setting ACCESS. */
export function standingOfStrangers(access: 'public' | 'private'): Standing {
  return access === 'public' ? 'public' : 'nobody'
}

function isAtLeast(least: Standing, { standing }: Visitor): boolean {
  return STANDINGS.indexOf(standing) >= STANDINGS.indexOf(least)
}
