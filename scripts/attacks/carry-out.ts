import type { Attack, Control, Outcome } from './attack.ts'
import { discardEmpty } from './database-files.ts'
import { openSite, type Site } from './site.ts'

export interface Result {
  outcome: Outcome
  control: Control
  /** How many lines the site logged, and those of them that hold a secret. */
  logged: number
  leaks: readonly string[]
}

/** Carries out an attack and its honest counterpart. */
export async function carryOut(attack: Attack): Promise<Result> {
  const control = await controlOf(attack)
  return onSite(attack, async (site) => {
    const outcome = await attack.run(site)
    return { outcome, control, logged: site.diary.lines().length, leaks: site.diary.leaks() }
  })
}

const controls = new Map<string, Map<Attack['honest'], Promise<Control>>>()

/** Many attacks are forgeries of one honest request, which is tried once. */
function controlOf(attack: Attack): Promise<Control> {
  const kind = kindOf(attack)
  const known = controls.get(kind) ?? new Map<Attack['honest'], Promise<Control>>()
  const control = known.get(attack.honest) ?? onSite(attack, attack.honest)
  controls.set(kind, known.set(attack.honest, control))
  return control
}

const HOUR_MS = 3_600_000
const shared = new Map<string, Promise<Site>>()

/** To open a site takes longer than most attacks: those of the same settings share one, an hour after each other. */
async function onSite<T>(attack: Attack, work: (site: Site) => Promise<T>): Promise<T> {
  if (attack.alone) return onOwnSite(attack, work)
  const opening = shared.get(kindOf(attack)) ?? openSite(attack)
  shared.set(kindOf(attack), opening)
  const site = await opening
  site.later(HOUR_MS) // nobody has to wait any more for what was guessed before
  site.diary.turnPage()
  return work(site)
}

async function onOwnSite<T>(attack: Attack, work: (site: Site) => Promise<T>): Promise<T> {
  const site = await openSite(attack)
  try {
    return await work(site)
  } finally {
    await site.close()
  }
}

function kindOf({ settings, limits }: Attack): string {
  return JSON.stringify([settings, limits])
}

/** After the last attack. */
export async function closeSites(): Promise<void> {
  for (const site of shared.values()) await (await site).close()
  shared.clear()
  discardEmpty()
}
