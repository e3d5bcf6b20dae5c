import { Refusal } from '../lib/refusals.ts'
import { IN_ORDER_OF_NUMBERS, squash } from '../lib/text.ts'

/** What a person may change of an action: a numbered promise that a policy makes itself. */
export interface ActionFacts {
  /** As printed: "12", "3.4b". */
  number: string
  /** The promise, exactly as printed. */
  words: string
  /** The words that say by when, or a date; null where no date is given. What they mean is read anew each time. */
  phrase: string | null
  /** '' for none. */
  note: string
}

export interface PolicyAction extends ActionFacts {
  id: number
  policyId: number
  /** The number as compared, and as addresses name it. */
  key: string
  revision: number
}

export const MOST_ACTIONS = 500

/** An action as another page names it. */
export interface NamedAction extends Pick<PolicyAction, 'id' | 'number' | 'words'> {
  policy: { slug: string; title: string }
}

const LONGEST_SAID = 80

/** `Lantern Strategy, 3.4b: Light every lamp…`. */
export function sayAction({ number, words, policy }: NamedAction): string {
  const said = squash(words)
  const cut = said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID).trimEnd()}…` : said
  return `${policy.title}, ${number}: ${cut}`
}

/** A number as compared: capitals, spaces and a full stop at its end do not count. */
export function actionKey(number: string): string {
  return number.toLowerCase().replace(/\s+/g, '').replace(/\.$/, '')
}

/** As a plan prints them: 2 before 10, 3.4a before 3.4b. */
export function inPrintedOrder<Action extends Pick<PolicyAction, 'number'>>(
  actions: readonly Action[],
): Action[] {
  return actions.toSorted((a, b) => IN_ORDER_OF_NUMBERS.compare(a.number, b.number))
}

/** Another action of the policy has this number. */
export class NumberTaken extends Refusal {}

/** Commitments are tied to it. */
export class ActionInUse extends Refusal {}

/** A policy has as many as it may. */
export class TooManyActions extends Refusal {}
