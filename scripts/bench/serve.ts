import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The server in a process of its own, so that it is not asked to collect the garbage of the one who asks. */
export async function serve(settings: Record<string, string> = {}) {
  const start = fileURLToPath(new URL('../../server/start.ts', import.meta.url))
  const env = { ...process.env, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'silent', ...settings }
  const server = spawn(process.execPath, ['--import', 'tsx', start], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    address: /http:\S+/.exec(String(line))?.[0] ?? '',
    pid: server.pid ?? 0,
    stop: () => server.kill(),
  }
}
