import { paths } from '../../server/paths.ts'
import { serverTimeOf } from './times.ts'

const PAUSE_MS = 5

/** Asks for searches that were not asked before, one after the other, until something is done. @returns server times in ms */
export async function askForSearches(address: string, until: () => Promise<void>): Promise<number[]> {
  let isDone = false
  const done = until().finally(() => {
    isDone = true
  })
  const times: number[] = []
  for (let turn = 0; !isDone; turn += 1) {
    const q = `lanterns ${turn % 97} -${Math.floor(Math.random() * 1e9)}`
    const response = await fetch(address + paths.questions({ q }))
    await response.text()
    times.push(serverTimeOf(response))
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await done
  return times
}
