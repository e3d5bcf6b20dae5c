import type { Fault, Faults } from './server.ts'
import type { Value } from './value.ts'

const EVERY = 10
const DEEP = 100

/** What can be made to go wrong, and how it is said. */
export const TROUBLES = {
  deep: `Pages after row ${DEEP} fail with status 500 when first asked for`,
  order: 'Rows come in another order each time',
  stall: 'Every tenth request gets no answer',
  drop: 'Every tenth request loses its connection',
  broken: 'Every tenth request gets half of its JSON',
  busy: 'Every tenth request gets status 429 and is told to wait a second',
} as const

export type Trouble = keyof typeof TROUBLES

const ON_TENTH: Partial<Record<Trouble, Fault>> = {
  stall: { kind: 'stall' },
  drop: { kind: 'drop' },
  broken: { kind: 'broken json' },
  busy: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
}

export const isTrouble = (name: string): name is Trouble => Object.hasOwn(TROUBLES, name)

/** The troubles chosen at the time; of those that every tenth request meets, each has its turn. */
export function troubleMaker(first: readonly Trouble[] = []) {
  let chosen = new Set(first)
  const deepOnes = new Set<string>()

  const faults: Faults = (address, nth) => {
    if (chosen.has('deep') && isFirstOf(address)) return { kind: 'status', status: 500 }
    const turns = [...chosen].flatMap((trouble) => ON_TENTH[trouble] ?? [])
    return nth % EVERY === 0 ? turns[(nth / EVERY - 1) % turns.length] : undefined
  }

  /** True every other time that a deep page is asked for. */
  function isFirstOf({ search, searchParams }: URL): boolean {
    if (Number(searchParams.get('skip')) < DEEP || deepOnes.delete(search)) return false
    deepOnes.add(search)
    return true
  }

  /** A row or two come to stand on another page than they did a request before. */
  function order(rows: Value[], nth: number): Value[] {
    const from = chosen.has('order') ? nth % 3 : 0
    return [...rows.slice(from), ...rows.slice(0, from)]
  }

  return {
    faults,
    order,
    chosen: (): ReadonlySet<Trouble> => chosen,
    choose(next: readonly Trouble[]): void {
      chosen = new Set(next)
    },
  }
}
