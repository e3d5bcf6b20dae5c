import { setTimeout as wait } from 'node:timers/promises'

export interface Pace {
  /** How many requests may be under way. */
  atOnce: number
  /** Between the starts of two requests. */
  gapMs: number
}

/** Lets requests go one after the other, no more at once and no more a second than the other side wishes. */
export function pacer({ atOnce, gapMs }: Pace) {
  const waiting: (() => void)[] = []
  let underWay = 0
  let nextStart = 0

  async function pace<T>(request: () => Promise<T>): Promise<T> {
    await enter()
    try {
      await untilItsTurn()
      return await request()
    } finally {
      leave()
    }
  }

  /** Who waited comes in by the place of the one who leaves, so that nobody can come between. */
  async function enter(): Promise<void> {
    if (underWay < atOnce) underWay += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }

  /** Asked again after each wait: meanwhile the other side may have asked to be left alone for longer. */
  async function untilItsTurn(): Promise<void> {
    for (let left = nextStart - performance.now(); left > 0; left = nextStart - performance.now()) {
      await wait(left)
    }
    nextStart = Math.max(nextStart, performance.now() + gapMs)
  }

  /** No request starts before so many milliseconds have gone. */
  function holdBack(ms: number): void {
    nextStart = Math.max(nextStart, performance.now() + ms)
  }

  return { pace, holdBack }
}
