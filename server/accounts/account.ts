import type { Instant } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { squash, stripControls } from '../lib/text.ts'
import type { Role } from './permissions.ts'

export interface Account {
  id: number
  /** In small letters. */
  email: string
  name: string
  role: Role
  teamId: number | null
  teamName: string | null
  /** False until the person has chosen a password by their link. */
  hasPassword: boolean
  disabledAt: Instant | null
  lastSignedInAt: Instant | null
  createdAt: Instant
  /** Moves at each change of the account; a form carries it, against lost edits. */
  revision: number
}

export interface Team {
  id: number
  name: string
  revision: number
  /** Accounts that are not disabled. */
  people: number
  /** Accounts that are; they belong to the team all the same. */
  disabledPeople: number
}

/** For so long a link for choosing a password works: it has to reach a person. */
export const PASSWORD_LINK_HOURS = 24

/** What each role may do, in words for those who give it. */
export const ROLE_WORDS: Readonly<Record<Role, { label: string; may: string }>> = {
  reader: { label: 'Reader', may: 'Reads the record, and keeps an account.' },
  editor: { label: 'Editor', may: 'Does what a reader does, and works on the record.' },
  approver: { label: 'Approver', may: 'Does what an editor does, and confirms what editors propose.' },
  admin: {
    label: 'Admin',
    may: 'Does what an approver does, and looks after people, teams and the audit trail.',
  },
}

/** Whether someone can sign in yet, and still; in words that stand beside their name. */
export function stateOf({ disabledAt, hasPassword }: Pick<Account, 'disabledAt' | 'hasPassword'>) {
  if (disabledAt) return { kind: 'disabled', words: 'Disabled' } as const
  return hasPassword ? null : ({ kind: 'waiting', words: 'Waiting for a first password' } as const)
}

/** An e-mail address as it is kept and compared: small letters, no white space around it. */
export function normaliseEmail(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase()
}

/** The name of a person or a team as it is kept: one line, one space between words. */
export function normaliseName(typed: string): string {
  return squash(stripControls(typed)).normalize('NFC')
}

/** The e-mail address or the team's name is in use. */
export class Taken extends Refusal {}

/** Without this account nobody could look after the site. */
export class LastAdmin extends Refusal {}

/** The account is disabled, and a password would be of no use. */
export class IsDisabled extends Refusal {}

/** The team was removed since the form was opened. */
export class NoSuchTeam extends Refusal {}

/** People still belong to the team. */
export class TeamHasPeople extends Refusal {}
