import { describe, expect, it } from 'vitest'
import { detectCommitments } from '../../server/commitments/detect.ts'
import { DENIALS } from '../../server/commitments/rules/denials.ts'
import { PARTS, spellOut } from '../../server/commitments/rules/parts.ts'
import { TIERS } from '../../server/commitments/rules/rules.ts'

const RULES = TIERS.flat()

describe.each(RULES.map((rule) => [rule.name, rule] as const))('the rule "%s"', (name, rule) => {
  it.each(rule.examples)('finds: %s', (sentence) => {
    expect(detectCommitments(sentence)).toMatchObject([
      { rule: name, kind: rule.kind, strength: rule.strength, text: sentence },
    ])
  })

  it.each(rule.lookAlikes)('leaves alone: %s', (sentence) => {
    expect(detectCommitments(sentence).map((suggestion) => suggestion.rule)).not.toContain(name)
  })
})

describe.each(DENIALS.map((denial) => [denial.name, denial] as const))('the denial "%s"', (_, denial) => {
  it.each(denial.examples)('finds no promise in: %s', (sentence) => {
    expect(detectCommitments(sentence)).toEqual([])
  })

  it.each(denial.lookAlikes)('does not hide the promise in: %s', (sentence) => {
    expect(detectCommitments(sentence)).toHaveLength(1)
  })
})

describe('the tables', () => {
  it('give every rule and denial a name of its own, with examples and look-alikes', () => {
    const all = [...RULES, ...DENIALS]
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { examples, lookAlikes } of all) {
      expect(examples).not.toHaveLength(0)
      expect(lookAlikes).not.toHaveLength(0)
    }
  })

  it('use every named part', () => {
    const written =
      [...RULES, ...DENIALS].map(({ pattern }) => pattern).join(' ') + Object.values(PARTS).join(' ')
    for (const name of Object.keys(PARTS)) expect(written).toContain(`{${name}}`)
  })

  it('refuse a part that is not there', () => {
    expect(() => spellOut('{nobody} will')).toThrow('nobody')
  })
})
