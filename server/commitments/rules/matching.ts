import { spellOut } from './parts.ts'
import type { Rule } from './rule.ts'
import { TIERS } from './rules.ts'
import { US } from './speakers.ts'

interface Compiled {
  rule: Rule
  pattern: RegExp
  cue: RegExp | null
  /** Whether it can only match where the Government is named: then most texts need no search. */
  needsUs: boolean
  /** Whether it only matches a passive: "will be", "due to be". */
  needsBe: boolean
}

const COMPILED = TIERS.map((rules) => rules.map(compile))

/** The rule that counts in a sentence read by `reading.ts`: of the first tier that has any, the one said first. */
export function bestRuleOf(words: string): Rule | null {
  const hasUs = words.includes(US)
  const hasBe = words.includes(' be')
  for (const tier of COMPILED) {
    const worthTrying = tier.filter(({ needsUs, needsBe }) => (hasUs || !needsUs) && (hasBe || !needsBe))
    const rule = firstOf(worthTrying, words)
    if (rule) return rule
  }
  return null
}

function firstOf(tier: readonly Compiled[], words: string): Rule | null {
  let best: Rule | null = null
  let earliest = Number.POSITIVE_INFINITY
  for (const { rule, cue, pattern } of tier) {
    if (cue && !cue.test(words)) continue
    const at = pattern.exec(words)?.index ?? Number.POSITIVE_INFINITY
    if (at < earliest) {
      best = rule
      earliest = at
    }
  }
  return best
}

function compile(rule: Rule): Compiled {
  const alternatives = alternativesOf(rule.pattern)
  return {
    rule,
    pattern: new RegExp(spellOut(rule.pattern)),
    cue: rule.cue === undefined ? null : new RegExp(rule.cue),
    needsUs: alternatives.every(namesUs),
    needsBe: alternatives.every(isPassive),
  }
}

/** The parts of a pattern between its outermost bars. */
function alternativesOf(pattern: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of pattern) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The part "weHope" is not among these: it also knows "our intention is to". */
function namesUs(alternative: string): boolean {
  return /^(?:\{(?:we|weWill|promise|committed)\}|\(\?:\{weWill\}\|\{committed\}\)|WE )/.test(alternative)
}

/** What stands in brackets may be one way of several, so only what stands outside counts. */
function isPassive(alternative: string): boolean {
  return /\{(?:willBe|dueToBe|isDueToBe|toBe)\}/.test(alternative.replace(/\(.*\)/g, ''))
}
