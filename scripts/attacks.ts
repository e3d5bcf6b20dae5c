import { ATTACKS } from './attacks/all.ts'
import type { Attack } from './attacks/attack.ts'
import { carryOut, closeSites, type Result } from './attacks/carry-out.ts'

const VERDICTS = ['refused', 'GOT THROUGH', 'PROVES NOTHING'] as const
type Verdict = (typeof VERDICTS)[number]

const LOGS =
  'Reading the logs of all these sites for passwords, tokens, cookies, e-mail addresses and query strings'

/** Replays every attack, one after the other: some measure time. */
async function replayAll(): Promise<void> {
  const verdicts: Verdict[] = []
  const logs = { lines: 0, leaks: [] as string[] }
  for (const [aim, attacks] of Object.entries(ATTACKS)) {
    console.log(`\n${aim}`)
    for (const attack of attacks) {
      const result = await tryOut(attack)
      logs.lines += result.logged
      logs.leaks.push(...result.leaks)
      verdicts.push(tell(attack, result))
    }
  }
  await closeSites()
  console.log('\nLogs')
  verdicts.push(tellOfLogs(logs))
  conclude(verdicts)
}

/** An attack that cannot even begin, because what it is built on does not hold, proves nothing. */
async function tryOut(attack: Attack): Promise<Result> {
  try {
    return await carryOut(attack)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const control = { accepted: false, said: 'not carried out' }
    return { outcome: { refused: true, said }, control, logged: 0, leaks: [] }
  }
}

function tell({ name }: Attack, { outcome, control }: Result): Verdict {
  const verdict = !outcome.refused ? 'GOT THROUGH' : control.accepted ? 'refused' : 'PROVES NOTHING'
  const why = control.accepted ? '' : ` (the honest request was answered: ${control.said})`
  say(verdict, `${name}: ${outcome.said}${why}`)
  return verdict
}

function tellOfLogs({ lines, leaks }: { lines: number; leaks: readonly string[] }): Verdict {
  const verdict = leaks.length > 0 ? 'GOT THROUGH' : lines > 0 ? 'refused' : 'PROVES NOTHING'
  say(verdict, `${LOGS}: ${leaks.length} of ${lines} lines`)
  for (const line of leaks.slice(0, 5)) console.log(`    ${line.trim()}`)
  return verdict
}

function say(verdict: Verdict, words: string): void {
  console.log(`  ${verdict.padEnd(14)}  ${words}`)
}

function conclude(verdicts: readonly Verdict[]): void {
  const counts = VERDICTS.map((verdict) => `${verdicts.filter((one) => one === verdict).length} ${verdict}`)
  console.log(`\n${counts.join(', ')}`)
  process.exitCode = verdicts.every((verdict) => verdict === 'refused') ? 0 : 1
}

await replayAll()
