import type { CivilDate } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'

export const KINDS = ['strategy', 'act', 'bill', 'white-paper', 'mission', 'programme'] as const
export type PolicyKind = (typeof KINDS)[number]

export const KIND_WORDS: Readonly<Record<PolicyKind, { one: string; many: string }>> = {
  strategy: { one: 'Strategy', many: 'Strategies' },
  act: { one: 'Act', many: 'Acts' },
  bill: { one: 'Bill', many: 'Bills' },
  'white-paper': { one: 'White paper', many: 'White papers' },
  mission: { one: 'Mission', many: 'Missions' },
  programme: { one: 'Programme', many: 'Programmes' },
}

/** Where something can be read. */
export interface WebLink {
  /** '' for the name of its host. */
  label: string
  /** Of http or https. */
  address: string
}

/** What a person may change of a policy. */
export interface PolicyFacts {
  title: string
  kind: PolicyKind
  publishedOn: CivilDate | null
  reviewOn: CivilDate | null
  /** Where it can be read. */
  links: readonly WebLink[]
  /** The team that answers for it. */
  leadTeamId: number | null
  /** The policy that took its place. */
  supersededById: number | null
  /** The names by which questions and answers name it. */
  aliases: readonly string[]
  /** Markdown. */
  body: string
}

export interface Policy extends PolicyFacts {
  id: number
  /** The end of its address. It never changes: others have it in their notes and letters. */
  slug: string
  revision: number
}

/** A policy as another page names it. */
export interface NamedPolicy {
  id: number
  slug: string
  title: string
}

/** The words of a link. */
export function sayWebLink({ label, address }: WebLink): string {
  return label === '' ? new URL(address).host : label
}

/** A link as the form has it and the audit trail says it. */
export function lineOf({ label, address }: WebLink): string {
  return label === '' ? address : `${label} ${address}`
}

/** Policies to choose from: those that stand first, and after them those whose place another took, marked. */
export function forChoosing<Listed extends NamedPolicy & Pick<Policy, 'supersededById'>>(
  policies: readonly Listed[],
): NamedPolicy[] {
  const current = policies.filter(({ supersededById }) => supersededById === null)
  const before = policies.filter(({ supersededById }) => supersededById !== null)
  return [
    ...current.map(({ id, slug, title }) => ({ id, slug, title })),
    ...before.map(({ id, slug, title }) => ({ id, slug, title: `${title} (superseded)` })),
  ]
}

/** Where a text names a policy. */
export type FoundIn = 'question' | 'answer'

/** In this order they are shown. */
export const FOUND_IN: readonly FoundIn[] = ['question', 'answer']

const LONGEST_SLUG = 60
/** `/policies/new` is the form. */
const NO_SLUGS = ['new']

export function isSlug(text: string): boolean {
  return text.length <= LONGEST_SLUG && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && !NO_SLUGS.includes(text)
}

/** A slug of the first words of a title; '' when it has no Latin letter or digit. */
export function slugFrom(title: string): string {
  const plain = title.normalize('NFKD').replace(/[\p{M}'’]/gu, '')
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST_SLUG) : `${slug}-${word}`
    if (longer.length > LONGEST_SLUG) break
    slug = longer
  }
  return NO_SLUGS.includes(slug) ? `${slug}-policy` : slug
}

/** Another policy has this address. */
export class SlugTaken extends Refusal {}

/** A name that another policy has would link to either. */
export class AliasTaken extends Refusal {}

/** A policy would take its own place, by way of others or at once. */
export class SupersededInCircle extends Refusal {}

/** Something beside its links hangs on the policy. */
export class PolicyInUse extends Refusal {}
