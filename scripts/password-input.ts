import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Refused } from './command.ts'

/**
 * A password from standard input, and from nowhere else: arguments and the environment are seen by others. From a
 * pipe it is the first line; at a terminal it is asked for twice, and what is typed is not shown.
 * @throws Refused when none comes, or the two differ
 */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return firstLine()
  const password = await askUnseen('Password: ')
  if ((await askUnseen('The same again: ')) === password) return password
  throw new Refused('The two passwords are not the same.')
}

async function firstLine(): Promise<string> {
  try {
    for await (const line of createInterface({ input: process.stdin })) {
      return line.replace(/^\ufeff/, '') // PowerShell begins a pipe with it
    }
  } finally {
    process.stdin.destroy() // else the command waits for whoever writes to come to an end
  }
  throw new Refused('No password came on standard input.')
}

/** The question goes to standard error: standard output is for what the command gives. */
function askUnseen(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 })
    process.stderr.write(question)
    reader.once('line', (line) => {
      resolve(line)
      reader.close()
    })
    reader.once('close', () => {
      process.stderr.write('\n')
      reject(new Refused('No password was given, so nothing was done.'))
    })
  })
}
