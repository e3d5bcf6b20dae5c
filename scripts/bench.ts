import { mkdirSync } from 'node:fs'
import { Command } from 'commander'
import { fillSynthetic } from './bench/fill-synthetic.ts'
import { type Figure, tableOf, verdictOn } from './bench/whole/figure.ts'
import { goalsFor } from './bench/whole/goals.ts'
import { loadingFigures } from './bench/whole/loading.ts'
import { rateFigures } from './bench/whole/rates.ts'
import { searchFigures } from './bench/whole/searches.ts'
import { startingFigures } from './bench/whole/starting.ts'
import { Refused, run } from './command.ts'

const FOLDER = 'data/bench'

const program = new Command('bench')
  .description(
    'Measures the program over a made-up record, which is built once and kept, and prints each figure with its goal',
  )
  .option('--size <questions>', 'how many questions', Number, 100_000)
  .option('--json', 'the figures as JSON')
  .action(bench)

async function bench({ size, json }: { size: number; json?: true }): Promise<void> {
  if (!Number.isInteger(size) || size < 1_000)
    throw new Refused('The size must be a whole number from 1000 up.')
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}/${size}.db`
  await fillSynthetic(file, size)
  const goals = goalsFor(size)
  const figures: Figure[] = []
  for (const measure of [
    () => searchFigures(file, goals),
    () => rateFigures(file, goals),
    () => startingFigures(file, goals),
    () => loadingFigures(file, size, goals),
  ]) {
    const made = await measure()
    figures.push(...made)
    if (!json) console.log(tableOf(made))
  }
  if (json)
    console.log(
      JSON.stringify({ size, figures: figures.map((one) => ({ ...one, verdict: verdictOn(one) })) }),
    )
  const missed = figures.filter((one) => verdictOn(one) === 'missed')
  if (missed.length > 0) throw new Refused(`Missed: ${missed.map(({ what }) => what.trim()).join('; ')}.`)
}

await run(program)
