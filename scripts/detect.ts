import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { isFileError, Refused, run } from './command.ts'
import { readLabelled } from './detect/labelled.ts'
import { measure } from './detect/measure.ts'
import { predict } from './detect/predict.ts'
import { sayMeasure } from './detect/report.ts'

const program = new Command('detect')
  .description('Measures the detector of commitments on labelled sentences')
  .argument('<file>', 'lines of JSON: text, is_commitment, kind, due_phrase, answered_on, borderline')
  .option('--json', 'prints figures and predictions as JSON')
  .action((file: string, { json }: { json?: true }) => {
    const { rows, wrong } = readLabelled(contentOf(file))
    for (const reason of wrong) console.error(reason)
    if (wrong.length > 0) process.exitCode = 1
    const predictions = rows.map(predict)
    const measured = measure(rows, predictions)
    if (!json) return console.log(sayMeasure(rows, predictions, measured))
    const { precision, recall, f1 } = measured.detection
    console.log(
      JSON.stringify({
        rows: rows.length,
        precision,
        recall,
        f1,
        predictions: predictions.map(({ rule: _, ...shown }) => shown),
      }),
    )
  })

function contentOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    if (isFileError(error)) throw new Refused(`${file} cannot be read: ${error.code}.`)
    throw error
  }
}

await run(program)
