/** What a figure should be. */
export type Goal = { atMost: number } | { atLeast: number }

/** Something measured, several times in one run. */
export interface Figure {
  what: string
  unit: string
  /** The middle one of the turns. */
  value: number
  /** How far the turns lie apart, as a part of the value: what the machine itself does to the figure. */
  noise: number
  goal: Goal | null
}

export type Verdict = 'met' | 'within noise' | 'missed' | 'no goal'

export function figure(what: string, unit: string, turns: readonly number[], goal: Goal | null): Figure {
  const sorted = turns.toSorted((a, b) => a - b)
  const value = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const spread = (sorted.at(-1) ?? Number.NaN) - (sorted[0] ?? Number.NaN)
  return { what, unit, value, noise: value === 0 ? 0 : spread / value, goal }
}

/** A goal that is missed by no more than the turns lie apart says nothing. */
export function verdictOn({ value, noise, goal }: Figure): Verdict {
  if (goal === null) return 'no goal'
  const by = 'atMost' in goal ? value / goal.atMost : goal.atLeast / value
  if (by <= 1) return 'met'
  return by <= 1 + noise ? 'within noise' : 'missed'
}

/** A line for each, in columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.what,
    say(one),
    `±${Math.round(one.noise * 50)}%`,
    sayGoal(one),
    verdictOn(one),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function say({ value, unit }: Figure): string {
  return `${sayNumber(value)} ${unit}`
}

function sayGoal({ goal, unit }: Figure): string {
  if (goal === null) return ''
  return 'atMost' in goal
    ? `at most ${sayNumber(goal.atMost)} ${unit}`
    : `at least ${sayNumber(goal.atLeast)} ${unit}`
}

function sayNumber(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
