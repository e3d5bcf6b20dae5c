import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createHttpServer } from '../../server/web/http-server.ts'
import type { Attack } from './attack.ts'
import { openDatabaseFiles } from './database-files.ts'
import { type Diary, openDiary } from './diary.ts'
import { type Answer, type Sending, type Slowness, send, sendRaw } from './wire.ts'

export type Site = Awaited<ReturnType<typeof openSite>>

/** A site of its own over temporary files, listening on a port that the system chooses; its clock is ours. */
export async function openSite({ settings = {}, limits = {} }: Pick<Attack, 'settings' | 'limits'> = {}) {
  const databases = openDatabaseFiles()
  const diary = openDiary()
  const watch = { at: Date.parse('2026-01-12T12:00:00Z') }
  const clock = () => new Date(watch.at)
  let app: RequestListener = (_req, res) => res.destroy()
  const server = createHttpServer((req, res) => app(req, res), limits)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const config = readConfig({ SAMPLE: 'off', PORT: String(port), ...settings })
  const logger = pino({ level: 'trace' }, diary)
  app = createApp({ ...databases, config, clock, logger })

  return {
    ...databases,
    port,
    /** As people type it: scheme, host, port. */
    origin: new URL(config.BASE_URL).origin,
    host: new URL(config.BASE_URL).host,
    clock,
    diary,
    /** Lets time pass, in milliseconds. */
    later: (ms: number) => {
      watch.at += ms
    },
    send: (sending: Sending) => sendNoting(port, sending, diary),
    sendRaw: (pieces: string | readonly string[], slowness?: Slowness) => sendRaw(port, pieces, slowness),
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      databases.discard()
    },
  }
}

/** Notes on the way what must stand in no log. */
async function sendNoting(port: number, sending: Sending, diary: Diary): Promise<Answer> {
  diary.noteQuery(sending.path)
  diary.noteCookies(String(sending.headers?.Cookie ?? ''))
  if (typeof sending.body === 'string') diary.noteForm(sending.body)
  const answer = await send(port, sending)
  for (const cookie of answer.headers['set-cookie'] ?? []) diary.noteCookies(cookie.split(';', 1)[0] ?? '')
  diary.noteQuery(answer.headers.location ?? '')
  return answer
}
