import { afterAll, describe, expect, it, test } from 'vitest'
import { ATTACKS } from '../../scripts/attacks/all.ts'
import { carryOut, closeSites, type Result } from '../../scripts/attacks/carry-out.ts'

/** What came of each attack, for the last test: what the sites logged meanwhile. */
const results: Result[] = []

afterAll(closeSites)

describe.each(Object.entries(ATTACKS))('%s', (_aim, attacks) => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const result = await carryOut(attack)
    results.push(result)
    expect(result.control, 'the honest request').toMatchObject({ accepted: true })
    expect(result.outcome, 'the attack').toMatchObject({ refused: true })
  })
})

describe('the list of attacks', () => {
  it('names each one once', () => {
    const names = Object.values(ATTACKS).flatMap((attacks) => attacks.map(({ name }) => name))
    expect(names.length).toBeGreaterThan(200)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the logs of the sites that were attacked', () => {
  it('hold no password, token, cookie, e-mail address or query string', () => {
    expect(results.flatMap(({ leaks }) => leaks)).toEqual([])
  })

  it('were written, and read', () => {
    const lines = results.reduce((sum, { logged }) => sum + logged, 0)
    expect(lines).toBeGreaterThan(1_000)
  })
})
