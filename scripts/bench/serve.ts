import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * The server as `npm start` starts it, in a process of its own, so that it is not asked to collect the garbage of the one
 * who asks. The script becomes the server, so the number of the process is the server's.
 */
export async function serve(settings: Record<string, string> = {}) {
  const env = { ...process.env, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'silent', ...settings }
  const server = spawn('sh', ['scripts/start.sh'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    address: /http:\S+/.exec(String(line))?.[0] ?? '',
    pid: server.pid ?? 0,
    stop: () => server.kill(),
  }
}
