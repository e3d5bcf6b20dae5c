import type { RunResult } from '../server/intake/run.ts'
import { plural } from '../server/lib/text.ts'

const SAMPLE_WORDS = {
  removed: 'The sample was removed to make room for the real record.',
  kept: 'The sample stays, since people have worked on its commitments. To remove it with their work: npm run sample -- remove',
} as const

/** Says what an intake run did: the counts on standard output, all else on standard error. A rejection fails it. */
export function sayIntake(result: RunResult, label = ''): void {
  const { added, updated, unchanged, rejected, rejections, takenOver, sample, waiting } = result
  for (const { record, reason } of rejections) console.error(`${record}: ${reason}`)
  if (sample) console.error(SAMPLE_WORDS[sample])
  if (takenOver > 0)
    console.error(`${plural(takenOver, 'pasted question')} taken over by the official record.`)
  if (waiting > 0) console.error(sayWaiting(waiting))
  console.log(`${label}${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`)
  if (rejected > 0) process.exitCode = 1
}

/** Of a large file. */
function sayWaiting(waiting: number): string {
  return `${plural(waiting, 'question')} can be found now; promises, policies, threads and lines in them are found while the site runs.`
}
