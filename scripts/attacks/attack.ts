import type { createHttpServer } from '../../server/web/http-server.ts'
import type { Site } from './site.ts'

/** What came of an attack. */
export interface Outcome {
  /** False when the attacker got what they wanted. */
  refused: boolean
  /** What was answered, in a few words. */
  said: string
}

/** What came of the honest version of the same request. */
export interface Control {
  accepted: boolean
  said: string
}

export interface Attack {
  /** What is tried. */
  name: string
  /** The site's settings, as in the environment. */
  settings?: Readonly<Record<string, string>>
  /** How patient its HTTP server is. */
  limits?: Parameters<typeof createHttpServer>[1]
  /** It breaks its site, or counts what is there: no other attack may share it. */
  alone?: boolean
  run: (site: Site) => Promise<Outcome>
  /**
   * The same as an honest person does it, on a site of its own: an attack that a dead site would refuse as well
   * proves nothing.
   */
  honest: (site: Site) => Promise<Control>
}

/** @throws when what an attack is built on does not hold: it cannot even begin */
export function need(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The attack cannot begin: ${what}`)
}
